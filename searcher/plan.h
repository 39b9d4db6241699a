// A parsed query with its words analysed: what matching, ranking and highlighting all start from.
#pragma once
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "schema/analysis/analysis.h"
#include "searcher/expansion.h"
#include "searcher/pattern.h"
#include "searcher/query.h"
#include "searcher/stems.h"
#include "searcher/units.h"

namespace attest {

struct PlannedWord {
  QueryWord word;
  Units units;
  std::vector<size_t> concepts{};  // of Plan::ranking: any of them will do instead of the word
};

struct Plan {
  // For each leaf of words (kWords, kLiteral, kPrefix, title:) its words; without stop words,
  // unless there are no others in the whole query or an operator stands before nothing else. The
  // keys point into the query that was planned.
  std::map<const Query*, std::vector<PlannedWord>> words;
  // For each kPrefix leaf whose last word is not Han: the folded beginning (already without the
  // star).
  std::map<const Query*, std::string> beginnings;
  // Each kPhrase and kNear node. What lies below a kNear is its own business and no leaf.
  std::map<const Query*, Pattern> patterns;
  // For each concept:ID what it asks for.
  std::map<const Query*, std::shared_ptr<const ExpandedConcept>> asked;
  // Of all that is not negated.
  RankingText ranking;
  // Leaves that are not negated, patterns among them, for highlighting.
  std::vector<const Query*> positive;
  // Stop words as written that do not count because other words remain.
  std::vector<std::string> ignored;
};

struct Expansions {
  // Asked where a word or concept: may name a concept; empty: nothing does.
  std::function<Expander*()> expander{};
  bool words = true;                 // false (--literal): only concept: does
  std::vector<std::string> without;  // ids of concepts that words do not name
};

// `text` is the query as written (for messages). Throws QueryError for what cannot be searched.
Plan MakePlan(const Query& query, std::string_view text, const StemList& stems,
              const Expansions& expansions = {});

}  // namespace attest
