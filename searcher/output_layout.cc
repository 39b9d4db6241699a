#include "searcher/output_layout.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <limits>
#include <memory>

#include "schema/text.h"

namespace attest {
namespace {

constexpr std::string_view kBold = "\x1b[1m", kPlain = "\x1b[0m";
constexpr size_t kLeastColumns = 20;

size_t CharacterEnd(std::string_view text, size_t at) {
  size_t i = at;
  UChar32 code;
  U8_NEXT(reinterpret_cast<const uint8_t*>(text.data()), i, text.size(), code);
  return i;
}

bool IsSpace(std::string_view character) {
  size_t i = 0;
  UChar32 code;
  U8_NEXT(reinterpret_cast<const uint8_t*>(character.data()), i, character.size(), code);
  return code >= 0 && u_isUWhiteSpace(code);
}

bool IsHangul(UChar32 code) { return u_getIntPropertyValue(code, UCHAR_SCRIPT) == USCRIPT_HANGUL; }

// Unicode allows a break between any two syllables, but a Korean reader wants words whole.
bool InsideKoreanWord(const std::string& text, size_t place) {
  if (place == 0 || place >= text.size()) return false;
  auto before = static_cast<int32_t>(place);
  size_t after = place;
  UChar32 last, next;
  U8_PREV(reinterpret_cast<const uint8_t*>(text.data()), 0, before, last);
  U8_NEXT(reinterpret_cast<const uint8_t*>(text.data()), after, text.size(), next);
  return IsHangul(last) && IsHangul(next);
}

// Ends of pieces between which a line may be broken; the last is the end of the text.
std::vector<size_t> BreakPlaces(const std::string& text) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createLineInstance(icu::Locale::getRoot(), status));
  UText utext = UTEXT_INITIALIZER;  // its indices are bytes
  utext_openUTF8(&utext, text.data(), static_cast<int64_t>(text.size()), &status);
  std::vector<size_t> places;
  if (U_SUCCESS(status)) breaks->setText(&utext, status);
  // Without ICU's data a line is broken at any character: ugly, and still the whole text.
  if (U_SUCCESS(status)) {
    for (int32_t end = breaks->next(); end != icu::BreakIterator::DONE; end = breaks->next()) {
      const auto place = static_cast<size_t>(end);
      if (!InsideKoreanWord(text, place)) places.push_back(place);
    }
  }
  utext_close(&utext);
  if (places.empty() || places.back() != text.size()) places.push_back(text.size());
  return places;
}

class Wrapper {
 public:
  Wrapper(const StyledText& text, std::string_view lead, const LineStyle& style)
      : styled_(text), text_(text.text()), style_(style), out_(lead), column_(DisplayWidth(lead)) {
    width_ = std::max(style.width, kLeastColumns);
    style_.indent = std::min(style.indent, width_ / 2);
  }

  std::string Run() {
    size_t begin = 0;
    for (const size_t end : BreakPlaces(text_)) {
      Place(begin, end);
      begin = end;
    }
    EndLine();
    return std::move(out_);
  }

 private:
  // A piece with the space behind it, which may hang over the end of the line.
  void Place(size_t begin, size_t end) {
    size_t solid = end;
    while (solid > begin && text_[solid - 1] == ' ') --solid;
    const size_t columns = DisplayWidth(std::string_view(text_).substr(begin, solid - begin));
    if (column_ + Pending() + columns > width_ && !fresh_) NewLine();
    for (size_t i = begin; i < solid;) {
      const size_t next = CharacterEnd(text_, i);
      PutCharacter(i, next);
      i = next;
    }
    space_ = solid < end;
    space_bold_ = space_ && styled_.IsBold(solid);
  }

  size_t Pending() const { return space_ ? 1 : 0; }

  void PutCharacter(size_t begin, size_t end) {
    const std::string_view character = std::string_view(text_).substr(begin, end - begin);
    const size_t columns = DisplayWidth(character);
    if (column_ + Pending() + columns > width_ && !fresh_) NewLine();
    if (space_) {
      Put(" ", space_bold_ && styled_.IsBold(begin));
      space_ = false;
    }
    Put(character, styled_.IsBold(begin));
    fresh_ = false;
  }

  void Put(std::string_view text, bool bold) {
    if (style_.color && bold != bold_) out_ += bold ? kBold : kPlain;
    bold_ = bold;
    out_ += text;
    column_ += DisplayWidth(text);
  }

  void NewLine() {
    EndLine();
    out_.append(style_.indent, ' ');
    column_ = style_.indent;
    space_ = false;
    fresh_ = true;
  }

  void EndLine() {
    if (style_.color && bold_) out_ += kPlain;
    bold_ = false;
    out_ += '\n';
  }

  const StyledText& styled_;
  const std::string& text_;
  LineStyle style_;
  std::string out_;
  size_t column_, width_ = 0;
  bool space_ = false,
       space_bold_ = false;  // a space to be put before the next character of the line
  bool fresh_ = true;        // nothing of the text stands in the line yet
  bool bold_ = false;
};

}  // namespace

void StyledText::Append(std::string_view stored, bool bold) {
  for (size_t i = 0; i < stored.size();) {
    const size_t end = CharacterEnd(stored, i);
    const std::string_view character = stored.substr(i, end - i);
    i = end;
    const bool space = IsSpace(character);
    if (space && (text_.empty() || text_.back() == ' ')) continue;
    text_ += space ? " " : Printable(character, std::numeric_limits<size_t>::max());
    bold_.resize(text_.size(), bold);
  }
}

std::string Wrap(const StyledText& text, std::string_view lead, const LineStyle& style) {
  return Wrapper(text, lead, style).Run();
}

std::string Wrap(std::string_view stored, std::string_view lead, const LineStyle& style) {
  StyledText text;
  text.Append(stored);
  return Wrap(text, lead, style);
}

}  // namespace attest
