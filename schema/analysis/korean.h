// Korean words without a dictionary: the stem of a noun, the stem of a predicate, spellings,
// readings of Hanja (ANALYSIS section 3). All take an eojeol as folded: a run of Hangul.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace attest {

// Characters of the eojeol that are its stem, once all particles and suffixes are cut; from 1, or 0
// for nothing.
size_t KoreanStemLength(std::u32string_view eojeol);
inline std::u32string_view KoreanStem(std::u32string_view eojeol) {
  return eojeol.substr(0, KoreanStemLength(eojeol));
}

// Characters of another noun that the eojeol may begin with, or 0: its first syllable with a
// particle (쌀이) or a chain of them (집에서는), which the stem of `stem_length` did not tell, or
// what the particle 대로 may follow (계획대로, whose stem is 계획대 as in 단련대로).
size_t KoreanAlternateLength(std::u32string_view eojeol, size_t stem_length);

// Whether `tail` can only be what follows a noun: particles and suffixes of verbs.
bool IsKoreanTail(std::u32string_view tail);

struct Predicate {
  std::u32string stem;  // irregular ones folded to one form
  bool certain;  // by an ending that no noun has: not 조선, which might be the 조서 of 조서다
};
// The verbs or adjectives that the eojeol may be a form of, where the noun stemmer left
// `stem_length`: none, one, or two (들었다 is of 듣다 and of 들다).
std::vector<Predicate> KoreanPredicates(std::u32string_view eojeol, size_t stem_length);

// Whether the eojeol is 가다, 있다, 하다 or another of the verbs that have no term, in the
// dictionary's form, the past tense or the formal style.
bool IsLightPredicate(std::u32string_view eojeol);

// What the southern initial-sound rule makes of a syllable: 녀 → 여, others stay.
char32_t SouthernInitial(char32_t syllable);
// 율 ↔ 률, 열 ↔ 렬, 렬 → 열; 0 for others.
char32_t SwapYulYeol(char32_t syllable);

// The Hangul readings of a run of Hanja at the beginning of a word: two where it may be a name
// (金剛山: 금강산, 김강산), none where a character has none.
std::vector<std::u32string> HanjaReadings(std::u32string_view hanja);
// The Hanja, Simplified, that may be read so somewhere in a word.
std::u32string HanjaReadAs(char32_t syllable);

}  // namespace attest
