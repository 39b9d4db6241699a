#include "schema/layout.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "schema/error.h"
#include "schema/text.h"

namespace attest {
namespace {

using Strings = std::vector<std::string>;

std::string Repeat(const std::string& piece, size_t times) {
  std::string out;
  for (size_t i = 0; i < times; ++i) out += piece;
  return out;
}

std::string StampMessage(std::string_view found) {
  try {
    CheckStamp(found, "/archive");
  } catch (const IndexError& error) {
    return error.what();
  }
  return "accepted";
}

}  // namespace

TEST_CASE("a foreign index is refused with what to do") {
  CHECK(StampText() == "layout 4 analysis 3");
  CHECK(StampMessage("layout 4 analysis 3") == "accepted");
  CHECK(StampMessage("layout 1 analysis 1") ==
        "/archive: expected an index of layout 4 analysis 3, found layout 1 analysis 1; run "
        "'attest-index rebuild --index /archive' with this version");
  CHECK(StampMessage("layout 99 analysis 1") ==
        "/archive: expected an index of layout 4 analysis 3, found layout 99 analysis 1; use "
        "the version of Attest that made it");
  CHECK(StampMessage("") ==
        "/archive: expected an Attest index, found a Xapian database without its stamp; choose "
        "another folder with --index");
}

TEST_CASE("filter values are folded") {
  const struct {
    std::string value, folded;
  } rows[] = {
      {"", ""},
      {"  Human  Rights\tWatch\n", "human rights watch"},
      {"ＮＫＤＢ　北韓", "nkdb 北韓"},         // full width; Traditional stays
      {"Straße", "strasse"},                   //
      {"P\u2019YONGYANG", "p\u2019yongyang"},  // no punctuation is folded
      {"\u1112\u1161\u11AB", "한"},            // conjoining jamo
      {"E\u0301", "é"},
      {"a\u00AD\u200Bb", "ab"},  // soft hyphen and zero-width space vanish
      {"\u3000", ""},
      {"\u034F", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.value);
    CHECK(FoldValue(row.value) == row.folded);
  }
}

TEST_CASE("rows of marks fold in linear time and stay what they are") {
  // 200,000 marks of two classes: sorting them at once would take minutes.
  const std::string marks = "a" + Repeat("\u0316\u0301", 100000);
  const std::string folded = FoldValue(marks);
  CHECK(folded.size() == marks.size() - 1);  // a and the first acute become á
  CHECK((FoldValue(folded) == folded));      // in brackets: not to be printed
  CHECK(FoldValue("b" + Repeat("\u0316\u034F", 100000)).size() == 200001);
}

TEST_CASE("folding folded values changes nothing") {
  const Strings pieces = {"A",      "ß",      "İ", " ",  "\u0301", "\u0316", "한",
                          "\u1112", "\u1161", "Ⅷ", "㎏", "ﬁ",      "\u00A0", "脫",
                          "\uF9D1", "\u200D", "ǅ", "Σ",  "\u3000"};
  std::mt19937 random(5);
  for (int round = 0; round < 3000; ++round) {
    std::string value;
    for (size_t i = random() % 12; i > 0; --i) value += pieces[random() % pieces.size()];
    const std::string folded = FoldValue(value);
    CAPTURE(value);
    REQUIRE(FoldValue(folded) == folded);
    REQUIRE(FindInvalidUtf8(folded) == std::string_view::npos);
    REQUIRE(FoldValue(" " + value + " ") == folded);
  }
}

TEST_CASE("terms of values") {
  CHECK(FilterTerm(prefix::kSource, "Amnesty  International") == "XOamnesty international");
  CHECK(ExactTerm(prefix::kId, "A/B") == "QA/B");
  CHECK(KindTerm(Kind::kPassage) == "XKp");
  CHECK(ExactTerm(prefix::kId, std::string("a\0b", 3)) == "Qa\uFFFDb");  // never a NUL
  CHECK(FilterTerm(prefix::kSource, std::string("a\0b", 3)) == "XOa\uFFFDb");
}

TEST_CASE("terms have a limit") {
  const std::string fits(kTermLimit - 1, 'a');
  CHECK(ExactTerm("Q", fits) == "Q" + fits);
  const std::string longer = fits + "b";
  const std::string term = ExactTerm("Q", longer);
  CHECK(term == "Q" + std::string(182, 'a') + "~" + Hex(Sha256(longer)).substr(0, 16));
  CHECK(term.size() == kTermLimit);
  CHECK(ExactTerm("Q", fits + "c") != term);
  // A value that looks like a cut one does not take its term.
  CHECK(ExactTerm("Q", term.substr(1)) != term);
  CHECK(ExactTerm("Q", "short~0123456789abcdef") == "Qshort~0123456789abcdef");
  // Cut between characters: 182 bytes hold 60 of three.
  const std::string hangul = Repeat("가", 70);
  CHECK(ExactTerm("Q", hangul) == "Q" + Repeat("가", 60) + "~" + Hex(Sha256(hangul)).substr(0, 16));
  // Values that fold alike have one term, however long.
  CHECK(FilterTerm("XO", Repeat("Ａ", 300)) == FilterTerm("XO", Repeat("a", 300)));
}

TEST_CASE("random values give usable terms") {
  std::mt19937 random(11);
  for (int round = 0; round < 2000; ++round) {
    std::string value;
    for (size_t i = random() % 300; i > 0; --i) {
      value += Strings{"x", "가", "😀", "\u0301", std::string(1, '\0'), " "}[random() % 6];
    }
    const std::string term = FilterTerm(prefix::kPlace, value);
    REQUIRE(term.size() <= kTermLimit);
    REQUIRE(term.find('\0') == std::string::npos);
    REQUIRE(FindInvalidUtf8(term) == std::string_view::npos);
  }
}

TEST_CASE("a language term for each tag that it extends") {
  CHECK(LanguageTerms("zh-Hant-TW") == Strings{"XLzh-hant-tw", "XLzh-hant", "XLzh"});
  CHECK(LanguageTerms("KO") == Strings{"XLko"});
  CHECK(LanguageTerms("").empty());
  CHECK(LanguageTerms("zh--x-") == Strings{"XLzh--x-", "XLzh--x", "XLzh"});
  CHECK(LanguageTerms("-") == Strings{"XL-"});
}

TEST_CASE("several values in a slot") {
  CHECK(JoinValues({}) == "");
  CHECK(JoinValues({"b", "a", "b"}) ==
        "a\x1f"
        "b");
  CHECK(JoinValues({"x\x1fy", ""}) == "xy");  // the separator is never part of a value
  CHECK(SplitValues("") == Strings{});
  CHECK(SplitValues("a\x1f"
                    "b") == Strings{"a", "b"});
  CHECK(SplitValues(JoinValues({"한국", "A B"})) == Strings{"A B", "한국"});
}

TEST_CASE("counts sort as numbers") {
  CHECK(EncodeCount(0x01020304) == "\x01\x02\x03\x04");
  for (const uint32_t n : {0u, 1u, 255u, 256u, 70000u, 4294967295u}) {
    CHECK(DecodeCount(EncodeCount(n)) == n);
    CHECK((n == 0 || EncodeCount(n - 1) < EncodeCount(n)));
  }
  CHECK_THROWS_WITH(DecodeCount("abc"), "damaged index: expected a count of 4 bytes, found 3");
}

}  // namespace attest
