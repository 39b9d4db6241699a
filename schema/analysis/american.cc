// British to American spelling, before the stemmer (ANALYSIS section 2, point 5). Rules where no
// other word is met, closed lists where a blanket rule would break words (-re: genre, hatred).
#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "schema/analysis/latin.h"
#include "schema/analysis/word_set.h"
#include "schema/data_files.h"

namespace attest {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;  // British, American

struct Spellings {
  std::unordered_set<std::string_view> re;
  std::vector<Pair> roots;
  std::unordered_map<std::string_view, std::string_view> words;
};

Spellings ReadSpellings() {
  Spellings spellings;
  std::string_view section;
  for (std::string_view line : DataLines("en_american.txt")) {
    if (line[0] == '[') {
      section = line;
    } else if (section == "[re]") {
      spellings.re.insert(line);
    } else {
      const size_t tab = line.find('\t');
      const Pair pair(line.substr(0, tab), line.substr(tab + 1));
      if (section == "[roots]") {
        spellings.roots.push_back(pair);
      } else {
        spellings.words.insert(pair);
      }
    }
  }
  return spellings;
}

const Spellings& Tables() {
  static const Spellings tables = ReadSpellings();
  return tables;
}

bool IsVowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }
bool IsConsonant(char c) { return c >= 'a' && c <= 'z' && !IsVowel(c); }
bool HasVowel(std::string_view text) { return std::any_of(text.begin(), text.end(), IsVowel); }

template <size_t N>
bool IsOneOf(std::string_view text, const std::string_view (&all)[N]) {
  return std::find(std::begin(all), std::end(all), text) != std::end(all);
}
template <size_t N>
bool EndsWithOneOf(std::string_view text, const std::string_view (&all)[N]) {
  return std::any_of(std::begin(all), std::end(all),
                     [&](std::string_view end) { return text.ends_with(end); });
}

// Where `stem` begins that has one of `endings` behind it up to the end of the word (in -ise,
// -ising the stem is "is"), or npos.
template <size_t N>
size_t FindEnding(std::string_view word, std::string_view stem,
                  const std::string_view (&endings)[N]) {
  const size_t at = word.rfind(stem);
  return at != word.npos && IsOneOf(word.substr(at + stem.size()), endings) ? at : word.npos;
}

// A root at the beginning of a word: plough, ploughed.
void ReplaceRoot(std::string* word) {
  for (const auto& [british, american] : Tables().roots) {
    if (word->starts_with(british)) return word->replace(0, british.size(), american), void();
  }
}

constexpr size_t kShortWithDigraph = 5;  // "does", "shoe", "poem", "Choe"
constexpr std::string_view kOea[] = {"a", "as", "al"};
constexpr std::string_view kLastSyllable[] = {"us", "es", "al", "ia", "ias", "ic", "ics"};

size_t VowelGroups(std::string_view text) {
  size_t groups = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    groups += IsVowel(text[i]) && (i == 0 || !IsVowel(text[i - 1]));
  }
  return groups;
}

// Whether ae or oe with `behind` behind it is the vowel that Greek and Latin words have: anaemia,
// archaeology, foetus, manoeuvre, diarrhoea. Not Israel nor, with one syllable behind it, Hoeryong
// and Jaehun.
bool IsDigraph(char first, std::string_view behind) {
  if (first == 'o' && IsOneOf(behind, kOea)) return true;
  if (behind.empty() || (first == 'a' && behind[0] == 'l')) return false;
  if (!IsConsonant(behind[0]) && behind[0] != (first == 'a' ? 'o' : 'u')) return false;
  const size_t vowel = behind.find_first_of("aeiou");
  if (vowel == behind.npos) return false;
  return VowelGroups(behind) > 1 || IsOneOf(behind.substr(vowel), kLastSyllable);
}

// No two words that differ in this alone are known, once the short ones and co- are left out.
void ReplaceDigraphs(std::string* word) {
  if (word->size() <= kShortWithDigraph || word->starts_with("coe")) return;
  for (size_t at = 0; at + 2 < word->size(); ++at) {
    const char first = (*word)[at];
    if ((first != 'a' && first != 'o') || (*word)[at + 1] != 'e') continue;
    if (at > 0 && !IsConsonant((*word)[at - 1])) continue;
    if (IsDigraph(first, std::string_view(*word).substr(at + 2))) word->erase(at, 1);
  }
}

// Behind an -our that is no ending: journal, court, bourgeois, resource, outsourcing, course,
// encourage, nourish, courier, tambourine.
constexpr std::string_view kNotOr[] = {"n",   "t",   "g",   "ce",  "ci", "se",
                                       "age", "agi", "ish", "ier", "ine"};

// Where a syllable stands before it: not four, hour, tour. A few stay -our in America too (contour,
// devour) and meet no other word.
void ReplaceOur(std::string* word) {
  const size_t at = word->find("our");
  if (at == word->npos || !HasVowel(std::string_view(*word).substr(0, at))) return;
  const std::string_view behind = std::string_view(*word).substr(at + 3);
  const auto begins = [&](std::string_view other) { return behind.starts_with(other); };
  if (std::none_of(std::begin(kNotOr), std::end(kNotOr), begins)) word->erase(at + 1, 1);
}

