#include "searcher/sought.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "schema/analysis/analysis.h"
#include "schema/analysis/terms.h"
#include "schema/analysis/utf8.h"
#include "searcher/rank.h"

namespace attest {
namespace {

// Words carry the meaning; n-grams only help to find them.
bool IsWordClass(TermClass cls) {
  switch (cls) {
    case TermClass::kKoreanStem:
    case TermClass::kHanWord:
    case TermClass::kHanStopWord:
    case TermClass::kLatinStem:
    case TermClass::kNumber:
      return true;
    default:
      return false;
  }
}

// Classes whose terms are characters of the text, a position each, and tile its words.
bool HasCharacters(TermClass cls) {
  return cls == TermClass::kKoreanStem || cls == TermClass::kHanWord ||
         cls == TermClass::kHanStopWord;
}

}  // namespace

Sought::Sought(std::string_view query, const StemList& stems, const Idf& idf) {
  const double stop_weight = ClassWeight(TermClass::kHanStopWord);
  for (const WeightedTerm& term : QueryTerms(query)) {
    if (!IsWordClass(term.cls)) continue;
    const std::vector<std::string> forms = FormsOf(term, stems);
    for (const std::string& form : forms) number_.emplace(form, words_.size());
    words_.push_back(term.term);
    values_.push_back(term.weight * idf(forms));
    const bool crossing = term.term.starts_with(ClassPrefix(TermClass::kHanCrossing0));
    if (!HasCharacters(term.cls) || crossing || term.weight <= stop_weight) continue;
    for (const char32_t c : ToUtf32(term.term)) {
      if (!number_of_character_.emplace(c, characters_.size()).second) continue;
      characters_.push_back(ToUtf8(std::u32string_view(&c, 1)));
    }
  }
}

double Sought::ValueOf(const std::string& term) const {
  const auto found = number_.find(term);
  return found == number_.end() ? 0 : values_[found->second];
}

ReadText Sought::Read(const std::string& text) const {
  ReadText read;
  for (const Token& token : Analyze(text, Purpose::kIndex)) {
    if (!IsWordClass(token.cls)) continue;
    const auto word = number_.find(token.term);
    if (word != number_.end())
      read.words.push_back({token.position, token.begin, token.end, word->second});
    if (!HasCharacters(token.cls) || number_of_character_.empty()) continue;
    uint32_t position = token.position;
    for (const char32_t c : ToUtf32(token.term)) {
      const auto character = number_of_character_.find(c);
      if (character != number_of_character_.end())
        read.characters.push_back({position, token.begin, token.end, character->second});
      ++position;
    }
  }
  std::sort(read.words.begin(), read.words.end());
  std::sort(read.characters.begin(), read.characters.end());
  return read;
}

std::vector<double> CharacterValues(const std::vector<ReadText>& texts, size_t characters) {
  std::vector<size_t> with(characters, 0), last(characters, 0);
  for (size_t i = 0; i < texts.size(); ++i) {
    for (const Place& place : texts[i].characters) {
      if (std::exchange(last[place.what], i + 1) != i + 1) ++with[place.what];
    }
  }
  std::vector<double> values(characters);
  const double all = static_cast<double>(texts.size());
  for (size_t c = 0; c < characters; ++c) {
    const double n = static_cast<double>(with[c]);
    values[c] = std::log(1 + (all - n + 0.5) / (n + 0.5));
  }
  return values;
}

}  // namespace attest
