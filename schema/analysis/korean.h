// Korean words without a dictionary: the stem of a noun, the stem of a predicate, spellings,
// readings of Hanja (ANALYSIS section 3). All take an eojeol as folded: a run of Hangul.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace attest {

// Characters of the eojeol that are its stem, once all particles and suffixes are cut; from 1, or 0
// for nothing.
size_t KoreanStemLength(std::u32string_view eojeol);
inline std::u32string_view KoreanStem(std::u32string_view eojeol) {
  return eojeol.substr(0, KoreanStemLength(eojeol));
}

// Whether the first syllable may be a word of its own with a particle (쌀이) or a chain of
// particles (집에서는) behind it, which the stem of `stem_length` did not tell.
bool HasKoreanAlternate(std::u32string_view eojeol, size_t stem_length);

// The stem of a verb or adjective, irregular ones folded to one form; empty where no ending is
// known.
std::u32string KoreanPredicate(std::u32string_view eojeol);

// Whether the noun stemmer found so little (nothing, or only 다) that the word may be a predicate.
bool MayBePredicate(std::u32string_view eojeol, size_t stem_length);

// What the southern initial-sound rule makes of a syllable: 녀 → 여, others stay.
char32_t SouthernInitial(char32_t syllable);
// 율 ↔ 률, 열 ↔ 렬, 렬 → 열; 0 for others.
char32_t SwapYulYeol(char32_t syllable);

// The Hangul reading of a run of Hanja at the beginning of a word; empty where a character has
// none.
std::u32string HanjaReading(std::u32string_view hanja);

}  // namespace attest
