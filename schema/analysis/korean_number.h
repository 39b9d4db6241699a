// Numbers in Korean text: 3만 is 30,000, and a counter is a word of its own whatever follows it.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace attest {

// Multiplies `number`, plain digits, by the units 십 백 천 만 억 at the beginning of `behind`: 3|만
// 5천 without the space is 35000. Returns their characters, 0 where there are none.
size_t ReadKoreanUnits(std::u32string_view behind, std::string* number);

// Characters of the first word of a run of Hangul directly behind a number: 년 of 년동안, 호 of
// 호관리소, 여 of 여명; all of it where it does not divide (명에게는).
size_t CounterLength(std::u32string_view eojeol);

// Characters of the longest counter that the eojeol begins with, or 0.
size_t LongestCounter(std::u32string_view eojeol);

}  // namespace attest
