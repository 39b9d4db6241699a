// An archive's own vocabulary through the programs: stored by one, read by the other.
#include "tests/whole/desk.h"

namespace attest {
namespace {

std::string File(const std::string& concepts) {
  return "<vocabulary version=\"2\">\n" + concepts + "</vocabulary>\n";
}

TEST_CASE("an archive's own vocabulary, stored, exchanged, refused and left") {
  const std::string names =
      "<pref lang=\"en\">Ferry</pref><pref lang=\"ko\">나룻배</pref>"
      "<pref lang=\"zh-Hant\">渡船</pref></concept>\n";
  const Desk desk;
  desk.Write("b.jsonl", R"({"id":"1","text":"a river","language":"en","violations":["ferry"]})");
  desk.Write("v.xml", File("<concept scheme=\"violation\" id=\"ferry\">" + names));
  desk.Write("w.xml",
             File("<concept scheme=\"violation\" id=\"boat\"><alias id=\"ferry\"/>" + names));
  desk.Write("bad.xml", File("<concept scheme=\"violation\" id=\"boat\" parent=\"ship\">" + names));

  CHECK(desk.Run("attest-index add --index i --vocabulary bad.xml b.jsonl") ==
        "attest-index: vocabulary:2: expected the id of another concept of its scheme as parent, "
        "found \"ship\"\nexit 2");
  CHECK_FALSE(desk.Run("attest-index stats --index i").ends_with("exit 0"));  // none was made
  CHECK(desk.Run("attest-index add --index i --vocabulary v.xml b.jsonl")
            .ends_with(
                "added 1, updated 0, unchanged 0, removed 0, duplicate 0, rejected 0\nexit 0"));
  const std::string found = desk.Run("attest-search --index i --violation 渡船 river");
  CHECK(found.find("Ferry") != std::string::npos);

  CHECK(desk.Run("attest-index vocabulary --index i --vocabulary w.xml") ==
        "vocabulary 2 stored: 1 renamed; no document was analysed again\nexit 0");
  const std::string under_new =
      desk.Run("attest-search --index i --violation boat --format json river");
  CHECK(under_new.find("{\"value\":\"boat\",\"label\":\"Ferry\",\"count\":1") != std::string::npos);
  CHECK(desk.Run("attest-search --index i --violation ferry --format trec river")
            .ends_with("exit 0"));

  const std::string status = desk.Run("attest-index stats --index i");
  CHECK(desk.Run("attest-index vocabulary --index i --vocabulary bad.xml").ends_with("exit 2"));
  CHECK(desk.Run("attest-index stats --index i") == status);
  CHECK(desk.Run("attest-index vocabulary --index i --format xml > same.xml; cmp w.xml same.xml; "
                 "true") == "exit 0");
  CHECK(desk.Run("attest-index check --index i").ends_with("all sound\nexit 0"));
  CHECK(desk.Run("attest-index vocabulary --index none --vocabulary w.xml").ends_with("exit 3"));
  CHECK(desk.Run("attest-index vocabulary --index i --vocabulary built-in").ends_with("exit 0"));
  CHECK(desk.Run("attest-search --index i --violation boat river").ends_with("exit 1"));
}

}  // namespace
}  // namespace attest
