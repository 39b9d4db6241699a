// Texts that have any form of a concept, scored as if all its forms were one word.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace Xapian {
class Query;
}

namespace attest {

class Shards;
struct FormTerms;

// Words of a name that stand apart hint at what it names.
inline constexpr float kScatteredName = 0.35F;

class TextGroup {
 public:
  // Short documents and passages of `shards` that have one of the terms or rows. A name of several
  // words counts as one where a text is known to have it; its words in any order count
  // kScatteredName.
  static TextGroup Of(const FormTerms& terms, const Shards& shards);

  uint64_t count() const { return count_; }
  // How much of its weight a text of the shard gets: 0 where it has no form, else by how often it
  // has one, as BM25 counts words, about 1.
  float Share(size_t shard, uint32_t docid) const;
  // The same for a document id of the shards together.
  float Share(uint32_t together) const;
  // Scores weight × share.
  Xapian::Query WeightedQuery(double weight) const;

 private:
  using Shares = std::vector<std::pair<uint32_t, float>>;  // by document id, sorted
  class Source;

  std::shared_ptr<const std::map<std::string, Shares>> by_uuid_;
  std::vector<const Shares*> by_shard_;
  uint64_t count_ = 0;
};

}  // namespace attest
