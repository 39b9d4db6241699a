#include <catch2/catch.hpp>

#include "corpus/jsonl_batch.h"
#include "recorder.h"
#include "schema/text.h"

namespace attest {
namespace {

using namespace std::string_literals;

MemoryBatch Read(std::string_view bytes) {
  MemoryBatch result;
  MemorySource source(bytes);
  ReadJsonlBatch(source, result.batch);
  return result;
}

}  // namespace

TEST_CASE("JSON Lines: all fields") {
  const auto read = Read(
      "{\"id\":\"a\",\"title\":\"T\\nU\",\"text\":\"x\\r\\ny\\u0000z\",\"language\":[\"KO\",\"zh-"
      "hant\"],"
      "\"date\":\"2019-11\",\"event_date\":\"199X\",\"source\":\"S\",\"source_type\":\"testimony\","
      "\"violations\":[\"liberty.torture\",\"liberty.torture\"],\"places\":\"kp\",\"access\":"
      "\"restricted\","
      "\"creator\":\"C\",\"rights\":\"R\",\"url\":\"http://u\",\"identifier\":\"I\"}\n");
  CHECK(read.sink.log ==
        "1 a: title=T U text=x\\x0ay z language=ko,zh-Hant date=2019-11 event_date=199X source=S "
        "source_type=testimony violations=liberty.torture places=kp access=restricted creator=C "
        "rights=R url=http://u identifier=I\n");
  CHECK(read.batch.complete());
}

TEST_CASE("JSON Lines: what is a record and what is rejected") {
  struct Row {
    std::string line, log;
  };
  const std::string text = "\"text\":\"x\"";
  const Row rows[] = {
      {"{\"id\":\"a\"," + text + "}\r", "1 a: text=x\n"},
      {"\xEF\xBB\xBF{\"id\":\"a\"," + text + "}", "1 a: text=x\n"},
      {"\n \r\n{\"id\":\"a\"," + text + "}\n\n", "3 a: text=x\n"},
      {"{\"ID\":\" a \",\"dc:title\":\"T\"," + text + "}", "1 a: title=T text=x\n"},
      {"{\"id\":\"a\",\"title\":null,\"text\":\"x\",\"date\":\"\"}", "1 a: text=x\n"},
      {"{\"id\":\"a\",\"title\":\"T\"}", "1 a: title=T\n"},  // partial
      {"{\"id\":\"a\",\"x\":{\"y\":[1]},\"z\":1," + text + "}",
       "note f:1: the key \"x\" is unknown and is kept out\n"
       "note f:1: the key \"z\" is unknown and is kept out\n1 a: text=x\n"},
      {"{\"id\":\"a\",\"places\":[\"Mars\"],\"violations\":[\"v\"],\"source_type\":\"t\"," + text +
           "}",
       "note f:1: source_type: \"t\" is not in the vocabulary and is kept as text\n"
       "note f:1: violations: \"v\" is not in the vocabulary and is kept as text\n"
       "note f:1: places: \"Mars\" is not in the vocabulary and is kept as text\n"
       "1 a: text=x source_type=t violations=v places=Mars\n"},
      {"{\"id\":\"a\",\"dc:subject\":[\"Torture\",\"liberty.detention\",\"gardening\"]," + text +
           "}",
       "note f:1: dc:subject: \"gardening\" is no violation of the vocabulary and is kept out\n"
       "1 a: text=x violations=liberty.torture,liberty.detention\n"},
      // Rejected.
      {"{" + text + "}", "rejected f:1: id: expected 1 to 200 bytes, found none\n"},
      {"{\"id\":null," + text + "}", "rejected f:1: id: expected 1 to 200 bytes, found none\n"},
      {"{\"id\":\"\"," + text + "}", "rejected f:1: id: expected 1 to 200 bytes, found none\n"},
      {"{\"id\":7," + text + "}", "rejected f:1: id: expected text, found a number\n"},
      {"{\"id\":\"a\\nb\"," + text + "}",
       "rejected f:1: id: expected no control characters, found one at byte 1 of \"a\\x0ab\"\n"},
      {"{\"id\":\"a\\u0085b\"," + text + "}",
       "rejected f:1: id: expected no control characters, found one at byte 1 of "
       "\"a\\xc2\\x85b\"\n"},
      {"{\"id\":\"" + std::string(201, 'a') + "\"," + text + "}",
       "rejected f:1: id: expected at most 200 bytes, found 201\n"},
      {"{\"id\":\"a\"," + text + "}\n\n{\"id\":\"a\",\"text\":\"y\"}",
       "1 a: text=x\nrejected f:3 [a]: id: \"a\" is already taken by line 1 of this batch, which "
       "stays\n"},
      {"{\"id\":\"a\",\"date\":\"bad\"," + text + "}\n{\"id\":\"a\",\"text\":\"y\"}",
       "rejected f:1 [a]: date: expected a date like 2019-11-04, found \"bad\"\n2 a: text=y\n"},
      {"{\"id\":\"a\",\"text\":\"\"}", "rejected f:1 [a]: text: expected characters, found none\n"},
      {"{\"id\":\"a\",\"text\":\" \\u3000\\n\"}",
       "rejected f:1 [a]: text: expected characters, found none\n"},
      {"{\"id\":\"a\",\"text\":[\"x\"]}", "rejected f:1 [a]: text: expected text, found a list\n"},
      {"{\"id\":\"a\",\"text\":{}}", "rejected f:1 [a]: text: expected text, found an object\n"},
      {"{\"id\":\"a\",\"title\":true," + text + "}",
       "rejected f:1 [a]: title: expected text, found true or false\n"},
      {"{\"id\":\"a\",\"date\":2019," + text + "}",
       "rejected f:1 [a]: date: expected text, found a number\n"},
      {"{\"id\":\"a\",\"violations\":[\"v\",1]," + text + "}",
       "rejected f:1 [a]: violations: expected text or a list of texts, found a list with a "
       "number\n"},
      {"{\"id\":\"a\",\"places\":[[\"kp\"]]," + text + "}",
       "rejected f:1 [a]: places: expected text or a list of texts, found a list with a list\n"},
      {"{\"id\":\"a\",\"access\":\"Secret\"," + text + "}",
       "rejected f:1 [a]: access: expected public or restricted, found \"Secret\"\n"},
      {"{\"id\":\"a\",\"Access\":\"restricted\"," + text + "}", "1 a: text=x access=restricted\n"},
      {"{\"id\":\"a\",\"language\":\"Korean\"," + text + "}",
       "rejected f:1 [a]: language: expected a BCP 47 tag like ko or zh-Hant, found \"Korean\"\n"},
      {"{\"id\":\"a\",\"date\":\"2019\",\"dc:date\":\"2020\"," + text + "}",
       "rejected f:1 [a]: date: expected one value, found 2\n"},
      {"{\"id\":\"a\",\"file\":\"x.txt\"," + text + "}",
       "rejected f:1 [a]: expected text or file, found both\n"},
      {"{\"id\":\"a\",\"file\":\"x.txt\"}", "rejected f:1 [a]: file: x.txt is missing\n"},
      {"{\"id\":\"a\",\"file\":\"\"}", "rejected f:1 [a]: file: expected a path, found none\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.line);
    const auto read = Read(row.line);
    CHECK(read.sink.log == row.log);
    CHECK(read.batch.complete());
  }
}

TEST_CASE("JSON Lines: lines that cannot be read leave the batch incomplete") {
  struct Row {
    std::string line, reason;
  };
  const std::string deep_lists = "{\"id\":\"a\",\"x\":" + std::string(100000, '[');
  const Row rows[] = {
      {"{\"id\":\"a\",\"text\":\"x",
       "f:1: column 20: expected a whole JSON object, found invalid string: missing closing quote"},
      {"{\"id\":\"a\"",
       "f:1: column 10: expected a whole JSON object, found unexpected end of input; expected '}'"},
      {"{\"id\":\"a\"} x", "f:1: column 12: expected a whole JSON object, found invalid literal"},
      {"[1]", "f:1: expected a JSON object, found a list"},
      {"\"a\"", "f:1: expected a JSON object, found a text"},
      {"null", "f:1: expected a JSON object, found null"},
      {"{\"id\":\"a\",\"id\":\"b\"}", "f:1: the key \"id\" stands twice"},
      {"{\"id\":\"\xFF\"}", "f:1: column 8: expected UTF-8, found \\xff"},
      {"{\"id\":\"\\ud800\"}",
       "f:1: column 14: expected a whole JSON object, found invalid string: surrogate "
       "U+D800..U+DBFF must be followed by U+DC00..U+DFFF"},
      {deep_lists, "f:1: nested deeper than 64"},
      {"\0"s,
       "f:1: column 1: expected a whole JSON object, found unexpected end of input; expected '[', "
       "'{', or a literal"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.line.substr(0, 100));
    const auto read = Read(row.line + "\n{\"id\":\"b\",\"text\":\"y\"}");
    CHECK(read.sink.log == "rejected " + row.reason + "\n2 b: text=y\n");
    CHECK(!read.batch.complete());
  }
  CHECK(Read("").sink.log == "rejected f: the file is empty\n");
  CHECK(Read(" \n").sink.log == "rejected f: the file is empty\n");
}

TEST_CASE("JSON Lines: a line that is too long is left out, the next is read") {
  const auto read =
      Read("{\"id\":\"" + std::string(kMaxRecordBytes, 'a') + "\"}\n{\"id\":\"b\",\"text\":\"y\"}");
  CHECK(read.sink.log == "rejected f:1: expected a line of at most 135266304 bytes, found " +
                             std::to_string(kMaxRecordBytes + 9) + "\n2 b: text=y\n");
}

TEST_CASE("JSON Lines: provenance") {
  const std::string line = "{\"id\": \"a\", \"text\": \"This is the text of them and that.\"}";
  const auto read = Read("\xEF\xBB\xBF" + line + "\r\n");
  REQUIRE(read.sink.records.size() == 1);
  const Record& record = read.sink.records[0];
  CHECK(record.provenance.sha256 == Hex(Sha256(line)));
  CHECK(record.provenance.path == "f");
  CHECK(record.provenance.batch == "batch");
  CHECK(record.provenance.root == "/root");
  CHECK(!record.provenance.bare);
  CHECK(record.provenance.given_id);
  CHECK(record.provenance.origins ==
        std::map<Field, Origin>{{Field::kId, Origin::kManifest},
                                {Field::kText, Origin::kManifest},
                                {Field::kLanguage, Origin::kSuggested}});
  CHECK(record.named == std::set<Field>{Field::kId, Field::kText});
  CHECK(read.sink.bytes == line.size() + 5);  // BOM, CR, LF
}

TEST_CASE("JSON Lines: a partial record names what it changes, empty values included") {
  const auto read = Read(
      "{\"id\":\"a\",\"title\":\"\",\"places\":[],\"date\":null,\"text\":null,\"access\":\"\"}");
  REQUIRE(read.sink.records.size() == 1);
  CHECK(read.sink.records[0].IsPartial());
  CHECK(read.sink.records[0].named ==
        std::set<Field>{Field::kId, Field::kTitle, Field::kPlaces, Field::kDate});
}

TEST_CASE("JSON Lines: looks like a batch") {
  CHECK(LooksLikeJsonlBatch("{\"id\":\"a\",\"text\":\"cut o"));
  CHECK(LooksLikeJsonlBatch("\n broken\n{\"file\":\"a\"}"));
  CHECK(!LooksLikeJsonlBatch("{\"id\":\"a\"}\n{\"text\":\"a\"}"));
  CHECK(!LooksLikeJsonlBatch("{\"a\":{\"text\":\"x\"}}"));
  CHECK(!LooksLikeJsonlBatch("text"));
  CHECK(!LooksLikeJsonlBatch(""));
}

}  // namespace attest
