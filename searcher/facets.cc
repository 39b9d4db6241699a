#include "searcher/facets.h"

#include <algorithm>
#include <functional>
#include <set>

#include "schema/layout.h"
#include "schema/vocabulary.h"

namespace attest {

const FacetField kFacetFields[kFacetCount] = {
    {"language", slot::kLanguage, FilterName::kLanguage},
    {"year", slot::kYear, FilterName::kDate, slot::kSuggestedYear},
    {"event_year", slot::kEventYear, FilterName::kEventDate},
    {"source", slot::kSource, FilterName::kSource},
    {"source_type", slot::kSourceType, FilterName::kSourceType},
    {"violation", slot::kViolation, FilterName::kViolation, slot::kSuggestedViolation},
    {"place", slot::kPlace, FilterName::kPlace, slot::kSuggestedPlace},
};

namespace {

bool MoreFirst(const FacetValue& a, const FacetValue& b) {
  if (a.count != b.count) return a.count > b.count;
  return a.suggested != b.suggested ? a.suggested > b.suggested : a.value < b.value;
}

struct Numbers {
  uint64_t count = 0, suggested = 0;
};
using Number = uint64_t Numbers::*;

// Calls `visit(combination, count, number)` for all that was counted, `number` being where it goes.
template <typename Visit>
void EachCombination(const FacetCounts& counts, const Visit& visit) {
  for (const auto& [joined, count] : counts.combinations) visit(joined, count, &Numbers::count);
  for (const auto& [joined, count] : counts.suggested) visit(joined, count, &Numbers::suggested);
}

Facet Years(const FacetField& field, const FacetCounts& counts) {
  std::map<int, Numbers> years;
  Numbers dated;
  EachCombination(counts, [&](const std::string& range, uint64_t count, Number number) {
    const int first = std::stoi(range.substr(0, 4));
    const int last = range.size() > 4 ? std::stoi(range.substr(6)) : first;
    for (int year = first; year <= last; ++year) years[year].*number += count;
    dated.*number += count;
  });
  Facet facet{std::string(field.name), {}};
  for (const auto& [year, numbers] : years) {
    const std::string written = DayToKey(year * 10000).substr(0, 4);
    facet.values.push_back({written, written, numbers.count, {}, numbers.suggested});
  }
  const uint64_t with_date = dated.count + (counts.with_suggested ? dated.suggested : 0);
  if (field.slot == slot::kYear && counts.documents > with_date) {
    facet.values.push_back(
        {std::string(kUndated), std::string(kUndated), counts.documents - with_date, {}});
  }
  return facet;
}

// Values that people see as one (case, width, spaces) count as one, as their filter does; shown in
// the commonest form.
Facet Texts(const FacetField& field, const FacetCounts& counts) {
  std::map<std::string, uint64_t> total;
  std::map<std::string, std::map<std::string, uint64_t>> forms;
  for (const auto& [joined, count] : counts.combinations) {
    std::set<std::string> folded;
    for (const auto& value : SplitValues(joined)) {
      forms[FoldValue(value)][value] += count;
      folded.insert(FoldValue(value));
    }
    for (const auto& value : folded) total[value] += count;
  }
  Facet facet{std::string(field.name), {}};
  for (const auto& [folded, count] : total) {
    const auto& written = forms[folded];
    const auto best =
        std::max_element(written.begin(), written.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    facet.values.push_back({best->first, best->first, count, {}});
  }
  std::sort(facet.values.begin(), facet.values.end(), MoreFirst);
  return facet;
}

// A tag counts what its filter finds: ko also the documents in ko-KP.
Facet Languages(const FacetField& field, const FacetCounts& counts, const std::string& label) {
  std::map<std::string, std::string> tags;  // term -> as written
  for (const auto& [joined, count] : counts.combinations) {
    for (const auto& tag : SplitValues(joined)) tags.emplace(LanguageTerms(tag).front(), tag);
  }
  std::map<std::string, uint64_t> total;
  for (const auto& [joined, count] : counts.combinations) {
    std::set<std::string> terms;
    for (const auto& tag : SplitValues(joined)) {
      for (const auto& term : LanguageTerms(tag)) terms.insert(term);
    }
    for (const auto& term : terms) {
      if (tags.contains(term)) total[term] += count;
    }
  }
  Facet facet{std::string(field.name), {}};
  for (const auto& [term, count] : total) {
    facet.values.push_back({tags[term], LanguageLabel(tags[term], label), count, {}});
  }
  std::sort(facet.values.begin(), facet.values.end(), MoreFirst);
  return facet;
}

// Ids of the vocabulary in a tree; values outside it stand beside the top concepts.
Facet Concepts(const FacetField& field, Scheme scheme, const FacetCounts& counts,
               const Vocabulary& vocabulary, const std::string& label) {
  std::map<std::string, Numbers> total;
  std::map<std::string, std::string> written;  // folded free value -> as first written
  EachCombination(counts, [&](const std::string& joined, uint64_t count, Number number) {
    std::set<std::string> values;
    for (const auto& value : SplitValues(joined)) {
      const Concept* known = vocabulary.Find(scheme, value);
      values.insert(known ? known->id : written.emplace(FoldValue(value), value).first->second);
      for (auto& parent : vocabulary.Broader(scheme, value)) values.insert(std::move(parent));
    }
    for (const auto& value : values) total[value].*number += count;
  });
  std::map<std::string, std::vector<std::string>> below;
  for (const auto& [value, numbers] : total) {
    const auto parents = vocabulary.Broader(scheme, value);
    below[parents.empty() ? "" : parents.front()].push_back(value);
  }
  const std::function<std::vector<FacetValue>(const std::string&)> tree =
      [&](const std::string& parent) {
        std::vector<FacetValue> level;
        for (const auto& value : below[parent]) {
          const Numbers& numbers = total[value];
          level.push_back({value, vocabulary.LabelOf(scheme, value, label), numbers.count,
                           tree(value), numbers.suggested});
        }
        std::sort(level.begin(), level.end(), MoreFirst);
        return level;
      };
  return {std::string(field.name), tree("")};
}

}  // namespace

Facet MakeFacet(const FacetField& field, const FacetCounts& counts, const Vocabulary& vocabulary,
                const std::string& label) {
  switch (field.filter) {
    case FilterName::kLanguage:
      return Languages(field, counts, label);
    case FilterName::kSourceType:
      return Concepts(field, Scheme::kSourceType, counts, vocabulary, label);
    case FilterName::kViolation:
      return Concepts(field, Scheme::kViolation, counts, vocabulary, label);
    case FilterName::kPlace:
      return Concepts(field, Scheme::kPlace, counts, vocabulary, label);
    case FilterName::kSource:
      return Texts(field, counts);
    default:
      return Years(field, counts);
  }
}

}  // namespace attest
