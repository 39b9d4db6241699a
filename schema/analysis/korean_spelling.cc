// North and South Korean spellings: ㄹ and ㄴ at the beginning of words (로동/노동, 녀성/여성),
// 률/율, 렬/열.
#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "schema/analysis/analysis.h"
#include "schema/analysis/korean.h"
#include "schema/analysis/utf8.h"
#include "schema/data_files.h"

namespace attest {
namespace {

constexpr size_t kMostSpellings = 64;

struct Syllables {
  std::unordered_map<char32_t, char32_t> southern;  // of a northern one
  std::unordered_map<char32_t, std::u32string> northern;

  Syllables() {
    for (std::string_view line : DataLines("dueum.txt")) {
      const std::u32string pair = ToUtf32(line);
      southern.emplace(pair[0], pair[1]);
      northern[pair[1]].push_back(pair[0]);
    }
    for (auto& [syllable, spellings] : northern) std::sort(spellings.begin(), spellings.end());
  }
};

const Syllables& Data() {
  static const Syllables syllables;
  return syllables;
}

// The spellings of the syllable at `i`, its own first.
std::u32string Choices(std::u32string_view stem, size_t i) {
  const char32_t syllable = stem[i];
  std::u32string choices(1, syllable);
  if (i == 0 || (i >= 2 && stem.size() - i >= 2)) {
    if (const auto found = Data().northern.find(syllable); found != Data().northern.end()) {
      choices += found->second;
    }
    if (const char32_t southern = SouthernInitial(syllable); southern != syllable) {
      choices.push_back(southern);
    }
  } else if (const char32_t swapped = SwapYulYeol(syllable)) {
    choices.push_back(swapped);
  }
  return choices;
}

}  // namespace

char32_t SouthernInitial(char32_t syllable) {
  const auto found = Data().southern.find(syllable);
  return found == Data().southern.end() ? syllable : found->second;
}

char32_t SwapYulYeol(char32_t syllable) {
  switch (syllable) {
    case U'율':
      return U'률';
    case U'률':
      return U'율';
    case U'열':
      return U'렬';
    case U'렬':
      return U'열';
    default:
      return 0;
  }
}

std::vector<std::string> KoreanSpellings(std::string_view stem) {
  const std::u32string syllables = ToUtf32(stem);
  std::vector<std::u32string> spellings(1);
  for (size_t i = 0; i < syllables.size(); ++i) {
    const std::u32string choices = Choices(syllables, i);
    if (spellings.size() * choices.size() > kMostSpellings) return {};
    std::vector<std::u32string> longer;
    longer.reserve(spellings.size() * choices.size());
    for (const std::u32string& spelling : spellings) {
      for (char32_t choice : choices) longer.push_back(spelling + choice);
    }
    spellings = std::move(longer);
  }
  std::vector<std::string> others;
  for (const std::u32string& spelling : spellings) {
    if (spelling != syllables) others.push_back(ToUtf8(spelling));
  }
  return others;
}

}  // namespace attest
