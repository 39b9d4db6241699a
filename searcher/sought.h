// What of a query is looked for in the best texts, which are read again: its words, and the single
// Hangul and Han characters of them, by which words meet that were divided or spelt otherwise.
#pragma once
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/stems.h"
#include "searcher/window.h"

namespace attest {

struct ReadText {
  std::vector<Place> words, characters;  // sorted
};

class Sought {
 public:
  using Idf = std::function<double(const std::vector<std::string>& forms)>;
  // `stems` decides which northern or southern spellings exist.
  Sought(std::string_view query, const StemList& stems, const Idf& idf);

  ReadText Read(const std::string& text) const;

  // By number: the words' terms, and their weight × idf.
  const std::vector<std::string>& words() const { return words_; }
  const std::vector<double>& values() const { return values_; }
  // The value of a term, in any spelling; 0 where it is none of the query's words.
  double ValueOf(const std::string& term) const;
  const std::vector<std::string>& characters() const { return characters_; }

 private:
  std::vector<std::string> words_, characters_;
  std::vector<double> values_;
  std::map<std::string, size_t> number_;  // of a word by each of its terms
  std::map<char32_t, size_t> number_of_character_;
};

// Of each character by how few of `texts` have it: those that all have tell nothing.
std::vector<double> CharacterValues(const std::vector<ReadText>& texts, size_t characters);

}  // namespace attest
