// The words of a phrase in a row, found in the tokens of a text.
#pragma once
#include <set>
#include <string>
#include <vector>

#include "schema/analysis/analysis.h"
#include "searcher/pattern.h"

namespace attest {

// Words in a row written as one: reeducation for re-education, 강제북송 for 강제 북송.
struct JoinedWords {
  std::set<std::string> terms;
  size_t count;
};

// One word of a phrase: the terms of which one must stand at its place, or the bigrams of a Han
// word in a row.
struct PatternWord {
  std::set<std::string> terms = {};
  std::vector<std::string> bigrams = {};
  std::string beginning = {};            // a lone Han character, or what a word begins with (wor*)
  std::vector<JoinedWords> joined = {};  // it and words behind it
  bool written = false;                  // not how Hanja are read
  std::vector<std::string> inside = {};  // the stems that the compounds among `terms` hold
};

// Particles of a word of another script and punctuation may stand between them.
std::vector<Occurrence> FindRow(const std::vector<PatternWord>& words,
                                const std::vector<Token>& tokens);

}  // namespace attest
