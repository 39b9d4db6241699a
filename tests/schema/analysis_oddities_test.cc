// Texts that tokenisers are known to cut wrongly, and what must and must not be found in them.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "schema/analysis/analysis.h"

namespace attest {
namespace {

bool HasTerm(const std::vector<Token>& tokens, std::string_view term) {
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& t) { return t.term == term; });
}

bool HasLongerStem(const std::vector<Token>& tokens, std::string_view stem) {
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& t) {
    return t.cls == TermClass::kKoreanStem && t.term.find(stem) != t.term.npos;
  });
}

bool HasHan(const std::vector<Token>& tokens, const std::string& word, std::string_view text) {
  if (HasTerm(tokens, word) || HasTerm(tokens, "C" + word)) return true;
  return text.find(word) != text.npos;  // longer words: by their bigrams, here by the text
}

bool HasPredicate(const std::vector<Token>& tokens, const std::vector<std::string>& predicates) {
  return std::any_of(predicates.begin(), predicates.end(),
                     [&](const std::string& stem) { return HasTerm(tokens, "V" + stem); });
}

// One unit of each word, as ANALYSIS section 4 says, for a single text.
bool Matches(std::string_view text, std::string_view query) {
  const std::vector<Token> tokens = Analyze(text, Purpose::kIndex);
  const std::vector<QueryWord> words = QueryWords(query);
  return std::all_of(words.begin(), words.end(), [&](const QueryWord& word) {
    switch (word.kind) {
      case WordKind::kKorean:
        return HasLongerStem(tokens, word.stem) || HasPredicate(tokens, word.predicates);
      case WordKind::kHan:
        return HasHan(tokens, word.folded, text);
      case WordKind::kLatin:
        return HasTerm(tokens, "Z" + word.stem);
      case WordKind::kNumber:
        return HasTerm(tokens, word.folded);
    }
    return false;
  });
}

TEST_CASE("what other tokenisers lose is found, and no pieces of words") {
  struct {
    std::string_view text, query;
    bool match;
    std::string_view why;
  } const rows[] = {
      {"ἐν ἀρχῇ", "ἀρχῇ", true, "letters of Greek Extended are letters"},
      {"ἡ ἀρχή", "αρχη", true, "accents do not count"},
      {"t͡ɕʰa̠k̚", "a", false, "a mark divides no word"},
      {"Днѐпр", "Дн", false, "the same in Cyrillic"},
      {"Pyоngyang", "ngyang", false, "a Cyrillic о in a Latin word does not divide it"},
      {"고문ㆍ구타ㆍ강제노동ㆍ처형", "구타", true, "U+318D between words is a middle dot"},
      {"고문ㆍ구타ㆍ강제노동ㆍ처형", "강제노동", true, "the same"},
      {"고문·구타·처형", "처형", true, "U+00B7 divides words"},
      {"고문·구타·처형", "고문ㆍ구타ㆍ처형", true, "either dot finds the other"},
      {"repa\u00ADtriation", "triation", false, "a soft hyphen divides no word"},
      {"repa\u00ADtriation", "repatriation", true, "the same"},
      {"정치\u200C범 명단", "정치범", true, "a non-joiner in a Hangul word"},
      {"수용\uFEFF소 명단", "수용소", true, "a byte order mark in a word"},
      {"نمی\u200Cدانم", "نمیدانم", true, "Persian with and without the non-joiner"},
      {"1997년 8월", "1997 년", true, "a query may be written apart"},
      {"KBS뉴스가 전했다", "KBS", true, "Latin and Hangul are two words"},
      {"12인용천막", "천막", true, "a number before a compound"},
      {"체포했다.이튿날 풀려났다", "이튿날", true, "a sentence end without a space"},
      {"２０１４년 보고서", "2014", true, "full-width digits"},
      {"\u1100\u1169\u1106\u116E\u11AB\u110B\u1173\u11AF 당했다", "고문", true, "NFD, as macOS"},
      {"고문을 당했다", "\u1100\u1169\u1106\u116E\u11AB", true, "a query in NFD"},
      {"ｿｳﾙ", "ソウル", true, "half-width katakana"},
      {"고문을 당했다", "고문7", false, "a number that is not in the text"},
      {"𨭎 元素", "𨭎", true, "a character outside the BMP stays whole"},
      {"ハ゜ン", "パン", true, "a mark in a space of its own belongs to its letter"},
      {"ピ゜ョンヤン", "ピョンヤン", true, "one that its letter cannot take up divides no word"},
      {"25゜C", "25", true, "behind a digit it is a sign"},
      {"관리소 14b 구역", "14b", true, "the script before a token does not change it"},
      {"abc 14b", "14b", true, "the same"},
      {"監獄に", "监狱", true, "Traditional characters"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text, row.query, row.why);
    CHECK(Matches(row.text, row.query) == row.match);
  }
}

}  // namespace
}  // namespace attest
