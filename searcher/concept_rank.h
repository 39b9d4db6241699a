// The ranking's leaves for the concepts of a query (ANALYSIS section 6).
#pragma once
#include <memory>
#include <vector>

#include "searcher/expansion.h"
#include "searcher/stems.h"

namespace Xapian {
class Database;
class Query;
}  // namespace Xapian

namespace attest {

// The forms of a concept in one language count as one, however many a text has, and whichever: a
// weight of their own, by how few texts have one of them (ANALYSIS section 6). Those of the
// language that the query names it in, and of other languages; besides, as a share of that, forms
// that are too broad to match, and full ones in a title.
inline constexpr double kOwnForms = 2, kOtherForms = 1.9;
inline constexpr double kBroadForms = 0.9, kOwnTitle = 1.3, kOtherTitle = 0.8;
// A question asks for a detail: what it is about is in its words already.
inline constexpr double kFormsOfQuestion = 0.25;

struct ConceptLeaf {
  std::shared_ptr<const ExpandedConcept> expanded;
  FormLanguage language;
  enum class Kind { kFull, kBroad, kTitle } kind;
  double weight, idf;
  const TextGroup& texts() const;
};
std::vector<ConceptLeaf> ConceptLeaves(const RankingText& text, const StemList& stems,
                                       const Xapian::Database& db);
Xapian::Query LeafQuery(const ConceptLeaf& leaf);

// Whether a query in Han alone is Korean words of this index.
bool MayBeKorean(std::string_view text, const StemList& stems);

}  // namespace attest
