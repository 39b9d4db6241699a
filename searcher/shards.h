// The open databases behind a Searcher: one shard for each database of each index (public, and
// restricted where asked). Counting runs shard by shard; ranking runs over all of them together, so
// that weights come from the whole.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace Xapian {
class Database;
}

namespace attest {

struct Shard {
  std::string link;    // DIR/public, the link that compact and rebuild switch
  std::string target;  // where it led when it was opened
  std::string uuid;
  std::unique_ptr<Xapian::Database> db;
  bool has_long = false;  // holds long documents, and with them passages
};

class Shards {
 public:
  // Throws IndexError: missing, not an index, foreign layout, damaged.
  Shards(const std::vector<std::string>& indexes, bool restricted);
  ~Shards();

  // Moves to the newest revision, and to a new generation where a link leads elsewhere. True where
  // anything changed.
  bool Refresh();
  const std::vector<Shard>& all() const { return shards_; }
  const Xapian::Database& together() const { return *together_; }
  // Documents of people: short and long ones.
  uint64_t Documents() const;
  // The counter of commits in the metadata, "+" between several databases.
  std::string Revision() const;

 private:
  void OpenAll();
  std::vector<std::string> links_;
  std::vector<Shard> shards_;
  std::unique_ptr<Xapian::Database> together_;
};

}  // namespace attest
