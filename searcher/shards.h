// The open databases behind a Searcher: one shard for each database of each index (public, and
// restricted where asked). Counting runs shard by shard; ranking runs over all of them together, so
// that weights come from the whole.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "schema/stored_names.h"
#include "searcher/docid_set.h"
#include "searcher/links.h"

namespace Xapian {
class Database;
class Query;
}  // namespace Xapian

namespace attest {

struct Shard {
  std::string uuid;
  std::unique_ptr<Xapian::Database> db;
  bool has_long = false;  // holds long documents, and with them passages
  DocidRanges hidden;     // a range a document, passages included: see Shards::Refresh
  mutable std::optional<StoredNames> names;  // of this revision, once NamesOf was asked
};

// Which names the texts of the shard were searched for. Read once a revision: it takes .3 ms, and
// each concept of a query asks several times. Not thread-safe.
const StoredNames& NamesOf(const Shard& shard);

class Shards {
 public:
  // Opens nothing yet.
  Shards(std::vector<std::string> indexes, bool restricted);
  ~Shards();

  // Moves to the newest revision, to a new generation where a link leads elsewhere, and to the
  // databases that are there now: the state of one moment. True where anything changed. Throws
  // IndexError (missing, not an index, foreign layout) and, where a writer was faster or the
  // database is damaged, Xapian::Error; then it is to be called again before anything is read.
  //
  // A document whose access changes lies in both databases for a moment, or until the next writing
  // command where this one was interrupted: it is found in `public` and hidden in `restricted`.
  bool Refresh();
  // Whether the links have changed since Refresh: what was opened may be deleted.
  bool IsStale() const;

  const std::vector<Shard>& all() const { return shards_; }
  const Xapian::Database& together() const { return *together_; }
  // Documents of several shards are numbered in turn: 1 is the first of shard 0, 2 the first of
  // shard 1, and so on.
  size_t ShardOf(uint32_t together) const { return (together - 1) % shards_.size(); }
  uint32_t LocalId(uint32_t together) const {
    return static_cast<uint32_t>((together - 1) / shards_.size() + 1);
  }
  // Documents of people: short and long ones.
  uint64_t Documents() const;
  // The counter of commits in the metadata, "+" between several databases.
  std::string Revision() const;
  // Of `public` of the first index.
  std::string Metadata(const std::string& key) const;
  // "DIR/public" or "DIR/public, DIR/restricted", for messages.
  std::string Names() const;

 private:
  enum class Look { kSame, kNewer, kOther };
  bool Advance();
  Look Reopen();
  void Open();
  void Close();
  void HideMoving();

  const std::vector<std::string> indexes_;
  const bool restricted_;
  std::vector<Link> links_;  // of shards_, in the same order
  std::vector<Shard> shards_;
  std::unique_ptr<Xapian::Database> together_;
};

// Of what `query` matches in the shard, what people count: short and long documents, no passages.
Xapian::Query DocumentsOnly(const Shard& shard, const Xapian::Query& query);

// The hidden documents of these shards, to be left out; empty where there are none.
Xapian::Query Hidden(std::span<const Shard> shards);

}  // namespace attest
