#include "searcher/search_run.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "indexer/writer.h"
#include "schema/error.h"
#include "searcher/unknown_values.h"

namespace attest {
namespace {

// A folder of its own with an index of three documents, one of them restricted.
class Archive3 {
 public:
  Archive3()
      : folder_(std::filesystem::temp_directory_path() /
                ("attest-run-" + std::to_string(getpid()))) {
    std::filesystem::create_directories(folder_);
    IndexWriter writer(Index());
    Put(writer, "a/1", "Torture in detention", Access::kPublic);
    Put(writer, "b 2", "호숫가에서의 노래", Access::kPublic);
    Put(writer, "c", "Torture of a witness", Access::kRestricted);
    writer.Commit();
  }
  ~Archive3() { std::filesystem::remove_all(folder_); }

  std::string Index() const { return (folder_ / "index").string(); }
  std::string File(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return (folder_ / name).string();
  }

 private:
  static void Put(IndexWriter& writer, const std::string& id, const std::string& text,
                  Access access) {
    StoredDocument stored;
    stored.document.id = id;
    stored.document.text = text;
    stored.document.access = access;
    stored.document.languages = {"en"};
    stored.provenance.path = id + ".txt";
    stored.provenance.sha256 = std::string(64, '0');
    stored.provenance.batch = "batch";
    stored.provenance.root = "/nowhere";
    writer.Put(stored);
  }

