#include "corpus/readers/archive.h"

#include <algorithm>
#include <vector>

#include "corpus/readers/gzip.h"
#include "corpus/readers/kind.h"
#include "corpus/readers/member_path.h"
#include "corpus/readers/zip.h"

namespace attest {
namespace {

void CheckSize(uint64_t size) {
  if (size <= kMaxFile) return;
  throw RecordError("expected at most " + std::to_string(kMaxFile) + " bytes, found " +
                    std::to_string(size));
}

// Programs of Windows once wrote their own separator.
bool HasBackslashesOnly(const std::vector<ZipEntry>& entries) {
  return std::none_of(entries.begin(), entries.end(), [](const ZipEntry& entry) {
    return entry.name.find('/') != std::string::npos;
  });
}

// First the given bytes, then the rest.
class Resumed : public ByteSource {
 public:
  Resumed(std::string_view head, ByteSource& rest) : head_(head), rest_(rest) {}
  size_t Read(char* buffer, size_t size) override {
    if (head_.empty()) return rest_.Read(buffer, size);
    const size_t count = head_.copy(buffer, size);
    head_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view head_;
  ByteSource& rest_;
};

}  // namespace

void Budget::Check(uint64_t bytes) const {
  if (members_ == 0) {
    throw BudgetSpent("expected at most " + std::to_string(kMaxMembers) +
                      " members in all, found more; divide the archive");
  }
  if (bytes > bytes_) {
    throw BudgetSpent("expected at most " + std::to_string(kMaxUnpacked) +
                      " unpacked bytes in all, found more; divide the archive");
  }
}

void Budget::Take(uint64_t bytes) {
  Check(bytes);
  bytes_ -= bytes;
  --members_;
}

void ReadZip(std::string_view bytes, const Budget& budget, MemberSink& members) {
  Zip zip(bytes);
  MemberPaths paths;
  const bool backslashes = HasBackslashesOnly(zip.entries());
  bool any = false;
  for (const ZipEntry& entry : zip.entries()) CheckDescribesNone(entry.name);
  for (const ZipEntry& entry : zip.entries()) {
    std::string name = entry.name;
    if (backslashes) std::replace(name.begin(), name.end(), '\\', '/');
    if (name.ends_with('/') || IsClutter(name)) continue;
    any = true;
    std::string content;
    try {
      name = paths.Add(name);
      if (entry.link) throw RecordError("expected a file, found a link; pack it without zip -y");
      CheckSize(entry.size);
      budget.Check(entry.size);
      content = zip.Read(entry);
    } catch (const RecordError& error) {
      members.OnMemberProblem(name, error.what());
      continue;
    }
    members.OnMember(name, std::move(content));
  }
  if (!any) throw RecordError("expected a file in the zip archive, found none");
}

void ReadGzip(std::string_view bytes, const Budget& budget, MemberSink& members) {
  GzipSource source(bytes);
  std::string content(kFormatHead, '\0');
  content.resize(source.Read(content.data(), content.size()));
  if (FormatByHead(content) == Format::kTar) {
    Resumed tar(content, source);
    return ReadTar(tar, budget, members);
  }
  const std::string name = source.name().empty() ? "text" : MemberPaths().Add(source.name());
  content += ReadUpTo(source, kMaxFile + 1 - content.size());
  CheckSize(content.size());
  members.OnMember(name, std::move(content));
}

}  // namespace attest
