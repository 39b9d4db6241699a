#include <catch2/catch.hpp>
#include <random>

#include "corpus/csv_manifest.h"
#include "corpus/csv_rows.h"
#include "recorder.h"

namespace attest {
namespace {

MemoryBatch Read(std::string_view bytes) {
  MemoryBatch result;
  ReadCsvManifest(bytes, result.batch);
  return result;
}

}  // namespace

TEST_CASE("CSV: records") {
  struct Row {
    std::string csv, log;
  };
  const Row rows[] = {
      {"id,text\na,x\n", "2 a: text=x\n"},
      {"\xEF\xBB\xBFid,text\r\na,x\r\n\r\nb,y", "2 a: text=x\n4 b: text=y\n"},
      {"id,text\ra,x\rb,y\r", "2 a: text=x\n3 b: text=y\n"},  // the old Mac
      {"id,text\n\"a\",\"x, \"\"y\"\"\r\nz\"\nb,y\n", "2 a: text=x, \"y\"\\x0az\n4 b: text=y\n"},
      {"id;text;title\na;x,y;T\n", "2 a: title=T text=x,y\n"},
      {"id\ttext\na\tx\n", "2 a: text=x\n"},
      {"id,text,language,places,title\na,x,ko|en,kp| cn |kp,A|B\n",
       "2 a: title=A|B text=x language=ko,en places=kp,cn\n"},
      {"id,text,date\na,x,\n", "2 a: text=x\n"},
      {"id,title,text,file\na,T,,\n", "2 a: title=T\n"},  // partial
      {"id,text,Access\na,x,restricted\n", "2 a: text=x access=restricted\n"},
      {"id,text,x,\na,x,y,\nb,y,z,\n",
       "note f:1: the column \"x\" is unknown and is kept out\n"
       "note f:1: the column \"\" is unknown and is kept out\n2 a: text=x\n3 b: text=y\n"},
      {"id,#note,text, #x\na,n,x,y\n", "2 a: text=x\n"},  // remarks
      {"id,text\n", ""},
      {"id,text\na,x\n,\n \n\nb,y\n", "2 a: text=x\n6 b: text=y\n"},
      {"id,text\n,x\n", "rejected f:2: id: expected 1 to 200 bytes, found none\n"},
      {"id,text\na,\" \"\n", "rejected f:2 [a]: text: expected characters, found none\n"},
      {"id,text\na,\"x\n\xFF\"\n",
       "rejected f:2 [a]: text: expected UTF-8, found \\xff at byte 2 (line 2)\n"},
      {"id,text,title\na,x,\xFF\n",
       "rejected f:2 [a]: title: expected UTF-8, found \\xff at byte 0 (line 1)\n"},
      {"id,text,date\na,x,2019-13\nb,y,\n",
       "rejected f:2 [a]: date: expected a date like 2019-11-04, found \"2019-13\" (no such "
       "month)\n3 b: text=y\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.csv);
    const auto read = Read(row.csv);
    CHECK(read.sink.log == row.log);
    CHECK(read.batch.complete());
  }
}

TEST_CASE("CSV: what cannot be read leaves the batch incomplete, the rest is read") {
  struct Row {
    std::string csv, log;
  };
  const std::string quotes =
      ": expected quotes around whole cells and doubled inside them: error parsing data while "
      "strict "
      "checking enabled\n";
  const Row rows[] = {
      {"", "rejected f: the file is empty\n"},
      {"\n\n", "rejected f: the file is empty\n"},
      {"title,text\nT,x\n", "rejected f:1: header: expected a column id, found none\n"},
      {"id,text,text\na,x,y\n", "rejected f:1: header: the column \"text\" stands twice\n"},
      {"id,text,title\na,x\nb,y,T\n",
       "rejected f:2: expected 3 columns as in the header, found 2\n3 b: title=T text=y\n"},
      {"id,text\na,x,y\nb,y\n",
       "rejected f:2: expected 2 columns as in the header, found 3\n3 b: text=y\n"},
      {"id,text\na,\"x\ny\",z\nb,y\n",
       "rejected f:2: expected 2 columns as in the header, found 3\n4 b: text=y\n"},
      {"id,text\na,x\"y\nb,y\n", "rejected f:2" + quotes + "3 b: text=y\n"},
      {"id,text\na,\"x\nb,y\nc,\"z\"\n", "rejected f:2" + quotes + "3 b: text=y\n4 c: text=z\n"},
      {"id,text\na,\"x\nb,y\n",
       "rejected f:2: expected a closing quote, found the end of the file\n3 b: text=y\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.csv);
    const auto read = Read(row.csv);
    CHECK(read.sink.log == row.log);
    CHECK(!read.batch.complete());
  }
}

TEST_CASE("CSV: rows keep their bytes") {
  const auto read = Read("id,text\r\na,\"x\r\ny\"\r\n");
  REQUIRE(read.sink.records.size() == 1);
  CHECK(read.sink.records[0].provenance.sha256 == Hex(Sha256("a,\"x\r\ny\"")));
}

TEST_CASE("CSV: what was written as rows is read as the same rows") {
  std::mt19937 random(2);
  const std::string_view pieces[] = {"a", "\"", ",", "\n", "\r\n", "한", ";", "|", "x y"};
  for (int round = 0; round < 500; ++round) {
    std::vector<std::vector<std::string>> table(1 + random() % 5);
    std::string csv;
    for (auto& row : table) {
      for (size_t n = 2 + random() % 3; n > 0; --n) {
        std::string cell = "c";
        for (size_t k = random() % 5; k > 0; --k) cell += pieces[random() % std::size(pieces)];
        std::string quoted;
        for (const char c : cell) quoted += c == '"' ? "\"\"" : std::string(1, c);
        csv += (row.empty() ? "\"" : ",\"") + quoted + "\"";
        row.push_back(cell);
      }
      csv += random() % 2 ? "\n" : "\r\n";
    }
    CAPTURE(csv);
    CsvRows rows(csv, ',');
    TableRow row;
    size_t line = 1;
    for (const auto& expected : table) {
      REQUIRE(rows.Next(&row));
      REQUIRE(row.error.empty());
      REQUIRE(row.cells == expected);
      REQUIRE(row.line == line);
      line += 1 + static_cast<size_t>(std::count(row.bytes.begin(), row.bytes.end(), '\n'));
    }
    REQUIRE(!rows.Next(&row));
  }
}

TEST_CASE("CSV: any bytes come to an end") {
  std::mt19937 random(3);
  const std::string_view pieces[] = {"\"", ",", "\n", "a", std::string_view("\0", 1), "\xFF", "\r"};
  for (int round = 0; round < 500; ++round) {
    std::string csv = "id,text\n";
    for (size_t n = random() % 60; n > 0; --n) csv += pieces[random() % std::size(pieces)];
    const auto read = Read(csv);
    for (const Record& record : read.sink.records) REQUIRE(!record.document.id.empty());
  }
  std::string broken = "id,text\n";
  for (int i = 0; i < 20000; ++i) broken += "a,\"\n";
  CHECK(Read(broken).sink.records.size() == 1);  // rows of two lines, one id
}

TEST_CASE("CSV: looks like a batch") {
  CHECK(LooksLikeCsvBatch("id,file\n"));
  CHECK(LooksLikeCsvBatch("Title;Text"));
  CHECK(!LooksLikeCsvBatch("id,title\na,b\n"));
  CHECK(!LooksLikeCsvBatch("text about files\n"));
  CHECK(!LooksLikeCsvBatch(""));
}

}  // namespace attest
