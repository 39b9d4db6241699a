#include "tools/measures.h"

#include <catch2/catch.hpp>
#include <random>

#include "schema/error.h"

using namespace attest;

namespace {

// "b a c": ranked in this order, scores falling. "a=2 b=1": score as given.
std::vector<RunEntry> Ranked(std::string_view text) {
  std::vector<RunEntry> run;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find(' ', at), text.size());
    const std::string word(text.substr(at, end - at));
    const size_t equals = word.find('=');
    run.push_back(equals == word.npos
                      ? RunEntry{word, 100.0 - static_cast<double>(at)}
                      : RunEntry{word.substr(0, equals), std::stod(word.substr(equals + 1))});
    at = end + 1;
  }
  return run;
}

template <typename Parse>
std::string MessageOf(Parse parse, std::string_view bytes) {
  try {
    parse(bytes, "dir/f.txt");
  } catch (const InputError& error) {
    return error.what();
  }
  return "accepted";
}

}  // namespace

TEST_CASE("measures of one topic, by hand") {
  struct Row {
    Judgments judgments;
    const char* ranked;
    double reciprocal, ndcg, recall10, recall100, ap;
    const char* why;
  };
  const Row rows[] = {
      {{{"a", 1}}, "a b c", 1, 1, 1, 1, 1, "first"},
      {{{"a", 1}}, "b c a", 1. / 3, 0.5, 1, 1, 1. / 3, "1 / log2(4)"},
      {{{"a", 1}}, "", 0, 0, 0, 0, 0, "no result counts as zero"},
      {{{"a", 1}}, "b c", 0, 0, 0, 0, 0, "found nothing relevant"},
      {{{"a", 1}, {"b", 1}},
       "x a",
       0.5,
       0.6309298 / 1.6309298,
       0.5,
       0.5,
       0.25,
       "half of two: AP divides by all relevant ones, found or not"},
      {{{"a", 2}, {"b", 1}},
       "b a",
       1,
       (1 + 2 * 0.6309298) / (2 + 0.6309298),
       1,
       1,
       1,
       "graded: gain is the grade, not 2^grade-1"},
      {{{"a", 1}, {"b", 0}, {"c", -1}},
       "b c a",
       1. / 3,
       0.5,
       1,
       1,
       1. / 3,
       "zero and negative grades are not relevant and give no gain"},
      {{{"a", 0}}, "a", 0, 0, 0, 0, 0, "a topic without relevant documents"},
      {{{"a", 1}}, "1 2 3 4 5 6 7 8 9 x a", 0, 0, 0, 1, 1. / 11, "rank 11 is outside @10 only"},
      {{{"a", 1}, {"z", 1}},
       "z=1 a=3 q=2",
       1,
       (1 + 0.5) / 1.6309298,
       1,
       1,
       (1 + 2. / 3) / 2,
       "scores decide, not the order of lines"},
      {{{"a", 1}},
       "a=1 b=1",
       0.5,
       0.6309298,
       1,
       1,
       0.5,
       "equal scores: id descending, as trec_eval"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.why, row.ranked);
    const Measures m = MeasureTopic(row.judgments, Ranked(row.ranked));
    CHECK(m.reciprocal == Approx(row.reciprocal).margin(1e-9));
    CHECK(m.ndcg == Approx(row.ndcg).margin(1e-6));
    CHECK(m.recall10 == Approx(row.recall10).margin(1e-9));
    CHECK(m.recall100 == Approx(row.recall100).margin(1e-9));
    CHECK(m.precision_mean == Approx(row.ap).margin(1e-9));
  }
}

TEST_CASE("recall stops at 100, average precision does not") {
  std::vector<RunEntry> ranked;
  for (int i = 1; i <= 101; ++i) ranked.push_back({"d" + std::to_string(i), -1.0 * i});
  const Measures m = MeasureTopic({{"d100", 1}, {"d101", 1}}, ranked);
  CHECK(m.recall100 == 0.5);
  CHECK(m.precision_mean == Approx((1. / 100 + 2. / 101) / 2));
}

TEST_CASE("means go over the topics of the qrels") {
  const Qrels qrels = ParseQrels("1 0 a 1\n2 0 b 1\n3 0 c 1\n", "q");
  const Run run = ParseRun("1 Q0 a 1 9 t\n2 Q0 x 1 9 t\n2 Q0 b 2 8 t\n9 Q0 a 1 9 t\n", "r");
  const Measures m = MeasureRun(qrels, run);
  CHECK(m.topics == 3);
  CHECK(m.without == 1);  // topic 3; topic 9 has no judgments and does not count
  CHECK(m.reciprocal == Approx(1.5 / 3));
  CHECK(m.recall10 == Approx(2. / 3));
  CHECK(MeasureRun({}, run).topics == 0);
}

TEST_CASE("of several runs each topic counts the same") {
  Measures one, three;
  one.topics = 1;
  one.without = 1;
  one.recall100 = 0.5;
  three.topics = 3;
  three.reciprocal = three.ndcg = three.recall10 = three.recall100 = three.precision_mean = 1;
  const Measures m = Pooled({one, three, {}});
  CHECK(m.topics == 4);
  CHECK(m.without == 1);
  for (double mean : {m.reciprocal, m.ndcg, m.recall10, m.precision_mean}) CHECK(mean == 0.75);
  CHECK(m.recall100 == 3.5 / 4);
  CHECK(Pooled({}).topics == 0);
}

