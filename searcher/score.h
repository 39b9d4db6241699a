// What a text's score is made of. rerank.cc computes it.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace attest {

struct ScoreParts {
  double bm25 = 0;    // Xapian's: the sum over the terms
  double window = 0;  // what stands together, weighted
  double slot_factor = 1, language_factor = 1;
  double Total() const { return (bm25 + window) * slot_factor * language_factor; }
};

// The densest place of a text.
struct WindowWord {
  std::string term;
  double value;                   // weight × idf
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
  size_t rank_before = 0;               // by the terms alone, from 1
  std::optional<WindowDetails> window;  // where it was looked for
  std::optional<SlotDetails> slots;     // where they counted
  std::string language;                 // that lifts texts in it; empty: none
  bool preferred = false;  // the language was asked for (--prefer); else the script says it
  bool own_language = true;
};

}  // namespace attest
