// British to American spelling, before the stemmer (ANALYSIS section 2, point 5). Closed lists
// where a blanket rule would break other words (kill/killed, hour, genre).
#include <string>
#include <unordered_map>

#include "schema/analysis/latin.h"
#include "schema/analysis/word_set.h"
#include "schema/data_files.h"

namespace attest {
namespace {

using Utf8Set = std::unordered_set<std::string_view>;

struct Spellings {
  Utf8Set our, doubled_l, re;
  std::unordered_map<std::string_view, std::string_view> words;
};

Spellings ReadSpellings() {
  Spellings spellings;
  std::string_view section;
  for (std::string_view line : DataLines("en_american.txt")) {
    if (line[0] == '[') {
      section = line;
    } else if (section == "[words]") {
      const size_t tab = line.find('\t');
      spellings.words.emplace(line.substr(0, tab), line.substr(tab + 1));
    } else {
      (section == "[our]" ? spellings.our
       : section == "[l]" ? spellings.doubled_l
                          : spellings.re)
          .insert(line);
    }
  }
  return spellings;
}

const Spellings& Tables() {
  static const Spellings tables = ReadSpellings();
  return tables;
}

size_t Characters(std::string_view word) {
  size_t n = 0;
  for (char c : word) n += (c & 0xC0) != 0x80;
  return n;
}

// The first of `endings` that the word has behind `stem` (in -ise, -ising the stem is "is"), or
// npos: where stem begins.
template <size_t N>
size_t FindEnding(std::string_view word, std::string_view stem,
                  const std::string_view (&endings)[N]) {
  for (std::string_view ending : endings) {
    if (word.size() < stem.size() + ending.size() || !word.ends_with(ending)) continue;
    const size_t at = word.size() - ending.size() - stem.size();
    if (word.substr(at, stem.size()) == stem) return at;
  }
  return word.npos;
}

constexpr std::string_view kIse[] = {"e",   "ed",    "es",     "er",     "ers",
                                     "ing", "ation", "ations", "ational"};
constexpr std::string_view kYse[] = {"e", "ed", "es", "ing"};
constexpr std::string_view kCe[] = {"", "s", "d", "less"};
constexpr std::string_view kRe[] = {"", "s", "d"};
constexpr std::string_view kDoubled[] = {"ed", "ing", "er", "ers", "ery"};

void ReplaceOur(std::string* word) {
  const size_t at = word->find("our");
  if (at == word->npos || !Tables().our.contains(std::string_view(*word).substr(0, at))) return;
  word->erase(at + 1, 1);
}

void ReplaceIse(std::string* word) {
  if (Characters(*word) <= 5) return;
  if (size_t at = FindEnding(*word, "is", kIse); at != word->npos) (*word)[at + 1] = 'z';
  if (size_t at = FindEnding(*word, "ys", kYse); at != word->npos) (*word)[at + 1] = 'z';
}

void ReplaceCe(std::string* word) {
  const size_t at = FindEnding(*word, "ce", kCe);
  if (at == word->npos) return;
  const std::string_view stem = std::string_view(*word).substr(0, at);
  if (stem == "defen" || stem == "offen" || stem == "licen" || stem == "preten") (*word)[at] = 's';
}

void ReplaceRe(std::string* word) {
  const size_t at = FindEnding(*word, "re", kRe);
  if (at == word->npos) return;
  const std::string_view stem = std::string_view(*word).substr(0, at);
  for (size_t length = 3; length <= 5 && length <= stem.size(); ++length) {
    if (!Tables().re.contains(stem.substr(stem.size() - length))) continue;
    std::swap((*word)[at], (*word)[at + 1]);
    return;
  }
}

void ReplaceDoubledL(std::string* word) {
  const size_t at = FindEnding(*word, "l", kDoubled);
  if (at == word->npos) return;
  if (Tables().doubled_l.contains(std::string_view(*word).substr(0, at))) word->erase(at, 1);
}

}  // namespace

std::string American(std::string_view british) {
  std::string word(british);
  ReplaceOur(&word);
  ReplaceIse(&word);
  ReplaceCe(&word);
  ReplaceRe(&word);
  ReplaceDoubledL(&word);
  const auto found = Tables().words.find(word);
  return found == Tables().words.end() ? word : std::string(found->second);
}

}  // namespace attest
