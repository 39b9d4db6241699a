// What a text's score is made of. rerank.cc computes it.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace attest {

struct ScoreParts {
  double bm25 = 0;  // Xapian's: the sum over the terms
  // Of a question, weighted: words that stand together, words at the beginning, characters that
  // stand together.
  double window = 0, lead = 0, characters = 0;
  double slot_factor = 1, language_factor = 1;
  double BeforeLanguage() const { return (bm25 + window + lead + characters) * slot_factor; }
  double Total() const { return BeforeLanguage() * language_factor; }
};

// A place of a text: the densest or the beginning.
struct WindowWord {
  std::string term;               // or a character
  double value;                   // weight × idf; of a character by the other texts
  uint32_t position, begin, end;  // in the ranked text; bytes
};
struct WindowDetails {
  double sum = 0;
  std::vector<WindowWord> words;  // in the order of the text, each once
};

// Which words of a short query the text has.
struct SlotWord {
  std::string word;
  double value;
  bool there;
};
struct SlotDetails {
  double share = 1;
  std::vector<SlotWord> words;
};

// What the parts of a score are made of.
struct ScoreDetails {
  size_t rank_before = 0;                                 // by the terms alone, from 1
  std::optional<WindowDetails> window, lead, characters;  // where they were looked for
  std::optional<SlotDetails> slots;                       // where they counted
  std::string language;                                   // that lifts texts in it; empty: none
  bool preferred = false;  // the language was asked for (--prefer); else the script says it
  bool own_language = true;
  double share_of_best = 1;  // of the score that the best text has, both before language counts
};

}  // namespace attest
