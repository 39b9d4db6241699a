#include "tools/compare.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "schema/error.h"
#include "tests/searcher/served_index.h"
#include "tools/compare_command.h"
#include "tools/files.h"

using namespace attest;

namespace {

Run RunOf(const std::string& lines) { return ParseRun(lines, "run"); }

// "topic before->after first->first" for each changed topic.
std::string Changed(const Comparison& comparison) {
  std::string out;
  for (const TopicChange& change : comparison.changed) {
    char line[128];
    std::snprintf(line, sizeof line, "%s %.2f->%.2f %zu->%zu", change.topic.c_str(), change.before,
                  change.after, change.first_before, change.first_after);
    out += (out.empty() ? "" : "; ") + std::string(line);
  }
  return out;
}

}  // namespace

TEST_CASE("two runs topic by topic") {
  const Qrels qrels = ParseQrels("1 0 a 1\n2 0 a 1\n2 0 b 2\n3 0 c 1\n4 0 d 1\n5 0 e 1\n", "q");
  const Run before =
      RunOf("1 Q0 a 1 9 t\n1 Q0 x 2 8 t\n2 Q0 x 1 9 t\n2 Q0 b 2 8 t\n3 Q0 c 1 9 t\n4 Q0 d 1 9 t\n");
  const Run after =
      RunOf("1 Q0 x 1 9 t\n1 Q0 a 2 8 t\n2 Q0 b 1 9 t\n2 Q0 x 2 8 t\n3 Q0 c 1 5 t\n9 Q0 z 1 9 t\n");
  struct Row {
    Measure measure;
    double before, after;
    std::string changed;
  };
  const Row rows[] = {
      {Measure::kReciprocal, 3.5 / 5, 2.5 / 5,
       "4 1.00->0.00 1->0; 1 1.00->0.50 1->2; 2 0.50->1.00 2->1"},
      {Measure::kRecall, 3.5 / 5, 2.5 / 5, "4 1.00->0.00 1->0"},
      {Measure::kPrecision, 3.25 / 5, 2. / 5,
       "4 1.00->0.00 1->0; 1 1.00->0.50 1->2; 2 0.25->0.50 2->1"},
  };
  for (const Row& row : rows) {
    const Comparison c = CompareRuns(qrels, {{"1", "one"}}, before, after, row.measure);
    CHECK(c.before == Approx(row.before));
    CHECK(c.after == Approx(row.after));
    CHECK(Changed(c) == row.changed);
    CHECK(c.better + c.worse == c.changed.size());
    CHECK(c.better + c.worse + c.same == qrels.size());
  }
  const Comparison c = CompareRuns(qrels, {{"1", "one"}}, before, after, Measure::kReciprocal);
  CHECK(c.changed[1].text == "one");
  CHECK(c.changed[1].relevant == "a");
  CHECK(c.changed[1].rival == "x");
  CHECK(c.changed[0].relevant.empty());  // the run after has nothing for topic 4
  CHECK(CompareRuns(qrels, {}, before, before, Measure::kNdcg).p == 1);
  CHECK(CompareRuns({}, {}, before, after, Measure::kNdcg).same == 0);
}

TEST_CASE("the randomisation test") {
  struct Row {
    std::vector<double> differences;
    double p;
    unsigned long long permutations;
  };
  const Row rows[] = {
      {{}, 1, 1},
      {{0.5}, 1, 2},
      {{0.5, 0.5, 0.5}, 2. / 8, 8},  // all of one sign: only +++ and ---
      {{1, -1}, 1, 4},               // no difference in the mean
      {{3, 1, -2}, 6. / 8, 8},       // |sum| is 2: but +3-1-2 and its twin all sums reach it
      {std::vector<double>(10, 0.25), 2. / 1024, 1024},
  };
  for (const Row& row : rows) {
    const Significance s = RandomisationTest(row.differences);
    CHECK(s.p == Approx(row.p));
    CHECK(s.permutations == row.permutations);
  }
  // Drawn: near the exact value of the sign test, and the same at every run.
  std::vector<double> many(100, 1);
  std::fill(many.begin(), many.begin() + 40, -1);  // 60 to 40: binomial, two-sided .0569
  const Significance drawn = RandomisationTest(many);
  CHECK(drawn.p == Approx(0.0569).margin(0.004));
  CHECK(drawn.permutations == kPermutations);
  CHECK(RandomisationTest(many).p == drawn.p);
  CHECK(RandomisationTest(std::vector<double>(100, 1)).p == Approx(1. / (kPermutations + 1)));
}

