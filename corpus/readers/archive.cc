#include "corpus/readers/archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <functional>
#include <memory>
#include <new>
#include <vector>

#include "corpus/batch.h"
#include "corpus/readers/zip.h"
#include "schema/text.h"

namespace attest {
namespace {

constexpr size_t kMaxName = 4096;  // bytes
constexpr char kNoName[] = "content";

std::string_view LastPart(std::string_view name) { return name.substr(name.rfind('/') + 1); }

bool IsJunk(std::string_view name) {
  const std::string_view last = LastPart(name);
  return name.starts_with("__MACOSX/") || name.find("/__MACOSX/") != std::string_view::npos ||
         last.starts_with("._") || last == ".DS_Store" || last == "Thumbs.db" ||
         last == "desktop.ini";
}

void CheckDescribesNone(std::string_view name) {
  const std::string_view last = LastPart(name);
  if (IsJunk(name)) return;
  if (!IsManifest(last) && !last.ends_with(".meta.json") && !last.ends_with(".meta.xml")) return;
  throw RecordError("it holds " + Printable(name) +
                    ", which may say who may read the rest and is not read inside an archive: "
                    "unpack it and add the folder");
}

void CheckSize(uint64_t size) {
  if (size <= kMaxFile) return;
  throw RecordError("expected at most " + std::to_string(kMaxFile) + " bytes, found " +
                    std::to_string(size));
}

// Hands over what `read` gives, or why it gives nothing.
void Hand(const std::string& name, const std::function<std::string()>& read, MemberSink& members) {
  std::string bytes;
  try {
    if (!IsSafeMember(name)) {
      throw RecordError("expected a name below the archive, of at most " +
                        std::to_string(kMaxName) + " bytes and without backslashes");
    }
    bytes = read();
  } catch (const RecordError& error) {
    return members.OnMemberProblem(name.substr(0, kMaxName), error.what());
  } catch (const std::bad_alloc&) {
    return members.OnMemberProblem(name.substr(0, kMaxName), "unpacking it needed too much memory");
  }
  members.OnMember(name, std::move(bytes));
}

void ReadZip(std::string_view bytes, MemberSink& members, uint64_t* budget) {
  Zip zip(bytes, *budget);
  for (const ZipEntry& entry : zip.entries()) CheckDescribesNone(entry.name);
  for (const ZipEntry& entry : zip.entries()) {
    if (entry.directory || IsJunk(entry.name)) continue;
    const uint64_t before = zip.budget();
    Hand(
        entry.name,
        [&] {
          CheckSize(entry.size);
          return zip.Read(entry);
        },
        members);
    *budget -= std::min(*budget, before - zip.budget());
  }
}

class Tar {
 public:
  Tar(std::string_view bytes, bool packed) : archive_(archive_read_new(), archive_read_free) {
    if (!archive_) throw std::bad_alloc();
    Check(archive_read_support_format_tar(archive()));
    if (packed) {
      Check(archive_read_support_filter_gzip(archive()));
      Check(archive_read_support_format_raw(archive()));
    }
    Check(archive_read_open_memory(archive(), bytes.data(), bytes.size()));
  }

  // The next member, or null at the end.
  archive_entry* Next() {
    archive_entry* entry = nullptr;
    const int result = archive_read_next_header(archive(), &entry);
    if (result == ARCHIVE_EOF) return nullptr;
    Check(result);
    if (++count_ > kMaxMembers)
      throw RecordError("expected at most " + std::to_string(kMaxMembers) + " members, found more");
    return entry;
  }

  std::string Name(archive_entry* entry) const {
    const char* name = archive_entry_pathname(entry);
    if (archive_format(archive()) != ARCHIVE_FORMAT_RAW) return name ? name : "";
    return name && std::string_view(name) != "data" ? std::string(LastPart(name)) : kNoName;
  }

  // What the member holds. A stream cannot be entered behind a bomb: that ends the archive.
  std::string Read(archive_entry* entry, uint64_t* budget) {
    if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry))
      throw RecordError("expected a file, found a link or device");
    if (archive_entry_size_is_set(entry))
      CheckSize(static_cast<uint64_t>(archive_entry_size(entry)));
    const int64_t before = archive_filter_bytes(archive(), -1);
    std::string out;
    std::vector<char> buffer(1u << 16);
    for (;;) {
      const la_ssize_t count = archive_read_data(archive(), buffer.data(), buffer.size());
      if (count < 0) Check(static_cast<int>(count));
      if (count == 0) break;
      out.append(buffer.data(), static_cast<size_t>(count));
      const auto packed = static_cast<uint64_t>(archive_filter_bytes(archive(), -1) - before);
      if (out.size() > std::min(kMaxFile, *budget) ||
          out.size() > std::max(kFreeMember, packed * kMaxRatio)) {
        throw Bomb("expected at most " + std::to_string(kMaxFile) + " bytes in a member, " +
                   std::to_string(kMaxUnpacked) + " in all, and " + std::to_string(kMaxRatio) +
                   " times the packed size beyond " + std::to_string(kFreeMember) +
                   ", found more: it is not read on");
      }
    }
    *budget -= out.size();
    return out;
  }

  // Not a RecordError until it has left the loop over the members.
  struct Bomb : Error {
    using Error::Error;
  };

 private:
  struct archive* archive() const {
    return archive_.get();
  }
  void Check(int result) const {
    if (result >= ARCHIVE_WARN) return;
    if (archive_errno(archive()) == ENOMEM) throw std::bad_alloc();
    const char* why = archive_error_string(archive());
    throw Damaged("damaged archive: " + Printable(why ? why : "it ends too early", 200));
  }
  struct Damaged : Bomb {
    using Bomb::Bomb;
  };

  std::unique_ptr<struct archive, decltype(&archive_read_free)> archive_;
  size_t count_ = 0;
};

void ReadTar(std::string_view bytes, bool packed, MemberSink& members, uint64_t* budget) try {
  {
    Tar names(bytes, packed);
    while (archive_entry* entry = names.Next()) CheckDescribesNone(names.Name(entry));
  }
  Tar tar(bytes, packed);
  while (archive_entry* entry = tar.Next()) {
    const std::string name = tar.Name(entry);
    if (archive_entry_filetype(entry) == AE_IFDIR || IsJunk(name)) continue;
    Hand(
        name, [&] { return tar.Read(entry, budget); }, members);
  }
} catch (const Tar::Bomb& error) {
  throw RecordError(error.what());
}

}  // namespace

bool IsSafeMember(std::string_view name) {
  if (name.empty() || name.size() > kMaxName) return false;
  if (name.find('\\') != std::string_view::npos || name.find('\0') != std::string_view::npos)
    return false;
  for (size_t begin = 0; begin <= name.size();) {
    const size_t end = std::min(name.find('/', begin), name.size());
    const std::string_view part = name.substr(begin, end - begin);
    if (part.empty() || part == "." || part == "..") return false;
    begin = end + 1;
  }
  return true;
}

void ReadArchive(std::string_view bytes, Format format, MemberSink& members, uint64_t* budget) {
  if (format == Format::kZip) return ReadZip(bytes, members, budget);
  ReadTar(bytes, format == Format::kGzip, members, budget);
}

}  // namespace attest
