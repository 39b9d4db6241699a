#include "searcher/rank.h"

#include <xapian.h>

#include "schema/analysis/analysis.h"
#include "schema/layout.h"

namespace attest {
namespace {

using Xapian::Query;

// A Korean stem together with its northern or southern spellings, as one term.
Query Leaf(const WeightedTerm& term, bool title, const StemList& stems) {
  std::vector<std::string> forms = {title ? TitleTerm(term.term) : term.term};
  if (term.cls == TermClass::kKoreanStem) {
    for (const auto& spelling : KoreanSpellings(term.term)) {
      if (stems.Has(spelling)) forms.push_back(title ? TitleTerm(spelling) : spelling);
    }
  }
  return forms.size() == 1 ? Query(forms[0]) : Query(Query::OP_SYNONYM, forms.begin(), forms.end());
}

}  // namespace

Query RankingQuery(const std::string& text, const StemList& stems) {
  std::vector<Query> leaves;
  for (const WeightedTerm& term : QueryTerms(text)) {
    leaves.emplace_back(Query::OP_SCALE_WEIGHT, Leaf(term, false, stems), term.weight);
    leaves.emplace_back(Query::OP_SCALE_WEIGHT, Leaf(term, true, stems),
                        kTitleWeight * term.weight);
  }
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
  enquire.set_weighting_scheme(Xapian::BM25Weight(0.6, 0, 1, 0.7, 0.3));
  enquire.set_sort_by_relevance_then_value(slot::kId, false);
}

}  // namespace attest
