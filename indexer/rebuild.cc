#include "indexer/rebuild.h"

#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <vector>

#include "corpus/suggest.h"
#include "indexer/database.h"
#include "indexer/index_folder.h"
#include "indexer/lock.h"
#include "indexer/lookup.h"
#include "indexer/progress.h"
#include "indexer/reader.h"
#include "indexer/scoped_umask.h"
#include "indexer/signals.h"
#include "indexer/space.h"
#include "indexer/writer.h"
#include "schema/error.h"
#include "schema/layout.h"
#include "schema/stored_vocabulary.h"
#include "schema/text.h"

namespace attest {
namespace {

struct Interrupted {};

// The place of the generation that is being written: empty again unless it is kept. Made by its
// user, so that half a database is removed too.
class NewGeneration {
 public:
  NewGeneration(const std::string& dir, Access access) : path_(NextGeneration(dir, access)) {}
  ~NewGeneration() {
    std::error_code ignored;  // the next writer removes it
    if (!kept_) std::filesystem::remove_all(path_, ignored);
  }
  NewGeneration(const NewGeneration&) = delete;
  NewGeneration& operator=(const NewGeneration&) = delete;

  const std::string& path() const { return path_; }
  void Keep() { kept_ = true; }

 private:
  std::string path_;
  bool kept_ = false;
};

std::vector<Xapian::docid> DocumentsOf(const Xapian::Database& db) {
  std::vector<Xapian::docid> docids;
  for (const Kind kind : {Kind::kShort, Kind::kLong}) {
    const std::string term = KindTerm(kind);
    docids.insert(docids.end(), db.postlist_begin(term), db.postlist_end(term));
  }
  std::sort(docids.begin(), docids.end());  // the order in which they came
  return docids;
}

std::string StampOf(const Xapian::Database& db, const std::string& dir) {
  const std::string stamp = db.get_metadata(key::kStamp);
  if (!CanRebuildFrom(stamp)) CheckStamp(stamp, dir);
  return stamp;
}

// Before layout 3 a language that was detected said that it came from the file.
constexpr int kFirstWithSuggestions = 3;

void TellDetected(StoredDocument& stored) {
  const auto language = stored.provenance.origins.find(Field::kLanguage);
  if (language == stored.provenance.origins.end()) return;
  if (language->second == Origin::kFile) language->second = Origin::kSuggested;
}

StoredDocument ReadWhole(const Xapian::Database& db, Xapian::docid docid,
                         const std::string& stamp) {
  StoredDocument stored = ReadDocument(db, docid);
  stored.document.text = ReadText(db, docid);
  if (Digest(stored, stamp) == ReadDigest(db, docid)) {
    if (*LayoutOf(stamp) < kFirstWithSuggestions) TellDetected(stored);
    return stored;
  }
  throw IndexError("the stored text of document " + Printable(stored.document.id, 250) +
                   " is not the one that was indexed: remove it or add it again (" +
                   Printable(stored.provenance.path, 1000) +
                   ") with the version that made the index, then rebuild; nothing was changed");
}

std::shared_ptr<const Vocabulary> ReadVocabulary(const std::string& dir) {
  const std::string path = DatabasePath(dir, Access::kPublic);
  try {
    const Xapian::Database open(path);
    return VocabularyOfIndex([&](const std::string& key) { return open.get_metadata(key); });
  } catch (const Xapian::Error&) {
    RethrowAsIndexError(path);
  }
}

// One database. `source` is opened for reading; the index is locked.
class DatabaseRebuild {
 public:
  DatabaseRebuild(const std::string& dir, Access access, Suggester& suggester, Progress& progress)
      : dir_(dir),
        access_(access),
        suggester_(suggester),
        progress_(progress),
        before_(DatabasePath(dir, access)) {}

  size_t Run() try {
    const Xapian::Database source(before_);
    const std::string stamp = StampOf(source, dir_);
    const std::vector<Xapian::docid> docids = DocumentsOf(source);
    NewGeneration generation(dir_, access_);
    DatabaseWriter::Create(generation.path());
    {
      DatabaseWriter target(generation.path(), dir_);
      for (const Xapian::docid docid : docids) Copy(ReadWhole(source, docid, stamp), target);
      CopyMetadata(source, target);
      CommitTo(target);
    }
    SwitchTo(dir_, access_, generation.path());
    generation.Keep();
    RemoveLeftovers(dir_);
    return docids.size();
  } catch (const Xapian::Error&) {
    RethrowAsIndexError(before_);
  }

 private:
  void Copy(const StoredDocument& stored, DatabaseWriter& target) {
    if (IsInterrupted()) throw Interrupted{};
    target.Put(stored, suggester_);
    pending_text_ += stored.document.text.size();
    if (target.pending_entries() >= kCommitEntries || pending_text_ >= kCommitBytes)
      CommitTo(target);
    progress_.AddBytes(stored.document.text.size());
    progress_.AddDocument();
  }

  void CommitTo(DatabaseWriter& target) {
    CheckSpace(dir_, FreeBytes(dir_), pending_text_);
    target.Commit();
    pending_text_ = 0;
  }

  // Moves that were interrupted are finished by the next writer; the counter goes on; a vocabulary
  // of its own stays.
  static void CopyMetadata(const Xapian::Database& source, DatabaseWriter& target) {
    for (auto it = source.metadata_keys_begin(key::kPending);
         it != source.metadata_keys_end(key::kPending); ++it)
      target.SetMetadata(*it, source.get_metadata(*it));
    target.SetMetadata(key::kRevision, source.get_metadata(key::kRevision));
    const std::string vocabulary = source.get_metadata(key::kVocabulary);
    if (!IsOwnVocabulary(vocabulary)) return;  // the built-in one of this version
    target.SetMetadata(key::kVocabulary, vocabulary);
    target.SetMetadata(key::kVocabularyFile, source.get_metadata(key::kVocabularyFile));
  }

  const std::string& dir_;
  const Access access_;
  Suggester& suggester_;
  Progress& progress_;
  const std::string before_;
  uint64_t pending_text_ = 0;
};

}  // namespace

Counts RebuildIndex(const std::string& dir, bool progress, std::ostream& err) {
  RequireIndex(dir);
  const ScopedUmask mask;
  const Lock lock(dir, "attest-index rebuild");
  RemoveLeftovers(dir);
  Progress shown(progress ? &err : nullptr, 0);
  Suggester suggester(ReadVocabulary(dir));
  Counts counts;
  for (const Access access : {Access::kPublic, Access::kRestricted}) try {
      if (HasDatabase(dir, access))
        counts.updated += DatabaseRebuild(dir, access, suggester, shown).Run();
    } catch (const Interrupted&) {
      shown.Clear();
      err << "attest-index: interrupted: the index is as it was, the same command begins anew\n";
      counts.interrupted = true;
      return counts;
    }
  return counts;
}

}  // namespace attest
