// Chinese: one script, and words.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace attest {

// The Simplified form of a character, by itself: index and query fold alike, so context does not
// matter.
char32_t Simplified(char32_t c);
std::u32string Simplified(std::u32string_view text);

// Where ICU's words of a run of Simplified Han and kana end, in characters; the last is the length
// of the run.
std::vector<uint32_t> SegmentHan(std::u32string_view run);

}  // namespace attest
