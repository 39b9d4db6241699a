#include "searcher/pattern.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <map>
#include <set>

#include "schema/analysis/analysis.h"
#include "schema/layout.h"
#include "searcher/units.h"

namespace attest {

// One word of a phrase: the terms of which one must stand at its place, or the bigrams of a Han
// word in a row.
struct PatternWord {
  std::set<std::string> terms;
  std::vector<std::string> bigrams;
  std::string beginning;  // a lone Han character, or what a word begins with (wor*)
};

struct Pattern::Parts {
  std::vector<PatternWord> words;  // in a row
  std::string exact;               // ="…": folded; then `words` only finds candidates
  std::vector<Pattern> sides;      // NEAR: two
  unsigned distance = 0;
};

namespace {

// The tokens of a text by position, and which word of the text a position belongs to.
struct Reading {
  std::multimap<uint32_t, const Token*> at;
  std::map<uint32_t, uint32_t> word;  // first position of each word -> its number

  explicit Reading(const std::vector<Token>& tokens) {
    for (const Token& token : tokens) at.emplace(token.position, &token);
    for (const Token& token : tokens) {
      if (IsWord(token.cls)) word.emplace(token.position, 0);
    }
    uint32_t number = 0;
    for (auto& [position, n] : word) n = number++;
  }

  static bool IsWord(TermClass cls) {
    return cls == TermClass::kKoreanStem || cls == TermClass::kHanWord ||
           cls == TermClass::kHanStopWord || cls == TermClass::kLatinStem ||
           cls == TermClass::kNumber;
  }

