#include "indexer/suggest.h"

#include "schema/csv.h"
#include "tests/indexer/archived.h"

namespace attest {
namespace {

std::string Printed(const Archived& archived, bool json, const std::vector<std::string>& fields,
                    std::string* told = nullptr) {
  std::ostringstream out, err;
  const size_t left_out = PrintSuggestions({archived.index(), json, fields}, out, err);
  if (told) *told = std::to_string(left_out) + " " + err.str();
  return out.str();
}

std::string Record(const Archived& archived, const std::string& id) {
  return EncodeDocument(*IndexReader(archived.index()).Find(id));
}

std::string Replaced(std::string text, const std::string& from, const std::string& to) {
  const size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

constexpr const char* kRecords =
    R"({"id":"a","title":"=Torture, \"they\" said","text":"21 October 2023\nDear Minister,","language":"en"}
{"id":"b","title":"고문","text":"그의 말","places":["kp"],"language":"ko"}
{"id":"c","text":"quiet"}
{"id":"-d","title":"酷刑","text":"她的话"}
{"id":"e","title":"Rape","text":"She said so.","access":"restricted","date":"2019"}
{"id":"f","title":"Torture","text":"In a village.","places":["=A1"]}
)";

TEST_CASE("suggestions are printed for review") {
  Archived archived;
  archived.Write("in.jsonl", kRecords);
  REQUIRE(archived.Add("in.jsonl") == "+6");
  std::string told;
  CHECK(Printed(archived, false, {}, &told) ==
        "\xEF\xBB\xBF"
        "id,#title,violations,#violations,places,#places,date\r\n"
        "a,\"'=Torture, \"\"they\"\" said\",liberty.torture,Torture,,,2023-10-21\r\n"
        "b,고문,liberty.torture,Torture,kp,North Korea,\r\n"  // its place is assigned: as it is
        "e,Rape,gender.rape,Rape,,,2019\r\n");
  CHECK(told ==
        "2 attest-index: -d: left out: a cell cannot hold its id or a value safely; "
        "--format json has it\n"
        "attest-index: f: left out: a cell cannot hold its id or a value safely; "
        "--format json has it\n");
  CHECK(Printed(archived, false, {"date"}, &told) ==
        "\xEF\xBB\xBF"
        "id,#title,date\r\n"
        "a,\"'=Torture, \"\"they\"\" said\",2023-10-21\r\n");
  CHECK(told == "0 ");
  CHECK(Printed(archived, true, {"violations"}) ==
        R"({"id":"a","#title":"=Torture, \"they\" said","violations":["liberty.torture"]}
{"id":"b","#title":"고문","violations":["liberty.torture"]}
{"id":"-d","#title":"酷刑","violations":["liberty.torture"]}
{"id":"f","#title":"Torture","violations":["liberty.torture"]}
{"id":"e","#title":"Rape","violations":["gender.rape"]}
)");
}

TEST_CASE("what was reviewed becomes assigned, and nothing else changes") {
  Archived archived;
  archived.Write("in.jsonl", kRecords);
  REQUIRE(archived.Add("in.jsonl") == "+6");
  const std::string before = Record(archived, "a"), other = Record(archived, "f");
  const std::string csv = Printed(archived, false, {});
  archived.Write("review.csv", Replaced(csv, "liberty.torture,Torture,,", "life,Torture,kp|cn,"));
  CHECK(archived.Add("review.csv") == "~3");
  CHECK(archived.err() == "");  // remarks are no unknown columns
  std::string expected =
      Replaced(before, R"("language":["en"],)", R"("language":["en"],"date":"2023-10-21",)");
  expected =
      Replaced(expected, R"("path")", R"("violations":["life"],"places":["kp","cn"],"path")");
  expected = Replaced(expected, R"("language":"manifest")",
                      R"("language":"manifest","date":"manifest","violations":"manifest",)"
                      R"("places":"manifest")");
  expected = Replaced(expected,
                      R"("suggested":{"violations":["liberty.torture"],)"
                      R"("date":"2023-10-21"},)",
                      "");
  CHECK(Record(archived, "a") == expected);
  CHECK(Record(archived, "f") == other);
  CHECK(archived.Add("review.csv") == "=3");
  CHECK(Printed(archived, true, {}).find("\"a\"") == std::string::npos);
  // An emptied cell takes the value away, and the text suggests it again.
  archived.Write("empty.csv", "id,violations\r\na,\r\n");
  CHECK(archived.Add("empty.csv") == "~1");
  CHECK(IndexReader(archived.index()).Find("a")->suggested.violations ==
        std::vector<std::string>{"liberty.torture"});
}

TEST_CASE("JSON Lines for review are taken back too") {
  Archived archived;
  archived.Write("in.jsonl", kRecords);
  REQUIRE(archived.Add("in.jsonl") == "+6");
  archived.Write("review.jsonl", Printed(archived, true, {}));
  CHECK(archived.Add("review.jsonl") == "~5");
  CHECK(archived.err() == "");
  CHECK(archived.Add("review.jsonl") == "=5");
  CHECK(Printed(archived, true, {}) == "");
}

}  // namespace
}  // namespace attest
