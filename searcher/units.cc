#include "searcher/units.h"

#include <algorithm>

#include "schema/data_files.h"

namespace attest {
namespace {

bool EndsLikeAParticle(const std::string& noun) {
  static const std::vector<std::string_view> nouns = DataLines("ko_particle_nouns.txt");
  return std::find(nouns.begin(), nouns.end(), noun) != nouns.end();
}

void AddKorean(const QueryWord& word, const StemList& stems, Units& units) {
  std::vector<std::string> spellings = {word.stem};
  for (auto& variant : KoreanSpellings(word.stem)) spellings.push_back(std::move(variant));
  for (const auto& stem : spellings) {
    if (stem == word.stem || stems.Has(stem)) units.terms.push_back(stem);
    for (auto& compound : stems.Containing(stem)) units.compounds.push_back(std::move(compound));
    for (auto& [left, right] : stems.Divisions(stem)) units.tests.push_back({{left, right}, ""});
    if (EndsLikeAParticle(stem)) units.terms.push_back("D" + stem);
  }
  if (!word.predicate.empty()) units.terms.push_back("V" + word.predicate);
  for (const auto& alternate : word.alternates) units.terms.push_back(alternate);
}

void AddHan(const QueryWord& word, Units& units) {
  const std::vector<std::string> bigrams = Bigrams(word.folded);
  if (bigrams.empty()) {
    units.terms.push_back(word.folded);
    units.beginnings.push_back(word.folded);
  } else if (bigrams.size() == 1) {
    units.terms.push_back(word.folded);
  } else {
    std::vector<std::vector<std::string>> all;
    for (const auto& bigram : bigrams) all.push_back({bigram, "C" + bigram});
    units.conjunctions.push_back(std::move(all));
  }
}

// 脫北者 as the word 탈북자.
QueryWord ReadingOf(const QueryWord& word) {
  QueryWord reading = word;
  reading.kind = WordKind::kKorean;
  reading.folded = reading.stem = word.reading;
  reading.predicate.clear();
  reading.alternates.clear();
  return reading;
}

void Tidy(std::vector<std::string>& terms) {
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
}

}  // namespace

std::vector<std::pair<const Token*, const Token*>> SideBySide(const std::vector<Token>& tokens,
                                                              const std::string& left,
                                                              const std::string& right) {
  std::vector<std::pair<const Token*, const Token*>> found;
  const Token* before = nullptr;  // the stem of the eojeol before
  for (const Token& token : tokens) {
    if (token.cls != TermClass::kKoreanStem) continue;
    if (before && before->term == left && token.term == right) {
      const uint32_t end = before->position + before->length;
      const auto between = [&](const Token& other) { return other.position == end; };
      const bool next = token.position == end;
      if (next ||
          (token.position == end + 1 && std::none_of(tokens.begin(), tokens.end(), between))) {
        found.emplace_back(before, &token);
      }
    }
    before = &token;
  }
  return found;
}

bool Passes(const TextTest& test, const std::string& text) {
  if (test.literal.empty())
    return !SideBySide(Analyze(text, Purpose::kIndex), test.stems[0], test.stems[1]).empty();
  const std::vector<Token> words = Analyze(text, Purpose::kLiteral);
  return std::any_of(words.begin(), words.end(),
                     [&](const Token& word) { return word.term == test.literal; });
}

std::vector<std::string> Bigrams(std::string_view word) {
  std::vector<std::string> bigrams;
  auto next = [&](size_t at) {
    do ++at;
    while (at < word.size() && (word[at] & 0xC0) == 0x80);
    return at;
  };
  for (size_t at = 0, middle = next(0); middle < word.size(); at = middle, middle = next(middle)) {
    bigrams.emplace_back(word.substr(at, next(middle) - at));
  }
  return bigrams;
}

Units UnitsOf(const QueryWord& word, const StemList& stems) {
  Units units;
  switch (word.kind) {
    case WordKind::kKorean:
      AddKorean(word, stems, units);
      break;
    case WordKind::kHan: {
      AddHan(word, units);
      if (!word.reading.empty()) AddKorean(ReadingOf(word), stems, units);
      break;
    }
    case WordKind::kLatin:
      units.terms.push_back("Z" + word.stem);
      for (const auto& joined : word.joined) units.terms.push_back("Z" + joined);
      break;
    case WordKind::kNumber:
      units.terms.push_back(word.folded);
      break;
  }
  Tidy(units.terms);
  Tidy(units.compounds);
  return units;
}

Units LiteralUnitsOf(const QueryWord& word) {
  Units units;
  if (word.kind == WordKind::kHan) {
    AddHan(word, units);
    units.beginnings.clear();
  } else if (word.kind == WordKind::kKorean && word.folded != word.stem) {
    units.tests.push_back({{word.stem}, word.folded});
  } else {
    units.terms.push_back(word.folded);
  }
  return units;
}

}  // namespace attest
