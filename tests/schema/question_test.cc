#include "schema/analysis/question.h"

#include <catch2/catch.hpp>

namespace attest {
namespace {

struct Row {
  const char* query;
  bool question;
};

TEST_CASE("a query asks or lists keywords") {
  const Row row = GENERATE(values<Row>({
      {"", false},
      {"*", false},
      {"torture", false},
      {"political prison camps", false},
      {"tortured in detention", false},  // a stop word is no question word
      {"the camp of the north", false},  // two words
      {"one two three four", true},      // more than keywords
      {"who was shot", true},
      {"the WHO report", false},
      {"torture?", true},
      {"고문？", true},
      {"왜곡", false},  // begins like 왜
      {"강제북송", false},
      {"수용소에서 무엇을", true},
      {"누구의 증언", true},
      {"몇 명", true},
      {"人口販運", false},
      {"誰被捕", false},  // up to three characters are one word
      {"誰在被捕", true},
      {"為什麼被捕", true},
      {"基督徒 迫害", false},
      {"多少人失踪", true},
  }));
  INFO(row.query);
  CHECK(IsQuestion(row.query) == row.question);
}

TEST_CASE("what is asked for is known by words, not by what begins so") {
  for (const char* word : {"name", "years", "原因", "장소"}) CHECK(IsAskedFor(word));
  for (const char* word : {"", "camp", "nam", "原", "장소에", "# What questions ask for"})
    CHECK_FALSE(IsAskedFor(word));
}

}  // namespace
}  // namespace attest
