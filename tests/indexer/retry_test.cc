#include "indexer/retry.h"

#include <catch2/catch.hpp>
#include <sstream>

#include "indexer/add.h"
#include "schema/error.h"
#include "tests/corpus/readers/zip_writer.h"
#include "tests/indexer/fixture.h"

namespace attest {
namespace {

void Write(const std::string& path, const std::string& bytes) {
  std::filesystem::create_directories(std::filesystem::path(path).parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

std::string Dump(const Counts& counts) {
  return std::to_string(counts.added) + "+ " + std::to_string(counts.updated) + "~ " +
         std::to_string(counts.unchanged) + "= " + std::to_string(counts.rejected) + "!";
}

TEST_CASE("what a report says was rejected") {
  TempDir temp;
  const std::string report = temp.path() + "/r.jsonl";
  Write(report,
        "{\"path\":\"a.txt\",\"id\":\"p/a.txt\",\"outcome\":\"rejected\",\"reason\":\"\"}\n"
        "{\"path\":\"b.txt\",\"id\":\"p/b.txt\",\"outcome\":\"added\",\"reason\":\"\"}\n"
        "{\"path\":\"z.zip!/x/c.txt\",\"id\":\"p/z.zip!/x/c.txt\",\"outcome\":\"rejected\"}\n"
        "{\"path\":\"d.jsonl\",\"id\":\"\",\"outcome\":\"rejected\"}\n");
  const RetryList list(report);
  CHECK(list.size() == 3);
  const struct {
    const char *path, *id;
    bool has;
  } rows[] = {
      {"a.txt", "p/a.txt", true},
      {"a.txt", "a.txt", false},
      {"b.txt", "p/b.txt", false},
      {"z.zip", "p/z.zip", true},  // in it lies what was rejected
      {"z.zip!/x/c.txt", "p/z.zip!/x/c.txt", true},
      {"z.zip!/x/d.txt", "p/z.zip!/x/d.txt", false},
      {"d.jsonl", "any", true},  // a line of it without an id
  };
  for (const auto& row : rows) {
    CAPTURE(row.path, row.id);
    CHECK(list.Has(row.path, row.id) == row.has);
  }
  Write(report, "{\"path\":\"a\",\"id\":\"a\",\"outcome\":\"added\"}\nid,path\n");
  CHECK_THROWS_WITH(RetryList(report), Catch::Contains("r.jsonl:2: expected a line of a report"));
  CHECK_THROWS_AS(RetryList(temp.path() + "/none"), UsageError);
}

TEST_CASE("a run takes again only what was rejected, and nothing is taken to be gone") {
  TempDir temp;
  const std::string folder = temp.path() + "/in";
  Write(folder + "/a.txt", "eins");
  Write(folder + "/a-copy.txt", "eins");
  Write(folder + "/b.txt", "\xFF\xFF\xFF");
  Write(folder + "/c.jsonl", "{\"id\":\"1\",\"text\":\"\"}\n{\"id\":\"2\",\"text\":\"y\"}\n");
  AddOptions options;
  options.index = temp.path() + "/index";
  options.report = temp.path() + "/r.jsonl";
  std::ostringstream err;
  CHECK(Dump(AddPaths({folder}, options, err)) == "2+ 0~ 0= 2!");
  Write(folder + "/b.txt", "zwei");
  Write(folder + "/new.txt", "neu");
  Write(folder + "/c.jsonl", "{\"id\":\"1\",\"text\":\"x\"}\n{\"id\":\"2\",\"text\":\"y\"}\n");
  options.retry = options.report;
  CHECK(Dump(AddPaths({folder}, options, err)) == "2+ 0~ 0= 0!");
  options.retry.clear();
  CHECK(Dump(AddPaths({folder}, options, err)) == "1+ 0~ 4= 0!");
}

}  // namespace
}  // namespace attest
