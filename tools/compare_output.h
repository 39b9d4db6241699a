// A comparison of two runs for people and for programs.
#pragma once
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "tools/compare.h"
#include "tools/decisive.h"

namespace attest {

// One changed topic as it is shown.
struct ShownChange {
  TopicChange change;
  // Where there is an index: ranks and scores there, and what decided between the two documents.
  size_t relevant_rank = 0, rival_rank = 0;  // 0: not among those ranked
  double relevant_score = 0, rival_score = 0;
  std::vector<DecisivePart> parts;
};

struct ShownComparison {
  std::string qrels, before, after;  // the files
  Measure measure = Measure::kReciprocal;
  size_t topics = 0;
  Comparison comparison;
  std::vector<ShownChange> worse, better;  // the greatest change first
};

std::string ToText(const ShownComparison& shown);
nlohmann::ordered_json ToJson(const ShownComparison& shown);

}  // namespace attest