  uint32_t WordAt(uint32_t position) const {
    auto next = word.upper_bound(position);
    return next == word.begin() ? 0 : std::prev(next)->second;
  }
};

std::string_view WithoutCrossing(const Token& token) {
  const bool crossing =
      token.cls >= TermClass::kHanCrossing0 && token.cls <= TermClass::kHanCrossing2;
  return std::string_view(token.term).substr(crossing ? 1 : 0);
}

bool IsHan(const Token& token) {
  return token.cls >= TermClass::kHanWord && token.cls <= TermClass::kHanLast;
}

struct Place {
  uint32_t position, next;  // positions: of its first character or word, and behind it
  size_t begin, end;        // bytes
};

const Token* FindBigram(const Reading& reading, uint32_t position, const std::string& bigram) {
  const auto [first, last] = reading.at.equal_range(position);
  for (auto at = first; at != last; ++at) {
    if (IsHan(*at->second) && WithoutCrossing(*at->second) == bigram) return at->second;
  }
  return nullptr;
}

// The places of `word` that begin at `position`.
void PlacesAt(const PatternWord& word, const Reading& reading, uint32_t position,
              std::vector<Place>& places) {
  if (!word.bigrams.empty()) {
    const Token* first = FindBigram(reading, position, word.bigrams[0]);
    const Token* last = first;
    for (size_t i = 1; last && i < word.bigrams.size(); ++i)
      last = FindBigram(reading, position + i, word.bigrams[i]);
    if (last) places.push_back({position, last->position + 2, first->begin, last->end});
    return;
  }
  const auto [first, last] = reading.at.equal_range(position);
  for (auto at = first; at != last; ++at) {
    const Token& token = *at->second;
    if (word.terms.contains(token.term)) {
      places.push_back({position, position + token.length, token.begin, token.end});
    } else if (!word.beginning.empty() && WithoutCrossing(token).starts_with(word.beginning) &&
               (IsHan(token) || token.cls == TermClass::kKoreanStem ||
                token.cls == TermClass::kLatinWord)) {
      places.push_back(
          {position, position + (IsHan(token) ? 1 : token.length), token.begin, token.end});
    }
  }
}

// Punctuation takes a position of its own, with no token there; a phrase may run over it.
std::vector<Occurrence> FindRow(const std::vector<PatternWord>& words, const Reading& reading) {
  std::vector<Occurrence> found;
  uint32_t before = 0;
  for (const auto& [position, token] : reading.at) {
    if (position == before) continue;
    before = position;
    std::vector<Place> starts;
    PlacesAt(words[0], reading, position, starts);
    for (Place place : starts) {
      bool whole = true;
      for (size_t i = 1; i < words.size() && whole; ++i) {
        std::vector<Place> next;
        PlacesAt(words[i], reading, place.next, next);
        if (next.empty() && !reading.at.contains(place.next)) {
          PlacesAt(words[i], reading, place.next + 1, next);
        }
        whole = !next.empty();
        if (whole) place = {place.position, next[0].next, place.begin, next[0].end};
      }
      if (!whole) continue;
      found.push_back(
          {place.begin, place.end, reading.WordAt(place.position), reading.WordAt(place.next - 1)});
    }
  }
  return found;
}

bool IsLetterOrDigit(std::string_view text, size_t at, bool before) {
  int32_t index = static_cast<int32_t>(at);
  const auto* bytes = reinterpret_cast<const uint8_t*>(text.data());
  const int32_t size = static_cast<int32_t>(text.size());
  if (before ? at == 0 : at >= text.size()) return false;
  UChar32 character;
  if (before) {
    U8_PREV(bytes, 0, index, character);
  } else {
    U8_NEXT(bytes, index, size, character);
  }
  // Hangul and Han are written without spaces between what belongs together.
  return character >= 0 && u_isalnum(character) && character < 0x1100;
}

// The characters as they stand, but for case, width and white space; a Latin word or number only
// whole.
bool HasExactly(std::string_view text, const std::string& folded) {
  const std::string all = FoldValue(text);
  for (size_t at = all.find(folded); at != all.npos; at = all.find(folded, at + 1)) {
    const size_t end = at + folded.size();
    const bool cut = (IsLetterOrDigit(all, at, true) && IsLetterOrDigit(all, at, false)) ||
                     (IsLetterOrDigit(all, end, true) && IsLetterOrDigit(all, end, false));
    if (!cut) return true;
  }
  return false;
}

// Words from the end of the one to the beginning of the other: 1 side by side, 0 where they
// overlap.
uint32_t Distance(const Occurrence& a, const Occurrence& b) {
  if (a.last_word < b.first_word) return b.first_word - a.last_word;
  if (b.last_word < a.first_word) return a.first_word - b.last_word;
  return 0;
}

PatternWord MakeWord(const QueryWord& word, bool literal) {
  PatternWord made;
  switch (word.kind) {
    case WordKind::kKorean:
      made.terms.insert(word.stem);
      if (literal) break;
      for (auto& spelling : KoreanSpellings(word.stem)) made.terms.insert(std::move(spelling));
      for (const auto& predicate : word.predicates) made.terms.insert("V" + predicate);
      made.terms.insert(word.alternates.begin(), word.alternates.end());
      break;
    case WordKind::kHan:
      made.bigrams = Bigrams(word.folded);
      if (made.bigrams.empty()) made.beginning = word.folded;
      break;
    case WordKind::kLatin:
      made.terms.insert(literal ? word.folded : "Z" + word.stem);
      break;
    case WordKind::kNumber:
      made.terms.insert(word.folded);
      break;
  }
  return made;
}

}  // namespace

Pattern::Pattern(const Query& node) {
  auto parts = std::make_unique<Parts>();
  if (node.op == Query::Op::kNear) {
    for (const Query& child : node.children) parts->sides.emplace_back(child);
    parts->distance = node.distance;
  } else {
    const bool literal = node.op == Query::Op::kLiteral;
    const auto words = QueryWords(node.text);
    for (const QueryWord& word : words) parts->words.push_back(MakeWord(word, literal));
    if (node.op == Query::Op::kPrefix && !words.empty() && words.back().kind != WordKind::kHan) {
      parts->words.back() = {{}, {}, words.back().folded};
    }
    if (node.op == Query::Op::kPhrase && node.literal) parts->exact = FoldValue(node.text);
  }
  parts_ = std::move(parts);
}

std::vector<Pattern::Group> Pattern::Candidates() const {
  std::vector<Group> groups;
  for (const Pattern& side : parts_->sides) {
    for (auto& group : side.Candidates()) groups.push_back(std::move(group));
  }
  for (const PatternWord& word : parts_->words) {
    for (const auto& bigram : word.bigrams) groups.push_back({{bigram, "C" + bigram}, {}});
    if (!word.bigrams.empty()) continue;
    Group group{{word.terms.begin(), word.terms.end()}, {}};
    // A lone Han character may also end a word that another follows.
    if (!word.beginning.empty()) group.beginnings = {word.beginning, "C" + word.beginning};
    groups.push_back(std::move(group));
  }
  return groups;
}

std::vector<Occurrence> Pattern::Find(std::string_view text) const {
  const Parts& parts = *parts_;
  if (!parts.sides.empty()) {
    std::vector<Occurrence> near;
    const auto lefts = parts.sides[0].Find(text), rights = parts.sides[1].Find(text);
    for (const Occurrence& left : lefts) {
      for (const Occurrence& right : rights) {
        if (Distance(left, right) > parts.distance || Distance(left, right) == 0) continue;
        near.push_back(left);
        near.push_back(right);
      }
    }
    const auto order = [](const Occurrence& a, const Occurrence& b) { return a.begin < b.begin; };
    std::sort(near.begin(), near.end(), order);
    return near;
  }
  if (parts.words.empty() || (!parts.exact.empty() && !HasExactly(text, parts.exact))) return {};
  const std::vector<Token> tokens = Analyze(text, Purpose::kIndex);
  return FindRow(parts.words, Reading(tokens));
}

Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;

}  // namespace attest