  std::filesystem::path folder_;
};

struct Result {
  int code;
  std::string out, progress;
};

Result Run(const Archive3& archive, const std::vector<std::string>& arguments) {
  std::ostringstream out, progress;
  const SearchDefaults defaults{archive.Index(), "en", "1.0"};
  const int code = RunSearchCommand(ReadSearchCommand(arguments, defaults), {}, out, &progress);
  return {code, out.str(), progress.str()};
}

TEST_CASE("attest-search from its arguments to its answer") {
  const Archive3 archive;
  const Result found = Run(archive, {"--no-facets", "torture"});
  CHECK(found.code == 0);
  CHECK(found.out ==
        "1 document with all of the query\n\n 1. a/1\n    undated\n    Torture in detention\n");
  const Result nothing = Run(archive, {"zebra"});
  CHECK(nothing.code == 1);
  CHECK(nothing.out == "Nothing found.\n");
  const Result json = Run(archive, {"--format", "json", "zebra"});
  CHECK(json.code == 1);  // and the answer is there all the same
  CHECK_THAT(json.out, Catch::StartsWith("{\"version\":1,\"query\":\"zebra\",\"total\":0,") &&
                           Catch::EndsWith("}\n"));
  CHECK_THAT(Run(archive, {"--restricted", "--format", "csv", "torture"}).out,
             Catch::Contains("\r\n1,") && Catch::Contains("\r\n2,") && Catch::Contains(",c,"));
  CHECK_THAT(Run(archive, {"--format", "trec", "노래"}).out, Catch::StartsWith("1 Q0 b%202 1 "));
  CHECK_THROWS_AS(Run(archive, {"torture AND"}), QueryError);
  CHECK(Run(archive, {"--version"}).out.starts_with("attest-search 1.0 (layout "));
  CHECK_THAT(Run(archive, {"--help"}).out, Catch::Contains("강제") || Catch::Contains("고문"));
}

TEST_CASE("a filter's value that no document has is told, with the nearest") {
  const Archive3 archive;
  const auto first_lines = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--no-facets", "torture"});
    const Result result = Run(archive, arguments);
    CHECK(result.code == 1);
    return result.out;
  };
  CHECK(first_lines({"--language", "em"}) ==
        "Nothing found.\nNo document has the language em; the nearest there are: en\n");
  CHECK(first_lines({"--batch", "bacth"}) ==
        "Nothing found.\nNo document has the batch bacth; the nearest there are: batch\n");
  CHECK(first_lines({"--source-type", "x"}) ==
        "Nothing found.\nNo document has the source-type x; none has a source-type.\n");
  // A violation is also the narrower ones.
  CHECK(Run(archive, {"--violation", "liberty", "--no-facets", "torture"}).code == 1);
  CHECK_THAT(Run(archive, {"--language", "en", "torture"}).out, !Catch::Contains("No document"));
}

TEST_CASE("where few documents have all words, the answer tells how many have one") {
  const Archive3 archive;
  const std::string note = "1 has every word; 2 have one of them: --match any\n";
  CHECK_THAT(Run(archive, {"--restricted", "torture detention"}).out, Catch::Contains(note));
  CHECK_THAT(Run(archive, {"--restricted", "--limit", "1", "torture detention"}).out,
             !Catch::Contains(note));  // more than the page
  CHECK_THAT(Run(archive, {"--restricted", "torture"}).out, !Catch::Contains("--match any"));
  CHECK_THAT(Run(archive, {"--restricted", "torture AND detention"}).out,
             !Catch::Contains("--match any"));  // the operator stays whatever --match says
}

TEST_CASE("edits between two words") {
  CHECK(EditDistance("torture", "torture") == 0);
  CHECK(EditDistance("torture", "tortrue") == 1);  // neighbours exchanged
  CHECK(EditDistance("torture", "tortur") == 1);
  CHECK(EditDistance("", "ko") == 2);
  CHECK(EditDistance("ko", "en") == 2);
}

TEST_CASE("one document is shown, a restricted one only where it is asked for") {
  const Archive3 archive;
  const Result shown = Run(archive, {"--show", "b 2", "--format", "json"});
  CHECK(shown.code == 0);
  CHECK_THAT(shown.out,
             Catch::Contains("\"pages\":[{\"page\":null,\"text\":\"호숫가에서의 노래\"}]") &&
                 !Catch::Contains("/nowhere"));
  CHECK_THROWS_AS(Run(archive, {"--show", "c"}), NotFoundError);
  CHECK_THAT(
      Run(archive, {"--show", "c", "--restricted"}).out,
      Catch::Contains("access        restricted\n") && Catch::EndsWith("Torture of a witness\n"));
}

TEST_CASE("both levels are one answer where it is asked for") {
  const Archive3 archive;
  const std::string open = Run(archive, {"--format", "json", "torture"}).out;
  CHECK_THAT(open, Catch::Contains(R"("total":1,)") && Catch::Contains(R"("count":1})") &&
                       Catch::Contains(R"("index":{"documents":2,)") &&
                       !Catch::Contains("witness") && !Catch::Contains("restricted"));
  const std::string all = Run(archive, {"--restricted", "--format", "json", "torture"}).out;
  CHECK_THAT(all, Catch::Contains(R"("total":2,)") && Catch::Contains(R"("rank":2,)") &&
                      Catch::Contains(R"("id":"a/1")") && Catch::Contains(R"("id":"c")") &&
                      Catch::Contains(R"({"value":"undated","count":2})") &&
                      Catch::Contains(R"("index":{"documents":3,)"));
  const std::string topics = archive.File("two.tsv", "t\ttorture\n");
  CHECK(Run(archive, {"--topics", topics}).out.find(" c ") == std::string::npos);
  CHECK_THAT(Run(archive, {"--topics", topics, "--restricted"}).out,
             Catch::Contains("t Q0 c ") && Catch::Contains("t Q0 a/1 "));
}

TEST_CASE("a file of topics gives one run") {
  const Archive3 archive;
  // Collections have topics without a text; nothing is found for them.
  const std::string file =
      archive.File("topics.tsv", "t0\t\nt1\ttorture AND (\nt2\t노래\nt3\tzebra\n");
  const Result run = Run(archive, {"--topics", file, "--limit", "100"});
  CHECK(run.code == 0);
  CHECK_THAT(run.out, Catch::Matches("t1 Q0 a/1 1 [0-9.]+ attest\nt2 Q0 b%202 1 [0-9.]+ attest\n"));
  CHECK(run.progress == "\rtopic 1 of 4\rtopic 2 of 4\rtopic 3 of 4\rtopic 4 of 4\n");
  CHECK(Run(archive, {"--topics", file, "--no-facets", "--no-snippets"}).out == run.out);
  CHECK(Run(archive, {"--topics", archive.File("none.tsv", "t\tzebra")}).code == 1);
  CHECK_THROWS_WITH(Run(archive, {"--topics", archive.File("bad.tsv", "t torture")}),
                    Catch::EndsWith("bad.tsv:1: expected qid TAB query, found t torture"));
  CHECK_THROWS_AS(Run(archive, {"--topics", archive.Index() + "/none.tsv"}), InputError);
  CHECK_THROWS_AS(Run(archive, {"--topics", archive.Index()}), InputError);  // a folder
}

TEST_CASE("an answer that cannot be written is an error") {
  const Archive3 archive;
  std::ofstream full("/dev/full");
  CHECK_THROWS_WITH(RunSearchCommand(ReadSearchCommand({"torture"}, {archive.Index(), "en", ""}),
                                     {}, full, nullptr),
                    Catch::StartsWith("the answer could not be written: "));
}

}  // namespace
}  // namespace attest
