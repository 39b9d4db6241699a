#include "tools/compare.h"

#include <algorithm>
#include <cmath>

#include "schema/error.h"
#include "schema/text.h"
#include "tools/made_text.h"

namespace attest {
namespace {

constexpr std::string_view kNames[] = {"rr", "ndcg", "ap", "recall"};
constexpr double kNothing = 1e-12;  // differences below this are rounding

std::vector<RunEntry> Ordered(const Run& run, const std::string& topic) {
  const auto found = run.find(topic);
  std::vector<RunEntry> ranked = found == run.end() ? std::vector<RunEntry>() : found->second;
  SortRun(ranked);
  return ranked;
}

bool IsRelevant(const Judgments& judgments, const RunEntry& entry) {
  const auto judged = judgments.find(entry.id);
  return judged != judgments.end() && judged->second > 0;
}

// As the index of the vector; its size where there is none.
size_t FirstOf(const Judgments& judgments, const std::vector<RunEntry>& ranked, bool relevant) {
  size_t i = 0;
  while (i < ranked.size() && IsRelevant(judgments, ranked[i]) != relevant) ++i;
  return i;
}

size_t FirstRank(const Judgments& judgments, const std::vector<RunEntry>& ranked) {
  const size_t first = FirstOf(judgments, ranked, true);
  return first == ranked.size() ? 0 : first + 1;
}

TopicChange ChangeOf(const Judgments& judgments, const std::vector<RunEntry>& before,
                     const std::vector<RunEntry>& after, Measure measure) {
  TopicChange change;
  change.before = ValueOf(MeasureTopic(judgments, before), measure);
  change.after = ValueOf(MeasureTopic(judgments, after), measure);
  change.first_before = FirstRank(judgments, before);
  change.first_after = FirstRank(judgments, after);
  const size_t relevant = FirstOf(judgments, after, true), rival = FirstOf(judgments, after, false);
  if (relevant < after.size()) change.relevant = after[relevant].id;
  if (rival < after.size()) change.rival = after[rival].id;
  return change;
}

// Each bit of `signs` turns the sign of one difference.
double SumWithSigns(const std::vector<double>& differences, uint64_t signs) {
  double sum = 0;
  for (const double difference : differences) {
    sum += signs & 1 ? -difference : difference;
    signs >>= 1;
  }
  return sum;
}

double DrawnSum(const std::vector<double>& differences, Random& random) {
  double sum = 0;
  uint64_t signs = 0;
  for (size_t i = 0; i < differences.size(); ++i, signs >>= 1) {
    if (i % 64 == 0) signs = random.Next();
    sum += signs & 1 ? -differences[i] : differences[i];
  }
  return sum;
}

}  // namespace

Measure ReadMeasure(std::string_view name) {
  const auto* found = std::find(std::begin(kNames), std::end(kNames), name);
  if (found == std::end(kNames)) {
    throw UsageError("--measure takes rr, ndcg, ap or recall, found \"" + Printable(name, 40) +
                     "\"");
  }
  return static_cast<Measure>(found - kNames);
}

std::string_view MeasureName(Measure measure) { return kNames[static_cast<size_t>(measure)]; }

double ValueOf(const Measures& measures, Measure measure) {
  switch (measure) {
    case Measure::kReciprocal:
      return measures.reciprocal;
    case Measure::kNdcg:
      return measures.ndcg;
    case Measure::kPrecision:
      return measures.precision_mean;
    case Measure::kRecall:
      return measures.recall100;
  }
  return 0;
}

Comparison CompareRuns(const Qrels& qrels, const Topics& topics, const Run& before,
                       const Run& after, Measure measure) {
  std::map<std::string, std::string> texts(topics.begin(), topics.end());
  Comparison comparison;
  std::vector<double> differences;
  for (const auto& [topic, judgments] : qrels) {
    TopicChange change =
        ChangeOf(judgments, Ordered(before, topic), Ordered(after, topic), measure);
    comparison.before += change.before / static_cast<double>(qrels.size());
    comparison.after += change.after / static_cast<double>(qrels.size());
    const double difference = change.after - change.before;
    if (std::abs(difference) < kNothing) {
      ++comparison.same;
      continue;
    }
    ++(difference > 0 ? comparison.better : comparison.worse);
    differences.push_back(difference);
    change.topic = topic;
    change.text = texts[topic];
    comparison.changed.push_back(std::move(change));
  }
  std::stable_sort(comparison.changed.begin(), comparison.changed.end(),
                   [](const TopicChange& a, const TopicChange& b) {
                     return a.after - a.before < b.after - b.before;
                   });
  const auto [p, permutations] = RandomisationTest(differences);
  comparison.p = p;
  comparison.permutations = permutations;
  return comparison;
}

Significance RandomisationTest(const std::vector<double>& differences) {
  double sum = 0;
  for (const double difference : differences) sum += difference;
  const double observed = std::abs(sum) - kNothing;
  uint64_t as_far = 0;
  if (differences.size() < 64 && uint64_t{1} << differences.size() <= kPermutations) {
    const uint64_t all = uint64_t{1} << differences.size();
    for (uint64_t signs = 0; signs < all; ++signs)
      as_far += std::abs(SumWithSigns(differences, signs)) >= observed;
    return {static_cast<double>(as_far) / static_cast<double>(all), all};
  }
  Random random(kPermutationSeed);
  for (uint64_t i = 0; i < kPermutations; ++i)
    as_far += std::abs(DrawnSum(differences, random)) >= observed;
  return {static_cast<double>(as_far + 1) / (kPermutations + 1), kPermutations};
}

}  // namespace attest
