#include "searcher/snippet.h"

#include <catch2/catch.hpp>
#include <random>

#include "schema/text.h"

namespace attest {
namespace {

// "[hit] rest" of the fragments, "p3: " before it where there is a page.
std::string Dump(const Snippet& snippet) {
  std::string text = snippet.page ? "p" + std::to_string(snippet.page) + ": " : "";
  for (const Fragment& fragment : snippet.fragments)
    text += fragment.hit ? "[" + fragment.text + "]" : fragment.text;
  return text;
}

HitSpan Span(std::string_view text, std::string_view word, size_t number = 0) {
  const size_t at = text.find(word);
  return {at, at + word.size(), {number}};
}

TEST_CASE("short texts are quoted whole") {
  struct Row {
    std::string text;
    std::vector<std::string> words;
    uint32_t page;
    std::string dump;
  };
  for (const Row& row : {
           Row{"고문을 당했다.", {"고문"}, 0, "[고문]을 당했다."},
           Row{"one two three", {"one", "three"}, 0, "[one] two [three]"},
           Row{"no hit here", {}, 0, "no hit here"},
           Row{"a\n\n\tb\x01 c",
               {},
               0,
               "a b c"},  // white space and control characters are one space
           Row{"批评人\n权状况", {"人\n权"}, 0, "批评[人权]状况"},  // a line end inside a word
           Row{"批评人\r\n权状况", {"权"}, 0, "批评人[权]状况"},
           Row{"가\n나 人\n나 人\n\n權", {}, 0, "가 나 人 나 人 權"},
           Row{"", {}, 0, ""},
           Row{"first\fsecond torture",
               {"torture"},
               3,
               "p4: first second [torture]"},  // page of the first hit
           Row{"first\fsecond", {}, 3, "p3: first second"},
       }) {
    CAPTURE(row.text);
    std::vector<HitSpan> spans;
    for (const auto& word : row.words) spans.push_back(Span(row.text, word));
    CHECK(Dump(MakeSnippet(row.text, spans, row.page).snippet) == row.dump);
  }
}

TEST_CASE("a long text is quoted where most of the words are") {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "filler words here ";
  text += "alpha alpha alpha ";
  for (int i = 0; i < 100; ++i) text += "more filler again ";
  text += "alpha beside beta at last";
  std::vector<HitSpan> spans;
  for (size_t at = text.find("alpha"); at != text.npos; at = text.find("alpha", at + 1))
    spans.push_back({at, at + 5, {0}});
  spans.push_back(Span(text, "beta", 1));
  const Quotation quotation = MakeSnippet(text, spans, 0);
  const std::string dump = Dump(quotation.snippet);
  CHECK(dump.find("[alpha] beside [beta] at last") != dump.npos);  // two words beat three times one
  CHECK(dump.starts_with("…"));
  CHECK(quotation.words == std::set<size_t>{0, 1});
}

TEST_CASE("snippets of random text are valid, bounded and made of it") {
  std::mt19937 random(7);
  const std::vector<std::string> pieces = {"고", "문", "酷刑", "a",         "word ", " ",
                                           "\n", "\f", "𨨏",   "e\xCC\x81", "。"};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    std::vector<HitSpan> spans;
    for (int n = random() % 400; n > 0; --n) {
      const std::string& piece = pieces[random() % pieces.size()];
      if (random() % 20 == 0)
        spans.push_back({text.size(), text.size() + piece.size(), {random() % 3}});
      text += piece;
    }
    const Snippet snippet = MakeSnippet(text, spans, 1).snippet;
    std::string all;
    size_t hits = 0;
    for (const Fragment& fragment : snippet.fragments) {
      CHECK(!fragment.text.empty());
      CHECK(FindInvalidUtf8(fragment.text) == std::string::npos);
      all += fragment.text;
      hits += fragment.hit;
    }
    CHECK(DisplayWidth(all) <= kSnippetColumns + 8);
    CHECK((spans.empty() || hits > 0));
  }
}

}  // namespace
}  // namespace attest
