// The endings of Korean predicates, and the stems that get no term.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace attest {

// What an ending attaches to; an ending may be of several kinds.
enum EndingKind : uint8_t {
  kBare = 1,              // any stem
  kBareShort = 2,         // any stem, but so short that it is tried last
  kAfterEu = 4,           // a stem with 으
  kAfterVowel = 8,        // the same endings of them that follow a vowel or ㄹ without 으
  kAfterPast = 16,        // the past tense
  kAfterInfinitive = 32,  // the form in 아/어
};
inline constexpr size_t kLongestEnding = 6;

// The kinds of an ending, 0 for none.
uint8_t KindsOfEnding(std::u32string_view ending);

// Verbs too frequent to tell anything, and stems that most nouns in 기 and 지 would have: 가, 하,
// 사.
bool IsIgnoredPredicate(std::u32string_view stem);

}  // namespace attest
