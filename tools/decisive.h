// Why one document stands before another: where their scores differ most.
#pragma once
#include <string>
#include <vector>

#include "searcher/result.h"

namespace attest {

// Something that gave points to one of two documents or both.
struct DecisivePart {
  std::string what;  // "camp: English stem", "window", "language"
  double relevant = 0, rival = 0;
  double Difference() const { return relevant - rival; }
};

// What the score of each is made of, the greatest difference first. A factor counts as the points
// that it gave or took, so that each column adds up to the score.
std::vector<DecisivePart> DecisiveParts(const ExplainedEntry& relevant,
                                        const ExplainedEntry& rival);

}  // namespace attest
