#include "schema/passages.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "schema/text.h"

namespace attest {
namespace {

std::string Repeat(const std::string& piece, size_t times) {
  std::string out;
  for (size_t i = 0; i < times; ++i) out += piece;
  return out;
}

// What must hold for the passages of any text.
void CheckPassages(const std::string& text) {
  const bool paged = text.find('\f') != std::string::npos;
  std::string joined;
  size_t last_begin = 0;
  for (const PassageRange& p : CutPassages(text)) {
    REQUIRE(p.begin < p.end);
    REQUIRE(p.end <= text.size());
    REQUIRE(p.end - p.begin <= kPassageLimit);
    REQUIRE(p.overlap <= kOverlap);
    REQUIRE(p.begin + p.overlap == joined.size());
    REQUIRE(p.begin + p.overlap < p.end);
    REQUIRE((joined.empty() || p.begin > last_begin));
    REQUIRE(PrefixLength(text, p.begin) == p.begin);
    REQUIRE(PrefixLength(text, p.end) == p.end);
    const auto breaks = std::count(text.begin(), text.begin() + static_cast<long>(p.begin), '\f');
    REQUIRE(p.page == (paged ? static_cast<uint32_t>(breaks) + 1 : 0));
    joined += text.substr(p.begin + p.overlap, p.end - p.begin - p.overlap);
    last_begin = p.begin;
  }
  REQUIRE(joined == text);
}

// Whether the first passage of `text` ends with `end`.
bool FirstEndsWith(const std::string& text, std::string_view end) {
  CheckPassages(text);
  return std::string_view(text).substr(0, CutPassages(text).front().end).ends_with(end);
}

}  // namespace

TEST_CASE("short texts are one passage") {
  CHECK(CutPassages("").empty());
  CHECK(CutPassages("a") == std::vector<PassageRange>{{0, 1, 0, 0}});
  CHECK(CutPassages(" \n ") == std::vector<PassageRange>{{0, 3, 0, 0}});
  CHECK(CutPassages(std::string(kPassageLimit, 'a')).size() == 1);
  CHECK(CutPassages(std::string(kPassageLimit + 1, 'a')).size() == 2);
}

TEST_CASE("the best place near the ideal length is taken") {
  const std::string filler = Repeat("word ", 215);  // 1075 bytes
  const std::string more = Repeat("more ", 300);
  const struct {
    const char* middle;
    std::string end;  // what the first passage ends with
  } rows[] = {
      {"One. Two\nthree.\nFour.\n\nFive. ", "\n\n"},          // a blank line before all else
      {"One. Two\nthree.\nFour. Five six\n", "three.\n"},     // a line that ends a sentence
      {"One. two\nthree! Four\nfive six ", "three! "},        // "One. two" goes on
      {"One two\nthree four five ", "two\n"},                 // no sentence end: the line
      {"그는 맞았다.그리고 울었다 ", "맞았다."},              // a full stop, no space, Hangul
      {"他被打了。後來他死了 ", "打了。"},                    //
      {"他说：“他被打了。”后来 他死了 ", "打了。”"},          // the quote closes with the sentence
      {"He asked “why?” Nobody knew ", "why?” "},             //
      {"그는 울었다… 그리고 갔다 ", "울었다… "},              //
      {"Version 3.14 of J. Smith was good. Then ", "good. "}  // neither 3.14 nor J. ends a sentence
  };
  for (const auto& row : rows) {
    const std::string text = filler + row.middle + more;
    CAPTURE(row.middle);
    CHECK(FirstEndsWith(text, row.end));
  }
}

TEST_CASE("a line end inside a sentence is no better than a sentence end farther away") {
  const std::string before = Repeat("word ", 140) + "One. ";
  CHECK(FirstEndsWith(before + Repeat("Word ", 75) + "two\n" + Repeat("more ", 600), "One. "));
}

TEST_CASE("a line end between two Han characters may stand inside a word") {
  const std::string line = Repeat("字", 30) + "\n";
  const auto passages = CutPassages(Repeat(line, 30));
  REQUIRE(passages.size() > 1);
  CHECK(passages[1].overlap > 90);  // cut as inside a sentence
  CHECK(FirstEndsWith(Repeat(line, 8) + "字。\n" + Repeat(line, 30), "字。\n"));
}

TEST_CASE("pages divide passages") {
  const std::string page = Repeat("A sentence stands here. ", 20);  // 480 bytes
  SECTION("each page is a passage") {
    const auto passages = CutPassages(page + "\f" + page + "\f" + page);
    REQUIRE(passages.size() == 3);
    CHECK(passages[0] == PassageRange{0, 481, 1, 0});
    CHECK(passages[1] == PassageRange{481, 962, 2, 0});
    CHECK(passages[2] == PassageRange{962, 1442, 3, 0});
  }
  SECTION("a sentence that runs over belongs to the page where it begins") {
    CHECK(FirstEndsWith(page + "The guards\n\fbeat him. Then he left. " + page,
                        "guards\n\fbeat him. "));
  }
  SECTION("a page number is no sentence") {
    CHECK(FirstEndsWith(page + "\n\n- 12 -\n\fThe guards beat him. " + page, "- 12 -\n\f"));
  }
  SECTION("a page that ends without any sentence end near ends at its break") {
    CHECK(FirstEndsWith(page + "table\f" + Repeat("cell ", 250), "table\f"));
  }
  SECTION("a short page joins the next one") {
    const auto passages = CutPassages("Title.\f" + page + "\f" + page);
    REQUIRE(passages.size() == 2);
    CHECK(passages[0].page == 1);
    CHECK(passages[1].page == 3);
  }
}

TEST_CASE("a sentence longer than a passage is cut with overlap") {
  const std::string text = Repeat("word ", 1000);
  const auto passages = CutPassages(text);
  REQUIRE(passages.size() > 1);
  for (size_t i = 1; i < passages.size(); ++i) {
    CHECK(passages[i].overlap == 195);
    CHECK(text.substr(passages[i].begin, 5) == "word ");
  }
  CHECK(CutPassages(Repeat("가", 2000))[1].overlap == 198);  // 66 characters of 3 bytes
}

TEST_CASE("a cut tears no cluster") {
  // e + acute as two characters, and 각 as three conjoining jamo.
  for (const std::string cluster : {"e\u0301", "\u1100\u1161\u11A8"}) {
    const std::string text = Repeat(cluster, 3000);
    for (const PassageRange& p : CutPassages(text)) {
      CHECK(p.begin % cluster.size() == 0);
      CHECK(p.end % cluster.size() == 0);
    }
    CheckPassages(text);
  }
}

TEST_CASE("passages of prose have about the intended length") {
  std::mt19937 random(7);
  std::string text;
  while (text.size() < 200000) {
    text += "S" + Repeat("entence", random() % 20) + (random() % 8 == 0 ? ".\n\n" : ". ");
  }
  const auto passages = CutPassages(text);
  for (size_t i = 0; i + 1 < passages.size(); ++i) {
    CHECK(passages[i].end - passages[i].begin >= kPassageTarget * 3 / 4);
    CHECK(passages[i].overlap == 0);
  }
  CHECK(passages.back().end - passages.back().begin >= kPassageTarget / 2);
  CHECK(text.size() / passages.size() >= kPassageTarget);
}

TEST_CASE("passages joined are the text") {
  const std::vector<std::string> pieces = {"a",
                                           "word",
                                           ".",
                                           ". ",
                                           "\n",
                                           "\n\n",
                                           "\f",
                                           "\r\n",
                                           " ",
                                           "가",
                                           "다.",
                                           "。",
                                           "我",
                                           "”",
                                           "\u0301",
                                           "😀",
                                           "\u1161",
                                           "…",
                                           "!?",
                                           "3.14",
                                           "\t",
                                           "\u00A0",
                                           "J. ",
                                           Repeat("x", 700),
                                           Repeat("很", 600),
                                           Repeat(" ", 900),
                                           Repeat("\f", 50),
                                           Repeat("\u0301", 300),
                                           Repeat("\n", 400)};
  std::mt19937 random(1);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    // Few kinds of piece in a text, so that odd ones pile up.
    const size_t kinds = 1 + random() % 6;
    std::vector<std::string> chosen;
    for (size_t i = 0; i < kinds; ++i) chosen.push_back(pieces[random() % pieces.size()]);
    const size_t size = random() % 12000;
    while (text.size() < size) text += chosen[random() % kinds];
    CheckPassages(text);
  }
}

TEST_CASE("pages are split at form feeds") {
  using Pages = std::vector<std::string_view>;
  CHECK(SplitPages("") == Pages{""});
  CHECK(SplitPages("one") == Pages{"one"});
  CHECK(SplitPages("one\ftwo\n\fthree") == Pages{"one", "two\n", "three"});
  CHECK(SplitPages("\f") == Pages{"", ""});
}

}  // namespace attest
