// Explains why a hit is listed: which units of the query's words its document has. The documents of
// a unit are the Matcher's, so that what is told is what was matched.
#pragma once
#include <vector>

#include "searcher/count.h"
#include "searcher/explanation.h"
#include "searcher/shards.h"

namespace attest {

// Fills in `matched` of each explanation, whose `place` is set. `input` is that of the count.
void ExplainMatches(const std::vector<Shard>& shards, const CountInput& input,
                    const std::vector<Explanation*>& explanations);

}  // namespace attest