TEST_CASE("the names of measures") {
  for (const char* name : {"rr", "ndcg", "ap", "recall"})
    CHECK(MeasureName(ReadMeasure(name)) == name);
  CHECK_THROWS_WITH(ReadMeasure("mrr"), "--measure takes rr, ndcg, ap or recall, found \"mrr\"");
  CHECK_THROWS_AS(ReadMeasure(""), UsageError);
}

TEST_CASE("evaluate --compare says where, and with the index why") {
  TestIndex index;
  std::vector<StoredDocument> texts = {
      MakeStored("lake", "The boats waited by the lake."),
      MakeStored("the boats", "Boats, boats and boats on a river."),
      MakeStored("hill", "Nobody waited on the hill.")};
  for (StoredDocument& text : texts) text.document.languages = {"en"};  // so that words decide
  index.Add(texts);
  const auto file = [&](const char* name, const char* bytes) {
    WriteFile(index.path + "/" + name, bytes);
    return index.path + "/" + name;
  };
  CompareOptions options;
  options.triples = {file("qrels", "1 0 lake 1\n2 0 hill 1\n") + ":" +
                     file("before", "1 Q0 lake 1 2 t\n1 Q0 the%20boats 2 1 t\n2 Q0 hill 1 1 t\n") +
                     ":" +
                     file("after", "1 Q0 the%20boats 1 2 t\n1 Q0 lake 2 1 t\n2 Q0 hill 1 1 t\n")};
  const std::string head =
      index.path + "/before -> " + index.path +
      "/after\nrr over 2 topics: 1.0000 -> 0.7500, difference -0.2500\n"
      "better 0, worse 1, same 1; p = 1.00000 (paired randomisation test, all 2 "
      "permutations)\n\nworse\n1  rr 1.0000 -> 0.5000  first relevant 1 -> 2\n";
  CHECK(ToText(CompareFiles(options).at(0)) == head);

  options.topics = {file("topics", "1\tboats boats lake\n2\thill\n")};
  CHECK(ToText(CompareFiles(options).at(0)) == head + "  boats boats lake\n");

  options.indexes = {index.path};
  const ShownComparison shown = CompareFiles(options).at(0);
  const ShownChange& change = shown.worse.at(0);
  CHECK(change.relevant_rank == 1);  // this index ranks it first, the run after did not
  CHECK(change.rival_rank == 2);
  double relevant = 0, rival = 0, before = 1e9;
  for (const DecisivePart& part : change.parts) {
    relevant += part.relevant;
    rival += part.rival;
    CHECK(std::abs(part.Difference()) <= before);
    before = std::abs(part.Difference());
  }
  CHECK(relevant == Approx(change.relevant_score));
  CHECK(rival == Approx(change.rival_score));
  CHECK(change.parts.at(0).what == "lake: English stem");
  const auto json = ToJson(shown);
  CHECK(json["worse_topics"][0]["decided"][0]["by"] == "lake: English stem");
  CHECK(json["worse_topics"][0]["relevant"]["rank"] == 1);
  CHECK(json["better_topics"].empty());
  options.worst = 0;
  CHECK(CompareFiles(options).at(0).worse.empty());
}

TEST_CASE("evaluate --compare refuses what it cannot do") {
  struct Row {
    CompareOptions options;
    std::string error;
  };
  const Row rows[] = {
      {{{"a:b"}, {}, {}}, "--compare takes QRELS:RUN_BEFORE:RUN_AFTER, found \"a:b\""},
      {{{"a:b:c:d"}, {}, {}}, "--compare takes QRELS:RUN_BEFORE:RUN_AFTER, found \"a:b:c:d\""},
      {{{"a::c"}, {}, {}}, "--compare takes QRELS:RUN_BEFORE:RUN_AFTER, found \"a::c\""},
      {{{"a:b:c"}, {"t", "u"}, {}}, "--topics goes with --compare as often or not at all"},
      {{{"a:b:c"}, {}, {"i"}},
       "--compare with --index needs --topics: what decided is asked of the index"},
  };
  for (const Row& row : rows) CHECK_THROWS_WITH(CompareFiles(row.options), row.error);
  CHECK_THROWS_AS(CompareFiles({{"/nowhere/q:b:c"}, {}, {}}), InputError);
}
