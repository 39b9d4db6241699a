#include "indexer/writer.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>
#include <set>

#include "corpus/suggest.h"
#include "indexer/compaction.h"
#include "indexer/database.h"
#include "indexer/index_folder.h"
#include "indexer/lock.h"
#include "indexer/merge.h"
#include "indexer/scoped_umask.h"
#include "indexer/space.h"
#include "schema/analysis/analysis.h"
#include "schema/error.h"
#include "schema/layout.h"
#include "schema/stored_vocabulary.h"

namespace attest {
namespace {

const std::string& PreparedFolder(const std::string& dir) {
  PrepareFolder(dir);
  return dir;
}

std::string PendingKey(std::string_view id) { return key::kPending + std::string(id); }

Access Other(Access access) {
  return access == Access::kPublic ? Access::kRestricted : Access::kPublic;
}

}  // namespace

// A pending record says where the document goes, "restricted" or "public". It is put where it goes
// and the record beside it, then it leaves where it was, then the record goes. While it lies in
// both, readers leave out the one that has a record.
struct IndexWriter::Impl {
  Impl(const std::string& folder, std::string_view holder)
      : dir(PreparedFolder(folder)), lock(dir, holder) {
    RemoveLeftovers(dir);
    if (!HasDatabase(dir, Access::kPublic)) Make(Access::kPublic);
    for (const Access access : {Access::kPublic, Access::kRestricted}) {
      if (HasDatabase(dir, access)) Open(access);
    }
    WarnOfIcu();
    FinishMoves();
  }

  DatabaseWriter* In(Access access) { return databases[static_cast<size_t>(access)].get(); }

  DatabaseWriter& Home(Access access) {
    if (!In(access)) {
      Make(access);
      Open(access);
    }
    return *In(access);
  }

  void Make(Access access) {
    CheckSpace(dir, FreeBytes(dir), 0);
    const std::string path = NextGeneration(dir, access);
    DatabaseWriter::Create(path);
    SwitchTo(dir, access, path);
  }

  void Open(Access access) {
    databases[static_cast<size_t>(access)] =
        std::make_unique<DatabaseWriter>(DatabasePath(dir, access), dir);
  }

  void WarnOfIcu() {
    const std::string made_with = In(Access::kPublic)->Metadata(key::kIcu);
    if (made_with == IcuVersion()) return;
    warnings.push_back(
        dir + ": this index was made with ICU " + made_with + ", this program has ICU " +
        IcuVersion() +
        ": Chinese words may be divided differently; attest-index rebuild makes them equal");
  }

  // Of the two databases the one that holds the document, or null.
  DatabaseWriter* Holding(std::string_view id) {
    if (moves.contains(std::string(id))) Commit();
    for (auto& database : databases) {
      if (database && database->Has(id)) return database.get();
    }
    return nullptr;
  }

  void Put(const StoredDocument& stored) {
    const std::string& id = stored.document.id;
    const Access access = stored.document.access;
    DatabaseWriter* holding = Holding(id);
    DatabaseWriter& home = Home(access);
    if (holding && holding == In(Other(access))) {
      Move(stored);
    } else {
      PutInto(home, stored);
    }
    pending_text += stored.document.text.size();
  }

  std::shared_ptr<const Vocabulary> SharedVocabulary() {
    DatabaseWriter& open = *In(Access::kPublic);
    return VocabularyOfIndex([&](const std::string& key) { return open.Metadata(key); });
  }

  void PutInto(DatabaseWriter& database, const StoredDocument& stored) {
    if (!suggester) suggester.emplace(SharedVocabulary());
    database.Put(stored, *suggester);
  }

  void Move(const StoredDocument& stored) {
    const std::string& id = stored.document.id;
    moves.insert(id);
    DatabaseWriter& restricted = Home(Access::kRestricted);
    if (stored.document.access == Access::kRestricted) {
      restricted.SetMetadata(PendingKey(id), "restricted");
      restricted.SetMetadata(PendingKey(""), "compact");
      PutInto(restricted, stored);
      Home(Access::kPublic).Remove(id);
    } else {
      restricted.SetMetadata(PendingKey(id), "public");
      PutInto(Home(Access::kPublic), stored);
    }
  }

  void EachWithTerm(const std::string& term, const IdVisitor& visit) {
    if (!moves.empty()) Commit();
    for (auto& database : databases) {
      if (database) database->EachWithTerm(term, visit);
    }
  }

  void CommitIfDue() {
    size_t entries = 0;
    for (const auto& database : databases) entries += database ? database->pending_entries() : 0;
    if (entries >= kCommitEntries || pending_text >= kCommitBytes) Commit();
  }

  bool IsDirty() const {
    return std::any_of(databases.begin(), databases.end(),
                       [](const auto& database) { return database && database->IsDirty(); });
  }

  void Commit() {
    if (!IsDirty()) return;
    CheckSpace(dir, FreeBytes(dir), pending_text);
    if (In(Access::kRestricted)) In(Access::kRestricted)->Commit();
    In(Access::kPublic)->Commit();
    pending_text = 0;
    if (!moves.empty()) FinishMoves();
    moves.clear();
  }

  // Both databases are committed up to the pending records.
  void FinishMoves() {
    DatabaseWriter* restricted = In(Access::kRestricted);
    if (!restricted) return;
    DatabaseWriter& open = *In(Access::kPublic);
    for (const std::string& key : restricted->MetadataKeys(key::kPending)) {
      const std::string id = key.substr(std::strlen(key::kPending));
      if (id.empty()) continue;
      const std::string pending = restricted->Metadata(key);
      if (moves.empty())
        warnings.push_back(dir + ": an interrupted change of access was finished: " + id);
      if (pending == "restricted") {
        LeavePublic(id);
      } else if (open.Has(id)) {
        restricted->Remove(id);
      }
      restricted->SetMetadata(key, "");
    }
    restricted->Commit();
  }

