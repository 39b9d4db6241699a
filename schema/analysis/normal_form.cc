#include "schema/analysis/normal_form.h"

#include <algorithm>

#include "schema/analysis/han.h"
#include "schema/analysis/korean.h"
#include "schema/analysis/latin.h"
#include "schema/analysis/terms.h"
#include "schema/analysis/utf8.h"

namespace attest {
namespace {

// What does not end a clause: a name may be quoted, bracketed or broken by it.
bool IsInsideClause(char32_t c) {
  return std::u32string_view(U" \t-'\"‐‑‒–“”「」『』《》<>〈〉()").find(c) !=
         std::u32string_view::npos;
}

// Latin words and Hangul each have their own ways to be one word. 맞았다 meets 맞다, while 맞은 may
// be a noun.
std::u32string KoreanForm(std::u32string_view eojeol) {
  const size_t stem = KoreanStemLength(eojeol);
  std::u32string form(eojeol.substr(0, stem));
  if (eojeol.size() <= kLongestTerm) {
    for (const Predicate& predicate : KoreanPredicates(eojeol, stem)) {
      if (!predicate.certain) continue;
      form = predicate.stem;
      break;
    }
  }
  if (!form.empty()) form[0] = SouthernInitial(form[0]);
  return form;
}

size_t Characters(std::string_view utf8) {
  return static_cast<size_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

NormalForm::NormalForm(std::string_view utf8) : list_(ReadRuns(utf8)) {
  for (size_t run = 0; run < list_.runs.size(); ++run) Add(run);
}

bool NormalForm::EndsClause(size_t run) const {
  if (run == 0) return false;
  const Run& before = list_.runs[run - 1];
  const auto gap = std::u32string_view(list_.text.chars)
                       .substr(0, list_.runs[run].first)
                       .substr(before.first + before.size);
  const auto breaks = [](char32_t c) { return c != U'\n' && c != U'\r' && !IsInsideClause(c); };
  return std::any_of(gap.begin(), gap.end(), breaks) ||
         std::count(gap.begin(), gap.end(), U'\n') > 1;
}

void NormalForm::Add(size_t index) {
  const Run& run = list_.runs[index];
  if (IsEnding(list_, index)) return;
  if (EndsClause(index)) chars_ += kClauseBreak;
  size_t begin = chars_.size();
  if (run.kind == RunKind::kHangul) {
    chars_ += ToUtf8(KoreanForm(list_.Chars(run)));
  } else if (run.kind == RunKind::kHan) {
    chars_ += ToUtf8(Simplified(list_.Chars(run)));
  } else {
    if (!chars_.empty() && chars_.back() == kWordBreak)
      --begin;
    else
      chars_ += kWordBreak;
    chars_ += run.kind == RunKind::kLatin && run.word.size() <= kLongestLatinWord
                  ? EnglishStem(run.word)
                  : run.word;
    chars_ += kWordBreak;
  }
  pieces_.push_back({begin, chars_.size(), index});
}

size_t NormalForm::PieceAt(size_t byte) const {
  const auto behind =
      std::upper_bound(pieces_.begin(), pieces_.end(), byte,
                       [](size_t at, const Piece& piece) { return at < piece.begin; });
  return static_cast<size_t>(behind - pieces_.begin()) - (behind == pieces_.begin() ? 0 : 1);
}

ByteRange NormalForm::Source(size_t begin, size_t end) const {
  const auto at = [&](size_t byte) -> ByteRange {
    const Piece& piece = pieces_[PieceAt(byte)];
    const Run& run = list_.runs[piece.run];
    if (run.kind != RunKind::kHangul && run.kind != RunKind::kHan) return run.source;
    const size_t character =
        Characters(std::string_view(chars_).substr(piece.begin, byte - piece.begin));
    return list_.text.sources[run.first + std::min<size_t>(character, run.size - 1)];
  };
  if (chars_[begin] == kWordBreak) ++begin;
  if (end > begin + 1 && chars_[end - 1] == kWordBreak) --end;
  size_t last = end - 1;
  while (last > begin && (chars_[last] & 0xC0) == 0x80) --last;
  return {at(begin).begin, at(last).end};
}

}  // namespace attest
