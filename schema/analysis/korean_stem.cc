// The stem of a Korean noun: particles and verb-making suffixes are cut from the end, the longest
// first, until nothing can be cut. A table says what may be cut; the sound before it and a list of
// nouns say where.
#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

#include "schema/analysis/jamo.h"
#include "schema/analysis/korean.h"
#include "schema/analysis/korean_shape.h"
#include "schema/analysis/word_set.h"

namespace attest {
namespace {

constexpr size_t kLongestSuffix = 9;

// What the syllable before a suffix must end in.
enum class Before : uint8_t { kAny, kVowel, kConsonant, kVowelOrRieul, kConsonantNotRieul };

bool Agrees(char32_t syllable, Before before) {
  if (!IsSyllable(syllable)) return true;
  const int final = Split(syllable).final;
  switch (before) {
    case Before::kAny:
      return true;
    case Before::kVowel:
      return final == 0;
    case Before::kConsonant:
      return final != 0;
    case Before::kVowelOrRieul:
      return final == 0 || final == final_consonant::kRieul;
    case Before::kConsonantNotRieul:
      return final != 0 && final != final_consonant::kRieul;
  }
  return true;
}

template <size_t N>
bool StartsWithAny(std::u32string_view text, const std::u32string_view (&starts)[N]) {
  return std::any_of(std::begin(starts), std::end(starts),
                     [&](std::u32string_view start) { return text.starts_with(start); });
}

// The copula's forms with 이; some are also spelt out after vowels.
constexpr std::u32string_view kCopula[] = {
    U"이랑", U"이나", U"이라", U"이란", U"이며", U"이고", U"이든", U"이었", U"이지", U"이자",
    U"이므", U"이다", U"이여", U"이야", U"이던", U"이기", U"이니", U"이면", U"이거"};
constexpr std::u32string_view kCopulaAnywhere[] = {U"이다", U"이지", U"이었", U"이고", U"이며",
                                                   U"이자", U"이던", U"이기", U"이라"};
// 로 that is no particle: 평화로운, 새롭다.
constexpr std::u32string_view kAdjectiveRo[] = {U"로운", U"로울", U"로워", U"로웠", U"롭"};
constexpr std::u32string_view kTo[] = {U"로", U"론"}, kToAfterConsonant[] = {U"으로", U"으론"};

Before ConditionOf(std::u32string_view suffix, bool particle) {
  static const WordSet after_vowel{U"랑",   U"나",     U"나마", U"라도", U"든지", U"든",   U"란",
                                   U"라",   U"라는",   U"라고", U"라면", U"며",   U"였다", U"였던",
                                   U"였고", U"였으며", U"다",   U"자",   U"니",   U"면",   U"지만",
                                   U"므로", U"야",     U"여",   U"요",   U"예요", U"냐"};
  const bool alone = suffix.size() == 1;
  switch (suffix[0]) {
    case U'를':
      return Before::kVowel;
    case U'을':
      return Before::kConsonant;
    case U'가':
    case U'는':
      if (alone) return Before::kVowel;
      break;
    case U'은':
      if (alone) return Before::kConsonant;
      break;
    case U'와':
      if (alone || particle) return Before::kVowel;
      break;
    case U'과':
      if (alone || particle) return Before::kConsonant;
      break;
    default:
      break;
  }
  if (StartsWithAny(suffix, kToAfterConsonant)) return Before::kConsonantNotRieul;
  if (StartsWithAny(suffix, kTo) && !StartsWithAny(suffix, kAdjectiveRo)) {
    return Before::kVowelOrRieul;
  }
  if (StartsWithAny(suffix, kCopula)) {
    return StartsWithAny(suffix, kCopulaAnywhere) ? Before::kAny : Before::kConsonant;
  }
  if (after_vowel.Has(suffix)) return Before::kVowel;
  return alone && (suffix[0] == U'아' || suffix[0] == U'이') ? Before::kConsonant : Before::kAny;
}

// All suffixes as a trie over their syllables from the last to the first: one walk from the end of
// a word meets each suffix that it has.
class SuffixTrie {
 public:
  SuffixTrie() : nodes_(1) {
    const std::vector<std::string_view> particles = DataLines("ko_josa.txt");
    for (std::string_view line : particles) Add(ToUtf32(line), true);
    for (std::string_view line : DataLines("ko_xsv.txt")) Add(ToUtf32(line), false);
  }

