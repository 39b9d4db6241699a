// The second half of a search: from the matched documents to the page of hits, ranked or sorted,
// with snippets.
#pragma once
#include <vector>

#include "searcher/count.h"
#include "searcher/result.h"
#include "searcher/shards.h"
#include "searcher/stems.h"

namespace attest {

std::vector<Hit> MakePage(const Shards& shards, const StemList& stems, const Plan& plan,
                          const SearchRequest& request, const Counted& counted);

}  // namespace attest
