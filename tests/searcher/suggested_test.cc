#include <catch2/catch.hpp>

#include "indexer/writer.h"
#include "searcher/output.h"
#include "searcher/searcher.h"
#include "tests/indexer/fixture.h"

namespace attest {
namespace {

using Parameters = std::vector<std::pair<std::string, std::string>>;

// Of these, "told" has a place, "dated" a date and "torture" a violation that were assigned.
void MakeIndex(const std::string& dir) {
  IndexWriter writer(dir);
  StoredDocument told = MakeStored("told", "21 October 2023\nHis words.");
  told.document.title = "고문";
  told.document.places = {"cn"};
  writer.Put(told);
  StoredDocument dated = MakeStored("dated", LongText(5000));
  dated.document.title = "회령";
  dated.document.date = ParseDate("2023-01", nullptr);
  writer.Put(dated);
  StoredDocument torture = MakeStored("torture", "Seoul, 3 May 2024\nHer words.");
  torture.document.violations = {"liberty.torture"};
  writer.Put(torture);
  writer.Put(MakeStored("empty", "Nothing at all."));
  writer.Finish();
}

SearchRequest RequestOf(const Parameters& parameters, bool suggested) {
  SearchRequest request;
  for (const auto& [name, value] : parameters) SetParameter(request, name, value);
  SetParameter(request, "suggested", suggested ? "1" : "0");
  return request;
}

std::string Found(Searcher& searcher, const Parameters& parameters, bool suggested) {
  std::vector<std::string> ids;
  for (const Hit& hit : searcher.Search(RequestOf(parameters, suggested)).hits)
    ids.push_back(hit.stored.document.id);
  std::sort(ids.begin(), ids.end());
  std::string all;
  for (const std::string& id : ids) all += (all.empty() ? "" : " ") + id;
  return all;
}

// "liberty.torture=1+2": assigned, suggested.
std::string Counts(const std::vector<FacetValue>& values) {
  std::string text;
  for (const FacetValue& value : values) {
    text += (text.empty() ? "" : " ") + value.value + "=" + std::to_string(value.count);
    if (value.suggested > 0) text += "+" + std::to_string(value.suggested);
    if (!value.children.empty()) text += "(" + Counts(value.children) + ")";
  }
  return text;
}

std::string FacetOf(const ResultPage& page, const std::string& name) {
  for (const Facet& facet : page.facets) {
    if (facet.name == name) return Counts(facet.values);
  }
  return "no such facet";
}

TEST_CASE("filters find suggested values only where that is asked for") {
  TempDir temp;
  MakeIndex(temp.path());
  Searcher searcher({temp.path()}, false);
  struct Row {
    Parameters filters;
    const char *assigned, *with_suggested;
  };
  const Row rows[] = {
      {{}, "dated empty told torture", "dated empty told torture"},
      {{{"violation", "liberty.torture"}}, "torture", "dated told torture"},
      {{{"violation", "liberty"}}, "torture", "dated told torture"},  // those below it
      {{{"violation", "고문"}}, "torture", "dated told torture"},     // by a label
      {{{"violation", "life"}}, "", ""},
      {{{"place", "cn"}}, "told", "told"},
      {{{"place", "kp"}}, "", "dated"},  // by kp.hoeryong
      {{{"place", "cn"}, {"violation", "liberty"}}, "", "told"},
      {{{"from", "2023-01"}, {"to", "2023-02"}}, "dated", "dated"},
      {{{"from", "2023-10-21"}, {"to", "2023-10-21"}}, "", "told"},
      {{{"from", "2023"}}, "dated", "dated told torture"},
      {{{"undated", "1"}}, "empty told torture", "empty"},
      {{{"undated", "1"}, {"to", "2023"}}, "dated empty told torture", "dated empty told"},
      {{{"q", "words"}, {"violation", "liberty"}}, "torture", "told torture"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.filters);
    CHECK(Found(searcher, row.filters, false) == row.assigned);
    CHECK(Found(searcher, row.filters, true) == row.with_suggested);
  }
}

TEST_CASE("a value that is only suggested is told, and how to find it") {
  TempDir temp;
  MakeIndex(temp.path());
  Searcher searcher({temp.path()}, false);
  const auto notes = [&](bool suggested) {
    std::string all;
    for (const std::string& note :
         searcher.Search(RequestOf({{"place", "kp.hoeryong"}}, suggested)).notes)
      all += note + "\n";
    return all;
  };
  CHECK(notes(false) ==
        "No document was given the place kp.hoeryong; with suggested values "
        "(--include-suggested) there are some.\n");
  CHECK(notes(true) == "");
}

TEST_CASE("facets count suggested values apart") {
  TempDir temp;
  MakeIndex(temp.path());
  Searcher searcher({temp.path()}, false);
  const auto facet = [&](const Parameters& parameters, bool suggested, const char* name) {
    return FacetOf(searcher.Search(RequestOf(parameters, suggested)), name);
  };
  CHECK(facet({}, false, "violation").starts_with("liberty=1+2(liberty.torture=1+2"));
  CHECK(facet({}, false, "place") ==
        "cn=1 kp=0+1(kp.n_hamgyong=0+1(kp.hoeryong=0+1)) kr=0+1(kr.seoul=0+1)");
  CHECK(facet({}, false, "year") == "2023=1+1 2024=0+1 undated=3");
  CHECK(facet({}, true, "year") == "2023=1+1 2024=0+1 undated=1");
  // Its own filter is left out, the others hold, with what is suggested where that is asked for.
  CHECK(facet({{"violation", "life"}}, false, "violation").starts_with("liberty=1+2"));
  CHECK(facet({{"violation", "liberty"}}, false, "year") == "2024=0+1 undated=1");
  CHECK(facet({{"violation", "liberty"}}, true, "year") == "2023=1+1 2024=0+1");
  CHECK(facet({{"from", "2024"}}, false, "year") == "2023=1+1 2024=0+1 undated=3");
}

TEST_CASE("answers show what is suggested apart") {
  TempDir temp;
  MakeIndex(temp.path());
  Searcher searcher({temp.path()}, false);
  const auto has = [](const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
  };
  const ResultPage page = searcher.Search(RequestOf({{"q", "title:고문"}}, false));
  const std::string json = ToJson(page);
  CHECK(has(json, R"("date":null,)"));
  CHECK(has(json, R"("violations":[],"places":["cn"],)"
                  R"("suggested":{"violations":["liberty.torture"],"date":"2023-10-21"})"));
  CHECK(has(json, R"("count":0,"suggested":1)"));
  const std::string text = ToText(page, TextStyle{});
  CHECK(has(text, "undated\n"));
  CHECK(has(text, "suggested: 2023-10-21 · Torture\n"));
  CHECK(has(text, "liberty.torture (Torture) 0 (+1 suggested)"));

  const ShownDocument shown = searcher.Show("told");
  CHECK(
      has(ToJson(shown), R"("suggested":{"violations":["liberty.torture"],"date":"2023-10-21"})"));
  CHECK(has(ToJson(shown), R"("violations":"suggested","date":"suggested")"));
  CHECK(has(ToText(shown, TextStyle{}), "date          undated\n"));
  CHECK(has(ToText(shown, TextStyle{}),
            "suggested:    date 2023-10-21\n"
            "              violation liberty.torture (Torture)\n"));
  CHECK(!has(ToJson(searcher.Search(RequestOf({{"q", "nothing"}}, false))), "\"suggested\":{"));
}

}  // namespace
}  // namespace attest
