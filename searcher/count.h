// The first half of a search: the matched documents as a set, their number and the facets, shard by
// shard.
#pragma once
#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "searcher/docid_set.h"
#include "searcher/facets.h"
#include "searcher/match.h"

namespace attest {

struct Counted {
  uint64_t total = 0;
  bool exact = true;
  bool has_long = false;  // long documents are among them
  // By the shard's UUID: the matched documents, and their texts (themselves where short, else their
  // passages).
  std::map<std::string, DocidRanges> documents, texts;
  std::array<FacetCounts, kFacetCount> facets;  // empty where the request wants none
};

struct CountInput {
  const Query& query;
  const Plan& plan;
  const SearchRequest& request;
  const Vocabulary& vocabulary;
  SearchRequest::Match match;
  TestCache& cache;
  Matcher::Clock::time_point deadline;
};

Counted Count(const std::vector<Shard>& shards, const CountInput& input);
// How many documents have one of the words; without facets.
uint64_t CountAny(const std::vector<Shard>& shards, const CountInput& input);

}  // namespace attest
