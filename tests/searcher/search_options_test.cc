#include "searcher/search_options.h"

#include <catch2/catch.hpp>

#include "schema/error.h"
#include "schema/layout.h"
#include "searcher/search_topics.h"

namespace attest {
namespace {

using Action = SearchCommand::Action;
using Format = SearchCommand::Format;
using Arguments = std::vector<std::string>;

SearchCommand Read(Arguments arguments) {
  arguments.insert(arguments.begin(), "--index=DIR");
  return ReadSearchCommand(arguments, {});
}

TEST_CASE("options go into the request") {
  const SearchCommand command = Read({"--index",
                                      "tcp://h:1",
                                      "--from",
                                      "2009",
                                      "--to=2011",
                                      "--event-from",
                                      "199X",
                                      "--event-to",
                                      "../2012",
                                      "고문",
                                      "--source",
                                      "A B",
                                      "--source",
                                      "B",
                                      "--source-type",
                                      "testimony",
                                      "--violation",
                                      "liberty",
                                      "--language",
                                      "ko",
                                      "--place",
                                      "p",
                                      "--batch",
                                      "b",
                                      "--match",
                                      "any",
                                      "--limit",
                                      "500",
                                      "--offset",
                                      "7",
                                      "--sort",
                                      "-date",
                                      "--prefer",
                                      "ko",
                                      "--label",
                                      "zh-Hant",
                                      "--undated",
                                      "--literal",
                                      "--no-facets",
                                      "--no-snippets",
                                      "--include-suggested",
                                      "--restricted",
                                      "--format",
                                      "json",
                                      "torture"});
  const SearchRequest& request = command.request;
  CHECK(command.action == Action::kSearch);
  CHECK(command.format == Format::kJson);
  CHECK(command.indexes == Arguments{"DIR", "tcp://h:1"});
  CHECK(request.query == "고문 torture");
  CHECK((request.from == "2009" && request.to == "2011" && request.event_from == "199X"));
  CHECK(request.source == Arguments{"A B", "B"});
  CHECK(
      (request.source_type == Arguments{"testimony"} && request.violation == Arguments{"liberty"}));
  CHECK((request.language == Arguments{"ko"} && request.place == Arguments{"p"} &&
         request.batch == Arguments{"b"}));
  CHECK(request.match == SearchRequest::Match::kAny);
  CHECK(request.sort == SearchRequest::Sort::kDateDescending);
  CHECK((request.limit == 500 && request.offset == 7));
  CHECK((request.prefer == "ko" && request.label == "zh-Hant"));
  CHECK((request.undated && request.literal && request.suggested && request.restricted &&
         !request.facets && !request.snippets));
}

TEST_CASE("the query is what is no option") {
  struct Row {
    Arguments arguments;
    std::string query;
  };
  const Row rows[] = {
      {{}, ""},
      {{"a", "b c"}, "a b c"},
      {{"-"}, "-"},
      {{"--", "-word", "--limit"}, "-word --limit"},
      {{"a", "--", "--"}, "a --"},
      {{"", "a"}, " a"},
  };
  for (const Row& row : rows) CHECK(Read(row.arguments).request.query == row.query);
}

TEST_CASE("the environment fills in") {
  const SearchDefaults defaults{"ENV", "ko", "9.9"};
  CHECK(ReadSearchCommand({"a"}, defaults).indexes == Arguments{"ENV"});
  CHECK(ReadSearchCommand({"a"}, defaults).request.label == "ko");
  CHECK(ReadSearchCommand({"--index", "X", "--label", "en"}, defaults).indexes == Arguments{"X"});
  CHECK(ReadSearchCommand({"--version"}, defaults).operand == "9.9");
  struct Row {
    std::string locale, language;
  };
  const Row rows[] = {{"ko_KR.UTF-8", "ko"},
                      {"en_US", "en"},
                      {"C", "en"},
                      {"C.UTF-8", "en"},
                      {"", "en"},
                      {"POSIX", "en"},
                      {"zh_CN.GB18030", "zh-Hans"},
                      {"zh_TW", "zh-Hant"},
                      {"zh_HK.UTF-8", "zh-Hant"},
                      {"zh", "zh-Hans"},
                      {"de@euro", "de"}};
  for (const Row& row : rows) CHECK(LocaleLanguage(row.locale) == row.language);
}

TEST_CASE("other things than a search") {
  CHECK(Read({"--show", "a/b"}).action == Action::kShow);
  CHECK(Read({"--show", "-x", "--format", "json"}).operand == "-x");
  const SearchCommand topics = Read({"--topics", "t.tsv", "--limit", "100"});
  CHECK(topics.action == Action::kTopics);
  CHECK(topics.format == Format::kTrec);
  CHECK(topics.operand == "t.tsv");
  CHECK(Read({"--topics", "t.tsv", "--prefer", "ko"}).request.prefer == "ko");
  CHECK(ReadSearchCommand({"--help", "--show", "x"}, {}).action ==
        Action::kHelp);  // needs no index
  CHECK(ReadSearchCommand({"-h"}, {}).action == Action::kHelp);
  CHECK(ReadSearchCommand({"--version"}, {}).action == Action::kVersion);
  CHECK_FALSE(Read({"--format", "csv", "a"}).request.facets);
  CHECK(Read({"--explain", "a"}).request.explain);
  CHECK(Read({"a", "--format=json", "--explain", "--literal"}).request.explain);
  CHECK_FALSE(Read({"a"}).request.explain);
  CHECK_FALSE(Read({"--format", "trec", "a"}).request.snippets);
  CHECK(SearchVersion("1.2") == "attest-search 1.2 (" + StampText() + ")\n");
}

TEST_CASE("wrong usage says what is right") {
  struct Row {
    Arguments arguments;
    std::string error;
  };
  const Row rows[] = {
      {{"--fro", "2009"}, "unknown option --fro; --help lists them"},
      {{"--f\x1b", "2009"}, "unknown option --f\\x1b; --help lists them"},
      {{"-word"}, "unknown option -word; a query that begins with - stands behind --"},
      {{"--from"}, "--from: expected a value behind it"},
      {{"--limit", "ten"}, "--limit: expected a number from 0 to 1000000, found \"ten\""},
      {{"--limit=-1"}, "--limit: expected a number from 0 to 1000000, found \"-1\""},
      {{"--sort", "up"}, "--sort: expected relevance, date or -date, found \"up\""},
      {{"--match="}, "--match: expected all or any, found \"\""},
      {{"--source-type", "\xff"}, "--source-type: expected UTF-8, found \"\\xff\""},
      {{"--undated=1"}, "--undated takes no value, found \"1\""},
      {{"--explain=1"}, "--explain takes no value, found \"1\""},
      {{"--explain", "--format", "csv", "q"}, "--explain: expected --format text or json"},
      {{"--format", "trec", "--explain", "q"}, "--explain: expected --format text or json"},
      {{"--explain", "--show", "a"}, "--explain does not go together with --show"},
      {{"--topics", "t", "--offset", "1"}, "--offset does not go together with --topics"},
      {{"--topics", "t", "--explain"}, "--explain does not go together with --topics"},
      {{"--restricted=yes"}, "--restricted takes no value, found \"yes\""},
      {{"--format", "xml"}, "--format: expected text, json, csv or trec, found \"xml\""},
      {{"--index", ""}, "--index: expected a folder or tcp://HOST:PORT, found \"\""},
      {{"--show", "a", "--topics", "b"}, "--show and --topics do not go together"},
      {{"--show", "a", "b"}, "--show takes no query, found \"b\""},
      {{"--show", "a", "--from", "2009"}, "--from does not go together with --show"},
      {{"--show", "a", "--format", "csv"}, "--show: expected --format text or json"},
      {{"--show", "\xff"}, "--show: expected UTF-8, found \"\\xff\""},
      {{"--topics", "t", "--format", "json"}, "--topics: expected --format trec"},
      {{"--topics", "t", "--language", "ko"}, "--language does not go together with --topics"},
      {{"--topics", "t", "q"}, "--topics takes no query, found \"q\""},
      {{"--format", "trec", "--offset", "10", "q"},
       "--offset does not go together with --format trec: a run begins with rank 1"},
  };
  for (const Row& row : rows) {
    INFO(row.error);
    CHECK_THROWS_WITH(Read(row.arguments), row.error);
    CHECK_THROWS_AS(Read(row.arguments), UsageError);
  }
  CHECK_THROWS_WITH(Read({"--event-from", "2019-13"}), Catch::StartsWith("--event-from: "));
  CHECK_THROWS_WITH(ReadSearchCommand({"a"}, {}),
                    "no index: expected --index DIR, or ATTEST_INDEX in the environment");
}

TEST_CASE("topics, a line each") {
  const std::vector<Topic> topics =
      ReadTopics("t", "\xef\xbb\xbfq1\t고문 AND\r\n\nq2\ta\tb \nq3\tc\nq4\t\n");
  REQUIRE(topics.size() == 4);
  CHECK((topics[0].qid == "q1" && topics[0].query == "고문 AND"));
  CHECK((topics[1].qid == "q2" && topics[1].query == "a\tb"));
  CHECK((topics[2].qid == "q3" && topics[2].query == "c"));
  CHECK((topics[3].qid == "q4" && topics[3].query.empty()));
  CHECK(ReadTopics("t", "").empty());
  struct Row {
    std::string bytes, error;
  };
  const Row rows[] = {
      {"q1\ta\nq2 b\n", "t.tsv:2: expected qid TAB query, found q2 b"},
      {"\ta", "t.tsv:1: expected qid TAB query, found \\x09a"},
      {"q 1\ta", "t.tsv:1: expected qid TAB query, found q 1\\x09a"},
      {"q1\n", "t.tsv:1: expected qid TAB query, found q1"},
      {"\nq1\t\xff", "t.tsv:2: expected UTF-8, found q1\\x09\\xff"},
      {"q1\ta\n\nq1\tb", "t.tsv:3: expected another qid, found q1 of line 1 again"},
  };
  for (const Row& row : rows) CHECK_THROWS_WITH(ReadTopics("t.tsv", row.bytes), row.error);
}

}  // namespace
}  // namespace attest
