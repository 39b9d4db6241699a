// Step 2 of the analysis: folded characters cut into runs of one script, the words of the text
// before any stemming.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schema/analysis/fold.h"

namespace attest {

enum class RunKind : uint8_t { kHangul, kHan, kLatin, kNumber };

struct Run {
  RunKind kind;
  uint32_t first,
      size;  // its characters in FoldedText; for Latin and numbers with what was cut or deleted
  ByteRange source;
  std::string word;  // Latin and numbers: folded, without marks, apostrophes and thousands commas;
                     // never empty
  // The folded text between it and the run before it.
  bool adjacent;   // empty
  bool hyphened;   // one hyphen, or one at the end of a line
  bool broken;     // one at the end of a line
  bool separated;  // holds more than spaces, hyphens and apostrophes: takes a position
};

// Han runs include kana. Latin runs are words of every script without rules of its own.
struct RunList {
  FoldedText text;
  std::vector<Run> runs;
  // Whether Hanja are read in Korean: one Hangul syllable to ten Han characters or more. A gloss
  // does not make a Chinese text Korean.
  bool is_korean = false;
  bool has_hangul = false;

  std::u32string_view Chars(const Run& run) const {
    return std::u32string_view(text.chars).substr(run.first, run.size);
  }
};
RunList ReadRuns(std::string_view utf8);

}  // namespace attest
