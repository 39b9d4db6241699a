#include "indexer/check_sources.h"

#include "corpus/batch.h"
#include "corpus/door.h"
#include "corpus/files.h"
#include "corpus/ids.h"
#include "indexer/source.h"
#include "schema/error.h"
#include "schema/text.h"

namespace attest {
namespace {

class HashSink : public RecordSink {
 public:
  void OnRecord(Record record) override {
    hashes.emplace(record.document.id, record.provenance.sha256);
  }
  void OnProblem(Problem) override {}  // of the records that are asked for none is there

  std::map<std::string, std::string> hashes;
};

bool IsThere(const std::string& path) {
  try {
    return StatusOf(path, true).kind != FileKind::kMissing;
  } catch (const InputError&) {
    return false;
  }
}

// The container in which a member lies ("/a/b.zip!/c.txt": "/a/b.zip"); empty where there is none.
std::string ContainerOf(const std::string& path) {
  for (const std::string& container : ContainersOf(path)) {
    if (StatusOf(container, true).kind == FileKind::kRegular) return container;
  }
  return "";
}

SourceState Compared(const std::map<std::string, std::string>& hashes, const std::string& name,
                     const std::string& sha256) {
  const auto found = hashes.find(name);
  if (found == hashes.end()) return SourceState::kMissing;
  return found->second == sha256 ? SourceState::kSame : SourceState::kChanged;
}

// A file that is there and cannot be read is not what it was.
SourceState LookAtFile(const std::string& path, const std::string& sha256) {
  try {
    const bool same = Hex(Sha256(ReadAll(path, kMaxFile))) == sha256;
    return same ? SourceState::kSame : SourceState::kChanged;
  } catch (const InputError&) {
    return SourceState::kChanged;
  }
}

}  // namespace

const SourceCheck::Hashes* SourceCheck::OfBatch(const std::string& path) {
  if (read_ == path) return hashes_ ? &*hashes_ : nullptr;
  read_ = path;
  hashes_.reset();
  if (!IsThere(path)) return nullptr;
  HashSink sink;
  try {
    ReadPath(path, {}, sink);
  } catch (const InputError&) {
    // What was read until then is known; the rest is not what it was.
  }
  hashes_ = std::move(sink.hashes);
  return &*hashes_;
}

const SourceCheck::Hashes* SourceCheck::OfContainer(const std::string& path) {
  if (read_ == path) return &*hashes_;
  read_ = path;
  hashes_.emplace();
  try {
    reader_.Read(
        path,
        [&](const FileDocument& document) { hashes_->emplace(document.member, document.sha256); },
        [](const std::string&, const std::string&) {});
  } catch (const RecordError&) {
    // What was read until then is known; the rest is not what it was.
  } catch (const InputError&) {
  }
  return &*hashes_;
}

SourceState SourceCheck::LookAtPath(const std::string& path, const std::string& sha256) {
  if (IsThere(path)) return LookAtFile(path, sha256);
  const std::string container = ContainerOf(path);
  if (container.empty()) return SourceState::kMissing;
  return Compared(*OfContainer(container), path.substr(container.size() + kMemberSeparator.size()),
                  sha256);
}

SourceState SourceCheck::Look(const StoredDocument& stored, std::string* where) {
  *where = PathBytes(SourceFile(stored.provenance));
  const std::string& sha256 = stored.provenance.sha256;
  if (HasOwnFile(stored)) return LookAtPath(*where, sha256);
  const Hashes* hashes = OfBatch(*where);
  return hashes ? Compared(*hashes, stored.document.id, sha256) : SourceState::kMissing;
}

SourceState SourceCheck::Look(const Copy& copy, const std::string& sha256, std::string* where) {
  *where = PathBytes(SourceFile(copy));
  return LookAtPath(*where, sha256);
}

}  // namespace attest
