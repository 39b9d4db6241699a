#include "searcher/facets.h"

#include <catch2/catch.hpp>

#include "schema/layout.h"
#include "schema/vocabulary.h"

namespace attest {
namespace {

std::string Dump(const std::vector<FacetValue>& values) {
  std::string text;
  for (const FacetValue& value : values) {
    text += (text.empty() ? "" : " ") + value.value + "=" + std::to_string(value.count);
    if (!value.children.empty()) text += "(" + Dump(value.children) + ")";
  }
  return text;
}

std::string Made(size_t field,
                 std::vector<std::pair<std::vector<std::string>, uint64_t>> combinations,
                 uint64_t documents = 0) {
  FacetCounts counts;
  counts.documents = documents;
  for (auto& [values, count] : combinations) counts.combinations[JoinValues(values)] += count;
  return Dump(MakeFacet(kFacetFields[field], counts, Vocabulary::BuiltIn(), "en").values);
}

TEST_CASE("combinations become values, counted once a document") {
  enum { kLanguage, kYear, kEventYear, kSource, kSourceType, kViolation, kPlace };
  CHECK(Made(kLanguage, {{{"ko"}, 3}, {{"en", "ko"}, 2}, {{"zh-Hant"}, 1}}) ==
        "ko=5 en=2 zh-Hant=1");
  // A tag counts what its filter finds.
  CHECK(Made(kLanguage, {{{"ko"}, 3}, {{"ko-KP"}, 2}, {{"ko", "ko-KP"}, 1}}) == "ko=6 ko-KP=3");
  CHECK(Made(kYear, {{{"2011"}, 2}, {{"2009..2011"}, 1}}, 5) == "2009=1 2010=1 2011=3 undated=2");
  CHECK(Made(kEventYear, {{{"2011"}, 2}}, 5) == "2011=2");  // undated has no filter there
  CHECK(Made(kYear, {}, 0) == "");
  // Upper and lower case, full width: one source, as its filter finds it, shown in the commoner
  // form.
  CHECK(Made(kSource, {{{"HRW"}, 3}, {{"hrw"}, 1}, {{"ＨＲＷ"}, 1}, {{"UN"}, 4}}) == "HRW=5 UN=4");
  // A parent counts each document once, though it has two of its children.
  CHECK(
      Made(kViolation, {{{"liberty.torture"}, 2}, {{"liberty.detention", "liberty.torture"}, 1}}) ==
      "liberty=3(liberty.torture=3 liberty.detention=1)");
  CHECK(Made(kViolation, {{{"liberty"}, 1}, {{"liberty.torture"}, 1}}) ==
        "liberty=2(liberty.torture=1)");
  CHECK(Made(kViolation, {{{"something else"}, 1}, {{"liberty.torture"}, 1}}) ==
        "liberty=1(liberty.torture=1) something else=1");
  CHECK(Made(kPlace, {{{"Shenyang Road"}, 1}, {{"cn"}, 2}}) == "cn=2 Shenyang Road=1");
}

}  // namespace
}  // namespace attest
