#include "searcher/explain_units.h"

#include <algorithm>

namespace attest {

std::string WithoutPrefix(const std::string& term) {
  const size_t begin = term.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
  return begin == term.npos ? "" : term.substr(begin);
}

namespace {

NamedUnit TermUnit(std::string kind, const std::string& term) {
  NamedUnit unit{std::move(kind), WithoutPrefix(term), {}};
  unit.unit.terms = {term};
  return unit;
}

bool Has(const std::vector<std::string>& terms, const std::string& term) {
  return std::find(terms.begin(), terms.end(), term) != terms.end();
}

std::string KoreanKind(const QueryWord& word, const std::string& term) {
  constexpr size_t kSyllable = 3;  // bytes
  if (Has(word.readings, term)) return "reading";
  if (word.kind == WordKind::kKorean && term == word.stem) return "stem";
  if (term[0] == 'V') return "predicate";
  if (term[0] == 'D') return "inside a word";
  if (!Has(word.alternates, term)) return "North/South spelling";
  return term.size() == kSyllable ? "one syllable" : "shorter stem";
}

std::string Kind(const QueryWord& word, bool literal, const std::string& term) {
  if (!word.counted.empty() && Has(word.counted[0], term)) return "number with counter";
  if (literal) return "exact form";
  switch (word.kind) {
    case WordKind::kKorean:
      return KoreanKind(word, term);
    case WordKind::kHan:
      return term == word.folded ? "word" : KoreanKind(word, term);
    case WordKind::kLatin:
      return term == "Z" + word.stem ? "stem" : "joined form";
    case WordKind::kNumber:
      return "number";
  }
  return "";
}

NamedUnit ConjunctionUnit(const QueryWord& word, const std::vector<std::vector<std::string>>& all) {
  NamedUnit unit{word.counted.empty() ? "bigrams in one text" : "numbers in one text", "", {}};
  for (const auto& forms : all) {
    unit.text += (unit.text.empty() ? "" : " ") + WithoutPrefix(forms.front());
  }
  unit.unit.conjunctions = {all};
  return unit;
}

// A test is one unit to the matcher, which reads each text once; here each row is told by itself.
void AddTestUnits(const TextTest& test, std::vector<NamedUnit>& named) {
  for (const auto& row : test.rows) {
    NamedUnit unit{"side by side", "", {}};
    for (const auto& stem : row) unit.text += (unit.text.empty() ? "" : " ") + stem;
    if (!test.literal.empty()) unit = {"exact form", test.literal, {}};
    if (!test.hanja.empty()) unit = {"exact form", row[0], {}};
    unit.unit.tests = {{{row}, test.literal, test.hanja}};
    named.push_back(std::move(unit));
  }
}

}  // namespace

std::vector<NamedUnit> NamedUnits(const PlannedWord& planned, bool literal) {
  std::vector<NamedUnit> named;
  for (const auto& term : planned.units.terms) {
    named.push_back(TermUnit(Kind(planned.word, literal, term), term));
  }
  // The word as it is written first.
  std::stable_partition(named.begin(), named.end(), [](const NamedUnit& unit) {
    return unit.kind == "stem" || unit.kind == "word";
  });
  for (const auto& term : planned.units.compounds) named.push_back(TermUnit("compound", term));
  for (const auto& all : planned.units.conjunctions)
    named.push_back(ConjunctionUnit(planned.word, all));
  for (const auto& test : planned.units.tests) AddTestUnits(test, named);
  return named;
}

NamedUnit BeginningUnit(const std::string& term) { return TermUnit("begins so", term); }

}  // namespace attest
