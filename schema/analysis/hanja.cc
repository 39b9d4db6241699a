// How Hanja in Korean text are read.
#include <string>
#include <unordered_map>

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

}  // namespace

std::u32string HanjaReading(std::u32string_view hanja) {
  std::u32string reading;
  for (char32_t c : hanja) {
    const auto found = Data().find(c);
    if (found == Data().end()) return {};
    char32_t syllable = found->second;
    if (reading.empty()) {
      syllable = SouthernInitial(syllable);
    } else if ((syllable == U'률' || syllable == U'렬') && SoftensYulYeol(reading.back())) {
      syllable = SwapYulYeol(syllable);
    }
    reading.push_back(syllable);
  }
  if (!hanja.empty() && hanja[0] == U'金' && hanja.size() >= 2 && hanja.size() <= 4) {
    reading[0] = U'김';  // a surname
  }
  return reading;
}

}  // namespace attest
