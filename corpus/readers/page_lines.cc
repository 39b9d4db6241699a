#include "corpus/readers/page_lines.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_set>

#include "schema/analysis/jamo.h"
#include "schema/analysis/korean.h"
#include "schema/analysis/utf8.h"
#include "schema/sentences.h"
#include "schema/text.h"

namespace attest {
namespace {

constexpr size_t kEdge = 3;            // lines at the top or bottom that may run along
constexpr size_t kMinRunning = 3;      // pages
constexpr double kFull = 0.85;         // of the longest line
constexpr size_t kMaxWords = 200'000;  // that are remembered of a document
constexpr size_t kMaxWord = 30;        // characters of a word that is looked at

std::vector<std::string_view> LinesOf(std::string_view page) {
  std::vector<std::string_view> lines;
  while (!page.empty()) {
    const size_t end = std::min(page.find('\n'), page.size());
    lines.push_back(page.substr(0, end));
    page.remove_prefix(std::min(end + 1, page.size()));
  }
  return lines;
}

// A number is one digit, so that page 9 and page 10 are alike.
std::string Pattern(std::string_view line) {
  std::string out;
  for (const char c : line) {
    const bool digit = c >= '0' && c <= '9';
    if (c == ' ' || c == '\t' || (digit && out.ends_with('0'))) continue;
    out += digit ? '0' : c;
  }
  return out;
}

struct Edges {
  std::vector<std::string_view> lines;
  std::vector<size_t> top, bottom;  // of lines that are not blank, from the edge on
};

Edges EdgesOf(std::string_view page) {
  Edges edges{LinesOf(page), {}, {}};
  for (size_t i = 0; i < edges.lines.size(); ++i)
    if (!Trim(edges.lines[i]).empty()) edges.top.push_back(i);
  edges.bottom.assign(edges.top.rbegin(), edges.top.rend());
  edges.top.resize(std::min(edges.top.size(), kEdge));
  edges.bottom.resize(std::min(edges.bottom.size(), kEdge));
  return edges;
}

// Where a line stands: at the top or not, how far from it, on odd or even pages, its pattern.
using Spot = std::tuple<bool, size_t, size_t, std::string>;

// Lines at the edges of all pages, and how often each of them stands there.
class RunningLines {
 public:
  explicit RunningLines(const std::vector<std::string>& pages) {
    for (size_t page = 0; page < pages.size(); ++page) {
      if (Trim(pages[page]).empty()) continue;
      ++pages_[page % 2];
      Each(EdgesOf(pages[page]), page, [&](const Spot& spot, size_t) { ++counts_[spot]; });
    }
    for (const auto& [spot, count] : counts_)
      if (IsCounter(std::get<3>(spot)) && Runs(spot)) counters_.insert(std::get<3>(spot));
  }

  std::string Without(std::string_view page, size_t number) const {
    const Edges edges = EdgesOf(page);
    std::set<size_t> running;
    Each(edges, number, [&](const Spot& spot, size_t line) {
      if (Runs(spot)) running.insert(line);
    });
    AddCounter(edges.lines, &running);
    std::string out;
    for (size_t i = 0; i < edges.lines.size(); ++i)
      if (!running.contains(i)) out.append(edges.lines[i]) += '\n';
    return out;
  }

 private:
  // "- 3 -", "Page 3 of 9": more than a number, which may be one of a table.
  static bool IsCounter(const std::string& pattern) {
    const auto digits = std::count(pattern.begin(), pattern.end(), '0');
    return digits > 0 && pattern.size() >= static_cast<size_t>(digits) + 2;
  }

  // Of a page in columns, where it stands between them.
  void AddCounter(const std::vector<std::string_view>& lines, std::set<size_t>* running) const {
    const auto is_counter = [&](size_t i) { return counters_.contains(Pattern(lines[i])); };
    if (std::any_of(running->begin(), running->end(), is_counter)) return;
    size_t i = 0;
    while (i < lines.size() && !is_counter(i)) ++i;
    if (i < lines.size()) running->insert(i);
  }

  template <typename Visit>
  static void Each(const Edges& edges, size_t page, Visit visit) {
    for (const bool top : {true, false}) {
      const auto& lines = top ? edges.top : edges.bottom;
      for (size_t i = 0; i < lines.size(); ++i)
        visit(Spot(top, i, page % 2, Pattern(edges.lines[lines[i]])), lines[i]);
    }
  }

  size_t Count(const Spot& spot) const {
    const auto found = counts_.find(spot);
    return found == counts_.end() ? 0 : found->second;
  }

  bool Runs(const Spot& spot) const {
    Spot other = spot;
    std::get<2>(other) = 1 - std::get<2>(spot);
    const size_t here = Count(spot), both = here + Count(other);
    const size_t alike = pages_[std::get<2>(spot)];
    return (both >= kMinRunning && both * 2 > pages_[0] + pages_[1]) ||
           (here >= kMinRunning && here * 2 > alike);
  }

