// Step 1 of the analysis: characters as they are compared, each with the bytes of the source that
// it came from (ANALYSIS section 2, points 1 to 3). Nothing here knows words.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace attest {

// What a character counts as when a text is cut into runs.
enum class CharClass : uint8_t { kSeparator, kHangul, kHan, kKana, kLetter, kDigit };
CharClass ClassOf(char32_t c);
// Whether a folded character is one letter in every normal form: no mark, nor one that takes the
// place of two letters.
bool IsSingleLetter(char32_t c);

struct ByteRange {
  uint32_t begin, end;
};

// Parallel arrays. A source cluster (a starter with its marks, jamo or ignorable characters) gives
// no, one or several folded characters, all with the range of the whole cluster. Apostrophes of all
// kinds are ', hyphens -, and middle dots are spaces. A line end inside a word (between two Han
// characters or kana, behind a soft hyphen) gives nothing.
struct FoldedText {
  std::u32string chars;
  std::vector<CharClass> classes;
  std::vector<ByteRange> sources;
};

// Bytes that are not UTF-8 become separators. Linear in the length of any input.
FoldedText Fold(std::string_view utf8);

}  // namespace attest
