#include "searcher/stems.h"

#include <catch2/catch.hpp>

namespace attest {
namespace {

std::string Joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

TEST_CASE("a word is found inside the stems that hold it as a part") {
  const StemList stems({"고문", "물고문", "고문변호사", "참고", "문헌", "참고문헌", "최고", "문화",
                        "최고문화", "정치범", "수용소", "정치범수용소", "수용", "용소", "강제",
                        "북송", "강제북송"});
  struct Row {
    std::string word, found;
  };
  for (const Row& row : {
           Row{"고문",
               "고문변호사 물고문"},  // not 참고|문헌 and 최고|문화: they divide inside the word
           Row{"수용소", "정치범수용소"},
           Row{"강제", "강제북송"},
           Row{"북송", "강제북송"},
           Row{"정치범수용소", ""},  // itself is no compound of itself
           Row{"문", ""},            // one syllable is in too many words
           Row{"없는말", ""},
       }) {
    CAPTURE(row.word);
    CHECK(Joined(stems.Containing(row.word)) == row.found);
  }
}

TEST_CASE("one place where the word stands whole is enough") {
  // 참고|문헌 divides at the first 고문, nothing divides inside the second.
  const StemList stems({"참고", "문헌고문", "참고문헌고문", "고문"});
  CHECK(Joined(stems.Containing("고문")) == "문헌고문 참고문헌고문");
}

TEST_CASE("a word divides where both sides are known") {
  const StemList stems({"강제", "북송", "강", "제북송", "강제북송"});
  const auto divisions = stems.Divisions("강제북송");
  REQUIRE(divisions.size() == 1);  // 강|제북송: a side of one syllable is no known stem
  CHECK(divisions[0] == std::vector<std::string>{"강제", "북송"});
  CHECK(stems.Divisions("강제").empty());
}

TEST_CASE("a word divides into up to four known stems") {
  const StemList stems({"조선", "민주주의", "인민", "공화국", "인민공화국", "가나"});
  const auto divisions = stems.Divisions("조선민주주의인민공화국");
  REQUIRE(divisions.size() == 2);
  CHECK(divisions[1] == std::vector<std::string>{"조선", "민주주의", "인민", "공화국"});
  CHECK(divisions[0] == std::vector<std::string>{"조선", "민주주의", "인민공화국"});
  CHECK(stems.Divisions("가나가나가나가나").size() == 1);
  CHECK(stems.Divisions("가나가나가나가나가나").empty());
  std::string long_word;
  for (int i = 0; i < 20; ++i) long_word += "가나";
  CHECK(stems.Divisions(long_word).empty());  // and not at length
}

TEST_CASE("an empty list knows nothing") {
  const StemList stems;
  CHECK(!stems.Has("고문"));
  CHECK(stems.Containing("고문").empty());
}

}  // namespace
}  // namespace attest
