#include "indexer/check_sources.h"

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

// A file that is there and cannot be read is not what it was.
SourceState LookAtFile(const std::string& path, const std::string& sha256) {
  if (!IsThere(path)) return SourceState::kMissing;
  try {
    const bool same = Hex(Sha256(ReadAll(path, kMaxText))) == sha256;
    return same ? SourceState::kSame : SourceState::kChanged;
  } catch (const InputError&) {
    return SourceState::kChanged;
  }
}

}  // namespace

const SourceCheck::Hashes* SourceCheck::OfBatch(const std::string& path) {
  if (batch_ == path) return hashes_ ? &*hashes_ : nullptr;
  batch_ = path;
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

SourceState SourceCheck::Look(const StoredDocument& stored, std::string* where) {
  *where = PathBytes(SourceFile(stored.provenance));
  if (HasOwnFile(stored)) return LookAtFile(*where, stored.provenance.sha256);
  const Hashes* hashes = OfBatch(*where);
  if (!hashes) return SourceState::kMissing;
  const auto found = hashes->find(stored.document.id);
  if (found == hashes->end()) return SourceState::kMissing;
  return found->second == stored.provenance.sha256 ? SourceState::kSame : SourceState::kChanged;
}

SourceState SourceCheck::Look(const Copy& copy, const std::string& sha256, std::string* where) {
  *where = PathBytes(SourceFile(copy));
  return LookAtFile(*where, sha256);
}

}  // namespace attest
