// First the text is divided at its page ends into sections, then each section that is longer than a
// passage into pieces of about equal length. One pass: every byte is looked at a bounded number of
// times, whatever the text.
#include "schema/passages.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "schema/sentences.h"
#include "schema/text.h"

namespace attest {
namespace {

constexpr size_t kShortPage = 256;  // bytes; a page with less joins the next one
constexpr size_t kIdeal = (kPassageTarget + kPassageLimit) / 2;
constexpr size_t kSlack = kIdeal - kPassageTarget;  // how far from the ideal length we like to cut

// A line with a letter, or too long for a page number.
bool IsProse(std::string_view line) {
  if (line.size() > 20) return true;
  for (size_t at = 0; at < line.size();) {
    if (u_isalpha(CodePointAt(line, at, &at))) return true;
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
  return EndsSentence(text, end, SkipWhiteSpace(text, at, limit).end);
}

// Where the page from `begin` to the break at `at` leaves off: behind the break, or, where a
// sentence runs over it, behind that sentence, if it ends soon.
size_t PageEnd(std::string_view text, size_t begin, size_t at) {
  const size_t page = at + 1;
  if (PageEndsSentence(text, begin, at)) return page;
  const size_t next_break = std::min(text.find(kPageBreak, page), text.size() - 1);
  const size_t soon = page + PrefixLength(text.substr(page), kPassageTarget);
  const size_t limit = std::min(next_break + 1, soon);
  for (size_t scan = SkipWhiteSpace(text, page, limit).end; scan < limit;) {
    const Cut cut = NextCut(text, &scan, limit);
    if (cut.level >= CutLevel::kSentence) return cut.at;
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
  const UChar32 c = CodePointAt(text, at, &ignored);
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
    CodePointBefore(text, safe, &safe);
  }
  return at;
}

// Where the piece from `begin` on ends: the best place near the ideal length if a sentence ends
// there, else the sentence end nearest to it, else a line end, else a space or any character
// (`*torn`).
size_t PieceEnd(std::string_view text, size_t begin, size_t end, bool* torn) {
  const size_t length = end - begin;
  const size_t pieces = (length + kIdeal - 1) / kIdeal;
  const size_t ideal = begin + length / std::max<size_t>(pieces, 2);
  const size_t limit = begin + PrefixLength(text.substr(begin, end - begin), kPassageLimit);
  const auto distance = [&](size_t at) { return at > ideal ? at - ideal : ideal - at; };
  Cut near, far, line, space;
  for (size_t scan = begin; scan < limit;) {
    const Cut cut = NextCut(text, &scan, limit);
    if (cut.level == CutLevel::kNone || cut.at <= begin + kOverlap || cut.at >= end) continue;
    if (cut.level == CutLevel::kSpace) {
      if (space.level == CutLevel::kNone || distance(cut.at) < distance(space.at)) space = cut;
    } else if (cut.level == CutLevel::kLine) {
      if (line.level == CutLevel::kNone || distance(cut.at) < distance(line.at)) line = cut;
    } else if (distance(cut.at) <= kSlack) {
      const bool closer = cut.level == near.level && distance(cut.at) < distance(near.at);
      if (cut.level > near.level || closer) near = cut;
    } else if (far.level == CutLevel::kNone || distance(cut.at) < distance(far.at)) {
      far = cut;
    }
  }
  for (const Cut& cut : {near, far, line}) {
    *torn = cut.level == CutLevel::kNone;
    if (!*torn) return cut.at;
  }
  return space.level != CutLevel::kNone ? space.at
                                        : begin + SafePlace(text.substr(begin), limit - begin);
}

// Where the piece behind a torn sentence begins, so that it repeats up to kOverlap bytes: in front
// of a word, if one begins there.
size_t OverlapBegin(std::string_view text, size_t cut) {
  size_t begin = cut - kOverlap;
  while ((text[begin] & 0xC0) == 0x80) ++begin;
  for (size_t at = begin, next; at < cut; at = next) {
    if (!u_isUWhiteSpace(CodePointAt(text, at, &next))) continue;
    const size_t word = SkipWhiteSpace(text, next, cut).end;
    if (word < cut) return word;
  }
  while (begin < cut && TearsCluster(text, begin)) CodePointAt(text, begin, &begin);
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