  std::map<Spot, size_t> counts_;
  std::set<std::string> counters_;
  size_t pages_[2] = {0, 0};  // with text: the first, third, …; the second, fourth, …
};

// A blank line, or the end.
size_t BlockEnd(const std::vector<std::string_view>& lines, size_t begin) {
  while (begin < lines.size() && !lines[begin].empty()) ++begin;
  return begin;
}

enum Script : uint8_t { kHan, kHangul, kOther };

// That of most of the line, since fonts give each of them a width of its own.
Script ScriptOf(std::string_view line) {
  size_t counts[3] = {0, 0, 0};
  for (size_t at = 0; at < line.size();) {
    const char32_t c = DecodeUtf8(line, &at);
    if (c > ' ') ++counts[IsSyllable(c) ? kHangul : c >= 0x2E80 ? kHan : kOther];
  }
  return static_cast<Script>(std::max_element(counts, counts + 3) - counts);
}

// Which of the lines of a block reach as far as its longest one of the same script.
std::vector<bool> FullLines(const std::vector<std::string_view>& lines, size_t begin, size_t end) {
  std::vector<Script> scripts;
  std::vector<size_t> widths;
  size_t longest[3] = {0, 0, 0};
  for (size_t i = begin; i < end; ++i) {
    scripts.push_back(ScriptOf(lines[i]));
    widths.push_back(DisplayWidth(lines[i]));
    longest[scripts.back()] = std::max(longest[scripts.back()], widths.back());
  }
  std::vector<bool> full;
  for (size_t i = 0; i < scripts.size(); ++i)
    full.push_back(static_cast<double>(widths[i]) >=
                   kFull * static_cast<double>(longest[scripts[i]]));
  return full;
}

// The word of syllables that `line` ends with, or begins with.
std::u32string LastWord(std::string_view line) {
  std::u32string word;
  for (size_t at = line.size(), begin; at > 0 && word.size() < kMaxWord; at = begin) {
    const auto c = static_cast<char32_t>(CodePointBefore(line, at, &begin));
    if (!IsSyllable(c)) break;
    word += c;
  }
  std::reverse(word.begin(), word.end());
  return word;
}
std::u32string FirstWord(std::string_view line) {
  std::u32string word;
  for (size_t at = 0; at < line.size() && word.size() < kMaxWord;) {
    const char32_t c = DecodeUtf8(line, &at);
    if (!IsSyllable(c)) break;
    word += c;
  }
  return word;
}

// The words of Hangul that stand within the lines of a document.
class KoreanWords {
 public:
  void Add(std::string_view line) {
    std::u32string word;
    bool first = true;  // those at both ends may be parts
    for (size_t at = 0; at < line.size() && words_.size() < kMaxWords;) {
      const char32_t c = DecodeUtf8(line, &at);
      if (IsSyllable(c)) {
        word += c;
        continue;
      }
      if (!first && !word.empty() && word.size() <= kMaxWord) {
        stems_.emplace(KoreanStem(word));
        words_.insert(word);
      }
      word.clear();
      first = false;
    }
  }

  // Whether a line end between the two divides one word.
  bool AreOne(const std::u32string& last, const std::u32string& first) const {
    if (last.empty() || first.empty()) return false;
    const bool two = words_.contains(first) && words_.contains(last);
    const std::u32string word = last + first, stem(KoreanStem(word));
    if (words_.contains(word) || (stem.size() > last.size() && stems_.contains(stem))) return !two;
    return stems_.contains(last) && IsKoreanTail(first) && !words_.contains(first);
  }

 private:
  std::unordered_set<std::u32string> words_, stems_;
};

bool AreOne(std::string_view line, std::string_view next, const KoreanWords& words) {
  const std::string both = std::string(line) + "\n" + std::string(next);
  const WhiteSpace line_end{line.size() + 1, 1, false};
  return IsInsideWord(both, line.size(), line_end) || words.AreOne(LastWord(line), FirstWord(next));
}

std::string JoinedLines(std::string_view page, const KoreanWords& words) {
  const std::vector<std::string_view> lines = LinesOf(page);
  std::string out;
  for (size_t begin = 0, end; begin < lines.size(); begin = end + 1) {
    end = BlockEnd(lines, begin);
    const std::vector<bool> full = FullLines(lines, begin, end);
    for (size_t i = begin; i < end; ++i) {
      out += lines[i];
      if (i + 1 == end || !full[i - begin] || !AreOne(lines[i], lines[i + 1], words)) out += '\n';
    }
    if (end < lines.size()) out += '\n';
  }
  return out;
}

}  // namespace

void RemoveRunningLines(std::vector<std::string>* pages) {
  const RunningLines running(*pages);
  for (size_t i = 0; i < pages->size(); ++i) (*pages)[i] = running.Without((*pages)[i], i);
}

void JoinLines(std::vector<std::string>* pages) {
  KoreanWords words;
  for (const std::string& page : *pages)
    for (const std::string_view line : LinesOf(page)) words.Add(line);
  for (std::string& page : *pages) page = JoinedLines(page, words);
}

}  // namespace attest
