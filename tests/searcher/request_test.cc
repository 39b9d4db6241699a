#include "searcher/request.h"

#include <catch2/catch.hpp>

#include "schema/error.h"

namespace attest {
namespace {

std::string ErrorOf(const std::string& name, const std::string& value) {
  SearchRequest request;
  try {
    SetParameter(request, name, value);
  } catch (const UsageError& error) {
    return error.what();
  }
  return "";
}

TEST_CASE("every parameter is set by its name") {
  SearchRequest request;
  const std::vector<std::pair<std::string, std::string>> parameters = {
      {"q", "고문 -b"},
      {"match", "any"},
      {"sort", "-date"},
      {"from", "2009"},
      {"to", " 2011-03 "},
      {"event_from", "199X"},
      {"event_to", "../1998"},
      {"undated", "1"},
      {"literal", "1"},
      {"without", "liberty"},
      {"facets", "0"},
      {"snippets", "0"},
      {"source", "HRW"},
      {"source", "통일연구원"},
      {"source_type", "testimony"},
      {"violation", "liberty.torture"},
      {"language", "zh-Hant"},
      {"place", "kp.hoeryong"},
      {"batch", "2019"},
      {"limit", "1000"},
      {"offset", "20"},
      {"prefer", "ko"},
      {"label", "zh-Hans"}};
  for (const auto& [name, value] : parameters) SetParameter(request, name, value);
  CHECK(request.query == "고문 -b");
  CHECK(request.match == SearchRequest::Match::kAny);
  CHECK(request.sort == SearchRequest::Sort::kDateDescending);
  CHECK(request.from == "2009");
  CHECK(request.to == "2011-03");
  CHECK(request.event_from == "199X");
  CHECK(request.event_to == "../1998");
  CHECK((request.undated && request.literal && !request.facets && !request.snippets));
  CHECK(request.source == std::vector<std::string>{"HRW", "통일연구원"});
  CHECK(request.source_type == std::vector<std::string>{"testimony"});
  CHECK(request.violation == std::vector<std::string>{"liberty.torture"});
  CHECK(request.language == std::vector<std::string>{"zh-Hant"});
  CHECK(request.place == std::vector<std::string>{"kp.hoeryong"});
  CHECK(request.batch == std::vector<std::string>{"2019"});
  CHECK(request.without == std::vector<std::string>{"liberty"});
  CHECK(request.limit == 1000);
  CHECK(request.offset == 20);
  CHECK(request.prefer == "ko");
  CHECK(request.label == "zh-Hans");
  SetParameter(request, "sort", "date");
  CHECK(request.sort == SearchRequest::Sort::kDate);
  SetParameter(request, "sort", "relevance");
  CHECK(request.sort == SearchRequest::Sort::kRelevance);
  SetParameter(request, "match", "all");
  CHECK(request.match == SearchRequest::Match::kAll);
}

TEST_CASE("a bad value names the parameter, what it takes and what was given") {
  const std::string names =
      ", known are q match prefer literal suggested from to event_from event_to source undated "
      "source_type violation language place batch without limit offset sort facets snippets label";
  struct Row {
    std::string name, value, error;
  };
  const Row rows[] = {
      {"match", "some", "match: expected all or any, found \"some\""},
      {"match", "", "match: expected all or any, found \"\""},
      {"sort", "size", "sort: expected relevance, date or -date, found \"size\""},
      {"undated", "yes", "undated: expected 0 or 1, found \"yes\""},
      {"facets", "2", "facets: expected 0 or 1, found \"2\""},
      {"limit", "-1", "limit: expected a number from 0 to 1000000, found \"-1\""},
      {"limit", "1e3", "limit: expected a number from 0 to 1000000, found \"1e3\""},
      {"limit", "", "limit: expected a number from 0 to 1000000, found \"\""},
      {"limit", "1000001", "limit: expected a number from 0 to 1000000, found \"1000001\""},
      {"offset", "99999999999999999999",
       "offset: expected a number from 0 to 1000000, found \"99999999999999999999\""},
      {"language", "Korean language",
       "language: expected a language tag like ko or zh-Hant, found \"Korean language\""},
      {"language", "k", "language: expected a language tag like ko or zh-Hant, found \"k\""},
      {"language", "zh-", "language: expected a language tag like ko or zh-Hant, found \"zh-\""},
      {"prefer", "2k", "prefer: expected a language tag like ko or zh-Hant, found \"2k\""},
      {"label", "", "label: expected a language tag like ko or zh-Hant, found \"\""},
      {"source", " ", "source: expected a value, found \" \""},
      {"place", "\xff\x1b[1m", "place: expected UTF-8, found \"\\xff\\x1b[1m\""},
      {"suggested", "1", ""},
      {"suggested", "yes", "suggested: expected 0 or 1, found \"yes\""},
      {"without", "liberty", ""},
      {"Limit", "1", "unknown parameter \"Limit\"" + names},
      {"", "1", "unknown parameter \"\"" + names},
      {"a\nb", "1", "unknown parameter \"a\\x0ab\"" + names},
  };
  for (const Row& row : rows) {
    INFO(row.name << "=" << row.value);
    CHECK(ErrorOf(row.name, row.value) == row.error);
  }
  CHECK_THAT(ErrorOf("from", "2019-13"), Catch::StartsWith("from: ") && Catch::Contains("2019-13"));
  CHECK_THAT(ErrorOf("event_to", ""), Catch::StartsWith("event_to: expected a date"));
}

TEST_CASE("the API allows less than the terminal") {
  struct Row {
    size_t limit, offset;
    std::string error;
  };
  const Row rows[] = {
      {100, 9900, ""},
      {0, 10000, ""},
      {101, 0, "limit: expected at most 100, found \"101\""},
      {10, 9991, "offset: expected at most 10000 together with limit, found \"9991\""},
  };
  for (const Row& row : rows) {
    SearchRequest request;
    request.limit = row.limit;
    request.offset = row.offset;
    std::string error;
    try {
      CheckApiLimits(request);
    } catch (const UsageError& e) {
      error = e.what();
    }
    CHECK(error == row.error);
  }
}

}  // namespace
}  // namespace attest
