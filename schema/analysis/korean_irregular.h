// Irregular Korean verbs and adjectives: what stands before an ending to the stem of the
// dictionary.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace attest {

// What followed the stem; irregular stems change by it.
enum class Following : uint8_t {
  kConsonant,  // 듣고
  kVowel,      // 들어서, 들으면: 아, 어 or 으 spelt out
  kNieun,      // ㄴ, ㅂ or ㅅ, before which ㄹ is dropped: 드는, 듭니다, 드시고
};

// The stem whose form in 아/어 ends in `syllable`, which has no final consonant, behind `before`:
// 때려 → 때리.
std::u32string Uncontract(std::u32string_view before, char32_t syllable);

// Whether `syllable` behind `before` is the 아/어 of a stem in ㅡ: 써, 아파, 불러.
bool HasLostEu(std::u32string_view before, char32_t syllable);

// The stems that a form may have, each folded to one spelling: 들 before a vowel is 듣 or 들. A ㅂ
// that becomes 우 is 우, ㄹ that may be dropped is, but for a few short stems.
std::vector<std::u32string> FoldedStems(std::u32string stem, Following following);

}  // namespace attest
