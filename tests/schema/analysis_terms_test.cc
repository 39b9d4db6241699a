// Step 3: the terms of a text, by purpose, with the places that they came from.
#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "schema/layout.h"
#include "tests/schema/analysis_dump.h"

namespace attest {
namespace {

struct Row {
  std::string_view text, want;
};

TEST_CASE("each kind of run gives its terms") {
  const Row row = GENERATE(values<Row>({
      {"", ""},
      {" .,!?\n", ""},
      {"고문을", "고문 B고문 D문을"},
      {"때렸다", "때렸다 V때리 B때렸 B렸다"},
      {"쌀이", "쌀이 쌀 B쌀이"},
      {"camps", "Zcamp camps"},
      {"re-education", "Zre re Zeduc education Zreeduc"},
      {"COVID-19", "Zcovid covid 19"},  // only a word behind the hyphen joins
      {"1,000명", "1000 1000명 명"},
      {"人權理事會", "人权 理事 会 C权理 事会"},
      {"人權問題", "人权 问题 C权问 题"},
      {"会宁", "会 宁 会宁"},
      {"脫北者들이", "脱 北 者 脱北 北者 들이 들 B들이 탈북자 B탈북 B북자 D자들 D들이"},
      {"탈북자(脫北者)", "탈북자 B탈북 B북자 脱 北 者 脱北 北者"},  // the reading is already there
      {"\x01\x7F\x80\xFFz", "Zz z"},
  }));
  CAPTURE(row.text);
  CHECK(Terms(row.text) == row.want);
}

TEST_CASE("a query leaves out what weighs nothing, a literal all that was derived") {
  struct {
    std::string_view text, query, literal;
  } const rows[] = {
      {"쌀이 때렸다", "쌀이 B쌀이 때렸다 V때리 B때렸 B렸다", "쌀이 때렸다"},
      {"人權問題", "人权 问题 C权问", "人权 问题"},
      {"Labour-camps 3.5", "Zlabor labour Zcamp camps Zlaborcamp 3 5", "labour camps 3 5"},
      {"脫北者들이", "脱 北 者 脱北 北者 들이 B들이 탈북자 B탈북 B북자 D자들 D들이",
       "脱 北 者 들이"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(Terms(row.text, Purpose::kQuery) == row.query);
    CHECK(Terms(row.text, Purpose::kLiteral) == row.literal);
  }
}

TEST_CASE("positions count characters of Hangul and Han, words and numbers, and punctuation") {
  const Row row = GENERATE(values<Row>({
      {"고문을 당했다. 人权 re-education (2014)",
       "고문@1:고문 당했다@4:당했다 人权@8:人权 re@10:re education@11:education 2014@13:2014 "
       "인권@8:人权"},
      {"\"고문\"", "고문@2:고문"},
  }));
  std::string marks;
  for (const Token& token : Analyze(row.text, Purpose::kIndex)) {
    const std::string_view cls = ClassName(token.cls);
    if (cls != "KW" && cls != "HW" && cls != "LR" && cls != "N") continue;
    marks.append(marks.empty() ? "" : " ").append(token.term);
    marks.append("@" + std::to_string(token.position) + ":");
    marks.append(row.text.substr(token.begin, token.end - token.begin));
  }
  CHECK(marks == row.want);
}

TEST_CASE("what to highlight lies in the text as it was written") {
  const Row row = GENERATE(values<Row>({
      {"ＫＡＬ８５８", "Zkal858@1:ＫＡＬ８５８ kal858@1:ＫＡＬ８５８"},
      {"監獄", "监狱@1:監獄 狱@2:獄"},
      {"人\uFEFF权", "人权@1:人\uFEFF权 权@2:权"},
      {"regime's", "Zregim@1:regime's regime@1:regime's"},
      {"\u1100\u1161\u11A8은", "각@1:\u1100\u1161\u11A8 D각은@1:\u1100\u1161\u11A8은"},
      {"勞動에서",
       "劳动@1:勞動 动@2:動 에서@3:에서 B에서@3:에서 노동@1:勞動 B노동@1:勞動 D동에@2:勞動 "
       "D에서@3:勞動"},
  }));
  CAPTURE(row.text);
  CHECK(Marks(row.text) == row.want);
}

TEST_CASE("a token knows its word") {
  const std::string_view text = "a 수용소에서 b";
  for (const Token& token : Analyze(text, Purpose::kIndex)) {
    if (ClassName(token.cls)[0] != 'K') continue;
    CHECK(text.substr(token.token_begin, token.token_end - token.token_begin) == "수용소에서");
    CHECK(token.length == (ClassName(token.cls) == "KW" ? 5 : 2));
  }
}

std::string Repeat(std::string_view piece, size_t times) {
  std::string out;
  while (times-- > 0) out += piece;
  return out;
}

TEST_CASE("long words give no terms that do not fit") {
  const std::string latin(64, 'x'), korean = Repeat("뷁", 66);
  CHECK(Terms(latin) == "Z" + latin + " " + latin);
  CHECK(Terms(latin + "x") == "");
  CHECK(Terms("a " + latin + "x b") == "Za a Zb b");
  CHECK(Terms(latin + "x-b") == "Zb b");
  CHECK(Terms(std::string(64, '1')) == std::string(64, '1'));
  CHECK(Terms(std::string(65, '1')) == "");
  CHECK(Marks(korean, "KW") == korean + "@1:" + korean);
  CHECK(Marks(korean + "뷁", "KW") == "");
  CHECK(Analyze(korean + "뷁", Purpose::kIndex).size() == 66);  // bigrams
  CHECK(TitleTerm("Zcamp") == "SZcamp");
}

TEST_CASE("hostile text takes linear time and memory") {
  struct {
    std::string_view piece;
    size_t times, most_terms;
  } const rows[] = {
      {"\u0301\u0323", 100'000, 0}, {"뷁", 400'000, 400'000},   {"에서", 200'000, 400'001},
      {"监", 400'000, 800'000},     {"x", 400'000, 0},          {"9,", 200'000, 200'000},
      {"a.", 200'000, 2},           {"a'", 200'000, 400'000},   {"\u1100\u1161", 200'000, 200'000},
      {"\uFDFA", 100'000, 800'000}, {"\U000E0100", 100'000, 0}, {"\xF0\x9F", 200'000, 0},
  };
  for (const auto& row : rows) {
    CAPTURE(row.piece);
    const std::string text = Repeat(row.piece, row.times);
    const std::vector<Token> tokens = Analyze(text, Purpose::kIndex);
    CHECK(tokens.size() <= row.most_terms);
    for (const Token& token : tokens) {
      if (token.term.empty() || token.term.size() >= kTermLimit) FAIL(token.term.size());
    }
  }
  const std::string marked = "e" + Repeat("\u0301\u0323", 100'000) + "t";
  CHECK(Terms(marked) == "Zet et");
}

}  // namespace
}  // namespace attest
