#include <unicode/translit.h>
#include <unicode/unistr.h>
#include <xapian.h>
#include <catch2/catch.hpp>

#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>

#include "schema/analysis/han.h"
#include "schema/analysis/latin.h"
#include "schema/analysis/utf8.h"
#include "schema/data_files.h"

namespace attest {
namespace {

struct Row {
  std::string_view text, want;
};

TEST_CASE("Latin words become plain letters") {
  const Row row = GENERATE(values<Row>({
      {"hoeryŏng", "hoeryong"},
      {"p'yŏngyang", "pyongyang"},
      {"ørsted", "orsted"},
      {"łódź", "lodz"},
      {"đæþ", "daeth"},
      {"ɑ", "ɑ"},  // no plain letter known
      {"ʀ", "r"},  // Latin-ASCII gives a capital
      {"ειμι\u0301", "ειμι"},
      {"й", "и"},
      {"\u0301", ""},
  }));
  CAPTURE(row.text);
  CHECK(FoldLatin(ToUtf32(row.text)) == row.want);
}

TEST_CASE("English words have one stem in both spellings") {
  const Row row = GENERATE(values<Row>({{"labour", "labor"},
                                        {"labored", "labor"},
                                        {"camps", "camp"},
                                        {"tortured", "tortur"},
                                        {"programmes", "program"},
                                        {"москва", "москва"}}));
  CHECK(EnglishStem(row.text) == row.want);
}

TEST_CASE("English words meet their kin and no strangers") {
  struct Pair {
    std::string one, other;
    bool meet;
  };
  const Pair pair = GENERATE(values<Pair>({
      {"internment", "interned", true},
      {"internment", "international", false},
      {"internal", "international", false},
      {"humans", "human", true},
      {"humanity", "human", false},
      {"authorities", "authority", true},
      {"authorities", "author", false},
      {"authorised", "authorization", true},
      {"executions", "executed", true},
      {"executioner", "execution", true},
      {"executive", "execution", false},
      {"organs", "organ", true},
      {"organisation", "organ", false},
      {"organisations", "organized", true},
      {"generations", "generators", false},
      {"universal", "university", false},
      {"community", "communist", false},
      {"communism", "communist", true},
      {"army", "arms", false},
      {"hospital", "hospitality", false},
      {"relatives", "related", false},
      {"relations", "related", true},
      {"officers", "office", false},
      {"minorities", "minors", false},
      {"national", "nations", false},
      {"refugees", "refuges", false},
      {"refugees", "refugee", true},
      {"witness", "wit", false},
      {"informant", "information", false},
      {"corporal", "corporations", false},
      {"rational", "rations", false},
      {"defector", "defected", true},
      {"defective", "defected", false},
      {"detention", "detainees", true},
      {"detention", "detained", true},
      {"abductees", "abduction", true},
      {"starvation", "starving", true},
      {"pregnancy", "pregnant", true},
      {"testified", "testimonies", true},
      {"religious", "religion", true},
      {"imprisoned", "prison", false},  // no parts of words
      {"women", "woman", true},
      {"children", "child", true},
      {"thieves", "thief", true},
      {"fled", "fleeing", true},
      {"beaten", "beatings", true},
      {"shot", "shoot", true},
      {"stolen", "stealing", true},
      {"hidden", "hide", true},
      {"froze", "freezing", true},
      {"dying", "died", true},
      {"found", "find", true},
      {"found", "founded", false},
      {"sung", "sing", false},  // Kim Il-sung
      {"won", "win", false},    // the money
  }));
  CAPTURE(pair.one, pair.other);
  CHECK((EnglishStem(pair.one) == EnglishStem(pair.other)) == pair.meet);
}

TEST_CASE("the table of English stems has each word once, and none that needs no entry") {
  std::map<std::string, int> entries;
  for (const std::string_view line : DataLines("en_stems.txt")) {
    std::istringstream words{std::string(line.substr(line.find('\t') + 1))};
    for (std::string word; words >> word; ++entries[word]) {
      CAPTURE(word);
      CHECK(EnglishStem(word) == line.substr(0, line.find('\t')));
      CHECK(Xapian::Stem("english")(word) != EnglishStem(word));
      CHECK(American(word) == word);  // else it is never looked up
    }
  }
  for (const auto& [word, count] : entries) CHECK(std::pair(word, count) == std::pair(word, 1));
}

TEST_CASE("Traditional characters become Simplified one by one") {
  const Row row = GENERATE(
      values<Row>({{"監獄", "监狱"},
                   {"國際", "国际"},
                   {"乾淨乾坤", "干净干坤"},  // ICU keeps 乾 in 乾坤: by character it is one
                   {"儁", "俊"},              // of the patch
                   {"著", "着"},
                   {"监狱", "监狱"},
                   {"𨨏かカ々〇", "𨨏かカ々〇"}}));
  CAPTURE(row.text);
  CHECK(ToUtf8(Simplified(ToUtf32(row.text))) == row.want);
}

// Our table holds what ICU 72 knows of single characters. Where a later ICU knows more, take it
// over and raise kAnalysis.
TEST_CASE("the table of Traditional characters is ICU's, patched") {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::Transliterator> icu_table(
      icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
  REQUIRE(U_SUCCESS(status));
  size_t same = 0, patched = 0;
  for (char32_t c = 0x3400; c < 0xA000; ++c) {
    icu::UnicodeString text(static_cast<UChar32>(c));
    icu_table->transliterate(text);
    const bool one = text.countChar32() == 1;
    const char32_t want = one ? static_cast<char32_t>(text.char32At(0)) : c;
    ++(Simplified(c) == want ? same : patched);
  }
  CHECK(patched == 179);
  CHECK(same + patched == 0xA000 - 0x3400);
}

std::string Words(std::string_view text) {
  const std::u32string run = ToUtf32(text);
  std::string out;
  uint32_t begin = 0;
  for (uint32_t end : SegmentHan(run)) {
    out.append(out.empty() ? "" : "|").append(ToUtf8(run.substr(begin, end - begin)));
    begin = end;
  }
  return out;
}

TEST_CASE("a Han run is cut into words") {
  const Row row = GENERATE(values<Row>({{"中国政府强制遣返", "中国|政府|强制|遣返"},
                                        {"会宁", "会|宁"},
                                        {"人", "人"},
                                        {"𨨏元素", "𨨏|元素"}}));
  CHECK(Words(row.text) == row.want);
}

TEST_CASE("a long Han run is cut in pieces where its words are cut") {
  std::u32string sentence = ToUtf32("中国政府强制遣返朝鲜难民而且人权理事会通过决议"), run;
  const std::vector<uint32_t> ends = SegmentHan(sentence);
  while (run.size() < 20000) run += sentence;
  const std::vector<uint32_t> all = SegmentHan(run);
  REQUIRE(all.size() == run.size() / sentence.size() * ends.size());
  for (size_t i = 0; i < all.size(); ++i) {
    REQUIRE(all[i] == ends[i % ends.size()] + i / ends.size() * sentence.size());
  }
}

}  // namespace
}  // namespace attest
