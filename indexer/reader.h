// The databases of an index open for reading, by the owner of the folder: both levels. For dry runs
// and stats; searches have a reader of their own.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/archive.h"
#include "schema/stored.h"
#include "schema/vocabulary.h"

namespace Xapian {
class Database;
class Error;
}  // namespace Xapian

namespace attest {

class IndexReader {
 public:
  // Throws IndexError where there is no index, or it is damaged or of a foreign layout.
  explicit IndexReader(const std::string& dir);
  ~IndexReader();
  IndexReader(IndexReader&&) noexcept;

  std::optional<StoredDocument> Find(
      std::string_view id) const;  // `text` is empty for a long document
  bool IsUnchanged(const StoredDocument& stored) const;
  std::string ReadText(std::string_view id) const;
  std::optional<std::string> FindBare(std::string_view sha256, Access access) const;
  void EachWithTerm(const std::string& term, const IdVisitor& visit) const;

  // That of the index (schema/stored_vocabulary.h).
  std::shared_ptr<const Vocabulary> SharedVocabulary() const;

  struct Opened {
    Access access;
    std::string path;  // DIR/public.N
    std::unique_ptr<Xapian::Database> db;
  };
  const std::vector<Opened>& databases() const { return databases_; }

 private:
  std::vector<Opened> databases_;
};

// What a Xapian error says, with the system's own words.
std::string Reason(const Xapian::Error& error);
// Inside a catch block: throws the Xapian error that is being handled as an IndexError that names
// `path`.
[[noreturn]] void RethrowAsIndexError(const std::string& path);

}  // namespace attest
