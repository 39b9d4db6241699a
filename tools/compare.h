// Two rankings of the same topics, topic by topic: did it get better, where, and is that chance?
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tools/measures.h"

namespace attest {

enum class Measure : uint8_t { kReciprocal, kNdcg, kPrecision, kRecall };
// rr (RR@10), ndcg (nDCG@10), ap, recall (R@100). Throws UsageError.
Measure ReadMeasure(std::string_view name);
std::string_view MeasureName(Measure measure);
double ValueOf(const Measures& measures, Measure measure);

struct TopicChange {
  std::string topic, text;                   // text: empty where no topics were given
  double before = 0, after = 0;              // the measure
  size_t first_before = 0, first_after = 0;  // rank of the first relevant document; 0: none
  // Of the run after: the first relevant document and the best one that is not. Empty: none.
  std::string relevant, rival;
};

struct Comparison {
  double before = 0, after = 0;  // means over the topics of the qrels
  size_t better = 0, worse = 0, same = 0;
  double p = 1;  // see RandomisationTest
  unsigned long long permutations = 0;
  std::vector<TopicChange> changed;  // the worst loss first; equal ones by topic
};

Comparison CompareRuns(const Qrels& qrels, const Topics& topics, const Run& before,
                       const Run& after, Measure measure);

inline constexpr unsigned long long kPermutations = 100000, kPermutationSeed = 1;

// How often the mean difference would be as far from zero as it is if each topic's difference could
// as well have the other sign (Fisher's randomisation test for pairs, two-sided). All signs where
// that is at most kPermutations of them, else as many drawn with a fixed seed, itself counted as
// one of them. Topics without a difference say nothing.
struct Significance {
  double p;
  unsigned long long permutations;
};
Significance RandomisationTest(const std::vector<double>& differences);

}  // namespace attest
