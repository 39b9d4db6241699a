#include "searcher/concept_rank.h"

#include <xapian.h>

#include <algorithm>
#include <set>

#include "schema/analysis/question.h"
#include "searcher/rank.h"

namespace attest {
namespace {

using Forms = ConceptLeaf::Kind;

double WeightOf(Forms kind, bool own) {
  const double forms = own ? kOwnForms : kOtherForms;
  switch (kind) {
    case Forms::kBroad:
      return forms * kBroadForms;
    case Forms::kTitle:
      return forms * (own ? kOwnTitle : kOtherTitle);
    default:
      return forms;
  }
}

}  // namespace

const TextGroup& ConceptLeaf::texts() const {
  const auto i = static_cast<size_t>(language);
  return (kind == Forms::kFull    ? expanded->full_texts
          : kind == Forms::kBroad ? expanded->broad_texts
                                  : expanded->titles)[i];
}

bool MayBeKorean(std::string_view text, const StemList& stems) {
  const auto words = KoreanReadings(text);
  return !words.empty() && std::all_of(words.begin(), words.end(), [&](const auto& readings) {
    return std::any_of(readings.begin(), readings.end(),
                       [&](const std::string& reading) { return stems.Known(reading); });
  });
}

std::vector<ConceptLeaf> ConceptLeaves(const RankingText& text, const StemList& stems,
                                       const Xapian::Database& db) {
  const bool korean = MayBeKorean(text.text, stems);
  const double scale = IsQuestion(text.text) ? kFormsOfQuestion : 1;
  std::vector<ConceptLeaf> leaves;
  std::set<const ExpandedConcept*> seen;
  for (const NamedConcept& named : text.concepts) {
    if (!seen.insert(named.expanded.get()).second) continue;
    for (size_t i = 0; i < kFormLanguages; ++i) {
      const auto language = static_cast<FormLanguage>(i);
      const bool own = named.form == nullptr || named.form->language == language ||
                       (korean && language == FormLanguage::kKorean);
      for (const auto kind : {Forms::kFull, Forms::kBroad, Forms::kTitle}) {
        ConceptLeaf leaf{named.expanded, language, kind, 0, 0};
        if (leaf.texts().count() == 0) continue;
        leaf.weight = scale * WeightOf(kind, own);
        leaf.idf = IdfOf(
            (kind == Forms::kTitle ? named.expanded->full_texts[i] : leaf.texts()).count(), db);
        leaves.push_back(std::move(leaf));
      }
    }
  }
  return leaves;
}

Xapian::Query LeafQuery(const ConceptLeaf& leaf) {
  return leaf.texts().WeightedQuery(leaf.weight * leaf.idf);
}

}  // namespace attest
