#include "searcher/snippet.h"

#include <algorithm>

#include "schema/sentences.h"
#include "schema/text.h"

namespace attest {
namespace {

constexpr std::string_view kEllipsis = "…";

bool IsContinuation(char byte) { return (byte & 0xC0) == 0x80; }
bool IsSpace(char byte) { return static_cast<unsigned char>(byte) <= ' '; }

// As the text will stand in the snippet, where a control character becomes a space.
size_t Columns(std::string_view text) {
  return DisplayWidth(text) + std::count_if(text.begin(), text.end(), [](char byte) {
           return static_cast<unsigned char>(byte) < ' ';
         });
}

// Spans [first, last] and the columns that they take.
struct Window {
  size_t first = 0, last = 0;
  size_t score = 0;
};

// The densest window: most words of the query, then most hits, then the earliest.
Window BestWindow(std::string_view text, const std::vector<HitSpan>& spans) {
  Window best;
  for (size_t first = 0; first < spans.size(); ++first) {
    std::set<size_t> words;
    size_t columns = 0, hits = 0;
    for (size_t last = first; last < spans.size(); ++last) {
      const size_t from = last == first ? spans[first].begin : spans[last - 1].end;
      columns += Columns(text.substr(from, spans[last].end - from));
      if (columns > kSnippetColumns && last > first) break;
      words.insert(spans[last].words.begin(), spans[last].words.end());
      ++hits;
      const size_t score = words.size() * 1000 + std::min<size_t>(hits, 999);
      if (score > best.score) best = {first, last, score};
    }
  }
  return best;
}

// Moves outwards from [begin, end) until the columns are used up, one character a side in turn.
void Widen(std::string_view text, size_t& begin, size_t& end) {
  size_t columns = Columns(text.substr(begin, end - begin));
  bool left = true;
  while (columns < kSnippetColumns && (begin > 0 || end < text.size())) {
    left = begin > 0 && (!left || end == text.size());
    const size_t from = left ? begin : end;
    if (left) {
      do --begin;
      while (begin > 0 && IsContinuation(text[begin]));
      columns += Columns(text.substr(begin, from - begin));
    } else {
      do ++end;
      while (end < text.size() && IsContinuation(text[end]));
      columns += Columns(text.substr(from, end - from));
    }
  }
}

// Inwards to the next space, so that no word is cut, if there is one near; never into a hit.
void TidyEdges(std::string_view text, size_t& begin, size_t& end, size_t first_hit,
               size_t last_hit) {
  constexpr size_t kNear = 24;  // bytes; Chinese has no spaces and is cut between characters
  if (begin > 0 && !IsSpace(text[begin - 1])) {
    for (size_t at = begin; at < std::min(first_hit, begin + kNear); ++at) {
      if (!IsSpace(text[at])) continue;
      begin = at + 1;
      break;
    }
  }
  if (end < text.size() && !IsSpace(text[end])) {
    for (size_t at = end; at > std::max(last_hit, end > kNear ? end - kNear : 0); --at) {
      if (!IsSpace(text[at - 1])) continue;
      end = at - 1;
      break;
    }
  }
}

bool EndsLineInsideWord(std::string_view text, size_t at) {
  return (text[at] == '\n' || text[at] == '\r') &&
         IsInsideWord(text, at, SkipWhiteSpace(text, at, text.size()));
}

// What stands from `begin` to `end`. White space and control characters become one space, a line
// end inside a Chinese word nothing.
void Append(std::string_view text, size_t begin, size_t end, std::string& out) {
  for (size_t at = begin; at < end; ++at) {
    const char byte = text[at];
    if (!IsSpace(byte) && byte != 0x7F) {
      out += byte;
    } else if (EndsLineInsideWord(text, at)) {
      at += byte == '\r';
    } else if (out.empty() || out.back() != ' ') {
      out += ' ';
    }
  }
}

}  // namespace

Quotation MakeSnippet(std::string_view text, const std::vector<HitSpan>& spans,
                      uint32_t first_page) {
  Quotation quotation;
  size_t begin = 0, end = 0;
  Window window;
  if (!spans.empty()) {
    window = BestWindow(text, spans);
    begin = spans[window.first].begin;
    end = spans[window.last].end;
  } else {
    while (begin < text.size() && IsSpace(text[begin])) ++begin;
    end = begin;
  }
  const size_t first_hit = begin, last_hit = end;
  Widen(text, begin, end);
  if (spans.empty()) begin = first_hit;
  TidyEdges(text, begin, end, first_hit, last_hit);

  const auto add = [&](size_t from, size_t to, bool hit) {
    std::string piece;
    if (!hit && from == begin && begin > 0) piece += kEllipsis;
    Append(text, from, to, piece);
    if (!hit && to == end && end < text.size()) piece += kEllipsis;
    if (!piece.empty()) quotation.snippet.fragments.push_back({std::move(piece), hit});
  };
  size_t at = begin;
  for (const HitSpan& span : spans) {
    if (span.begin < begin || span.end > end) continue;
    add(at, span.begin, false);
    add(span.begin, span.end, true);
    at = span.end;
    quotation.words.insert(span.words.begin(), span.words.end());
  }
  add(at, end, false);
  if (first_page > 0) {
    quotation.snippet.page = first_page + std::count(text.begin(), text.begin() + first_hit, '\f');
  }
  return quotation;
}

}  // namespace attest
