#include "schema/analysis/runs.h"

#include <algorithm>
#include <utility>

#include "schema/analysis/korean_number.h"
#include "schema/analysis/latin.h"
#include "schema/analysis/utf8.h"

namespace attest {
namespace {

// A gap of these alone does not part two words: "re-education", "forced labour".
constexpr std::u32string_view kJoiners = U" -'\u2012\u2013";

class RunReader {
 public:
  explicit RunReader(FoldedText text) { list_.text = std::move(text); }

  RunList Read() {
    while (at_ < Size()) {
      switch (Class(at_)) {
        case CharClass::kSeparator:
          AddToGap(list_.text.chars[at_++]);
          break;
        case CharClass::kHangul:
          ReadHangul();
          break;
        case CharClass::kHan:
        case CharClass::kKana:
          ReadHan();
          break;
        case CharClass::kLetter:
        case CharClass::kDigit:
          ReadWord();
          break;
      }
    }
    list_.has_hangul = hangul_ > 0;
    list_.is_korean = hangul_ > 0 && 10 * hangul_ >= han_;
    return std::move(list_);
  }

 private:
  size_t Size() const { return list_.text.chars.size(); }
  CharClass Class(size_t i) const { return list_.text.classes[i]; }
  bool Is(size_t i, CharClass cls) const { return i < Size() && Class(i) == cls; }
  bool IsWordChar(size_t i) const { return Is(i, CharClass::kLetter) || Is(i, CharClass::kDigit); }
  bool IsInitial(size_t i) const { return i < Size() && IsSingleLetter(list_.text.chars[i]); }
  std::u32string_view Chars(size_t begin, size_t end) const {
    return std::u32string_view(list_.text.chars).substr(begin, end - begin);
  }
  bool IsChar(size_t i, char32_t c) const { return i < Size() && list_.text.chars[i] == c; }

  void AddToGap(char32_t c) {
    broken_ = hyphened_ && EndsLine(c);
    hyphened_ = broken_ || (gap_ == 0 && c == '-');
    ++gap_;
    last_ = c;
    if (!broken_ && kJoiners.find(c) == kJoiners.npos) separated_ = true;
  }
  // Whether a hyphen, all of the gap so far but for a carriage return, stands at the end of a line.
  bool EndsLine(char32_t c) const {
    return (gap_ == 1 && (c == '\r' || c == '\n')) || (gap_ == 2 && last_ == '\r' && c == '\n');
  }

  void AddRun(RunKind kind, size_t end, std::string word) {
    const auto& sources = list_.text.sources;
    list_.runs.push_back({kind,
                          static_cast<uint32_t>(at_),
                          static_cast<uint32_t>(end - at_),
                          {sources[at_].begin, sources[end - 1].end},
                          std::move(word),
                          gap_ == 0,
                          hyphened_,
                          broken_,
                          separated_});
    gap_ = 0;
    hyphened_ = broken_ = separated_ = behind_number_ = false;
  }

  void ReadHan() {
    size_t end = at_ + 1;
    while (Is(end, CharClass::kHan) || Is(end, CharClass::kKana)) ++end;
    AddRun(RunKind::kHan, end, {});
    han_ += end - at_;
    at_ = end;
  }

  void ReadHangul() {
    size_t end = at_ + 1;
    while (Is(end, CharClass::kHangul)) ++end;
    if (gap_ == 0 && behind_number_) end = at_ + CounterLength(Chars(at_, end));
    const bool about = behind_number_ && end == at_ + 1 && IsChar(at_, U'여');  // 200여|명
    AddRun(RunKind::kHangul, end, {});
    behind_number_ = about;
    hangul_ += end - at_;
    at_ = end;
  }

  // Letters and digits, apostrophes between letters, commas between thousands.
  void ReadWord() {
    word_.clear();
    size_t end = at_;
    while (end < Size()) {
      if (IsWordChar(end)) {
        word_.push_back(list_.text.chars[end++]);
      } else if (IsInnerApostrophe(end)) {
        word_.push_back(list_.text.chars[end++]);
      } else if (IsThousandsComma(end)) {
        ++end;
      } else {
        break;
      }
    }
    if (word_.size() == 1 && IsInitial(at_)) end = ReadDotted(end);
    if (word_.size() >= 2 && word_.ends_with(U"'s")) word_.resize(word_.size() - 2);
    std::string folded = FoldLatin(word_);  // empty for a lone mark: such a word is none
    if (!folded.empty()) {
      const RunKind kind = IsNumber(folded) ? RunKind::kNumber : RunKind::kLatin;
      if (kind == RunKind::kNumber && !IsBehindPoint()) {
        end += ReadKoreanUnits(Chars(end, Size()), &folded);
      }
      AddRun(kind, end, std::move(folded));
      behind_number_ = kind == RunKind::kNumber;
    }
    at_ = end;
  }

  bool IsInnerApostrophe(size_t i) const {
    return IsChar(i, '\'') && Is(i + 1, CharClass::kLetter) && Class(i - 1) == CharClass::kLetter;
  }

  bool IsThousandsComma(size_t i) const {
    return IsChar(i, ',') && Class(i - 1) == CharClass::kDigit && Is(i + 1, CharClass::kDigit) &&
           Is(i + 2, CharClass::kDigit) && Is(i + 3, CharClass::kDigit) &&
           !Is(i + 4, CharClass::kDigit);
  }

  // The second half of 1.5만, which is no 50,000.
  bool IsBehindPoint() const {
    return at_ > 1 && IsChar(at_ - 1, '.') && Class(at_ - 2) == CharClass::kDigit;
  }

  // Single letters joined by dots (U.N.) continue the word; the last dot stays outside.
  size_t ReadDotted(size_t dot) {
    while (IsChar(dot, '.') && IsInitial(dot + 1) && !IsWordChar(dot + 2)) {
      word_.push_back(list_.text.chars[dot + 1]);
      dot += 2;
    }
    return dot;
  }

  static bool IsNumber(std::string_view word) {
    for (size_t at = 0; at < word.size();) {
      if (ClassOf(DecodeUtf8(word, &at)) != CharClass::kDigit) return false;
    }
    return true;
  }

  RunList list_;
  size_t at_ = 0;
  size_t hangul_ = 0, han_ = 0;  // characters
  size_t gap_ = 0;               // characters
  char32_t last_ = 0;            // of them
  bool hyphened_ = false, broken_ = false, separated_ = false;
  bool behind_number_ = false;  // the run before is a number, or 여 behind one
  std::u32string word_;
};

}  // namespace

RunList ReadRuns(std::string_view utf8) { return RunReader(Fold(utf8)).Read(); }

}  // namespace attest
