#include "searcher/pattern_row.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace attest {
namespace {

// The tokens of a text by position, and which word of the text a position belongs to.
struct Reading {
  std::multimap<uint32_t, const Token*> at;
  std::map<uint32_t, uint32_t> word;  // first position of each word -> its number

  explicit Reading(const std::vector<Token>& tokens) {
    for (const Token& token : tokens) at.emplace(token.position, &token);
    for (const Token& token : tokens) {
      if (IsWord(token.cls) && !token.ending) word.emplace(token.position, 0);
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
  uint32_t first, last;     // positions of the word alone, where it stands in a compound
};

// The place of a token, or of the word that it holds.
Place PlaceOf(const Token& token, const PatternWord& word) {
  constexpr size_t kSyllable = 3;  // bytes
  Place place = {token.position, token.position + token.length,    token.begin, token.end,
                 token.position, token.position + token.length - 1};
  for (const std::string& stem : word.inside) {
    const size_t at = token.cls == TermClass::kKoreanStem ? token.term.find(stem) : stem.npos;
    if (at == stem.npos) continue;
    place.first += static_cast<uint32_t>(at / kSyllable);
    place.last = place.first + static_cast<uint32_t>(stem.size() / kSyllable) - 1;
    break;
  }
  return place;
}

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
    if (last) {
      places.push_back(
          {position, last->position + 2, first->begin, last->end, position, last->position + 1});
    }
  }
  const auto [first, last] = reading.at.equal_range(position);
  for (auto at = first; at != last; ++at) {
    const Token& token = *at->second;
    if (word.written && token.reading) continue;
    if (word.terms.contains(token.term)) {
      places.push_back(PlaceOf(token, word));
    } else if (!word.beginning.empty() && WithoutCrossing(token).starts_with(word.beginning) &&
               (IsHan(token) || token.cls == TermClass::kKoreanStem ||
                token.cls == TermClass::kLatinWord)) {
      const uint32_t next = position + (IsHan(token) ? 1 : token.length);
      places.push_back({position, next, token.begin, token.end, position, next - 1});
    }
  }
}

// What of the words from words[i] on may begin at `position`: one, or several joined; and the word
// that comes behind.
std::vector<std::pair<Place, size_t>> Starts(const std::vector<PatternWord>& words, size_t i,
                                             const Reading& reading, uint32_t position) {
  std::vector<Place> places;
  std::vector<std::pair<Place, size_t>> starts;
  PlacesAt(words[i], reading, position, places);
  for (const Place& place : places) starts.emplace_back(place, i + 1);
  for (const JoinedWords& joined : words[i].joined) {
    places.clear();
    PlacesAt({.terms = joined.terms}, reading, position, places);
    for (const Place& place : places) starts.emplace_back(place, i + joined.count);
  }
  return starts;
}

// Where a word may stand that follows what ends in front of `position`: there, behind the particles
// of a word of another script (UN이), or behind punctuation, which takes a position of its own with
// no token there.
std::vector<uint32_t> NextPositions(const Reading& reading, uint32_t position) {
  std::vector<uint32_t> positions = {position};
  const auto [first, last] = reading.at.equal_range(position);
  const auto ending = std::find_if(first, last, [](const auto& at) { return at.second->ending; });
  if (ending != last) positions.push_back(position += ending->second->length);
  if (!reading.at.contains(position)) positions.push_back(position + 1);
  return positions;
}

// The row of words[i] and all behind it that goes on from `start`, in the order in which it is met;
// no state (word, position) is tried twice.
std::optional<Place> FindRest(const std::vector<PatternWord>& words, size_t i, Place start,
                              const Reading& reading) {
  std::vector<std::pair<Place, size_t>> open = {{start, i}};
  std::set<std::pair<size_t, uint32_t>> seen;
  while (!open.empty()) {
    const auto [row, word] = open.back();
    open.pop_back();
    if (word == words.size()) return row;
    for (const uint32_t position : NextPositions(reading, row.next)) {
      for (const auto& [place, behind] : Starts(words, word, reading, position)) {
        if (!seen.emplace(behind, place.next).second) continue;
        open.push_back(
            {{row.position, place.next, row.begin, place.end, row.first, place.last}, behind});
      }
    }
  }
  return std::nullopt;
}

}  // namespace

std::vector<Occurrence> FindRow(const std::vector<PatternWord>& words,
                                const std::vector<Token>& tokens) {
  const Reading reading(tokens);
  std::vector<Occurrence> found;
  uint32_t before = 0;
  for (const auto& [position, token] : reading.at) {
    if (position == before) continue;
    before = position;
    for (const auto& [start, behind] : Starts(words, 0, reading, position)) {
      const std::optional<Place> row = FindRest(words, behind, start, reading);
      if (!row) continue;
      found.push_back({row->begin, row->end, reading.WordAt(row->position),
                       reading.WordAt(row->next - 1), row->first, row->last});
    }
  }
  return found;
}

}  // namespace attest
