// Why a hit is listed and why it stands where it stands (--explain), as values. explain.h and
// explain_match.h make them, output_explain.h writes them.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "schema/analysis/analysis.h"
#include "searcher/score.h"

namespace attest {

// What a word of the query found in a document: one of its units (units.h).
struct MatchedUnit {
  std::string kind;    // in words: "stem", "compound", "bigrams in a row"
  std::string text;    // without the index's prefixes; of several terms with spaces between them
  bool title = false;  // the title has it
  bool here = true;    // the ranked text has it; false: it stands elsewhere in a long document
};
struct MatchedWord {
  std::string word;      // as written in the query, with its operators
  bool negated = false;  // the query asks for documents without it
  std::vector<MatchedUnit> units;
};

// What one weighted term gave: contribution = weight × idf × tf, as Xapian computed it.
struct TermScore {
  std::string term;                    // as in the index, without the title's prefix
  std::vector<std::string> spellings;  // of North and South: they count as one term with it
  TermClass cls{};
  bool title = false;
  double weight = 0, idf = 0, tf = 0, contribution = 0;
  uint32_t wdf = 0;  // how often the text, or the title, has it or a spelling of it
};

// What the forms of a concept in one language gave, whichever of them the text has: contribution =
// weight × idf × tf.
struct ConceptScore {
  std::string concept_name;  // schemes and ids
  std::string language;      // "ko", "zh", "en"
  bool broad = false, title = false;
  double weight = 0, idf = 0, tf = 0, contribution = 0;
};

struct Explanation {
  // Where the document and the ranked text lie in the databases: no part of an answer.
  struct Place {
    size_t shard = 0;
    uint32_t document = 0;  // in the shard
    uint32_t text = 0;      // in the shard; the document itself where it is short or was not ranked
  } place;
  std::vector<MatchedWord> matched;

  std::string not_scored;              // why there is no score; then nothing below is set
  uint32_t passage = 0, passages = 0;  // the ranked text, from 1; 0: a short document, whole
  uint32_t page = 0;                   // on which the passage begins; 0: no pages
  uint32_t length = 0;                 // of the ranked text, in terms
  double average_length = 0;
  std::vector<TermScore> terms;  // greatest contribution first
  std::vector<ConceptScore> concepts;
  ScoreParts parts;
  ScoreDetails details;
};

}  // namespace attest
