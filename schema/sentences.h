// Where a text may be cut, and how well: the sentence and paragraph ends that passages.h goes by.
// Works on bytes with a bounded look around, so that walking a text is linear whatever it holds.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace attest {

inline constexpr char kPageBreak = '\f';

// How good a place is to cut; a better one wins where there are several.
enum class CutLevel { kNone, kSpace, kLine, kSentence, kLineAfterSentence, kParagraph };

// A place to cut: in front of the byte at `at`.
struct Cut {
  size_t at = 0;
  CutLevel level = CutLevel::kNone;
};

// The next place at or behind `*scan` where one may cut; moves `*scan` there or behind it. Nothing
// behind `limit` is an answer; where there is none the level is kNone and `*scan` at least `limit`.
Cut NextCut(std::string_view text, size_t* scan, size_t limit);

// Whether a sentence ends in front of `end`; `next` is the offset of the first character behind the
// white space at `end` (`end` itself where there is none).
bool EndsSentence(std::string_view text, size_t end, size_t next);

// White space from `begin` on: where it ends (looking no further than `limit`) and what is in it.
struct WhiteSpace {
  size_t end = 0;
  int lines = 0;
  bool page_break = false;
};
WhiteSpace SkipWhiteSpace(std::string_view text, size_t begin, size_t limit);
// Whether white space from `begin` on is one line end between two characters that are written
// without spaces, Han or kana: it may stand inside a word, and the analysis drops it (fold.h).
bool IsInsideWord(std::string_view text, size_t begin, const WhiteSpace& white);

// The code point at `at` (U+FFFD for bytes that are none) and where the next one begins; the one
// in front of `at` and where it begins.
int32_t CodePointAt(std::string_view text, size_t at, size_t* next);
int32_t CodePointBefore(std::string_view text, size_t at, size_t* begin);

}  // namespace attest
