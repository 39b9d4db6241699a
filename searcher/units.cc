#include "searcher/units.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "schema/analysis/korean.h"
#include "schema/analysis/utf8.h"
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
  TextTest spaced;  // one for all, so that no text is read twice
  for (const auto& stem : spellings) {
    if (stem == word.stem || stems.Has(stem)) units.terms.push_back(stem);
    // A verb's other spelling is no part of nouns: 나오다 does not find 라오스.
    const bool verbs_variant = stem != word.stem && !word.predicates.empty();
    if (!verbs_variant) {
      for (auto& compound : stems.Containing(stem)) units.compounds.push_back(std::move(compound));
    }
    for (auto& row : stems.Divisions(stem)) spaced.rows.push_back(std::move(row));
    if (EndsLikeAParticle(stem)) units.terms.push_back("D" + stem);
  }
  if (!spaced.rows.empty()) units.tests.push_back(std::move(spaced));
  for (const auto& predicate : word.predicates) units.terms.push_back("V" + predicate);
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

// A number and its counter only together; a date that is written in one word in one text.
void AddCounted(const QueryWord& word, Units& units) {
  if (word.counted.size() == 1) {
    units.terms = word.counted[0];
  } else {
    units.conjunctions.push_back(word.counted);
  }
}

// 脫北者 as the word 탈북자.
QueryWord AsKorean(const QueryWord& word, const std::string& reading) {
  QueryWord korean = word;
  korean.kind = WordKind::kKorean;
  korean.folded = korean.stem = reading;
  return korean;
}

void Tidy(std::vector<std::string>& terms) {
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
}

}  // namespace

std::vector<std::vector<const Token*>> SideBySide(const std::vector<Token>& tokens,
                                                  const std::vector<std::string>& row) {
  std::set<uint32_t> taken;  // where a token begins
  std::multimap<uint32_t, const Token*> stems;
  for (const Token& token : tokens) {
    taken.insert(token.position);
    if (token.cls == TermClass::kKoreanStem) stems.emplace(token.position, &token);
  }
  const auto behind = [&](const Token& token, const std::string& term) -> const Token* {
    uint32_t next = token.position + token.length;
    if (!taken.contains(next)) ++next;  // punctuation
    const auto [first, last] = stems.equal_range(next);
    const auto found = std::find_if(first, last, [&](auto& at) { return at.second->term == term; });
    return found == last ? nullptr : found->second;
  };
  std::vector<std::vector<const Token*>> found;
  for (const auto& [position, first] : stems) {
    if (first->term != row[0]) continue;
    std::vector<const Token*> all = {first};
    while (all.size() < row.size() && all.back()) {
      all.push_back(behind(*all.back(), row[all.size()]));
    }
    if (all.back()) found.push_back(std::move(all));
  }
  return found;
}

bool IsWritten(const Token& token, const std::string& stem) {
  return !token.reading && token.term == stem;
}

bool Passes(const TextTest& test, const std::string& text) {
  if (test.literal.empty()) {
    const std::vector<Token> tokens = Analyze(text, Purpose::kIndex);
    if (!test.hanja.empty()) {
      return std::any_of(tokens.begin(), tokens.end(),
                         [&](const Token& token) { return IsWritten(token, test.rows[0][0]); });
    }
    return std::any_of(test.rows.begin(), test.rows.end(),
                       [&](const auto& row) { return !SideBySide(tokens, row).empty(); });
  }
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
  if (!word.counted.empty()) {
    AddCounted(word, units);
    return units;
  }
  switch (word.kind) {
    case WordKind::kKorean:
      AddKorean(word, stems, units);
      break;
    case WordKind::kHan: {
      AddHan(word, units);
      for (const auto& reading : word.readings) AddKorean(AsKorean(word, reading), stems, units);
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

namespace {

TextTest WrittenStem(const std::string& stem) {
  TextTest test{{{stem}}};
  for (const char32_t c : HanjaReadAs(ToUtf32(stem)[0])) {
    test.hanja.push_back(ToUtf8(std::u32string_view(&c, 1)));
  }
  return test;
}

}  // namespace

Units LiteralUnitsOf(const QueryWord& word) {
  Units units;
  if (word.kind == WordKind::kNumber && !word.counted.empty()) {
    AddCounted(word, units);
  } else if (word.kind == WordKind::kHan) {
    AddHan(word, units);
    units.beginnings.clear();
  } else if (word.kind == WordKind::kKorean && word.folded != word.stem) {
    units.tests.push_back({{{word.stem}}, word.folded});
  } else if (word.kind == WordKind::kKorean) {
    TextTest test = WrittenStem(word.stem);
    if (test.hanja.empty()) {
      units.terms.push_back(word.stem);
    } else {
      units.tests.push_back(std::move(test));
    }
  } else {
    units.terms.push_back(word.folded);
  }
  return units;
}

}  // namespace attest
