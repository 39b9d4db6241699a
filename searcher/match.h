// Which documents of a shard match a query: exact, as sets (ANALYSIS sections 1 and 4). Weights are
// rank.h's.
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "searcher/docid_set.h"
#include "searcher/plan.h"
#include "searcher/request.h"
#include "searcher/shards.h"

namespace Xapian {
class Query;
}

namespace attest {

class Vocabulary;

inline constexpr size_t kMaxWildcardTerms = 1000;
inline constexpr size_t kMaxCachedTests = 256;

// What reading texts again found, by shard and test; valid for one revision, emptied when full.
using TestCache = std::map<std::string, std::vector<uint32_t>>;

class Matcher {
 public:
  using Clock = std::chrono::steady_clock;
  Matcher(const Shard& shard, const Plan& plan, std::string_view text, const Vocabulary& vocabulary,
          TestCache& cache, Clock::time_point deadline)
      : shard_(shard),
        plan_(plan),
        text_(text),
        vocabulary_(vocabulary),
        cache_(cache),
        deadline_(deadline) {}

  // Over short and long documents; passages may match too and are filtered by the caller. Throws
  // QueryError for a wildcard of too many words.
  Xapian::Query Compile(const Query& query, SearchRequest::Match match);
  // False where the deadline left texts unread.
  bool exact() const { return exact_; }

  // The same of parts of a query: of a word (in the title alone), of a kPhrase or kNear node.
  Xapian::Query Word(const Units& units, bool title);
  Xapian::Query Verified(const Pattern& pattern, const Query& node);
  // Documents that have a full form of the concept.
  Xapian::Query Named(const ExpandedConcept& expanded);

 private:
  bool Node(const Query& node, Xapian::Query& out);
  bool Join(const Query& node, bool all, Xapian::Query& out);
  void Leaf(const Query& node, bool title, std::vector<Xapian::Query>& out);
  void AddBeginning(const std::string& beginning, std::vector<Xapian::Query>& any) const;
  Xapian::Query InOneText(const Xapian::Query& texts);
  Xapian::Query Test(const TextTest& test, bool title);
  Xapian::Query Written(const TextTest& test, bool title);
  using TextCheck = std::function<bool(const std::string&)>;
  Xapian::Query Reading(const std::string& name, const Xapian::Query& candidates, bool title,
                        const TextCheck& check);
  std::vector<uint32_t> ReadTexts(const Xapian::Query& candidates, bool title,
                                  const TextCheck& check);
  Xapian::Query Beginning(const std::string& beginning, const Query& node);
  Xapian::Query Documents(std::vector<uint32_t> docids);

  const Shard& shard_;
  const Plan& plan_;
  std::string_view text_;
  const Vocabulary& vocabulary_;
  TestCache& cache_;
  Clock::time_point deadline_;
  SearchRequest::Match match_ = SearchRequest::Match::kAll;
  bool exact_ = true;
};

}  // namespace attest
