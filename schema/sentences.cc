#include "schema/sentences.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace attest {
namespace {

bool IsWhite(UChar32 c) { return c <= ' ' ? c == ' ' || (c >= 9 && c <= 13) : u_isUWhiteSpace(c); }

// Quotes and brackets that close behind the end of a sentence.
bool IsCloser(UChar32 c) {
  return c == '"' || c == '\'' || u_charType(c) == U_END_PUNCTUATION ||
         u_charType(c) == U_FINAL_PUNCTUATION;
}

bool IsFullStop(UChar32 c) { return c == '.' || c == 0xFF0E || c == 0x2026; }  // . ． …
bool IsCjkEnd(UChar32 c) {                                                     // 。 ｡ ！ ？
  return c == 0x3002 || c == 0xFF61 || c == 0xFF01 || c == 0xFF1F;
}

bool IsCjk(UChar32 c) {
  if (c < 0x1100) return false;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(c, &status);
  return U_SUCCESS(status) && (script == USCRIPT_HAN || script == USCRIPT_HANGUL ||
                               script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA);
}

bool IsHangul(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  return c >= 0x1100 && uscript_getScript(c, &status) == USCRIPT_HANGUL;
}

// A full stop behind a lone letter ("J. Smith") or in front of a small one ("approx. ten") ends no
// sentence. `stop` is the offset of the stop, `next` of the first character behind the white space.
bool IsAbbreviation(std::string_view text, size_t stop, size_t next) {
  size_t ignored;
  if (next < text.size() && u_islower(CodePointAt(text, next, &ignored))) return true;
  if (stop == 0) return false;
  size_t letter, before;
  if (!u_isupper(CodePointBefore(text, stop, &letter))) return false;
  return letter == 0 || !u_isalpha(CodePointBefore(text, letter, &before));
}

CutLevel WhiteLevel(const WhiteSpace& white, bool sentence) {
  if (white.page_break)
    return sentence ? CutLevel::kParagraph : CutLevel::kSpace;  // a sentence may run over it
  if (white.lines > 1) return CutLevel::kParagraph;
  if (white.lines == 1) return sentence ? CutLevel::kLineAfterSentence : CutLevel::kLine;
  return sentence ? CutLevel::kSentence : CutLevel::kSpace;
}

}  // namespace

int32_t CodePointAt(std::string_view text, size_t at, size_t* next) {
  const auto length = static_cast<int32_t>(std::min<size_t>(4, text.size() - at));
  int32_t i = 0;
  UChar32 c;
  U8_NEXT_OR_FFFD(reinterpret_cast<const uint8_t*>(text.data() + at), i, length, c);
  *next = at + static_cast<size_t>(i);
  return c;
}

int32_t CodePointBefore(std::string_view text, size_t at, size_t* begin) {
  const size_t from = at - std::min<size_t>(at, 4);
  auto i = static_cast<int32_t>(at - from);
  UChar32 c;
  U8_PREV_OR_FFFD(reinterpret_cast<const uint8_t*>(text.data() + from), 0, i, c);
  *begin = from + static_cast<size_t>(i);
  return c;
}

bool EndsSentence(std::string_view text, size_t end, size_t next) {
  size_t at = end;
  UChar32 c = 0;
  for (int closers = 0; at > 0; ++closers) {
    size_t begin;
    c = CodePointBefore(text, at, &begin);
    at = begin;
    if (!IsCloser(c) || closers == 8) break;
  }
  if (IsCjkEnd(c)) return true;
  if (c != '!' && c != '?' && !IsFullStop(c)) return false;
  size_t ignored;
  if (next == end && next < text.size() && !IsCjk(CodePointAt(text, next, &ignored))) return false;
  return c != '.' || !IsAbbreviation(text, at, next);
}

WhiteSpace SkipWhiteSpace(std::string_view text, size_t begin, size_t limit) {
  WhiteSpace white{begin};
  for (size_t next; white.end < limit && IsWhite(CodePointAt(text, white.end, &next));
       white.end = next) {
    white.lines += text[white.end] == '\n';
    white.page_break |= text[white.end] == kPageBreak;
  }
  return white;
}

bool IsInsideWord(std::string_view text, size_t begin, const WhiteSpace& white) {
  const std::string_view line_end = text.substr(begin, white.end - begin);
  if (begin == 0 || white.end == text.size() || (line_end != "\n" && line_end != "\r\n"))
    return false;
  size_t ignored;
  const UChar32 before = CodePointBefore(text, begin, &ignored);
  const UChar32 behind = CodePointAt(text, white.end, &ignored);
  return IsCjk(before) && IsCjk(behind) && !IsHangul(before) && !IsHangul(behind);
}

Cut NextCut(std::string_view text, size_t* scan, size_t limit) {
  while (*scan < limit) {
    const size_t here = *scan;
    size_t next;
    const UChar32 c = CodePointAt(text, here, &next);
    if (IsWhite(c)) {
      const WhiteSpace white = SkipWhiteSpace(text, here, limit);
      *scan = white.end;
      if (IsInsideWord(text, here, white)) return {white.end, CutLevel::kSpace};
      return {white.end, WhiteLevel(white, EndsSentence(text, here, white.end))};
    }
    *scan = next;
    if (!(IsFullStop(c) || IsCjkEnd(c) || IsCloser(c) || c == '!' || c == '?')) continue;
    if (next == text.size()) break;
    size_t behind;
    const UChar32 follower = CodePointAt(text, next, &behind);
    if (IsWhite(follower) || IsCloser(follower) || IsFullStop(follower) || IsCjkEnd(follower)) {
      continue;  // cut behind these
    }
    if (EndsSentence(text, next, next)) return {next, CutLevel::kSentence};
  }
  return {limit, CutLevel::kNone};
}

}  // namespace attest
