#include "schema/form_index.h"

#include <catch2/catch.hpp>

namespace attest {
namespace {

using Names = std::vector<std::string>;

// The names that are found, as the text writes them, with a bar between.
std::string Found(const Names& names, const std::string& text, bool longest,
                  const std::string& unwanted = "") {
  FormIndex index;
  for (size_t i = 0; i < names.size(); ++i)
    index.Add(NormalForm(names[i]).chars(), static_cast<uint32_t>(i));
  const NormalForm normal(text);
  const auto wanted = [&](uint32_t number) { return names[number] != unwanted; };
  std::string found;
  for (const auto& place : longest ? index.FindLongest(normal, wanted) : index.FindAll(normal)) {
    const ByteRange source = normal.Source(place.begin, place.end);
    found += (found.empty() ? "" : "|") + text.substr(source.begin, source.end - source.begin);
  }
  return found;
}

}  // namespace

TEST_CASE("names stand at the edges of Korean words") {
  const struct {
    Names names;
    const char *text, *found;
  } rows[] = {
      {{"고문"}, "고문을 당했다", "고문"},
      {{"고문"}, "물고문을 당했다", ""},  // one syllable is no word
      {{"고문"}, "전기고문을 당했다", "고문"},
      {{"고문"}, "고문피해자가", "고문"},
      {{"고문"}, "참고문헌에", ""},
      {{"고문"}, "전기고문피해자가", ""},  // words on both sides
      {{"강제북송"}, "강제 북송을", "강제 북송"},
      {{"강제북송"}, "무강제 북송을", ""},
      {{"북송"}, "강제북송", "북송"},
      {{"송환"}, "강제송환", "송환"},
      {{"처형"}, "공개\n처형", "처형"},
      {{"처형장"}, "처형, 장", ""},    // of two clauses
      {{"教化"}, "再教化所", "教化"},  // Han has no edges
      {{"camp"}, "the Camps", "Camps"},
      {{"camp"}, "campaign", ""},
      {{"labour camp"}, "labour, camp", ""},
      {{"labour camp"}, "forced-labour camps", "labour camps"},
      {{"15"}, "2015, 15", "15"},
      {{"없다"}, "", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.names, row.text);
    CHECK(Found(row.names, row.text, false) == row.found);
  }
}

TEST_CASE("of names that overlap the longest go first") {
  const Names names = {"강제송환",   "강제송환금지", "금지",   "labour camp",
                       "camp guard", "guard",        "政治犯", "犯人"};
  const struct {
    const char *text, *all, *longest;
  } rows[] = {
      {"강제송환금지 원칙", "강제송환금지|강제송환|금지", "강제송환금지"},
      {"강제송환을 금지", "강제송환을 금지|강제송환|금지", "강제송환을 금지"},
      {"강제송환, 금지", "강제송환|금지", "강제송환|금지"},
      {"labour camp guards", "labour camp|camp guards|guards", "labour camp|guards"},
      {"政治犯人", "政治犯|犯人", "政治犯"},
      {"guard guard", "guard|guard", "guard|guard"},  // side by side is no overlap
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(Found(names, row.text, false) == row.all);
    CHECK(Found(names, row.text, true) == row.longest);
  }
  CHECK(Found(names, "강제송환금지", true, "강제송환금지") == "강제송환|금지");
}

}  // namespace attest
