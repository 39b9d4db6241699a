// How Hanja in Korean text are read.
#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "schema/analysis/han.h"
#include "schema/analysis/jamo.h"
#include "schema/analysis/korean.h"
#include "schema/analysis/utf8.h"
#include "schema/data_files.h"

namespace attest {
namespace {

using Readings = std::unordered_map<char32_t, char32_t>;

Readings ReadReadings() {
  Readings readings;
  readings.reserve(21000);
  for (std::string_view line : DataLines("hanja_reading.txt")) {
    size_t at = 0;
    const char32_t hanja = DecodeUtf8(line, &at);
    readings.emplace(hanja, DecodeUtf8(line, &at));
  }
  return readings;
}

const Readings& Data() {
  static const Readings readings = ReadReadings();
  return readings;
}

// 률 and 렬 lose their ㄹ after a vowel or ㄴ: 비율, but 확률.
bool SoftensYulYeol(char32_t before) {
  const int final = Split(before).final;
  return final == final_consonant::kNone || final == final_consonant::kNieun;
}

// 不 is 부 before ㄷ and ㅈ: 부정, but 불법.
bool SoftensBul(char32_t next) {
  const int lead = Split(next).lead;
  return lead == lead_consonant::kDigeut || lead == lead_consonant::kJieut;
}

char32_t ReadingOf(char32_t hanja) {
  const auto found = Data().find(hanja);
  return found == Data().end() ? 0 : found->second;
}

std::u32string CommonReading(std::u32string_view hanja) {
  std::u32string reading;
  for (size_t i = 0; i < hanja.size(); ++i) {
    char32_t syllable = ReadingOf(hanja[i]);
    if (syllable == 0) return {};
    if (reading.empty()) {
      syllable = SouthernInitial(syllable);
    } else if ((syllable == U'률' || syllable == U'렬') && SoftensYulYeol(reading.back())) {
      syllable = SwapYulYeol(syllable);
    }
    if (hanja[i] == U'不' && i + 1 < hanja.size()) {
      const char32_t next = ReadingOf(hanja[i + 1]);
      if (next != 0 && SoftensBul(next)) syllable = U'부';
    }
    reading.push_back(syllable);
  }
  return reading;
}

}  // namespace

std::vector<std::u32string> HanjaReadings(std::u32string_view hanja) {
  std::u32string reading = CommonReading(hanja);
  if (reading.empty()) return {};
  if (hanja[0] != U'金' || hanja.size() < 2 || hanja.size() > 4) return {std::move(reading)};
  std::u32string name = reading;  // 김 is a surname; places and things are read 금
  name[0] = U'김';
  return {std::move(name), std::move(reading)};
}

std::u32string HanjaReadAs(char32_t syllable) {
  std::u32string hanja;
  for (const auto& [character, reading] : Data()) {
    const bool read = reading == syllable || SouthernInitial(reading) == syllable ||
                      SwapYulYeol(reading) == syllable;
    if (read) hanja.push_back(Simplified(character));
  }
  if (syllable == U'김') hanja.push_back(Simplified(U'金'));
  if (syllable == U'부') hanja.push_back(U'不');
  std::sort(hanja.begin(), hanja.end());
  hanja.erase(std::unique(hanja.begin(), hanja.end()), hanja.end());
  return hanja;
}

}  // namespace attest
