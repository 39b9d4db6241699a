// Explains scores: asks Xapian for what each term of the query gave to a text. The formula stands
// in rank.cc and rerank.cc alone; here nothing is scored again.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "searcher/explanation.h"
#include "searcher/rerank.h"
#include "searcher/result.h"
#include "searcher/shards.h"
#include "searcher/stems.h"

namespace attest {

// Of a text that RankTexts ranked with details; its terms are ExplainTerms's.
Explanation ExplainScore(const Shards& shards, const Ranked& ranked);
// Of a document (numbered in the shards together) that was listed without a score.
Explanation ExplainNoScore(const Shards& shards, uint32_t document, std::string why);

// Fills in what each weighted term of the query `text` gave, one small search a term. The terms'
// contributions add up to parts.bm25.
void ExplainTerms(const Shards& shards, const RankingText& text, const StemList& stems,
                  const std::vector<Explanation*>& explanations);

std::vector<Explanation*> Explanations(std::vector<Hit>& hits);  // that the hits have

}  // namespace attest
