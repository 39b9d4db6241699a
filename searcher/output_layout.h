// Lines for a terminal: stored text made harmless, wrapped by columns, hits in bold.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace attest {

// A run of text with bold stretches, built piece by piece. Text goes in as stored and is made safe
// on the way: white space of any kind becomes one space, other control characters and turns of
// direction become visible.
class StyledText {
 public:
  void Append(std::string_view stored, bool bold = false);
  const std::string& text() const { return text_; }
  bool IsBold(size_t byte) const { return bold_[byte]; }

 private:
  std::string text_;
  std::vector<bool> bold_;  // for each byte
};

struct LineStyle {
  size_t width;   // columns of a line with its indentation; at least 20 are used
  bool color;     // bold stretches get ANSI sequences
  size_t indent;  // columns before each line but the first
};

// Lines, each ended by a line feed, broken where Unicode (UAX #14) allows it, and between
// characters where a word is longer than a line. The first line begins with `lead` (plain, safe
// text).
std::string Wrap(const StyledText& text, std::string_view lead, const LineStyle& style);

// The same for plain text.
std::string Wrap(std::string_view stored, std::string_view lead, const LineStyle& style);

}  // namespace attest
