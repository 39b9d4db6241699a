// Hanja with the Hangul behind them, and Hangul that is only the particles of a word of another
// script (terms.h).
#include <algorithm>

#include "schema/analysis/korean.h"
#include "schema/analysis/terms.h"

namespace attest {

std::vector<std::u32string> ReadingsOf(const RunList& list, size_t index) {
  const Run& run = list.runs[index];
  if (run.kind != RunKind::kHan) return {};
  const Run* next = index + 1 < list.runs.size() ? &list.runs[index + 1] : nullptr;
  const bool one_word = next && next->kind == RunKind::kHangul && next->adjacent;
  if (!one_word && !list.is_korean) return {};
  std::vector<std::u32string> readings = HanjaReadings(list.Chars(run));
  if (!one_word) return readings;
  for (std::u32string& reading : readings) reading += list.Chars(*next);
  return readings;
}

namespace {

// How a word of another script sounds is not known, so either form of a particle will do. Behind
// numbers units stand too (5만, 38도): there only the particles that one syllable may have.
bool IsOnlyParticles(std::u32string_view eojeol, size_t syllables) {
  for (const char32_t stand_in : {U'쀼', U'쀽'}) {
    std::u32string word(syllables, stand_in);
    word += eojeol;
    if (KoreanStemLength(word) <= syllables) return true;
  }
  return false;
}

// Whether a reading is only the Hanja and their particles: 脫北者들이.
bool IsEndingOfHanja(const std::vector<std::u32string>& readings, size_t hanja_length) {
  return std::any_of(readings.begin(), readings.end(), [&](const std::u32string& reading) {
    const size_t stem = KoreanStemLength(reading);
    const size_t alternate = KoreanAlternateLength(reading, stem);
    return stem <= hanja_length || (alternate != 0 && alternate <= hanja_length);
  });
}

}  // namespace

bool IsEnding(const RunList& list, size_t index) {
  const Run& run = list.runs[index];
  if (index == 0 || run.kind != RunKind::kHangul || !run.adjacent) return false;
  const Run& before = list.runs[index - 1];
  if (before.kind == RunKind::kHangul) return false;                             // a counter
  if (before.kind == RunKind::kLatin && list.Chars(run) == U"씨") return false;  // a person
  const std::vector<std::u32string> readings = ReadingsOf(list, index - 1);
  if (!readings.empty()) return IsEndingOfHanja(readings, before.size);
  const bool in_name =  // COVID-19로
      before.hyphened && index > 1 && list.runs[index - 2].kind == RunKind::kLatin;
  return IsOnlyParticles(list.Chars(run), before.kind == RunKind::kNumber && !in_name ? 1 : 2);
}

}  // namespace attest
