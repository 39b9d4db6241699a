// Steps 1 and 2: folded characters and runs.
#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "schema/analysis/fold.h"
#include "schema/analysis/runs.h"
#include "schema/analysis/utf8.h"

namespace attest {
namespace {

struct Row {
  std::string_view text, want;
};

std::string Folded(std::string_view text) { return ToUtf8(Fold(text).chars); }

TEST_CASE("characters are folded") {
  const Row row = GENERATE(values<Row>({
      {"Hello", "hello"},
      {"ＡＢＣ １２３", "abc 123"},
      {"ﾊﾝｸﾞﾙ", "ハングル"},                       // half-width kana with a voiced mark of its own
      {"\u1100\u1161\u11A8", "각"},                // NFD
      {"가\u11A8", "각"},                          // a syllable and a final
      {"\u1100\u200B\u1161", "가"},                // an ignorable between jamo
      {"소\u00AD프트 한\u200B국", "소프트 한국"},  // soft hyphen, zero-width space
      {"북ㆍ중 남·북 中・日", "북 중 남 북 中 日"},
      {"torture¹² H₂O", "torture   h o"},
      {"P’yŏngyang ʻ`´", "p'yŏngyang '''"},
      {"\uF9B4", "領"},        // a compatibility ideograph
      {"葛\U000E0100", "葛"},  // a variation selector outside the BMP
      {"㈜ ㎏ ½ №", "(주) kg 1⁄2 no"},
      {"ß İ ſ", "ss i\u0307 s"},
      {"\uFEFF", ""},
      {"re\u2010ed re\u2011ed re\uFF0Ded", "re-ed re-ed re-ed"},
      {"ハ\u309C ﾊﾟ ハﾟ カ\u309B ﾊ\u309C", "パ パ パ ガ パ"},    // marks with a space of their own
      {"ア\u309Bツ 漢\u0301字 가\u302E나", "アツ 漢字 가나"},    // marks that no letter can take up
      {"25\u309CC 25ﾟC", "25 c 25 c"},                           // signs
      {"人\n權 人\r\n權 カ\nナ ⽼\n⼈", "人權 人權 カナ 老人"},  // a line end in a word
      {"人\n\n權 人 \n權 人\n 權 人\rx", "人\n\n權 人 \n權 人\n 權 人\rx"},
      {"人\nx 가\n나 가\n人 。\n權", "人\nx 가\n나 가\n人 。\n權"},
      {"tor\u00AD\nture 인\u00AD\r\n권 \u00AD\nx.\u00AD\ny", "torture 인권 \nx.\ny"},
      {"a\xFF\xE1\x84", "a\uFFFD\uFFFD\uFFFD"},  // not UTF-8: each byte by itself
  }));
  CAPTURE(row.text);
  CHECK(Folded(row.text) == row.want);
}

TEST_CASE("a folded character knows the whole cluster that it came from") {
  const Row row = GENERATE(values<Row>({
      {"한국", "0-3 3-6"},
      {"\u1112\u1161\u11AB!", "0-9 9-10"},
      {"e\u0301\u0323x", "0-5 0-5 5-6"},
      {"한\u200B국", "0-6 6-9"},
      {"㈜", "0-3 0-3 0-3"},
      {"\xFFz", "0-1 1-2"},
  }));
  std::string ranges;
  for (const ByteRange& source : Fold(row.text).sources) {
    ranges.append(ranges.empty() ? "" : " ");
    ranges.append(std::to_string(source.begin) + "-" + std::to_string(source.end));
  }
  CAPTURE(row.text);
  CHECK(ranges == row.want);
}

TEST_CASE("characters have classes") {
  struct {
    std::string_view chars;
    CharClass want;
  } const rows[] = {
      {"각ᄀㅏힰ", CharClass::kHangul}, {"人々〇𨨏\u3021", CharClass::kHan},
      {"かカー", CharClass::kKana},     {"aéжاก\u0301", CharClass::kLetter},
      {"7٣❶፩", CharClass::kDigit},      {" .-'\n€☃Ⅷ㊙", CharClass::kSeparator},
  };
  for (const auto& row : rows) {
    for (char32_t c : ToUtf32(row.chars)) {
      CAPTURE(ToUtf8({&c, 1}), static_cast<uint32_t>(c));
      if (c == U'ㅏ') continue;  // folds to a jamo before its class is asked
      if (c == U'Ⅷ') continue;
      CHECK(ClassOf(c) == row.want);
    }
  }
}

// Words with what stands between them: "" adjacent, "-" one hyphen, "~" no position of its own, "|"
// a position.
std::string Runs(std::string_view text) {
  const RunList list = ReadRuns(text);
  std::string out;
  for (const Run& run : list.runs) {
    if (&run != &list.runs.front()) {
      out.append(run.adjacent ? "" : run.hyphened ? "-" : run.separated ? "|" : "~");
    }
    const char kind = "KHL9"[static_cast<int>(run.kind)];
    out.append(1, kind).append(run.word.empty() ? ToUtf8(list.Chars(run)) : run.word).append(";");
  }
  return out;
}

TEST_CASE("text is cut into runs") {
  const Row row = GENERATE(values<Row>({
      {"", ""},
      {"ABC방송이 보도", "Labc;K방송이;~K보도;"},
      {"中国人은 カナと漢字", "H中国人;K은;~Hカナと漢字;"},
      {"re-education, e-mail", "Lre;-Leducation;|Le;-Lmail;"},
      {"a -- b", "La;~Lb;"},
      {"Kim Jong-un's regime", "Lkim;~Ljong;-Lun;~Lregime;"},
      {"don't P’yŏngyang", "Ldont;~Lpyongyang;"},
      {"rock 'n' roll", "Lrock;~Ln;~Lroll;"},
      {"U.N. D.P.R.K. e.g. 3.5", "Lun;|Ldprk;|Leg;|93;|95;"},
      {"a.bc", "La;|Lbc;"},  // not single letters: a file name, an address
      {"1,000명 12,345,678 1,00 1,0000", "91000;K명;~912345678;~91;|900;~91;|90000;"},
      {"KAL858 KN-08 3a", "Lkal858;~Lkn;-908;~L3a;"},
      {"\u0301 \u0301's '", ""},  // words that fold to nothing are none
      {"boss's boys'", "Lboss;~Lboys;"},
      {"북ㆍ중 북·중", "K북;~K중;~K북;~K중;"},
      {"갔습니다.그리고", "K갔습니다;|K그리고;"},
      {"a\nb", "La;|Lb;"},
      {"가\u302E나", "K가나;"},  // a tone mark divides no word
      {"tor-\nture tor-\r\nture tor-\n\nture tor -\nture",
       "Ltor;-Lture;~Ltor;-Lture;~Ltor;|Lture;~Ltor;|Lture;"},
      {"人\n權 人\n권", "H人權;~H人;|K권;"},
      {"Mоscow Ба̀лтичко εἰμί", "Lmоscow;~Lбалтичко;~Lειμι;"},
  }));
  CAPTURE(row.text);
  CHECK(Runs(row.text) == row.want);
}

}  // namespace
}  // namespace attest
