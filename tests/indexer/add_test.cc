#include "indexer/add.h"

#include <catch2/catch.hpp>
#include <csignal>
#include <nlohmann/json.hpp>

#include "indexer/remove.h"
#include "indexer/signals.h"
#include "indexer/stats.h"
#include "indexer/writer.h"
#include "schema/error.h"
#include "tests/indexer/fixture.h"

namespace attest {
namespace {

struct Done {
  std::string counts, err;
};

Done Add(const std::vector<std::string>& paths, AddOptions options) {
  std::ostringstream err;
  const Counts counts = AddPaths(paths, options, err);
  return {counts.ToString(), err.str()};
}

TEST_CASE("a batch from a file, with its log and report") {
  TempDir temp;
  const std::string batch =
      temp.Write("in/batch.jsonl",
                 "{\"id\":\"a\",\"text\":\"one\",\"source\":\"HRW\",\"date\":\"2009/2011\"}\n"
                 "{\"id\":\"b\",\"text\":\"\"}\n"
                 "{\"id\":\"c\",\"text\":\"three\",\"language\":\"en\"}\n");
  AddOptions options;
  options.index = temp / "index";
  options.report = temp / "report.jsonl";
  options.dry_run = true;
  const Done planned = Add({batch}, options);
  CHECK(!std::filesystem::exists(options.index));
  const std::string planned_report = ReadBytes(options.report);
  options.dry_run = false;
  const Done done = Add({batch}, options);
  CHECK(done.counts == "added 2, updated 0, unchanged 0, removed 0, duplicate 0, rejected 1");
  CHECK(done.counts == planned.counts);
  CHECK(done.err == planned.err);
  CHECK(done.err.substr(0, 15 + batch.size() + 3) == "attest-index: " + batch + ":2: ");
  CHECK(ReadBytes(options.report) == planned_report);
  std::istringstream lines(planned_report);
  std::string line, outcomes;
  while (std::getline(lines, line))
    outcomes += nlohmann::json::parse(line)["outcome"].get<std::string>() + " ";
  CHECK(outcomes == "added rejected added ");

  IndexStats stats = CollectStats(options.index);
  CHECK(stats.documents == 2);
  CHECK(stats.undated == 1);
  CHECK(stats.years == IndexStats::Values{{"2009", 1}, {"2010", 1}, {"2011", 1}});
  CHECK(stats.sources == IndexStats::Values{{"HRW", 1}});
  REQUIRE(stats.batches.size() == 1);
  CHECK(stats.batches[0].name == "batch.jsonl");
  CHECK(stats.batches[0].documents == 2);
  REQUIRE(stats.batches[0].log.first.size() == 1);
  CHECK(stats.batches[0].log.first[0].place == batch + ":2");
  CHECK(ToText(stats).find("  batch.jsonl: 1 rejected\n    " + batch + ":2: ") !=
        std::string::npos);
  CHECK(nlohmann::json::parse(ToJson(stats))["batches"][0]["rejections"].size() == 1);

  // Mended, the batch has nothing left out.
  temp.Write("in/batch.jsonl",
             "{\"id\":\"a\",\"text\":\"one\",\"source\":\"HRW\",\"date\":\"2009/2011\"}\n");
  CHECK(Add({batch}, options).counts ==
        "added 0, updated 0, unchanged 1, removed 0, duplicate 0, rejected 0");
  stats = CollectStats(options.index);
  CHECK(stats.batches[0].log.rejected == 0);
  CHECK(stats.revision == "2");  // made, filled
  Add({batch}, options);
  CHECK(CollectStats(options.index).revision == "2");
}

TEST_CASE("a path that cannot be read is told and the others are added") {
  TempDir temp;
  const std::string good = temp.Write("good.txt", "text");
  AddOptions options;
  options.index = temp / "index";
  const Done done = Add({temp / "none", good}, options);
  CHECK(done.counts == "added 1, updated 0, unchanged 0, removed 0, duplicate 0, rejected 1");
  CHECK(done.err == "attest-index: " + (temp / "none") + ": no such file or folder\n");
}

TEST_CASE("batch and prefix") {
  TempDir temp;
  temp.Write("one/a.txt", "first");
  temp.Write("two/a.txt", "second");
  AddOptions options;
  options.index = temp / "index";
  options.batch = "Seoul 2024";
  CHECK(Add({temp / "one"}, options).counts ==
        "added 1, updated 0, unchanged 0, removed 0, duplicate 0, rejected 0");
  const Done taken = Add({temp / "two"}, options);
  CHECK(taken.counts == "added 0, updated 0, unchanged 0, removed 0, duplicate 0, rejected 1");
  options.prefix = "two/";
  CHECK(Add({temp / "two"}, options).counts ==
        "added 1, updated 0, unchanged 0, removed 0, duplicate 0, rejected 0");
  IndexWriter writer(options.index);
  CHECK(writer.ReadText("two/a.txt") == "second");
  CHECK(writer.Find("two/a.txt")->provenance.batch == "Seoul 2024");
}

TEST_CASE("remove") {
  TempDir temp;
  AddOptions options;
  options.index = temp / "index";
  Add({temp.Write("a.txt", "a"), temp.Write("b.txt", LongText(5000))}, options);
  std::ostringstream err;
  const Counts counts = RemoveDocuments({"b.txt", "no\x01ne"}, options.index, false, err);
  CHECK(counts.ToString() == "added 0, updated 0, unchanged 0, removed 1, duplicate 0, rejected 1");
  CHECK(err.str() == "attest-index: no\\x01ne: no document has this id\n");
  CHECK(CollectStats(options.index).documents == 1);
  CHECK(CollectStats(options.index).passages == 0);
  CHECK_THROWS_AS(RemoveDocuments({"a"}, temp / "none", false, err), IndexError);
  CHECK(!std::filesystem::exists(temp / "none"));
}

TEST_CASE("a signal ends a run between two documents, with what was done committed") {
  TempDir temp;
  AddOptions options;
  options.index = temp / "index";
  const std::string file = temp.Write("a.txt", "a");
  const std::string other = temp.Write("b.txt", "b");
  Add({file}, options);
  CatchSignals();
  std::raise(SIGTERM);
  std::ostringstream err;
  const Counts counts = AddPaths({other}, options, err);
  CatchSignals();
  for (const int signal : {SIGINT, SIGTERM}) std::signal(signal, SIG_DFL);
  CHECK(counts.interrupted);
  CHECK(counts.LeftOut());
  CHECK(err.str() ==
        "attest-index: interrupted: what is counted is committed, the same command goes on with "
        "the rest\n");
  CHECK(CollectStats(options.index).documents == 1);
}

TEST_CASE("rejections lie in no database: any of them may be of a restricted record") {
  TempDir temp;
  const std::string batch =
      temp.Write("secret.jsonl",
                 "{\"id\":\"a\",\"text\":\"one\"}\n"
                 "{\"id\":\"zebra\",\"text\":\"\",\"access\":\"restricted\"}\n");
  AddOptions options;
  options.index = temp / "index";
  Add({batch}, options);
  const Xapian::Database open = OpenDatabase(options.index);
  for (auto it = open.metadata_keys_begin(); it != open.metadata_keys_end(); ++it)
    CHECK(open.get_metadata(*it).find("secret.jsonl") == std::string::npos);
  CHECK(CollectStats(options.index).batches.at(0).log.rejected == 1);
  CHECK(std::filesystem::status(temp / "index/batches.json").permissions() ==
        (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
}

}  // namespace
}  // namespace attest
