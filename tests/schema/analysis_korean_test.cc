#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "schema/analysis/analysis.h"
#include "schema/analysis/korean.h"
#include "schema/analysis/utf8.h"

namespace attest {
namespace {

struct Row {
  std::string_view text, want;
};

TEST_CASE("Korean nouns lose particles and suffixes until nothing is left to cut") {
  const Row row = GENERATE(values<Row>({
      {"수용소에서의", "수용소"},
      {"사회주의", "사회주의"},  // the two must meet
      {"사회주의의", "사회주의"},
      {"조사관들이", "조사관"},
      {"고문당한", "고문"},
      {"수감되였다", "수감"},  // northern
      {"하시였다", "하시"},
      {"노동자로", "노동자"},
      {"서울로", "서울"},    // after ㄹ
      {"평양로", "평양로"},  // after another consonant it is no particle
      {"평양으로", "평양"},
      {"북한으로부터는", "북한"},
      {"책을", "책"},    // one syllable, before a safe particle
      {"책를", "책를"},  // that does not agree
      {"마을", "마을"},  // kept
      {"포로", "포로"},  // protected
      {"국군포로들은", "국군포로"},
      {"우크라이나", "우크라이나"},
      {"나", "나"},
      {"ᄀ", "ᄀ"},
      {"ᄀ씨는", "ᄀ씨"},
      {"에서에서에서에서에서", "에서"},
  }));
  CHECK(ToUtf8(KoreanStem(ToUtf32(row.text))) == row.want);
}

TEST_CASE("two syllables may be one with a particle") {
  const Row row = GENERATE(values<Row>({{"쌀이", "쌀"},
                                        {"쌀가", ""},  // does not agree
                                        {"주의", ""},  // protected
                                        {"쌀", ""},
                                        {"쌀들이", ""},
                                        {"집에서는", "집"},  // a chain: the stemmer leaves 집에
                                        {"총으로", "총"},
                                        {"년에는", "년"},
                                        {"밤마다", "밤"},
                                        {"집으로", "집"},
                                        {"강로는", ""},  // does not agree
                                        {"나라도", ""},  // 라도 begins no chain: 나라 with 도
                                        {"사람에게", ""}}));  // the stemmer found its noun
  const std::u32string eojeol = ToUtf32(row.text);
  CHECK(HasKoreanAlternate(eojeol, KoreanStemLength(eojeol)) == !row.want.empty());
}

TEST_CASE("Korean predicates have one stem in all their forms") {
  struct {
    std::string_view want, forms;
  } const rows[] = {
      {"때리", "때리다 때렸다 때려서 때린 때리고 때립니다 때렸습니다 때리는 때려"},
      {"먹", "먹다 먹었다 먹어서 먹은 먹을 먹으면 먹습니다 먹었던"},
      {"엿드", "엿듣다 엿들었다 엿들어서 엿들으면"},  // ㄷ
      {"추우", "춥다 추웠다 추운 추우면"},            // ㅂ
      {"부", "붓다 부었다 부어서"},                   // ㅅ
      {"모르", "모르다 몰랐다 몰라서"},               // 르
      {"쓰", "쓰다 썼다 쓰고 쓰는"},                  // ㅡ
      {"만드", "만들다 만들었다 만든 만드는"},        // ㄹ
      {"도망하", "도망했다 도망하였다 도망해서 도망한"},
      {"", "가 있다 하다 듣다 책 ᄀ씨"},
  };
  for (const auto& row : rows) {
    for (std::string_view rest = row.forms; !rest.empty();) {
      const size_t end = std::min(rest.find(' '), rest.size());
      const std::string_view form = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      CAPTURE(form);
      CHECK(ToUtf8(KoreanPredicate(ToUtf32(form))) == row.want);
    }
  }
}

std::string Joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out.append(out.empty() ? "" : " ").append(word);
  return out;
}

TEST_CASE("stems have other spellings in North and South") {
  const Row row = GENERATE(values<Row>({
      {"노동", "로동"},
      {"로동", "노동"},
      {"녀성", "여성"},
      {"여성", "녀성 려성"},
      {"조선로동당", "조선노동당"},
      {"비율", "비률"},
      {"비률", "비율"},
      {"고문", ""},
      {"", ""},
      {"률율률율률율률율률", ""},  // more than 64: none
  }));
  CAPTURE(row.text);
  CHECK(Joined(KoreanSpellings(row.text)) == row.want);
}

TEST_CASE("Hanja are read as Koreans read them") {
  const Row row = GENERATE(values<Row>({
      {"脫北者", "탈북자"},
      {"勞動", "노동"},              // initial sound
      {"朝鮮勞動黨", "조선로동당"},  // only at the beginning
      {"女性", "여성"},
      {"比率", "비율"},  // after a vowel
      {"確率", "확률"},
      {"戰列", "전열"},      // after ㄴ
      {"金日成", "김일성"},  // a name
      {"金", "금"},
      {"金屬工業法", "금속공업법"},
      {"カナ", ""},
      {"", ""},
  }));
  CAPTURE(row.text);
  CHECK(ToUtf8(HanjaReading(ToUtf32(row.text))) == row.want);
}

}  // namespace
}  // namespace attest
