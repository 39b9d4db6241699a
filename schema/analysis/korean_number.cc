#include "schema/analysis/korean_number.h"

#include <algorithm>
#include <cstdint>

#include "schema/analysis/korean.h"
#include "schema/analysis/word_set.h"

namespace attest {
namespace {

constexpr size_t kMostDigits = 9;  // larger ones would not fit when multiplied

bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }  // also of UTF-8

uint64_t UnitOf(char32_t c) {
  switch (c) {
    case U'십':
      return 10;
    case U'백':
      return 100;
    case U'천':
      return 1000;
    case U'만':
      return 10'000;
    case U'억':
      return 100'000'000;
    default:
      return 0;
  }
}

// Reads digits at `*at`; false where they are too many.
bool ReadDigits(std::u32string_view text, size_t* at, uint64_t* value) {
  const size_t begin = *at;
  for (*value = 0; *at < text.size() && IsDigit(text[*at]); ++*at) {
    if (*at - begin == kMostDigits) return false;
    *value = *value * 10 + (text[*at] - U'0');
  }
  return true;
}

// What follows a counter as a word of its own though it has one syllable: 3년 전, 3명씩.
constexpr std::u32string_view kBehindCounter = U"전후뒤간째씩쯤당말초경내중여";

bool IsWordBehindCounter(std::u32string_view rest) {
  if (IsKoreanTail(rest)) return false;
  const size_t stem = KoreanStemLength(rest);
  return stem > 1 || kBehindCounter.find(rest[0]) != kBehindCounter.npos;
}

}  // namespace

size_t ReadKoreanUnits(std::u32string_view behind, std::string* number) {
  if (behind.empty() || UnitOf(behind[0]) == 0 || number->size() > kMostDigits) return 0;
  if (number->front() == '0' || !std::all_of(number->begin(), number->end(), IsDigit)) return 0;
  uint64_t total = 0, section = 0, value = std::stoull(*number);
  size_t at = 0;
  while (at < behind.size()) {
    const uint64_t unit = UnitOf(behind[at]);
    if (unit == 0) break;
    if (unit < 10'000) {
      if (value == 0 || value > 9) break;  // no one writes 15백
      section += value * unit;
    } else {
      if (value + section == 0) break;
      total += (section + value) * unit;
      section = 0;
    }
    if (!ReadDigits(behind, &++at, &value)) return 0;
  }
  if (at > 0) *number = std::to_string(total + section + value);
  return at;
}

size_t LongestCounter(std::u32string_view eojeol) {
  static const WordSet counters("ko_counters.txt");
  for (size_t size = 3; size > 0; --size) {
    if (size <= eojeol.size() && counters.Has(eojeol.substr(0, size))) return size;
  }
  return 0;
}

size_t CounterLength(std::u32string_view eojeol) {
  if (eojeol.size() > 1 && eojeol[0] == U'여' && LongestCounter(eojeol.substr(1)) > 0) return 1;
  const size_t counter = LongestCounter(eojeol);
  const bool divides =
      counter > 0 && counter < eojeol.size() && IsWordBehindCounter(eojeol.substr(counter));
  return divides ? counter : eojeol.size();
}

}  // namespace attest