  // After a move that was interrupted `public` may still hold the document, and its copies with it.
  void LeavePublic(const std::string& id) {
    DatabaseWriter& open = *In(Access::kPublic);
    std::optional<StoredDocument> leaving = open.Find(id);
    if (!leaving) return;
    std::erase_if(leaving->copies, [&](const Copy& copy) {
      return open.Has(copy.id) || In(Access::kRestricted)->Has(copy.id);
    });
    if (!leaving->copies.empty()) leaving->document.text = open.ReadText(id);
    open.Remove(id);
    if (!leaving->copies.empty()) PutInto(open, Successor(std::move(*leaving)));
    open.Commit();
  }

  // Freed blocks of `public` keep what became restricted until it is compacted.
  void Finish() {
    Commit();
    DatabaseWriter* restricted = In(Access::kRestricted);
    if (!restricted || restricted->Metadata(PendingKey("")).empty()) return;
    Compact(Access::kPublic);
    restricted->SetMetadata(PendingKey(""), "");
    restricted->Commit();
  }

  void Compact(Access access) {
    databases[static_cast<size_t>(access)].reset();
    CompactDatabase(dir, access);
    Open(access);
  }

  std::string dir;
  ScopedUmask mask;
  Lock lock;
  std::array<std::unique_ptr<DatabaseWriter>, 2> databases;
  std::set<std::string> moves;         // ids, between a move's first commit and its last
  std::optional<Suggester> suggester;  // once needed
  uint64_t pending_text = 0;
  std::vector<std::string> warnings;
};

IndexWriter::IndexWriter(const std::string& dir, std::string_view holder)
    : impl_(std::make_unique<Impl>(dir, holder)) {}
IndexWriter::~IndexWriter() = default;

std::optional<StoredDocument> IndexWriter::Find(std::string_view id) {
  DatabaseWriter* holding = impl_->Holding(id);
  return holding ? holding->Find(id) : std::nullopt;
}

bool IndexWriter::IsUnchanged(const StoredDocument& stored) {
  DatabaseWriter* holding = impl_->Holding(stored.document.id);
  return holding && holding == impl_->In(stored.document.access) && holding->IsUnchanged(stored);
}

std::string IndexWriter::ReadText(std::string_view id) {
  DatabaseWriter* holding = impl_->Holding(id);
  if (!holding) throw NotFoundError("no document has the id " + std::string(id));
  return holding->ReadText(id);
}

std::optional<std::string> IndexWriter::FindBare(std::string_view sha256, Access access) {
  if (!impl_->moves.empty()) impl_->Commit();
  DatabaseWriter* database = impl_->In(access);
  return database ? database->FindBare(sha256) : std::nullopt;
}

void IndexWriter::Put(const StoredDocument& stored) { impl_->Put(stored); }

void IndexWriter::Rewrite(const StoredDocument& stored) {
  StoredDocument whole = stored;
  whole.document.text = ReadText(stored.document.id);
  impl_->Put(whole);
}

std::vector<std::string> IndexWriter::FindByFile(std::string_view file) {
  std::vector<std::string> ids;
  impl_->EachWithTerm(ExactTerm(prefix::kFile, file),
                      [&](std::string_view id) { ids.emplace_back(id); });
  return ids;
}

void IndexWriter::EachOfRoot(std::string_view root, const IdVisitor& visit) {
  impl_->EachWithTerm(ExactTerm(prefix::kRoot, root), visit);
}

void IndexWriter::EachWithCopies(std::string_view root, const IdVisitor& visit) {
  impl_->EachWithTerm(ExactTerm(prefix::kCopies, root), visit);
}

void IndexWriter::EachWithTerm(const std::string& term, const IdVisitor& visit) {
  impl_->EachWithTerm(term, visit);
}

std::shared_ptr<const Vocabulary> IndexWriter::SharedVocabulary() {
  return impl_->SharedVocabulary();
}

std::string IndexWriter::VocabularyStamp() {
  return impl_->In(Access::kPublic)->Metadata(key::kVocabulary);
}

void IndexWriter::SetVocabulary(const std::string& xml, const std::string& stamp) {
  DatabaseWriter& open = *impl_->In(Access::kPublic);
  open.SetMetadata(key::kVocabularyFile, xml.empty() ? "" : PackVocabulary(xml));
  open.SetMetadata(key::kVocabulary, stamp);
  impl_->suggester.reset();
  impl_->Commit();
}

void IndexWriter::SetCopies(std::string_view id, const std::vector<Copy>& copies) {
  DatabaseWriter* holding = impl_->Holding(id);
  if (!holding) throw NotFoundError("no document has the id " + std::string(id));
  holding->SetCopies(id, copies);
}

bool IndexWriter::Remove(std::string_view id) {
  DatabaseWriter* holding = impl_->Holding(id);
  return holding && holding->Remove(id);
}

void IndexWriter::CommitIfDue() { impl_->CommitIfDue(); }
void IndexWriter::Commit() { impl_->Commit(); }
void IndexWriter::Compact() {
  impl_->Finish();
  for (const Access access : {Access::kPublic, Access::kRestricted}) {
    if (impl_->In(access)) impl_->Compact(access);
  }
}
void IndexWriter::Finish() { impl_->Finish(); }
bool IndexWriter::IsDurable() { return !impl_->IsDirty(); }

const std::vector<std::string>& IndexWriter::warnings() const { return impl_->warnings; }

}  // namespace attest
