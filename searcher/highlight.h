// Where the words of a query stand in a text: the analysis of the index again, so that what matched
// is what is marked.
#pragma once
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/plan.h"

namespace attest {

struct HitSpan {
  size_t begin, end;       // bytes
  std::set<size_t> words;  // which words of the query, numbered as in the plan's positive leaves
  friend bool operator==(const HitSpan&, const HitSpan&) = default;
};

class Highlighter {
 public:
  explicit Highlighter(const Plan& plan);

  // Sorted, disjoint, on character boundaries of `text`.
  std::vector<HitSpan> Find(std::string_view text) const;
  size_t words() const { return words_.size(); }
  // Null for a beginning (wor*), a pattern or a concept:.
  const Units* units(size_t word) const { return words_[word]; }

 private:
  size_t AddNumber(const Units* units);
  void AddWord(const PlannedWord& planned);
  void AddConcept(const ExpandedConcept& expanded, size_t word);
  void FindTerms(std::string_view text, const std::vector<Token>& tokens,
                 std::vector<HitSpan>& spans) const;
  void FindCompounds(const std::vector<Token>& tokens, std::vector<HitSpan>& spans) const;
  void FindConcepts(std::string_view text, std::vector<HitSpan>& spans) const;
  void FindRuns(const std::vector<Token>& tokens, std::vector<HitSpan>& spans) const;
  void FindTests(std::string_view text, const std::vector<Token>& tokens,
                 std::vector<HitSpan>& spans) const;

  std::vector<const Units*> words_;  // null for a beginning (wor*) or a pattern
  std::multimap<std::string, size_t> terms_;
  std::multimap<std::string, size_t> compounds_;
  std::vector<std::set<std::string>> inside_;   // by word: bigram terms to mark inside compounds
  std::vector<std::vector<std::string>> runs_;  // by word: bigrams of a longer Han word
  std::vector<std::pair<std::string, size_t>> beginnings_;      // folded word -> word
  std::vector<std::pair<std::string, size_t>> han_characters_;  // lone characters
  std::vector<std::pair<const Pattern*, size_t>> patterns_;
  std::map<const ExpandedConcept*, std::set<size_t>> concepts_;  // words for which they stand
};

}  // namespace attest