  struct Node {
    bool ends = false;  // a suffix
    Before before = Before::kAny;
  };
  static constexpr uint32_t kRoot = 0, kNone = UINT32_MAX;

  uint32_t Step(uint32_t node, char32_t syllable) const {
    const auto found = steps_.find(Key(node, syllable));
    return found == steps_.end() ? kNone : found->second;
  }
  const Node& At(uint32_t node) const { return nodes_[node]; }
  bool Has(std::u32string_view suffix) const {
    uint32_t node = kRoot;
    for (auto c = suffix.rbegin(); c != suffix.rend() && node != kNone; ++c) node = Step(node, *c);
    return node != kNone && nodes_[node].ends;
  }

 private:
  static uint64_t Key(uint32_t node, char32_t syllable) {
    return static_cast<uint64_t>(node) << 21 | syllable;
  }

  // A particle that is also a suffix of verbs obeys the particle's condition.
  void Add(const std::u32string& suffix, bool particle) {
    uint32_t node = kRoot;
    for (auto c = suffix.rbegin(); c != suffix.rend(); ++c) {
      const auto [step, added] =
          steps_.try_emplace(Key(node, *c), static_cast<uint32_t>(nodes_.size()));
      if (added) nodes_.emplace_back();
      node = step->second;
    }
    if (nodes_[node].ends) return;
    nodes_[node] = {true, particle ? ConditionOf(suffix, true) : Before::kAny};
  }

  struct KeyHash {
    size_t operator()(uint64_t key) const {
      key *= 0x9E3779B97F4A7C15;
      return key ^ key >> 32;
    }
  };
  std::vector<Node> nodes_;
  std::unordered_map<uint64_t, uint32_t, KeyHash> steps_;
};

// Nouns that no cut may divide.
class ProtectedNouns {
 public:
  ProtectedNouns() : nouns_("ko_protected.txt") {
    for (std::string_view line : DataLines("ko_protected.txt")) {
      const std::u32string noun = ToUtf32(line);
      for (size_t i = 1; i < noun.size(); ++i) pairs_.insert(noun.substr(i - 1, 2));
    }
  }

  bool Divided(std::u32string_view word, size_t cut) const {
    if (pairs_.find(word.substr(cut - 1, 2)) == pairs_.end()) return false;
    for (size_t size = 2; size <= 4; ++size) {
      for (size_t begin = cut >= size ? cut - size + 1 : 0; begin < cut; ++begin) {
        if (begin + size <= word.size() && nouns_.Has(word.substr(begin, size))) return true;
      }
    }
    return false;
  }
  bool HasPair(std::u32string_view word) const { return word.size() == 2 && nouns_.Has(word); }

