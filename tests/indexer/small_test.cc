// The small parts: counts, progress, the report, the log of a batch, roots.
#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "indexer/batch_log.h"
#include "indexer/counts.h"
#include "indexer/progress.h"
#include "indexer/report.h"
#include "indexer/source.h"
#include "schema/error.h"
#include "tests/indexer/fixture.h"

namespace attest {
namespace {

TEST_CASE("the last line") {
  Counts counts;
  ++counts[Outcome::kAdded];
  counts[Outcome::kUpdated] = 2;
  counts[Outcome::kUnchanged] = 3;
  counts[Outcome::kRemoved] = 4;
  counts[Outcome::kDuplicate] = 5;
  CHECK(!counts.LeftOut());
  counts[Outcome::kRejected] = 6;
  CHECK(counts.ToString() == "added 1, updated 2, unchanged 3, removed 4, duplicate 5, rejected 6");
  CHECK(counts.LeftOut());
}

TEST_CASE("progress") {
  struct Row {
    size_t documents;
    uint64_t bytes, total;
    double seconds;
    const char* line;
  };
  const Row rows[] = {
      {0, 0, 0, 0, "0 documents"},
      {1, 0, 100, 1, "1 document"},
      {1234567, 2'000'000, 0, 4, "1,234,567 documents, 0.5 MB/s"},  // total not known
      {10, 1'000'000, 11'000'000, 1, "10 documents, 1.0 MB/s, 10 s left"},
      {10, 1'000'000, 601'000'000, 1, "10 documents, 1.0 MB/s, 10 min left"},
      {10, 1'000'000, 20'001'000'000, 1, "10 documents, 1.0 MB/s, 6 h left"},
      {10, 1'000'000, 900'000, 1, "10 documents, 1.0 MB/s"},  // files that grew meanwhile
  };
  for (const Row& row : rows) {
    CHECK(ProgressLine(row.documents, row.bytes, row.total, row.seconds) == row.line);
  }
}

TEST_CASE("the report is private and written when flushed") {
  TempDir temp;
  const std::string path = temp.Write("report.jsonl", "of an earlier run");
  chmod(path.c_str(), 0644);
  Report report(path);
  report.Add("a/b.txt", "a/b.txt", Outcome::kAdded, "");
  report.Add("bad\xff", "", Outcome::kRejected, "said \"no\"");
  CHECK(ReadBytes(path) == "");
  report.Flush();
  report.Flush();
  CHECK(ReadBytes(path) ==
        "{\"path\":\"a/b.txt\",\"id\":\"a/b.txt\",\"outcome\":\"added\",\"reason\":\"\"}\n"
        "{\"path\":\"bad\xef\xbf\xbd\",\"id\":\"\",\"outcome\":\"rejected\",\"reason\":\"said "
        "\\\"no\\\"\"}\n");
  struct stat facts;
  REQUIRE(stat(path.c_str(), &facts) == 0);
  CHECK((facts.st_mode & 0777) == 0600);
}

TEST_CASE("a report that cannot be written is wrong usage, one that no longer can says so") {
  TempDir temp;
  CHECK_THROWS_WITH(
      Report(temp / "none/report"),
      "--report " + (temp / "none/report") + ": cannot be written: No such file or directory");
  CHECK_THROWS_AS(Report(temp.path()), UsageError);
  Report full("/dev/full");
  full.Add("a", "a", Outcome::kAdded, "");
  CHECK_THROWS_WITH(full.Flush(), "--report /dev/full: cannot be written: No space left on device");
}

TEST_CASE("the logs of batches") {
  TempDir temp;
  CHECK(ReadBatchLogs(temp.path()).empty());
  BatchLog broken;
  broken.complete = false;
  UpdateBatchLogs(temp.path(), {{"whole", {}}});
  CHECK(!std::filesystem::exists(temp / "batches.json"));  // nothing to say, nothing to store
  BatchLog log;
  for (size_t n = 0; n < kLoggedRejections + 5; ++n) log.Add({"f:" + std::to_string(n), "why"});
  UpdateBatchLogs(temp.path(), {{"many", log}, {"broken", broken}});
  UpdateBatchLogs(temp.path(), {{"whole", {}}});
  BatchLogs logs = ReadBatchLogs(temp.path());
  REQUIRE(logs.size() == 2);
  CHECK(logs["many"].rejected == kLoggedRejections + 5);
  CHECK(logs["many"].complete);
  REQUIRE(logs["many"].first.size() == kLoggedRejections);
  CHECK(logs["many"].first[7].place == "f:7");
  CHECK(!logs["broken"].complete);
  UpdateBatchLogs(temp.path(), {{"many", {}}, {"broken", {}}});
  CHECK(ReadBatchLogs(temp.path()).empty());
  for (const char* bad : {"", "{", "[]", "{\"batches\":{\"a\":{\"complete\":1}}}"}) {
    temp.Write("batches.json", bad);
    CHECK_THROWS_AS(ReadBatchLogs(temp.path()), IndexError);
  }
}

TEST_CASE("which roots mean the same files") {
  struct Row {
    const char *a, *b;
    bool same;
  };
  const Row rows[] = {
      {"/x/letters", "/x/letters", true},
      {"/x/letters", "/x/letters/list.csv", true},
      {"/x/letters/one.xml", "/x/letters/two.jsonl", true},
      {"/x/letters", "/x/other", false},
      {"/x/letters", "/x/letters/below", false},  // paths below it are others
      {"/x/letters", "/x/letters/below/list.csv", false},
      {"/x/a.txt", "/x", false},
  };
  for (const Row& row : rows) {
    INFO(row.a << " " << row.b);
    CHECK(SameRoot(row.a, row.b) == row.same);
    CHECK(SameRoot(row.b, row.a) == row.same);
  }
}

}  // namespace
}  // namespace attest
