#include "schema/analysis/normal_form.h"

#include <catch2/catch.hpp>

namespace attest {
namespace {

// Word breaks as _, clause breaks as |.
std::string Normal(std::string_view text) {
  std::string chars = NormalForm(text).chars();
  for (char& c : chars) {
    if (c == kWordBreak) c = '_';
    if (c == kClauseBreak) c = '|';
  }
  return chars;
}

}  // namespace

TEST_CASE("a name has one normal form however it is written") {
  const struct {
    const char *text, *normal;
  } rows[] = {
      {"", ""},
      {"?!", ""},
      {"강제 북송", "강제북송"},
      {"강제북송을", "강제북송"},
      {"강제북송되었다", "강제북송"},
      {"로동단련대에서", "노동단련대"},  // the southern spelling
      {"맞았다", "맞"},
      {"맞다", "맞"},
      {"맞은", "맞은"},  // may be a noun as well
      {"매를 맞았다", "매맞"},
      {"강제‐북송", "강제북송"},
      {"脫北者", "脱北者"},
      {"敎化所", "教化所"},
      {"脱 北 者", "脱北者"},
      {"UN이 말했다", "_un_말하"},  // a particle behind another script is no word
      {"labour camps", "_labor_camp_"},
      {"Labour-Camp", "_labor_camp_"},
      {"LABOUR CAMP", "_labor_camp_"},
      {"Hoeryŏng", "_hoeryong_"},
      {"15호 관리소", "_15_호관리소"},
      {"UN 보고서", "_un_보고서"},
      {"“labour” camps", "_labor_camp_"},
      {"‘강제’ 「북송」", "강제북송"},
      {"《北京》(周报)", "北京周报"},
      {"강제, 북송", "강제|북송"},
      {"labour. Camps", "_labor_|_camp_"},
      {"脱北。者", "脱北|者"},
      {"labour\ncamp", "_labor_camp_"},  // a line that was broken
      {"labour\n\ncamp", "_labor_|_camp_"},
      {"labour\r\ncamp", "_labor_camp_"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(Normal(row.text) == row.normal);
  }
}

TEST_CASE("what a normal form stands for in its text") {
  const struct {
    const char *text, *part, *source;
  } rows[] = {
      {"그는 강제 북송을 당했다", "강제북송", "강제 북송"},  // without the particle
      {"脫北者의 노래", "脱北者", "脫北者"},
      {"脫北者의 노래", "北", "北"},
      {"정치범수용소에서", "수용소", "수용소"},
      {"the labour camps,", "_labor_camp_", "labour camps"},
      {"the labour camps,", "_camp_", "camps"},
      {"매를 맞았다.", "매맞", "매를 맞"},  // as much of the word as the stem has
      {"in Hoeryŏng", "_hoeryong_", "Hoeryŏng"},
      {"제15호 관리소", "_15_호관리소", "15호 관리소"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text, row.part);
    const NormalForm normal(row.text);
    const std::string chars = Normal(row.text);
    const size_t begin = chars.find(row.part);
    REQUIRE(begin != std::string::npos);
    const ByteRange source = normal.Source(begin, begin + std::string(row.part).size());
    CHECK(std::string(row.text).substr(source.begin, source.end - source.begin) == row.source);
  }
}

}  // namespace attest
