// First the text is divided at its page ends into sections, then each section that is longer than a
// passage into pieces of about equal length. One pass: every byte is looked at a bounded number of
// times, whatever the text.
#include "schema/passages.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <string>

#include "schema/text.h"

namespace attest {
namespace {

constexpr char kPageBreak = '\f';
constexpr size_t kShortPage = 256;  // bytes; a page with less joins the next one
constexpr size_t kIdeal = (kPassageTarget + kPassageLimit) / 2;
constexpr size_t kSlack = kIdeal - kPassageTarget;  // how far from the ideal length we like to cut

// How good a place is to cut; a better one wins where there are several.
enum Level { kNone, kSpace, kLine, kSentence, kLineAfterSentence, kParagraph };

UChar32 At(std::string_view text, size_t at, size_t* next) {
  const auto length = static_cast<int32_t>(std::min<size_t>(4, text.size() - at));
  int32_t i = 0;
  UChar32 c;
  U8_NEXT_OR_FFFD(reinterpret_cast<const uint8_t*>(text.data() + at), i, length, c);
  *next = at + static_cast<size_t>(i);
  return c;
}

UChar32 Before(std::string_view text, size_t at, size_t* begin) {
  const size_t from = at - std::min<size_t>(at, 4);
  auto i = static_cast<int32_t>(at - from);
  UChar32 c;
  U8_PREV_OR_FFFD(reinterpret_cast<const uint8_t*>(text.data() + from), 0, i, c);
  *begin = from + static_cast<size_t>(i);
  return c;
}

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

// A full stop behind a lone letter ("J. Smith") or in front of a small one ("approx. ten") ends no
// sentence. `stop` is the offset of the stop, `next` of the first character behind the white space.
bool IsAbbreviation(std::string_view text, size_t stop, size_t next) {
  size_t ignored;
  if (next < text.size() && u_islower(At(text, next, &ignored))) return true;
  if (stop == 0) return false;
  size_t letter, before;
  if (!u_isupper(Before(text, stop, &letter))) return false;
  return letter == 0 || !u_isalpha(Before(text, letter, &before));
}

// Whether a sentence ends in front of `end`; `next` is the first character behind the white space
// that stands at `end`.
bool EndsSentence(std::string_view text, size_t end, size_t next) {
  size_t at = end;
  UChar32 c = 0;
  for (int closers = 0; at > 0; ++closers) {
    size_t begin;
    c = Before(text, at, &begin);
    at = begin;
    if (!IsCloser(c) || closers == 8) break;
  }
  if (IsCjkEnd(c)) return true;
  if (c != '!' && c != '?' && !IsFullStop(c)) return false;
  size_t ignored;
  if (next == end && next < text.size() && !IsCjk(At(text, next, &ignored))) return false;
  return c != '.' || !IsAbbreviation(text, at, next);
}

// White space from `begin` on: where it ends (looking no further than `limit`), what is in it.
struct White {
  size_t end;
  int lines = 0;
  bool page_break = false;
};
White SkipWhite(std::string_view text, size_t begin, size_t limit) {
  White white{begin};
  for (size_t next; white.end < limit && IsWhite(At(text, white.end, &next)); white.end = next) {
    white.lines += text[white.end] == '\n';
    white.page_break |= text[white.end] == kPageBreak;
  }
  return white;
}

Level WhiteLevel(const White& white, bool sentence) {
  if (white.page_break) return sentence ? kParagraph : kSpace;  // a sentence may run over it
  if (white.lines > 1) return kParagraph;
  if (white.lines == 1) return sentence ? kLineAfterSentence : kLine;
  return sentence ? kSentence : kSpace;
}

// A place to cut: in front of `at`.
struct Cut {
  size_t at;
  Level level;
};

// The next place at or behind `*scan` where one may cut, and moves `*scan` behind it. `limit` ends
// the search; the answer then has kNone.
Cut NextCut(std::string_view text, size_t* scan, size_t limit) {
  while (*scan < limit) {
    const size_t here = *scan;
    size_t next;
    const UChar32 c = At(text, here, &next);
    if (IsWhite(c)) {
      const White white = SkipWhite(text, here, limit);
      *scan = white.end;
      return {white.end, WhiteLevel(white, EndsSentence(text, here, white.end))};
    }
    *scan = next;
    if (!(IsFullStop(c) || IsCjkEnd(c) || IsCloser(c) || c == '!' || c == '?')) continue;
    if (next == text.size()) break;
    size_t behind;
    const UChar32 follower = At(text, next, &behind);
    if (IsWhite(follower) || IsCloser(follower) || IsFullStop(follower) || IsCjkEnd(follower)) {
      continue;  // cut behind these
    }
    if (EndsSentence(text, next, next)) return {next, kSentence};
  }
  return {limit, kNone};
}

// A line with a letter, or too long for a page number.
bool IsProse(std::string_view line) {
  if (line.size() > 20) return true;
  for (size_t at = 0; at < line.size();) {
    if (u_isalpha(At(line, at, &at))) return true;
  }
  return false;
}

// Whether a sentence ends at the page break at `at`, of a page that begins at `begin`. White space
// and page numbers in front of the break are skipped.
bool PageEndsSentence(std::string_view text, size_t begin, size_t at) {
  const size_t from = at - std::min(at - begin, kPassageLimit);
  std::string_view page = text.substr(from, at - from);
  while (!(page = Trim(page)).empty()) {
    const size_t line = page.rfind('\n') + 1;  // 0 where it is the only line
    if (IsProse(page.substr(line))) break;
    page = page.substr(0, line);
  }
  if (page.empty()) return true;
  const auto end = static_cast<size_t>(page.data() + page.size() - text.data());
  // What stands on the next page may begin with a small letter: then the sentence runs on.
  const size_t limit = at + std::min(text.size() - at, kShortPage);
  return EndsSentence(text, end, SkipWhite(text, at, limit).end);
}

// Where the page from `begin` to the break at `at` leaves off: behind the break, or, where a
// sentence runs over it, behind that sentence, if it ends soon.
size_t PageEnd(std::string_view text, size_t begin, size_t at) {
  const size_t page = at + 1;
  if (PageEndsSentence(text, begin, at)) return page;
  const size_t next_break = std::min(text.find(kPageBreak, page), text.size() - 1);
  const size_t soon = page + PrefixLength(text.substr(page), kPassageTarget);
  const size_t limit = std::min(next_break + 1, soon);
  for (size_t scan = SkipWhite(text, page, limit).end; scan < limit;) {
    const Cut cut = NextCut(text, &scan, limit);
    if (cut.level >= kSentence) return cut.at;
  }
  return page;
}

// Where the section that begins at `begin` ends: at the end of a page that is not too short to
// stand alone. Sections never overlap, so that all calls together read the text once.
size_t SectionEnd(std::string_view text, size_t begin) {
  size_t scan = begin;
  while (true) {
    const size_t at = text.find(kPageBreak, scan);
    if (at == std::string_view::npos) return text.size();
    const size_t end = PageEnd(text, scan, at);
    if (end - begin >= kShortPage) return end;
    scan = end;
  }
}

// Whether a cut in front of the character at `at` would tear a cluster: a mark from its letter, or
// the vowel or final of a conjoining Hangul syllable from its initial.
bool TearsCluster(std::string_view text, size_t at) {
  size_t ignored;
  const UChar32 c = At(text, at, &ignored);
  if (c < 0x300) return c == '\n' && text[at - 1] == '\r';
  const int kind = u_getIntPropertyValue(c, UCHAR_GRAPHEME_CLUSTER_BREAK);
  return kind == U_GCB_EXTEND || kind == U_GCB_SPACING_MARK || kind == U_GCB_ZWJ ||
         kind == U_GCB_V || kind == U_GCB_T;
}

// The last place at or before `at` that tears no character, and no cluster of ordinary length.
size_t SafePlace(std::string_view text, size_t at) {
  at = PrefixLength(text, at);
  size_t safe = at;
  for (int steps = 0; steps < 32 && safe > 0 && safe < text.size(); ++steps) {
    if (!TearsCluster(text, safe)) return safe;
    Before(text, safe, &safe);
  }
  return at;
}

// Where the piece from `begin` on ends: the best place near the ideal length, else the sentence end
// nearest to it, else a space or any character (`*torn`).
size_t PieceEnd(std::string_view text, size_t begin, size_t end, bool* torn) {
  const size_t length = end - begin;
  const size_t pieces = (length + kIdeal - 1) / kIdeal;
  const size_t ideal = begin + length / std::max<size_t>(pieces, 2);
  const size_t limit = begin + PrefixLength(text.substr(begin, end - begin), kPassageLimit);
  const auto distance = [&](size_t at) { return at > ideal ? at - ideal : ideal - at; };
  Cut near{0, kNone}, far{0, kNone}, space{0, kNone};
  for (size_t scan = begin; scan < limit;) {
    const Cut cut = NextCut(text, &scan, limit);
    if (cut.level == kNone || cut.at <= begin + kOverlap || cut.at >= end) continue;
    if (cut.level == kSpace) {
      if (space.level == kNone || distance(cut.at) < distance(space.at)) space = cut;
    } else if (distance(cut.at) <= kSlack) {
      const bool closer = cut.level == near.level && distance(cut.at) < distance(near.at);
      if (cut.level > near.level || closer) near = cut;
    } else if (far.level == kNone || distance(cut.at) < distance(far.at)) {
      far = cut;
    }
  }
  *torn = near.level == kNone && far.level == kNone;
  if (near.level != kNone) return near.at;
  if (far.level != kNone) return far.at;
  return space.level != kNone ? space.at : begin + SafePlace(text.substr(begin), limit - begin);
}

// Where the piece behind a torn sentence begins, so that it repeats up to kOverlap bytes: in front
// of a word, if one begins there.
size_t OverlapBegin(std::string_view text, size_t cut) {
  size_t begin = cut - kOverlap;
  while ((text[begin] & 0xC0) == 0x80) ++begin;
  for (size_t at = begin, next; at < cut; at = next) {
    if (!IsWhite(At(text, at, &next))) continue;
    const size_t word = SkipWhite(text, next, cut).end;
    if (word < cut) return word;
  }
  while (begin < cut && TearsCluster(text, begin)) At(text, begin, &begin);
  return begin;
}

}  // namespace

std::vector<PassageRange> CutPassages(std::string_view text) {
  std::vector<PassageRange> passages;
  uint32_t page = text.find(kPageBreak) == std::string_view::npos ? 0 : 1;
  size_t counted = 0;  // page breaks before this offset are in `page`
  size_t section_end = 0, covered = 0;
  for (size_t begin = 0; covered < text.size();) {
    if (covered >= section_end) section_end = SectionEnd(text, covered);
    bool torn = false;
    size_t end = section_end;
    if (end - begin > kPassageLimit) end = PieceEnd(text, begin, section_end, &torn);
    for (; page > 0 && counted < begin; ++counted) page += text[counted] == kPageBreak;
    passages.push_back({begin, end, page, static_cast<uint32_t>(covered - begin)});
    covered = end;
    begin = torn ? OverlapBegin(text, end) : end;
  }
  return passages;
}

std::vector<std::string_view> SplitPages(std::string_view text) {
  std::vector<std::string_view> pages;
  while (true) {
    const size_t end = text.find(kPageBreak);
    pages.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return pages;
    text.remove_prefix(end + 1);
  }
}

}  // namespace attest