constexpr std::string_view kIse[] = {"e",     "ed",     "es",      "er",        "ers",  "ing",
                                     "ation", "ations", "ational", "ationally", "able", "ably"};
constexpr std::string_view kYse[] = {"e", "ed", "es", "ing", "er", "ers", "able"};
constexpr size_t kShortest = 3;  // what stands before -ise: not rise, raise, noise
// Before an -ise that is part of the root and never -ize: unwise, disguise, praise, noise,
// surprise, advertise, chastise, franchise, promise.
constexpr std::string_view kNeverIze[] = {"w", "u", "a", "o", "pr", "rt", "st", "nch", "rom"};
// The same of -vise (revise, but collectivise) and -cise (precise, but criticise).
constexpr std::string_view kIvize[] = {"iv"}, kCize[] = {"ic", "ac", "orc"};

bool IsPartOfRoot(std::string_view stem) {
  if (stem.ends_with("v")) return !EndsWithOneOf(stem, kIvize);
  if (stem.ends_with("c")) return !EndsWithOneOf(stem, kCize);
  return EndsWithOneOf(stem, kNeverIze);
}

void ReplaceIse(std::string* word) {
  if (size_t at = FindEnding(*word, "is", kIse); at != word->npos && at >= kShortest) {
    if (!IsPartOfRoot(std::string_view(*word).substr(0, at))) (*word)[at + 1] = 'z';
  }
  if (size_t at = FindEnding(*word, "lys", kYse); at != word->npos) (*word)[at + 2] = 'z';
}

constexpr std::string_view kCe[] = {"", "s", "d", "less"};
constexpr std::string_view kCeStems[] = {"defen", "offen", "licen", "preten"};

void ReplaceCe(std::string* word) {
  const size_t at = FindEnding(*word, "ce", kCe);
  if (at != word->npos && IsOneOf(std::string_view(*word).substr(0, at), kCeStems)) {
    (*word)[at] = 's';
  }
}

constexpr std::string_view kRe[] = {"", "s", "d"};

// centre, centres, centred become center, centers, centered.
void ReplaceRe(std::string* word) {
  const size_t at = FindEnding(*word, "re", kRe);
  if (at == word->npos) return;
  const std::string_view stem = std::string_view(*word).substr(0, at);
  for (size_t length = 3; length <= 6 && length <= stem.size(); ++length) {
    if (!Tables().re.contains(stem.substr(stem.size() - length))) continue;
    std::swap((*word)[at], (*word)[at + 1]);
    if (word->back() == 'd') word->insert(at + 2, "e");
    return;
  }
}

constexpr std::string_view kUe[] = {"ue", "ues", "ued", "uer", "uers", "uing"};

// catalogue, dialogues, demagogue; not rogue, vogue.
void ReplaceOgue(std::string* word) {
  for (std::string_view stem : {"log", "gog"}) {
    const size_t at = FindEnding(*word, stem, kUe);
    if (at == word->npos) continue;
    word->erase(at + 3, 1);
    if (word->ends_with("ge")) word->pop_back();
    if (word->ends_with("ges")) word->erase(word->size() - 2, 1);
  }
}

constexpr std::string_view kDoubled[] = {"ed",  "ing", "er",  "ers", "en",
                                         "ens", "est", "ist", "ists"};
constexpr std::string_view kOr[] = {"or", "ors"};

// What the stemmer's rule for a last l (travelled, labelling) cannot reach: fuelled, dialling,
// woollen, whose two vowels show that no English root ends in two l; but quelled. And counsellor.
void ReplaceDoubledL(std::string* word) {
  if (size_t at = FindEnding(*word, "ll", kOr); at != word->npos && at > kShortest) {
    word->erase(at, 1);
  }
  const size_t at = FindEnding(*word, "ll", kDoubled);
  if (at == word->npos || at < kShortest || !IsVowel((*word)[at - 1])) return;
  if (IsVowel((*word)[at - 2]) && (*word)[at - 3] != 'q') word->erase(at, 1);
}

constexpr std::string_view kMe[] = {"me", "mes"}, kFul[] = {"", "ly", "ness"},
                           kMent[] = {"ment", "ments", "mental"};

// programme, judgement, skilful.
void ReplaceOthers(std::string* word) {
  if (size_t at = FindEnding(*word, "gram", kMe); at != word->npos) word->erase(at + 4, 2);
  if (size_t at = FindEnding(*word, "dge", kMent); at != word->npos) word->erase(at + 2, 1);
  const size_t at = FindEnding(*word, "ilful", kFul);
  if (at != word->npos && at > 0 && IsConsonant((*word)[at - 1])) word->insert(at + 1, "l");
}

}  // namespace

std::string American(std::string_view british) {
  std::string word(british);
  ReplaceRoot(&word);
  ReplaceDigraphs(&word);
  ReplaceOur(&word);
  ReplaceIse(&word);
  ReplaceCe(&word);
  ReplaceRe(&word);
  ReplaceOgue(&word);
  ReplaceDoubledL(&word);
  ReplaceOthers(&word);
  const auto found = Tables().words.find(word);
  return found == Tables().words.end() ? word : std::string(found->second);
}

}  // namespace attest
