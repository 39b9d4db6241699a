#include "searcher/highlight.h"

#include <catch2/catch.hpp>

namespace attest {
namespace {

// The text with what the query marks in brackets; its own stems are those that the index has.
std::string Marked(const std::string& query, const std::string& text) {
  std::vector<std::string> stems;
  for (const Token& token : Analyze(text, Purpose::kIndex)) {
    if (token.cls == TermClass::kKoreanStem) stems.push_back(token.term);
  }
  const Query parsed = ParseQuery(query);
  const StemList list(stems);
  const Plan plan = MakePlan(parsed, query, list);
  std::string marked;
  size_t at = 0;
  for (const HitSpan& span : Highlighter(plan).Find(text)) {
    marked += text.substr(at, span.begin - at);
    marked += "[" + text.substr(span.begin, span.end - span.begin) + "]";
    at = span.end;
  }
  return marked + text.substr(at);
}

TEST_CASE("what matched is what is marked in Korean") {
  struct Row {
    std::string query, marked;
  };
  for (const Row& row : {
           Row{"고문", "[고문]을 당했다."},
           Row{"수용소", "정치범[수용소]에 있었다."},
           Row{"강제북송", "[강제] [북송]을 당했다."},
           Row{"국가안전보위부", "[국가] [안전] [보위부]의 방이다."},  // three parts
           Row{"국가안전보위부", "보위부와 국가와 안전."},             // in another order
           Row{"노동단련대", "[로동단련대]로 갔다."},                  // the other spelling
           Row{"단련대", "노동[단련대]로 갔다."},
           Row{"법", "[법]대로 한다."},
           Row{"계획", "[계획]대로 떠났다."},
           Row{"때리다", "간수가 [때렸다]."},  // a predicate whole
           Row{"죽다", "[죽을] 때까지 일했다."},
           Row{"붙잡다", "[붙잡]은 사람을 보냈다."},  // but where its stem is a term
           Row{"듣다", "소문을 [들었다]."},
           Row{"3만명", "[3만 명]이 굶었다."},
           Row{"200명", "[200여 명]이 굶었다."},
           Row{"15호 관리소", "제[15호][관리소]에 있었다."},
           Row{"금강산", "[金剛山]이 보인다."},
           Row{"법", "[法]의 이름이다."},
           Row{"\"15호 관리소\"", "제[15호관리소]에 있었다."},
           Row{"\"쌀 줌\"", "[쌀이 줌]이다."},  // an alternate within a phrase
       }) {
    std::string text;
    for (char c : row.marked) {
      if (c != '[' && c != ']') text += c;
    }
    CAPTURE(row.query, text);
    CHECK(Marked(row.query, text) == row.marked);
  }
}

}  // namespace
}  // namespace attest
