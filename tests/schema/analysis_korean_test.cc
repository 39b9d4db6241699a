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
      {"돌아와", "돌아와"},  // verbs in 오다 and 가다
      {"끌려가는", "끌려가"},
      {"외국어와", "외국어"},
      {"영아살해", "영아살해"},  // a noun of two syllables in 해
      {"영아살해했다", "영아살해"},
      {"강제추방해", "강제추방"},
      {"협박해", "협박"},
      {"붙잡히다", "붙잡히"},  // a verb, no adverb
      {"철저히", "철저"},
      {"단련대로", "단련대"},  // 로 behind a noun in 대
      {"군대로", "군대"},
      {"계획대로", "계획대"},  // no sound tells; 계획 is its alternate
      {"시키는대로", "시키"},  // behind 는 it is the particle
      {"사람들대로", "사람"},
      {"아들", "아들"},  // no plural
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
  const Row row = GENERATE(values<Row>({{"쌀이", "쌀"},       {"쌀가", ""},  // does not agree
                                        {"주의", ""},                        // protected
                                        {"쌀", ""},           {"쌀들이", ""},
                                        {"집에서는", "집"},  // a chain: the stemmer leaves 집에
                                        {"총으로", "총"},     {"년에는", "년"},
                                        {"밤마다", "밤"},     {"집으로", "집"},
                                        {"강로는", ""},  // does not agree
                                        {"나라도", ""},  // 라도 begins no chain: 나라 with 도
                                        {"쌀이나", "쌀"},     {"쌀이라도", "쌀"},
                                        {"아이라도", ""},  // the copula keeps no 이 after a vowel
                                        {"사람에게", ""},  // the stemmer found its noun
                                        {"법대로", "법"},     {"군대로", ""},
                                        {"계획대로", "계획"}, {"단련대로는", "단련"},
                                        {"사람들대로", ""}}));
  const std::u32string eojeol = ToUtf32(row.text);
  const size_t length = KoreanAlternateLength(eojeol, KoreanStemLength(eojeol));
  CHECK(ToUtf8(std::u32string_view(eojeol).substr(0, length)) == row.want);
}

std::string Predicates(std::string_view eojeol, size_t stem_length) {
  std::string out;
  for (const Predicate& predicate : KoreanPredicates(ToUtf32(eojeol), stem_length)) {
    out.append(out.empty() ? "" : " ").append(ToUtf8(predicate.stem));
  }
  return out;
}

TEST_CASE("Korean predicates have one stem in all their forms") {
  struct {
    std::string_view want, forms;
  } const rows[] = {
      {"때리", "때리다 때렸다 때려서 때린 때리고 때립니다 때렸습니다 때리는 때려"},
      {"먹", "먹다 먹었다 먹어서 먹은 먹을 먹으면 먹습니다 먹었던"},
      {"엿듣", "엿듣다 엿들었다 엿들어서 엿들으면"},  // ㄷ
      {"듣 들", "들었다 들어서 들은"},                // of 듣다 and of 들다
      {"듣", "듣다 듣고 듣는"},
      {"들", "들다 들고 들면 드는 든다 듭니다"},
      {"걷 거", "걸었다 걸어서"},
      {"묻 무", "물었다 물어"},
      {"묻", "묻다 묻고 묻었다"},
      {"추우", "춥다 추웠다 추운 추우면"},  // ㅂ
      {"도우", "돕다 도왔다 도와서 도우면 도와주었다"},
      {"고우", "곱다 고왔다 고와서"},
      {"붓", "붓다 부었다 부어서 부은"},  // ㅅ
      {"짓", "짓다 지었다 지어서 지은 지으면"},
      {"모르", "모르다 몰랐다 몰라서 몰라"},  // 르
      {"놀라", "놀라다 놀랐다"},              // no 르
      {"따르", "따르다 따랐다 따라서"},
      {"이르", "이르다 이르렀다 이르러서"},
      {"쓰", "쓰다 썼다 쓰고 쓰는 써서"},  // ㅡ
      {"잠그", "잠그다 잠갔다"},
      {"파", "파다 팠다"},
      {"만드", "만들다 만들었다 만든 만드는"},  // ㄹ
      {"살", "살다 살았다 살고 사는 삽니다"},
      {"켜", "켜다 켰다"},
      {"모", "모으다 모았다 모으면"},
      {"도망하", "도망했다 도망하였다 도망해서 도망한"},
      {"때리", "때리여 때리였다 때렸었다 때렸겠다 때린다고 때리자"},
      {"끌려가", "끌려가고있다 끌려가고있었다 끌려가지않았다"},
      {"죽", "죽을지 죽을까 죽음을 죽으라고"},
      {"죽이", "죽여버렸다 죽여놓고 죽여주었다고"},
      {"", "가 있다 하다 책 ᄀ씨"},
  };
  for (const auto& row : rows) {
    for (std::string_view rest = row.forms; !rest.empty();) {
      const size_t end = std::min(rest.find(' '), rest.size());
      const std::string_view form = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      CAPTURE(form);
      CHECK(Predicates(form, ToUtf32(form).size()) == row.want);
    }
  }
}

TEST_CASE("a predicate is found though the noun stemmer cut its ending as a particle") {
  const Row row = GENERATE(values<Row>({
      {"죽을", "죽"},       {"먹을", "먹"},       {"굶은", "굶"},         {"들은", "듣 들"},
      {"물을", ""},  // water, far more often
      {"책을", ""},  // words from Chinese end so, and verbs do not
      {"것을", ""},         {"부를", "부르"},     {"때렸지만", "때리"},   {"때렸다고", "때리"},
      {"때려도", "때리"},   {"맞아도", "맞"},     {"언어도", ""},         {"영어도", ""},
      {"붙잡기를", "붙잡"}, {"붙잡지는", "붙잡"}, {"비행기를", ""},       {"편지는", ""},
      {"노동자는", ""},     {"묻자고", "묻"},     {"붙잡으라고", "붙잡"}, {"서울시는", ""},
      {"마음을", ""},       {"발음이", ""},       {"고문했다", ""},  // the stem is 고문
      {"수용소에서는", ""},
  }));
  CAPTURE(row.text);
  CHECK(Predicates(row.text, KoreanStemLength(ToUtf32(row.text))) == row.want);
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
      {"戰列", "전열"},             // after ㄴ
      {"金日成", "김일성 금일성"},  // a name, as far as one can tell
      {"金剛山", "김강산 금강산"},
      {"不正", "부정"},  // before ㄷ and ㅈ
      {"不法", "불법"},
      {"金", "금"},
      {"金屬工業法", "금속공업법"},
      {"カナ", ""},
      {"", ""},
  }));
  CAPTURE(row.text);
  std::vector<std::string> readings;
  for (const auto& reading : HanjaReadings(ToUtf32(row.text))) readings.push_back(ToUtf8(reading));
  CHECK(Joined(readings) == row.want);
}

}  // namespace
}  // namespace attest
