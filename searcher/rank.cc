#include "searcher/rank.h"

#include <xapian.h>

#include "schema/layout.h"

namespace attest {
namespace {

using Xapian::Query;

// A Korean stem together with its northern or southern spellings.
std::vector<std::string> FormsOf(const WeightedTerm& term, bool title, const StemList& stems) {
  std::vector<std::string> forms = {title ? TitleTerm(term.term) : term.term};
  if (term.cls == TermClass::kKoreanStem) {
    for (const auto& spelling : KoreanSpellings(term.term)) {
      if (stems.Has(spelling)) forms.push_back(title ? TitleTerm(spelling) : spelling);
    }
  }
  return forms;
}

}  // namespace

std::vector<RankingLeaf> RankingLeaves(const std::string& text, const StemList& stems) {
  std::vector<RankingLeaf> leaves;
  for (const WeightedTerm& term : QueryTerms(text)) {
    leaves.push_back({term, false, FormsOf(term, false, stems), term.weight});
    leaves.push_back({term, true, FormsOf(term, true, stems), kTitleWeight * term.weight});
  }
  return leaves;
}

// Several forms count as one term.
Query LeafQuery(const RankingLeaf& leaf) {
  const auto& forms = leaf.forms;
  const Query query =
      forms.size() == 1 ? Query(forms[0]) : Query(Query::OP_SYNONYM, forms.begin(), forms.end());
  return Query(Query::OP_SCALE_WEIGHT, query, leaf.weight);
}

Query RankingQuery(const std::string& text, const StemList& stems) {
  std::vector<Query> leaves;
  for (const RankingLeaf& leaf : RankingLeaves(text, stems)) leaves.push_back(LeafQuery(leaf));
  return Query(Query::OP_OR, leaves.begin(), leaves.end());
}

Query WordQuery(const Units& units) {
  std::vector<Query> any(units.terms.begin(), units.terms.end());
  any.insert(any.end(), units.compounds.begin(), units.compounds.end());
  for (const auto& beginning : units.beginnings) any.emplace_back(Query::OP_WILDCARD, beginning);
  for (const auto& conjunction : units.conjunctions) {
    std::vector<Query> all;
    for (const auto& forms : conjunction)
      all.emplace_back(Query::OP_OR, forms.begin(), forms.end());
    any.emplace_back(Query::OP_AND, all.begin(), all.end());
  }
  for (const auto& test : units.tests) {
    for (const auto& row : test.rows) any.emplace_back(Query::OP_AND, row.begin(), row.end());
  }
  return Query(Query::OP_OR, any.begin(), any.end());
}

void SetRanking(Xapian::Enquire& enquire) {
  enquire.set_weighting_scheme(Xapian::BM25Weight(kBm25K1, 0, 1, kBm25B, kBm25MinLength));
  enquire.set_sort_by_relevance_then_value(slot::kId, false);
}

}  // namespace attest
