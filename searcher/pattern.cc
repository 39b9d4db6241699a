#include "searcher/pattern.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <set>
#include <utility>

#include "schema/analysis/analysis.h"
#include "schema/analysis/fold.h"
#include "schema/layout.h"
#include "searcher/pattern_row.h"
#include "searcher/units.h"

namespace attest {

struct Pattern::Parts {
  std::vector<PatternWord> words;  // in a row
  std::string exact;               // ="…": folded; then `words` only finds candidates
  std::vector<Pattern> sides;      // NEAR: two
  unsigned distance = 0;
};

namespace {

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

// Without the line ends that the analysis drops inside words.
std::string JoinedLines(std::string_view text) {
  if (text.find('\n') == text.npos) return std::string(text);
  std::string joined;
  size_t end = 0;
  for (const ByteRange& source : Fold(text).sources) {
    if (source.end <= end) continue;
    const std::string_view between = text.substr(end, source.begin - end);
    if (between != "\n" && between != "\r\n") joined += between;
    joined += text.substr(source.begin, source.end - source.begin);
    end = source.end;
  }
  return joined;
}

// Hyphens and apostrophes of print as ASCII has them.
std::string PlainMarks(std::string_view text) {
  std::string plain;
  for (size_t at = 0, next; at < text.size(); at = next) {
    next = at + 1;
    while (next < text.size() && (text[next] & 0xC0) == 0x80) ++next;
    const std::string_view character = text.substr(at, next - at);
    if (character == "\u2010") {
      plain += '-';
    } else if (character == "\u2018" || character == "\u2019") {
      plain += '\'';
    } else {
      plain += character;
    }
  }
  return plain;
}

// The characters as they stand, but for case, width, white space and the shapes of hyphens and
// apostrophes.
std::string ExactForm(std::string_view text) { return PlainMarks(FoldValue(JoinedLines(text))); }

// A Latin word or number only whole.
bool HasExactly(std::string_view text, const std::string& exact) {
  const std::string all = ExactForm(text);
  for (size_t at = all.find(exact); at != all.npos; at = all.find(exact, at + 1)) {
    const size_t end = at + exact.size();
    const bool cut = (IsLetterOrDigit(all, at, true) && IsLetterOrDigit(all, at, false)) ||
                     (IsLetterOrDigit(all, end, true) && IsLetterOrDigit(all, end, false));
    if (!cut) return true;
  }
  return false;
}

// Words from the end of the one to the beginning of the other: 1 side by side, 0 in one word.
uint32_t Distance(const Occurrence& a, const Occurrence& b) {
  if (a.last_word < b.first_word) return b.first_word - a.last_word;
  if (b.last_word < a.first_word) return a.first_word - b.last_word;
  return 0;
}

// 고문 and 치사 of 고문치사 are two, but no word is near itself.
bool AreNear(const Occurrence& a, const Occurrence& b, uint32_t distance) {
  const bool apart = a.last < b.first || b.last < a.first;
  return apart && Distance(a, b) <= distance;
}

std::set<std::string> AsSet(const std::vector<std::string>& all) {
  return {all.begin(), all.end()};
}

// `compounds` may be null.
PatternWord MakeWord(const QueryWord& word, bool literal, const StemList* compounds) {
  PatternWord made;
  made.written = literal;
  switch (word.kind) {
    case WordKind::kKorean:
      made.terms.insert(word.stem);
      if (literal) break;
      for (auto& spelling : KoreanSpellings(word.stem)) made.terms.insert(std::move(spelling));
      for (const std::string& stem : std::set(made.terms)) {
        if (compounds) made.terms.merge(AsSet(compounds->Containing(stem)));
        if (compounds) made.inside.push_back(stem);
      }
      for (const auto& predicate : word.predicates) made.terms.insert("V" + predicate);
      made.terms.insert(word.alternates.begin(), word.alternates.end());
      break;
    case WordKind::kHan:
      made.bigrams = Bigrams(word.folded);
      if (made.bigrams.empty()) made.beginning = word.folded;
      if (!literal) made.terms.insert(word.readings.begin(), word.readings.end());
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

std::vector<PatternWord> MakeWords(const std::vector<QueryWord>& words, bool literal,
                                   const StemList* compounds) {
  std::vector<PatternWord> made;
  for (size_t i = 0; i < words.size(); ++i) {
    made.push_back(MakeWord(words[i], literal, compounds));
    if (literal || i == 0 || words[i - 1].joined.empty() || words[i].joined.empty()) continue;
    // Of a word between two hyphens the one before comes first.
    if (words[i - 1].joined.back() != words[i].joined.front()) continue;
    made[i - 1].joined.push_back({{"Z" + words[i].joined.front()}, 2});
  }
  return made;
}

constexpr size_t kMostJoined = 4;  // as many as the parts of a spacing variant (stems.h)

// Korean words are spaced freely where no particle stands between them.
void JoinKorean(const std::vector<QueryWord>& words, std::vector<PatternWord>& made) {
  for (size_t i = 0; i < words.size(); ++i) {
    if (words[i].kind != WordKind::kKorean) continue;
    std::string joined = words[i].stem;
    for (size_t n = 2; n <= kMostJoined && i + n <= words.size(); ++n) {
      const QueryWord &before = words[i + n - 2], &word = words[i + n - 1];
      if (word.kind != WordKind::kKorean || before.folded != before.stem) break;
      const std::vector<QueryWord> one = QueryWords(joined += word.stem);
      made[i].joined.push_back({MakeWord(one.front(), false, nullptr).terms, n});
    }
  }
}

}  // namespace

std::unique_ptr<const Pattern::Parts> Pattern::Row(const Query& node, const StemList* compounds) {
  auto parts = std::make_unique<Parts>();
  const auto words = QueryWords(node.text);
  parts->words = MakeWords(words, node.op == Query::Op::kLiteral, compounds);
  if (node.op == Query::Op::kPrefix && !words.empty() && words.back().kind != WordKind::kHan) {
    parts->words.back() = {.beginning = words.back().folded};
  }
  if (node.op == Query::Op::kPhrase && !node.literal) JoinKorean(words, parts->words);
  if (node.op == Query::Op::kPhrase && node.literal) parts->exact = ExactForm(node.text);
  return parts;
}

Pattern::Pattern(const Query& node, const StemList& stems) {
  if (node.op != Query::Op::kNear) {
    parts_ = Row(node, nullptr);
    return;
  }
  auto parts = std::make_unique<Parts>();
  for (const Query& child : node.children) {
    parts->sides.push_back(Pattern(Row(child, child.op == Query::Op::kWords ? &stems : nullptr)));
  }
  parts->distance = node.distance;
  parts_ = std::move(parts);
}

Pattern::Pattern(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}

std::vector<Pattern::Group> Pattern::Candidates() const {
  std::vector<Group> groups;
  for (const Pattern& side : parts_->sides) {
    for (auto& group : side.Candidates()) groups.push_back(std::move(group));
  }
  for (size_t i = 0; i < parts_->words.size(); ++i) {
    const PatternWord& word = parts_->words[i];
    std::vector<std::string> terms(word.terms.begin(), word.terms.end());
    for (const auto& bigram : word.bigrams) {
      groups.push_back({terms, {}});
      groups.back().terms.insert(groups.back().terms.end(), {bigram, "C" + bigram});
    }
    if (!word.bigrams.empty()) continue;
    for (size_t first = i < kMostJoined ? 0 : i - kMostJoined + 1; first <= i; ++first) {
      for (const JoinedWords& joined : parts_->words[first].joined) {
        if (first + joined.count <= i) continue;
        terms.insert(terms.end(), joined.terms.begin(), joined.terms.end());
      }
    }
    Group group{std::move(terms), {}};
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
        if (!AreNear(left, right, parts.distance)) continue;
        near.push_back(left);
        near.push_back(right);
      }
    }
    const auto order = [](const Occurrence& a, const Occurrence& b) { return a.begin < b.begin; };
    std::sort(near.begin(), near.end(), order);
    return near;
  }
  if (parts.words.empty() || (!parts.exact.empty() && !HasExactly(text, parts.exact))) return {};
  return FindRow(parts.words, Analyze(text, Purpose::kIndex));
}

Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;

}  // namespace attest
