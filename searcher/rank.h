// The ranking: which weighted terms a query scores with (ANALYSIS section 3).
#pragma once
#include <string>
#include <vector>

#include "searcher/stems.h"
#include "searcher/units.h"

namespace Xapian {
class Enquire;
class Query;
}  // namespace Xapian

namespace attest {

inline constexpr double kTitleWeight = 0.6;  // of a title's term, beside its twin in the text

// The OR of the distinct weighted terms of `text`, each with its twin in the title; Query() where
// it has none.
Xapian::Query RankingQuery(const std::string& text, const StemList& stems);
// The passages and short documents that hold one of the word's units.
Xapian::Query WordQuery(const Units& units);
// BM25 with the parameters of ANALYSIS section 3; ties by id.
void SetRanking(Xapian::Enquire& enquire);

}  // namespace attest
