// What the analysis makes of queries: weighted terms for the ranking, words for matching.
#include <catch2/catch.hpp>
#include <cstdio>
#include <string>
#include <string_view>

#include "schema/analysis/analysis.h"

namespace attest {
namespace {

struct Row {
  std::string_view query, want;
};

std::string Weighted(std::string_view query) {
  std::string out;
  for (const WeightedTerm& term : QueryTerms(query)) {
    char weight[16];
    std::snprintf(weight, sizeof weight, "^%g", term.weight);
    out.append(out.empty() ? "" : " ").append(term.term).append(weight);
  }
  return out;
}

TEST_CASE("the terms of a query have weights") {
  const Row row = GENERATE(values<Row>({
      {"", ""},
      {"...", ""},
      {"고문을", "고문^1 B고문^0.35 D문을^0.35"},
      {"고문 고문", "고문^1 V고무^0.35 B고문^0.35"},
      {"labour camps", "Zlabor^1 labour^0.4 Zcamp^1 camps^0.4"},
      {"re-education", "Zre^1 re^0.4 Zeduc^1 education^0.4 Zreeduc^0.5"},
      {"the camp 22", "Zthe^0.2 the^0.08 Zcamp^1 camp^0.4 22^1.5"},
      {"무엇을", "무엇^0.2 B무엇^0.07 D엇을^0.07"},  // a question word
      // A question: figures say more, what is asked for says less. Keywords: all the same.
      {"camp name 1998?", "Zcamp^1 camp^0.4 Zname^0.5 name^0.2 1998^2.55"},
      {"camp name 1998", "Zcamp^1 camp^0.4 Zname^1 name^0.4 1998^1.5"},
      {"어느 장소", "어느^0.2 B어느^0.07 장소^0.5 B장소^0.35"},
      {"何地、原因", "何^0.25 地^0.25 原因^0.5 C原因^0.15"},
      // Plain and crossing bigrams are each other's twin at half the weight.
      {"人權理事會通過",
       "人权^1 C人权^0.3 理事^1 C理事^0.3 会^0.25 通过^1 C通过^0.3 C权理^0.5 权理^0.25 "
       "事会^0.3 C事会^0.15 会通^0.3 C会通^0.15"},
      // One Han run of at most four characters: its bigrams weigh as words.
      // Up to three are one word, of which a character alone says little.
      {"会宁", "会^0.075 宁^0.3 会宁^1 C会宁^0.5"},
      {"寧", "宁^1"},
      {"强制遣返", "强制^1 C强制^0.3 遣返^1 C遣返^0.3 C制遣^1 制遣^0.5"},
      {"WHO report", "Zwho^1 who^0.4 Zreport^1 report^0.4"},  // no stop word
      {"who report", "Zwho^0.2 who^0.08 Zreport^1 report^0.4"},
      {"脫北者들이",
       "脱^1 北^1 者^1 脱北^0.5 C脱北^0.25 北者^0.5 C北者^0.25 "
       "탈북자^1 B탈북^0.35 B북자^0.35 D자들^0.35 D들이^0.35"},
  }));
  CAPTURE(row.query);
  CHECK(Weighted(row.query) == row.want);
}

// "고문/고문+때리" : folded/stem, then +predicate, |alternate, &joined, =reading, #counted, and !
// for a stop word.
std::string Words(std::string_view query) {
  std::string out;
  for (const QueryWord& word : QueryWords(query)) {
    out.append(out.empty() ? "" : " ").append(1, "KHL9"[static_cast<int>(word.kind)]);
    out.append(word.folded);
    if (word.stem != word.folded) out.append("/").append(word.stem);
    for (const std::string& predicate : word.predicates) out.append("+").append(predicate);
    for (const std::string& alternate : word.alternates) out.append("|").append(alternate);
    for (const std::string& joined : word.joined) out.append("&").append(joined);
    for (const std::string& reading : word.readings) out.append("=").append(reading);
    for (const auto& forms : word.counted) {
      for (const std::string& form : forms) out.append("#").append(form);
    }
    if (word.stop) out.append("!");
  }
  return out;
}

TEST_CASE("a query has words") {
  const Row row = GENERATE(values<Row>({
      {"", ""},
      {"수용소에서의 쌀이 때렸다", "K수용소에서의/수용소 K쌀이|쌀 K때렸다+때리|때리"},
      {"어디에서 the", "K어디에서/어디! Lthe!"},
      {"谁", "H谁!"},
      {"Re-education of labour camps",
       "Lre&reeduc Leducation/educ&reeduc Lof! Llabour/labor Lcamps/camp"},
      {"one-two-three", "Lone&onetwo Ltwo&onetwo&twothre Lthree&twothre"},
      {"KN-08 08-x 1,000", "Lkn 908 908 Lx&08x 91000"},
      // Up to three characters of Han are one word, though ICU divides them.
      {"会宁 脱北者 的", "H会宁 H脱北者 H的!"},
      {"人权理事会", "H人权 H理事 H会!"},
      {"人民军的", "H人民军 H的!"},               // a lone character joins the word before it
      {"强制遣返脱北者", "H强制 H遣返 H脱北者"},  // several lone ones make words of their own
      {"会宁郡的", "H会! H宁郡 H的!"},
      // In a Korean text Hanja have a reading; particles behind them are no word.
      {"脫北者들이 왔다", "H脱北者=탈북자 K왔다!"},
      {"脫北民지원", "H脱北民=탈북민지원 K지원"},
      {"朝鮮勞動黨에서", "H朝鲜=조선 H劳动党=노동당"},
      {"脫北者", "H脱北者"},
      // Nor behind a Latin word; behind a number only what is no unit.
      {"UN이 NGO들에게서 K팝을", "Lun Lngo Lk K팝을/팝"},
      {"COVID-19로 5만 38도 1998에", "Lcovid 919 950000 938#38도 K도#38도 91998"},
      {"Hoeryŏng ＡＢＣ", "Lhoeryong Labc"},
      // Numbers with their counters.
      {"9명이 3만 명", "99#9명 K명이|명#9명 930000#30000명 K명#30000명"},
      {"200여명 1998 회의", "9200#200명 K여! K명#200명 91998 K회의"},
      {"2014年2月", "92014#2014年#2月 H年#2014年! 92#2月 H月#2月"},  // the first is all of a date
      {"3个月 2014年发表", "93#3个 H个月 92014#2014年 H年#2014年! H发表"},
      // Capitals tell a name from a stop word, unless all words have them.
      {"the WHO report", "Lthe! Lwho Lreport"},
      {"WHO 보고서", "Lwho K보고서"},
      {"report of I.T.", "Lreport Lof! Lit"},
      {"the WHO's report", "Lthe! Lwho Lreport"},
      {"WHO WAS SHOT", "Lwho! Lwas! Lshot/shoot"},
      {"Who was shot", "Lwho! Lwas! Lshot/shoot"},
      {"A camp", "La! Lcamp"},
  }));
  CAPTURE(row.query);
  CHECK(Words(row.query) == row.want);
}

TEST_CASE("the words of a query know their place in it") {
  const Row row = GENERATE(values<Row>({
      {"强制遣返脱北者", "强制|遣返|脱北者|"},
      {"  P’yŏngyang's, 1,000명을", "P’yŏngyang's|1,000|명을|"},
      {"會寧에서 살다", "會寧|살다|"},
  }));
  std::string slices;
  for (const QueryWord& word : QueryWords(row.query)) {
    slices.append(row.query.substr(word.begin, word.end - word.begin)).append("|");
  }
  CHECK(slices == row.want);
}

TEST_CASE("classes have names and weights") {
  CHECK(ClassName(TermClass::kKoreanStem) == "KW");
  CHECK(ClassName(TermClass::kHanCrossing2) == "HC2");
  CHECK(ClassName(TermClass::kNumber) == "N");
  CHECK(ClassWeight(TermClass::kNumber) == 1.5);
  CHECK(ClassWeight(TermClass::kKoreanAlternate) == 0);
  CHECK(IcuVersion().find('.') != std::string::npos);
}

}  // namespace
}  // namespace attest
