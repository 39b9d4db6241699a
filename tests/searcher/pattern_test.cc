#include "searcher/pattern.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "schema/analysis/analysis.h"

namespace attest {
namespace {

// "[hit] rest" of the text.
std::string Marked(const std::string& text, const std::string& query) {
  const Query node = ParseQuery(query);
  REQUIRE((node.op == Query::Op::kPhrase || node.op == Query::Op::kNear));
  std::string marked;
  size_t at = 0;
  for (const Occurrence& found :
       Pattern(node, StemList({"정치범수용소", "참고문헌", "참고", "문헌", "고문치사"}))
           .Find(text)) {
    if (found.begin < at) continue;
    marked += text.substr(at, found.begin - at) + "[" +
              text.substr(found.begin, found.end - found.begin) + "]";
    at = found.end;
  }
  return at == 0 ? "" : marked + text.substr(at);
}

TEST_CASE("phrases and NEAR stand where they stand") {
  struct Row {
    std::string text, query, marked;
  };
  for (const Row& row : {
           Row{"a political prison camp", "\"political prison\"", "a [political prison] camp"},
           Row{"political prisoners in prison", "\"political prison\"",
               "[political prisoners] in prison"},
           Row{"prison political", "\"political prison\"", ""},
           Row{"political or prison", "\"political prison\"", ""},
           Row{"the labor camps", "\"labour camp\"",
               "the [labor camps]"},  // stems, British and American
           Row{"the labor camps", "=\"labour camp\"", ""},
           Row{"the Labour  Camp.", "=\"labour camp\"",
               "the [Labour  Camp]."},                   // case and white space are no characters
           Row{"labour camps", "=\"labour camp\"", ""},  // a Latin word only whole
           Row{"Kim, Jong", "\"Kim Jong\"", "[Kim, Jong]"},  // over punctuation
           Row{"Kim Il Jong", "\"Kim Jong\"", ""},
           Row{"정치범들을 수용소에서", "\"정치범 수용소\"",
               "[정치범들을 수용소]에서"},  // particles are ignored
           Row{"정치범들을 수용소에서", "=\"정치범 수용소\"", ""},
           Row{"정치범 수용소에서", "=\"정치범 수용소\"", "[정치범 수용소]에서"},
           Row{"로동 단련대", "\"노동 단련대\"", "[로동 단련대]"},  // North and South
           Row{"그를 때렸다", "\"그 때리다\"", ""},  // 그를 keeps its syllable as a stem
           Row{"遭到强制遣返后", "\"强制遣返\"", "遭到[强制遣返]后"},
           Row{"遭到強制遣返後", "\"强制遣返\"", "遭到[強制遣返]後"},
           Row{"强制了，遣返", "\"强制遣返\"", ""},
           Row{"2018년 4월", "\"2018년 4월\"", "[2018년 4월]"},
           Row{"one two three four", "one NEAR/3 four", "[one] two three [four]"},
           Row{"one two three four", "one NEAR/2 four", ""},
           Row{"four three two one", "one NEAR/3 four", "[four] three two [one]"},  // either order
           Row{"one one", "one NEAR/1 one", "[one] [one]"},
           Row{"one", "one NEAR/5 one", ""},  // not with itself
           Row{"수용소에서 심한 고문을 당했다", "고문 NEAR/2 수용소",
               "[수용소]에서 심한 [고문]을 당했다"},
           Row{"정치범수용소의 처형", "수용소 NEAR/1 처형", "[정치범수용소]의 [처형]"},
           Row{"참고문헌의 처형", "고문 NEAR/1 처형", ""},     // divides elsewhere
           Row{"정치범수용소의 처형", "\"수용소 처형\"", ""},  // nor do phrases look into compounds
           Row{"정치범수용소의 처형", "=수용소 NEAR/1 처형", ""},
           Row{"고문치사 사건", "고문 NEAR/3 치사", "[고문치사] 사건"},  // both in one compound
           Row{"고문치사 사건", "치사 NEAR/1 고문", "[고문치사] 사건"},
           Row{"고문치사 사건", "고문 NEAR/3 고문", ""},  // but not with itself
           Row{"고문치사 사건", "고문치사 NEAR/3 고문", ""},
           Row{"강제북송을 막았다", "\"강제 북송\"", "[강제북송]을 막았다"},  // spaced freely
           Row{"강제로북송을 막았다", "\"강제 북송\"", ""},
           Row{"강제북송을 막았다", "\"강제로 북송\"", ""},  // a particle divides
           Row{"강제북송을 막았다", "=\"강제 북송\"", ""},   // these very characters
           Row{"강제북송자를 찾았다", "\"강제 북송\"", ""},  // not in longer words
           Row{"국가안전 보위부에서", "\"국가 안전 보위부\"", "[국가안전 보위부]에서"},
           Row{"국가 안전보위부에서", "\"국가 안전 보위부\"", "[국가 안전보위부]에서"},
           Row{"국가안전보위부에서", "\"국가 안전 보위부\"", "[국가안전보위부]에서"},
           Row{"로동단련대에서", "\"노동 단련대\"", "[로동단련대]에서"},
           Row{"공개회의에서", "\"공개 회의\"", "[공개회]의에서"},  // ends like a particle
           Row{"UN이 조사", "\"UN 조사\"", "[UN이 조사]"},  // particles behind another script
           Row{"UN이, 조사", "\"UN의 조사\"", "[UN이, 조사]"},
           Row{"UN군 조사", "\"UN 조사\"", ""},
           Row{"人權을 조사", "\"人權 조사\"", "[人權을 조사]"},
           Row{"人權을 조사", "\"인권 조사\"", "[人權을 조사]"},
           Row{"인권을 조사", "\"人權의 조사\"", "[인권을 조사]"},
           Row{"拷問으로 사망", "고문 NEAR/1 사망", "[拷問]으로 [사망]"},
           Row{"拷問으로 사망", "=고문 NEAR/1 사망", ""},  // the reading is another form
           Row{"UN이 본 조사", "UN NEAR/2 조사", "[UN]이 본 [조사]"},
           Row{"reeducation camp", "\"re-education camp\"", "[reeducation camp]"},
           Row{"re\u2010education camp", "\"reeducation camp\"", "[re\u2010education camp]"},
           Row{"a tor-\nture cell", "\"torture cell\"", "a [tor-\nture cell]"},
           Row{"one-two-three", "\"onetwo three\"", "[one-two-three]"},
           Row{"onetwo-three", "\"one-two-three\"", "[onetwo-three]"},
           Row{"one-twothree", "\"one-two-three\"", "[one-twothree]"},
           Row{"批评人\n权状况", "\"人权状况\"", "批评[人\n权状况]"},
           Row{"批评人\r\n权状况", "=\"人权状况\"", "批评[人\r\n权状况]"},
           Row{"批评人 权状况", "=\"人权状况\"", ""},
           Row{"re\u2010education", "=\"re-education\"", "[re\u2010education]"},
           Row{"the guard’s", "=\"guard's\"", "the [guard’s]"},
           Row{"torture in the camp", "tort* NEAR/3 camp", "[torture] in the [camp]"},
           Row{"the labour camp at Yodok", "\"labour camp\" NEAR/2 Yodok",
               "the [labour camp] at [Yodok]"},
           Row{"", "\"a b\"", ""},
       }) {
    CAPTURE(row.text, row.query);
    CHECK(Marked(row.text, row.query) == row.marked);
  }
}

// A word with a hyphen may be two or one: no state is tried twice.
TEST_CASE("a hostile phrase takes no exponential time") {
  std::string phrase = "\"re", text = "re";
  for (int i = 0; i < 400; ++i) phrase += "-re", text += "-re";
  CHECK(Marked(text, phrase + "-x\"") == "");
}

TEST_CASE("what is found has a term of every candidate group") {
  std::mt19937 random(3);
  const std::vector<std::string> pieces = {
      "고문",   "을 ", "강제", "북송", " ",  "酷刑", "强制", "遣返", "camp",  "s ",
      "labour", "-",   "2018", "년 ",  ", ", "。",   "前",   "以前", "때렸다"};
  size_t found = 0;
  for (int round = 0; round < 4000; ++round) {
    std::vector<std::string> parts;
    std::string text;
    for (int n = 1 + random() % 12; n > 0; --n) parts.push_back(pieces[random() % pieces.size()]);
    for (const auto& part : parts) text += part;
    const size_t from = random() % parts.size();
    std::string phrase = parts[from];
    for (size_t i = from + 1; i < parts.size() && random() % 3; ++i) phrase += parts[i];
    Query node;
    node.op = Query::Op::kPhrase;
    node.text = phrase;
    const Pattern pattern(node, StemList());
    if (pattern.Find(text).empty()) continue;
    ++found;
    std::set<std::string> terms;
    for (const Token& token : Analyze(text, Purpose::kIndex)) terms.insert(token.term);
    CAPTURE(text, phrase);
    for (const auto& group : pattern.Candidates()) {
      CHECK(std::any_of(terms.begin(), terms.end(), [&](const std::string& term) {
        return std::find(group.terms.begin(), group.terms.end(), term) != group.terms.end() ||
               std::any_of(
                   group.beginnings.begin(), group.beginnings.end(),
                   [&](const std::string& beginning) { return term.starts_with(beginning); });
      }));
    }
  }
  CHECK(found > 1000);
}

}  // namespace
}  // namespace attest
