// Suggested metadata through the programs: found apart, reviewed, taken back as assigned.
#include "tests/whole/desk.h"

namespace attest {
namespace {

bool Has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("suggestions are searched, reviewed and assigned") {
  const Desk desk;
  desk.Write("b.jsonl", R"({"id":"1","title":"고문","text":"2023년 10월 21일\n그의 말","source":"S"}
{"id":"2","title":"Torture","text":"Her words.","violations":["liberty.torture"],"date":"2020"}
)");
  REQUIRE(desk.Run("attest-index add --index i b.jsonl").ends_with("exit 0"));
  const std::string search = "attest-search --index i --format json --violation liberty '*'";
  CHECK(Has(desk.Run(search), R"("total":1,)"));
  CHECK(Has(desk.Run(search), R"("count":1,"suggested":1,"children")"));
  const std::string both = desk.Run(search + " --include-suggested");
  CHECK(Has(both, R"("total":2,)"));
  CHECK(Has(both, R"("suggested":{"violations":["liberty.torture"],"date":"2023-10-21"})"));
  CHECK(desk.Run("attest-search --index i --topics none --include-suggested").ends_with("exit 2"));

  CHECK(desk.Run("attest-index suggest --index i --field date --field violations") ==
        "\xEF\xBB\xBFid,#title,violations,#violations,date\r\n"
        "1,고문,liberty.torture,Torture,2023-10-21\r\nexit 0");
  CHECK(desk.Run("attest-index suggest --index i | sed 's/liberty.torture/life/' > review.csv") ==
        "exit 0");
  CHECK(desk.Run("attest-index add --index i review.csv") ==
        "added 0, updated 1, unchanged 0, removed 0, duplicate 0, rejected 0\nexit 0");
  CHECK(desk.Run("attest-index add --index i review.csv") ==
        "added 0, updated 0, unchanged 1, removed 0, duplicate 0, rejected 0\nexit 0");
  const std::string shown = desk.Run("attest-search --index i --show 1 --format json");
  CHECK(Has(shown, R"("date":"2023-10-21",)"));
  CHECK(Has(shown, R"("violations":["life"],"places":[],)"));
  CHECK(Has(shown, R"("source":"S",)"));
  CHECK(Has(shown, R"("violations":"manifest")"));
  CHECK(Has(shown, R"("suggested":{})"));
  CHECK(desk.Run("attest-index suggest --index i --format json") == "exit 0");
  CHECK(desk.Run("attest-index check --index i").ends_with("all sound\nexit 0"));
}

TEST_CASE("an archive's own vocabulary suggests") {
  const Desk desk;
  desk.Write("b.jsonl", R"({"id":"1","text":"나룻배로 건넜다. Torture."})");
  desk.Write("v.xml",
             "<vocabulary version=\"2\">\n<concept scheme=\"violation\" id=\"ferry\">"
             "<pref lang=\"en\">Ferry</pref><pref lang=\"ko\">나룻배</pref>"
             "<pref lang=\"zh-Hant\">渡船</pref></concept>\n</vocabulary>\n");
  REQUIRE(desk.Run("attest-index add --index i --vocabulary v.xml b.jsonl").ends_with("exit 0"));
  const char* const suggest = "attest-index suggest --index i --format json";
  CHECK(desk.Run(suggest) == R"({"id":"1","#title":"","violations":["ferry"]})"
                             "\nexit 0");
  // After a change of the vocabulary they are made anew where documents are.
  REQUIRE(desk.Run("attest-index vocabulary --index i --vocabulary built-in").ends_with("exit 0"));
  CHECK(Has(desk.Run(suggest), "ferry"));
  REQUIRE(desk.Run("attest-index rebuild --index i").ends_with("exit 0"));
  CHECK(desk.Run(suggest) == R"({"id":"1","#title":"","violations":["liberty.torture"]})"
                             "\nexit 0");
}

}  // namespace
}  // namespace attest
