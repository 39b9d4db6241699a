#include "searcher/rank.h"

#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "schema/analysis/question.h"
#include "schema/layout.h"
#include "searcher/concept_rank.h"

namespace attest {
namespace {

using Xapian::Query;

uint64_t Frequency(const Xapian::Database& db, const std::vector<std::string>& forms) {
  uint64_t sum = 0;
  for (const std::string& form : forms) sum += db.get_termfreq(form);
  return sum;
}

RankingLeaf TitleLeaf(const RankingLeaf& twin, double weight, const Xapian::Database& db) {
  RankingLeaf leaf{twin.term, true, {}, 0};
  for (const std::string& form : twin.forms) leaf.forms.push_back(TitleTerm(form));
  const uint64_t titles = Frequency(db, leaf.forms);
  if (titles > 0) leaf.weight = weight * twin.weight * Idf(db, twin.forms) / IdfOf(titles, db);
  return leaf;
}

// Of the names of several words.
std::set<std::string> TermsInNames(const RankingText& text) {
  std::set<std::string> terms;
  for (const NamedConcept& named : text.concepts) {
    if (named.form == nullptr || named.scattered || named.form->words.size() < 2) continue;
    for (WeightedTerm& term :
         QueryTerms(std::string_view(text.text).substr(named.begin, named.end - named.begin)))
      terms.insert(std::move(term.term));
  }
  return terms;
}

void AddReadings(const std::string& text, const StemList& stems, std::vector<RankingLeaf>& leaves) {
  for (const auto& word : KoreanReadings(text)) {
    for (const std::string& reading : word) {
      if (!stems.Known(reading)) continue;
      const WeightedTerm term{reading, kReading, TermClass::kKoreanStem};
      leaves.push_back({term, false, FormsOf(term, stems), kReading});
    }
  }
}

}  // namespace

double IdfOf(uint64_t frequency, const Xapian::Database& db) {
  const auto all = static_cast<double>(db.get_doccount());
  const double with = std::min(all, static_cast<double>(frequency));
  const double ratio = (all - with + 0.5) / (with + 0.5);
  return std::log(ratio < 2 ? ratio / 2 + 1 : ratio);
}

double Idf(const Xapian::Database& db, const std::vector<std::string>& forms) {
  return IdfOf(Frequency(db, forms), db);
}

std::vector<std::string> FormsOf(const WeightedTerm& term, const StemList& stems) {
  std::vector<std::string> forms = {term.term};
  if (term.cls == TermClass::kKoreanStem) {
    for (auto& spelling : KoreanSpellings(term.term)) {
      if (stems.Has(spelling)) forms.push_back(std::move(spelling));
    }
  }
  return forms;
}

std::vector<RankingLeaf> RankingLeaves(const RankingText& text, const StemList& stems,
                                       const Xapian::Database& db) {
  const bool question = IsQuestion(text.text);
  const double title_weight = question ? kTitleWeight : kTitleWeightOfKeywords;
  const std::set<std::string> in_names = question ? std::set<std::string>() : TermsInNames(text);
  std::vector<RankingLeaf> leaves;
  for (WeightedTerm& term : QueryTerms(text.text)) {
    if (in_names.contains(term.term)) term.weight *= kWordInName;
    RankingLeaf leaf{term, false, FormsOf(term, stems), term.weight};
    RankingLeaf title = TitleLeaf(leaf, title_weight, db);
    leaves.push_back(std::move(leaf));
    if (title.weight > 0) leaves.push_back(std::move(title));
  }
  AddReadings(text.text, stems, leaves);
  return leaves;
}

// Several forms count as one term.
Query LeafQuery(const RankingLeaf& leaf) {
  const auto& forms = leaf.forms;
  const Query query =
      forms.size() == 1 ? Query(forms[0]) : Query(Query::OP_SYNONYM, forms.begin(), forms.end());
  return Query(Query::OP_SCALE_WEIGHT, query, leaf.weight);
}

Query RankingQuery(const RankingText& text, const StemList& stems, const Xapian::Database& db) {
  std::vector<Query> leaves;
  for (const RankingLeaf& leaf : RankingLeaves(text, stems, db)) leaves.push_back(LeafQuery(leaf));
  for (const ConceptLeaf& leaf : ConceptLeaves(text, stems, db)) leaves.push_back(LeafQuery(leaf));
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