TEST_CASE("files as they come") {
  const Qrels qrels = ParseQrels("\xEF\xBB\xBFt1 0 a 2\r\n\r\n \nt1\t0\tb\t-1", "q");
  CHECK(qrels.at("t1") == Judgments{{"a", 2}, {"b", -1}});
  const Run run = ParseRun("t1 Q0  문서/1.txt 1 1.5e-3 attest", "r");
  REQUIRE(run.at("t1").size() == 1);
  CHECK(run.at("t1")[0].id == "문서/1.txt");
  CHECK(run.at("t1")[0].score == 0.0015);
  CHECK(ParseTopics("k01\t강제 북송\r\nk02\t\n", "t") == Topics{{"k01", "강제 북송"}, {"k02", ""}});
  CHECK(ParseQrels("", "q").empty());
}

TEST_CASE("malformed lines name file, line, expectation and finding") {
  struct Row {
    char format;  // q r t
    std::string bytes, message;
  };
  const Row rows[] = {
      {'q', "1 0 a 1\n1 0 b\n",
       R"(dir/f.txt:2: expected "topic iteration document grade", found "1 0 b")"},
      {'q', "1 0 a b 1",
       R"(dir/f.txt:1: expected "topic iteration document grade", found "1 0 a b 1")"},
      {'q', "1 0 a 1.5", R"(dir/f.txt:1: expected a whole number as grade, found "1.5")"},
      {'q', "1 0 a 99999999999",
       R"(dir/f.txt:1: expected a whole number as grade, found "99999999999")"},
      {'q', "\n1 0 a 1\n1 0 a 2",
       R"(dir/f.txt:3: expected each document once a topic, found "a" again for "1")"},
      {'r', "1 Q0 a 1 2.0",
       R"(dir/f.txt:1: expected "topic Q0 document rank score tag", found "1 Q0 a 1 2.0")"},
      {'r', "1 Q0 a 1 x t", R"(dir/f.txt:1: expected a number as score, found "x")"},
      {'r', "1 Q0 a 1 nan t", R"(dir/f.txt:1: expected a number as score, found "nan")"},
      {'r', "1 Q0 a 1 2 t\n2 Q0 a 1 2 t\n1 Q0 a 2 1 t",
       R"(dir/f.txt:3: expected each document once a topic, found "a" again for "1")"},
      {'t', "1 no tab", R"(dir/f.txt:1: expected "topic TAB text", found "1 no tab")"},
      {'t', "\tx", "dir/f.txt:1: expected \"topic TAB text\", found \"\\x09x\""},
      {'t', "a b\tx", "dir/f.txt:1: expected \"topic TAB text\", found \"a b\\x09x\""},
      {'t', "1\tx\n1\ty", R"(dir/f.txt:2: expected each topic once, found "1" again)"},
      {'t', "1\t\xFFy", R"(dir/f.txt:1: expected UTF-8, found byte \xff)"},
  };
  for (const Row& row : rows) {
    CHECK((row.format == 'q'   ? MessageOf(ParseQrels, row.bytes)
           : row.format == 'r' ? MessageOf(ParseRun, row.bytes)
                               : MessageOf(ParseTopics, row.bytes)) == row.message);
  }
}

TEST_CASE("measures stay within 0 and 1, and the ideal order has nDCG 1") {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    Judgments judgments;
    std::vector<RunEntry> ranked, ideal;
    for (int i = 0; i < 20; ++i) {
      const std::string id = "d" + std::to_string(i);
      const int grade = static_cast<int>(random() % 5) - 1;
      if (random() % 2) judgments[id] = grade;
      if (random() % 2) ranked.push_back({id, static_cast<double>(random() % 7)});
      if (judgments.contains(id)) ideal.push_back({id, static_cast<double>(grade)});
    }
    const Measures m = MeasureTopic(judgments, ranked);
    for (double value : {m.reciprocal, m.ndcg, m.recall10, m.recall100, m.precision_mean}) {
      CHECK(value >= 0);
      CHECK(value <= 1 + 1e-12);
    }
    CHECK(m.recall10 <= m.recall100);
    const bool any = std::any_of(judgments.begin(), judgments.end(),
                                 [](const auto& judged) { return judged.second > 0; });
    CHECK(MeasureTopic(judgments, ideal).ndcg == Approx(any ? 1.0 : 0.0));
  }
}

TEST_CASE("random bytes are read or refused, never more") {
  std::mt19937 random(8);
  const std::string_view alphabet("1 aQ0\t\n\r.\0\xFF가-", 15);
  for (int round = 0; round < 5000; ++round) {
    std::string bytes;
    for (size_t i = random() % 40; i > 0; --i) bytes += alphabet[random() % alphabet.size()];
    for (const std::string& message : {MessageOf(ParseQrels, bytes), MessageOf(ParseRun, bytes),
                                       MessageOf(ParseTopics, bytes)}) {
      CHECK((message == "accepted" || message.starts_with("dir/f.txt:")));
    }
  }
}
