// The ranking: which weighted terms a query scores with (ANALYSIS section 3).
#pragma once
#include <string>
#include <vector>

#include "schema/analysis/analysis.h"
#include "searcher/expansion.h"
#include "searcher/stems.h"
#include "searcher/units.h"

namespace Xapian {
class Database;
class Enquire;
class Query;
}  // namespace Xapian

namespace attest {

// Of a title's term beside its twin in the text, whose idf it takes: that of the few titles would
// say how rare a word is in titles. Keywords name a subject, as titles do; questions ask for a
// detail.
inline constexpr double kTitleWeight = 0.6, kTitleWeightOfKeywords = 3;

// BM25's; its other two are off (k2 0) or say nothing where each term stands once (k3 1).
inline constexpr double kBm25K1 = 0.6, kBm25B = 0.7, kBm25MinLength = 0.3;

// A weighted term as the ranking scores with it.
struct RankingLeaf {
  WeightedTerm term;
  bool title;
  std::vector<std::string> forms;  // as in the index: the term, then its northern or southern twins
  double weight;                   // scale on its BM25
};
// Of the words of a short query that stand in a name of several words.
inline constexpr double kWordInName = 0.3;
// Of the Korean word that a query in Han may be (KoreanReadings), where the index has it.
inline constexpr double kReading = 0.4;

// The distinct weighted terms of the text, each followed by its twin in the title where a title of
// `db` has it.
std::vector<RankingLeaf> RankingLeaves(const RankingText& text, const StemList& stems,
                                       const Xapian::Database& db);
Xapian::Query LeafQuery(const RankingLeaf& leaf);

// The OR of all leaves; Query() where there are none.
Xapian::Query RankingQuery(const RankingText& text, const StemList& stems,
                           const Xapian::Database& db);
// A term and, of a Korean stem, its northern and southern spellings that the index has.
std::vector<std::string> FormsOf(const WeightedTerm& term, const StemList& stems);
// BM25's, of what so many texts have.
double IdfOf(uint64_t frequency, const Xapian::Database& db);
// The same of forms that count as one term.
double Idf(const Xapian::Database& db, const std::vector<std::string>& forms);
// The passages and short documents that hold one of the word's units.
Xapian::Query WordQuery(const Units& units);
// BM25 with the parameters of ANALYSIS section 3; ties by id.
void SetRanking(Xapian::Enquire& enquire);

}  // namespace attest
