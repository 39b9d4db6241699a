// What brought wrong documents or lost right ones when people asked a real archive.
#include "tests/whole/acceptance.h"

namespace attest {
namespace {

TEST_CASE("Korean nouns that look like forms of verbs, and names that look like particles") {
  CheckAcceptance({
      {"그가 온다는 것을 알게 되었다.", "아기", false},  // 알기
      {"낮은 문을 열었다.", "여아", false},              // 열어
      {"길을 물었다.", "무기", false},                   // 물기
      {"구글에서 찾은 지도였다.", "구금", false},        // 구그다
      {"아기를 업고 강을 건넜다.", "아기", true},
      {"죽으로 끼니를 때웠다.", "죽이다", false},  // no 죽 with a copula
      {"사람을 죽였다.", "죽이다", true},
      {"라오스에서 기다렸다.", "나오다", false},  // another spelling of a verb is no part of nouns
      {"교화소에서 나왔다.", "나오다", true},
      {"남자아이라고 적혀 있었다.", "남자아이", true},
      {"아이라는 이유로 풀려났다.", "아이", true},
      {"A씨는 이름을 밝히지 않았다.", "A씨", true},
      {"씨앗을 심었다. A day passed.", "A씨", false},
      {"의사가 왔다.", "a씨", false},
  });
}

TEST_CASE("a gloss in Hangul does not make a Chinese text Korean") {
  const std::string chinese =
      "人们在河边等待很久，没有人提到过去的事情，也没有人再来一次。在河的对岸（강）什么也看不见。";
  CheckAcceptance({
      {chinese, "제도", false},  // 提到 would be read so
      {chinese, "강", true},
      {"그 해에 制度가 바뀌었다.", "제도", true},
      {"他說是脫北者들이 왔다고 했다", "탈북자", true},
  });
}

TEST_CASE("stop words that an operator or a field names count") {
  CheckAcceptance({
      {"이름 없는 무덤", "무덤 -이름", false},
      {"오래된 무덤", "무덤 -이름", true},
      {"이름을 적었다.", "이름 OR 구타", true},
      {"구타를 당했다.", "이름 OR 구타", true},
      {"종일 걸었다.", "이름 OR 구타", false},
      {"구타를 당했다.", "이름 구타", true},  // among others it does not count
      {"구타를 당했다.", "title:이름", false, "기록"},
      {"구타를 당했다.", "title:이름", true, "이름"},
      {"the boat left", "boat -the", false},
      {"a boat left", "boat -the", true},
  });
}

}  // namespace
}  // namespace attest