 private:
  WordSet nouns_;
  std::unordered_set<std::u32string, TextHash, std::equal_to<>> pairs_;
};

struct Tables {
  SuffixTrie suffixes;
  ProtectedNouns nouns;
  WordSet keep{"ko_two_syllable_keep.txt"}, weak{"ko_one_weak.txt"};
  WordSet strong{"ko_one_strong.txt"}, particles{"ko_josa.txt"}, chains{"ko_one_chain.txt"};
};

const Tables& Data() {
  static const Tables tables;
  return tables;
}

// 단련대로 is 단련대 with 로, 계획대로 is 계획 with 대로, and no sound tells which: the stem keeps
// the 대 and the shorter noun is an alternate. Behind 는 (시키는대로) there is no such noun.
bool IsDaero(std::u32string_view word, size_t cut) { return word.substr(cut).starts_with(U"대로"); }

// Nouns of one syllable that 대로 follows, where 군대로 and 상대로 have none: 법대로.
constexpr std::u32string_view kBeforeDaero = U"법뜻말맘멋";

// 돌아와 and 끌려가는 are forms of verbs in 오다 and 가다.
bool IsVerbInMotion(std::u32string_view word, size_t cut) {
  return (word[cut] == U'와' || word[cut] == U'가') && IsBeforeMotion(word.substr(0, cut));
}

// 영아살해 and 인권침해 are no 영아살 and 인권침 with 해, where 자살해 and 협박해 are. Behind two
// syllables only: 강제추방해.
bool IsNounInHae(std::u32string_view word, size_t cut) {
  constexpr std::u32string_view kNouns = U"살피박침상손재저방";  // 살해, 피해 …
  return cut == 3 && word[cut] == U'해' && kNouns.find(word[cut - 1]) != kNouns.npos;
}

// Where the longest suffix that may be cut begins, or the length of the word.
size_t FindSuffix(std::u32string_view word) {
  const Tables& data = Data();
  std::array<std::pair<size_t, Before>, kLongestSuffix> found;
  size_t count = 0;
  uint32_t node = SuffixTrie::kRoot;
  for (size_t at = word.size(); at > 2 && word.size() - at < kLongestSuffix;) {
    node = data.suffixes.Step(node, word[--at]);
    if (node == SuffixTrie::kNone) break;
    if (data.suffixes.At(node).ends) found[count++] = {at, data.suffixes.At(node).before};
  }
  while (count > 0) {
    const auto [at, before] = found[--count];
    if (IsDaero(word, at) && word[at - 1] != U'는') continue;
    if (IsVerbInMotion(word, at) || IsNounInHae(word, at)) continue;
    if (Agrees(word[at - 1], before) && !data.nouns.Divided(word, at)) return at;
  }
  return word.size();
}

bool AgreesWithParticle(char32_t syllable, std::u32string_view particle) {
  return Agrees(syllable, ConditionOf(particle, Data().particles.Has(particle)));
}

// 집에서는 is 집 with a chain of particles, which the stemmer, leaving two syllables, takes for
// 집에.
bool HasChainBehindOne(std::u32string_view eojeol, size_t stem_length) {
  if (eojeol.size() < 3 || stem_length < 2 || Data().nouns.Divided(eojeol, 1)) return false;
  const std::u32string_view tail = eojeol.substr(1);
  if (!Data().particles.Has(tail) || !AgreesWithParticle(eojeol[0], tail)) return false;
  // The copula leaves out its 이 after a vowel: 아이라도 is no 아.
  if (tail[0] == U'이' && !Agrees(eojeol[0], Before::kConsonant)) return false;
  for (size_t size = 1; size <= tail.size(); ++size) {
    if (Data().chains.Has(tail.substr(0, size))) return true;
  }
  return false;
}

bool HasWeakParticle(std::u32string_view eojeol) {
  return eojeol.size() == 2 && Data().weak.Has(eojeol.substr(1)) &&
         AgreesWithParticle(eojeol[0], eojeol.substr(1)) && !Data().nouns.HasPair(eojeol);
}

// The noun before 대로, where the stem took it for one in 대.
size_t LengthBeforeDaero(std::u32string_view eojeol, size_t stem_length) {
  if (stem_length < 2) return 0;
  const size_t length = stem_length - 1;
  if (!IsDaero(eojeol, length)) return 0;
  if (length == 1) return kBeforeDaero.find(eojeol[0]) != kBeforeDaero.npos ? 1 : 0;
  return KoreanStemLength(eojeol.substr(0, length));
}

}  // namespace

size_t KoreanStemLength(std::u32string_view eojeol) {
  size_t length = eojeol.size();
  while (length > 2) {
    const size_t cut = FindSuffix(eojeol.substr(0, length));
    if (cut == length) break;
    if (eojeol.substr(cut) == U"히다") break;  // 붙잡히다: before 다 it makes no adverb
    length = cut;
  }
  if (length < 2 || length < eojeol.size() || !Data().strong.Has(eojeol.substr(1))) return length;
  const bool keeps = Data().keep.Has(eojeol) || Data().nouns.HasPair(eojeol) ||
                     !AgreesWithParticle(eojeol[0], eojeol.substr(1));
  return keeps ? length : 1;
}

size_t KoreanAlternateLength(std::u32string_view eojeol, size_t stem_length) {
  if (HasChainBehindOne(eojeol, stem_length) || HasWeakParticle(eojeol)) return 1;
  return LengthBeforeDaero(eojeol, stem_length);
}

bool IsKoreanTail(std::u32string_view tail) { return Data().suffixes.Has(tail); }

}  // namespace attest
