// One Xapian database of an index, open for writing: whole documents, all in a transaction that
// Commit() ends. A Xapian error drops the handle without another write (a commit that is tried
// again on the same handle damages the free list: measured) and becomes an IndexError; after that
// every call throws.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/suggest.h"
#include "indexer/archive.h"
#include "schema/stored.h"

namespace Xapian {
class Database;
class Document;
class WritableDatabase;
}  // namespace Xapian

namespace attest {

// What metadata key::kStats says of this database.
std::string StatsJson(const Xapian::Database& db);

class DatabaseWriter {
 public:
  // Makes an empty, stamped database at `path`, which does not exist or is the rest of an attempt
  // to make one.
  static void Create(const std::string& path);

  // Throws IndexError where it cannot be opened or is of a foreign layout. `dir` is the index
  // folder, for messages.
  DatabaseWriter(const std::string& path, const std::string& dir);
  // Drops what is not committed.
  ~DatabaseWriter();

  bool Has(std::string_view id);
  std::optional<StoredDocument> Find(std::string_view id);  // `text` is empty for a long document
  bool IsUnchanged(const StoredDocument& stored);
  std::string ReadText(std::string_view id);
  std::optional<std::string> FindBare(std::string_view sha256);
  void EachWithTerm(const std::string& term, const IdVisitor& visit);
  std::string Metadata(const std::string& key);
  std::vector<std::string> MetadataKeys(const std::string& prefix);

  void Put(const StoredDocument& stored, Suggester& suggester);
  void SetCopies(std::string_view id, const std::vector<Copy>& copies);
  bool Remove(std::string_view id);
  void SetMetadata(const std::string& key, const std::string& value);  // an empty value removes it

  // Ends the transaction and moves the revision counter on; nothing where nothing was changed.
  void Commit();
  bool IsDirty() const { return dirty_; }
  // Entries written since the last commit, removed ones not counted.
  size_t pending_entries() const { return pending_entries_; }

 private:
  template <typename Do>
  auto Guarded(const char* doing, Do act);
  Xapian::WritableDatabase& Change();  // begins a transaction where none is open
  void Drop() noexcept;
  bool RemoveEntries(std::string_view id);
  void KeepNames(Suggester& suggester);
  void WidenBounds(const Xapian::Document& leaving);

  std::string path_;
  std::unique_ptr<Xapian::WritableDatabase> db_;
  bool dirty_ = false;
  std::string names_of_;  // digest of the vocabulary for which key::kNames was looked at
  size_t pending_entries_ = 0;
};

}  // namespace attest
