// What a word of a query matches (ANALYSIS section 4): its units, any of which makes a document
// match.
#pragma once
#include <string>
#include <vector>

#include "schema/analysis/analysis.h"
#include "searcher/stems.h"

namespace attest {

// True of a text that has all stems of one of `rows` and where, read again, they stand side by side
// (강제 북송 for 강제북송), or, with `literal`, a word that is exactly so when folded, or, with
// `hanja`, the one stem is written in Hangul.
struct TextTest {
  std::vector<std::vector<std::string>> rows;
  std::string literal = {};
  // What a word begins with that may be read as the stem: only texts that have such are in doubt.
  std::vector<std::string> hanja = {};
};

bool Passes(const TextTest& test, const std::string& text);

struct Units {
  // Each is true of a document that has the term.
  std::vector<std::string> terms;
  // Compounds: stems that contain the word. Terms too, but only the word inside them is
  // highlighted.
  std::vector<std::string> compounds;
  // Terms that begin with this: a lone Han character.
  std::vector<std::string> beginnings;
  // All of these, each in one of its forms, in one text: the bigrams of a longer Han word, the
  // numbers of a date.
  std::vector<std::vector<std::vector<std::string>>> conjunctions;
  // What only the text itself can tell.
  std::vector<TextTest> tests;
};

Units UnitsOf(const QueryWord& word, const StemList& stems);
// Of =word: the folded word only. Particles are no part of a Korean noun: =고문 finds 고문을 and
// not 물고문 or 拷問; a word that is given with its particle or ending is looked for as it stands.
Units LiteralUnitsOf(const QueryWord& word);

// Whether a token is a noun's stem as it is written, not how Hanja are read.
bool IsWritten(const Token& token, const std::string& stem);

// The Korean stems of `row` where only a space, a line end or one punctuation mark is between their
// eojeols.
std::vector<std::vector<const Token*>> SideBySide(const std::vector<Token>& tokens,
                                                  const std::vector<std::string>& row);

// The overlapping pairs of characters of a folded Han word.
std::vector<std::string> Bigrams(std::string_view word);

}  // namespace attest
