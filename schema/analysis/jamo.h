// Arithmetic of Hangul syllables: initial, vowel and final as the numbers of the Unicode standard,
// section 3.12.
#pragma once
#include <string>
#include <string_view>

namespace attest {

inline bool In(char32_t c, std::u32string_view set) { return set.find(c) != set.npos; }

inline std::u32string With(std::u32string_view before, char32_t last) {
  std::u32string stem(before);
  stem.push_back(last);
  return stem;
}

inline constexpr char32_t kSyllableBase = 0xAC00;

inline bool IsSyllable(char32_t c) { return c >= kSyllableBase && c <= 0xD7A3; }

struct Jamo {
  int lead, vowel, final;  // final 0: none
};
inline Jamo Split(char32_t syllable) {
  const int index = static_cast<int>(syllable - kSyllableBase);
  return {index / 588, index / 28 % 21, index % 28};
}
inline char32_t Join(int lead, int vowel, int final = 0) {
  return kSyllableBase + static_cast<char32_t>((lead * 21 + vowel) * 28 + final);
}
inline char32_t WithoutFinal(char32_t syllable) {
  const Jamo jamo = Split(syllable);
  return Join(jamo.lead, jamo.vowel);
}

namespace final_consonant {
inline constexpr int kNone = 0, kGiyeok = 1, kNieun = 4, kRieul = 8, kMieum = 16, kBieup = 17,
                     kSsangSiot = 20, kIeung = 21;
}
namespace lead_consonant {
inline constexpr int kDigeut = 3, kIeung = 11, kJieut = 12;
}
namespace vowel {
inline constexpr int kA = 0, kAe = 1, kEo = 4, kE = 5, kYeo = 6, kO = 8, kWa = 9, kWae = 10,
                     kOe = 11, kU = 13, kWo = 14, kWi = 16, kEu = 18, kI = 20;
}

}  // namespace attest
