#include "corpus/door.h"

#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "recorder.h"

namespace attest {
namespace {

Recorder Read(const std::string& path, const DoorOptions& options = {}) {
  Recorder sink;
  ReadPath(path, options, sink);
  return sink;
}

constexpr const char* kText = "This is the text of it.";

}  // namespace

TEST_CASE("a bare file") {
  const TemporaryFolder folder;
  const std::string path = folder.Write("가.txt", kText);
  const Recorder sink = Read(path, {"", "p/"});
  CHECK(sink.log == "0 p/가.txt: text=This is the text of it.(file) language=en(suggested)\n");
  REQUIRE(sink.records.size() == 1);
  const Provenance& from = sink.records[0].provenance;
  CHECK(from.path == "가.txt");
  CHECK(from.root == folder.path());
  CHECK(from.sha256 == Hex(Sha256(kText)));
  CHECK(from.batch == std::filesystem::path(folder.path()).filename());
  CHECK(from.bare);
  CHECK(!from.given_id);
  CHECK(sink.records[0].named == std::set<Field>{Field::kText});
  CHECK(sink.records[0].place.ToString() == path);
  CHECK(sink.bytes == SizeOfPath(path));
}

TEST_CASE("a bare file beside a manifest is not read without it") {
  const TemporaryFolder folder;
  folder.Write("manifest.csv", "id,file,access\na,a.txt,restricted\n");
  const std::string path = folder.Write("a.txt", kText);
  CHECK(Log(Read(path), folder) ==
        "rejected T/a.txt [a.txt]: not read, because manifest.csv beside it may say what it is and "
        "who may read it; add the folder\n");
}

TEST_CASE("a folder: manifest, batches and bare files") {
  const TemporaryFolder folder;
  const std::string root = folder.path() + "/letters";
  folder.Write("letters/manifest.csv", "id,file,access\nm1,sub/one.txt,restricted\nm2,two.txt,\n");
  folder.Write("letters/sub/one.txt", "eins");
  folder.Write("letters/two.txt", "zwei");
  folder.Write("letters/b.jsonl", "{\"id\":\"j\",\"text\":\"x\"}\n");
  folder.Write("letters/c.XML", "<records><record id='x'><text>x</text></record></records>");
  folder.Write("letters/d.csv", "a,b\n1,2\n");
  folder.Write("letters/e.xml", "<html/>");
  folder.Write("letters/f.jsonl", "{\"id\":\"a\"}\n");
  folder.Write("letters/g.pdf", "%PDF-1.4");
  folder.Write("letters/h.txt", "acht");
  const Recorder sink = Read(root + "/");
  CHECK(Log(sink, folder) ==
        "2 m1: text=eins(file) access=restricted\n"
        "3 m2: text=zwei(file)\n"
        "1 j: text=x\n"
        "1 x: text=x\n"
        "0 d.csv: text=a,b\\x0a1,2\\x0a(file)\n"
        "rejected T/letters/e.xml [e.xml]: expected the root element <records>, found another kind "
        "of XML\n"
        "rejected T/letters/f.jsonl [f.jsonl]: expected text or file in the first object, found "
        "neither; a batch "
        "that only changes fields must be named itself\n"
        "rejected T/letters/g.pdf [g.pdf]: damaged PDF: expected a table of its "
        "objects, found none\n"
        "0 h.txt: text=acht(file)\n");
  CHECK(sink.batches == "letters(letters()b.jsonl()c.XML())");
  CHECK(sink.records[0].provenance.path == "sub/one.txt");
  CHECK(sink.records[0].provenance.root == root);
  CHECK(sink.records[0].provenance.batch == "letters");
  CHECK(sink.records[0].provenance.sha256 == Hex(Sha256("eins")));
  CHECK(sink.records[0].named ==
        std::set<Field>{Field::kId, Field::kText, Field::kFile, Field::kAccess});
  CHECK(sink.records[2].provenance.path == "b.jsonl");
  CHECK(sink.records[2].provenance.batch == "b.jsonl");
  CHECK(sink.records[0].place.ToString() == root + "/manifest.csv:2");
}

TEST_CASE("a batch given by its path has itself as root, --batch names it") {
  const TemporaryFolder folder;
  folder.Write("one.txt", "eins");
  const std::string path = folder.Write("b.csv", "id,file\nm1,one.txt\n");
  const Recorder sink = Read(path, {"mine", ""});
  REQUIRE(sink.records.size() == 1);
  CHECK(sink.records[0].provenance.root == path);
  CHECK(sink.records[0].provenance.path == "one.txt");
  CHECK(sink.batches == "mine()");
}

TEST_CASE("files that a record may not name") {
  const TemporaryFolder folder;
  namespace fs = std::filesystem;
  folder.Write("outside.txt", "x");
  folder.Write("in/sub/ok.txt", "x");
  folder.Write("in/empty.txt", "");
  folder.Write("in/bad.txt", "ab\xFF");
  folder.Write("in/inner/manifest.xml", "<records/>");
  folder.Write("in/inner/a.txt", "x");
  fs::create_symlink("../outside.txt", folder.path() + "/in/link");
  REQUIRE(mkfifo((folder.path() + "/in/fifo").c_str(), 0600) == 0);
  const std::string batch =
      folder.Write("in/manifest.csv",
                   "id,file\n1,none.txt\n2,../outside.txt\n3,/etc/"
                   "passwd\n4,link\n5,sub\n6,fifo\n7,empty.txt\n8,bad.txt\n"
                   "9,inner/a.txt\n10,sub/../sub/ok.txt\n11,sub\\ok.txt\n12,sub/../../"
                   "outside.txt\n13,a/b/c\n14,\xFF\n");
  CHECK(
      Log(Read(batch), folder) ==
      "rejected T/in/manifest.csv:2 [1]: file: none.txt is missing\n"
      "rejected T/in/manifest.csv:3 [2]: file: ../outside.txt lies outside the folder of the "
      "batch\n"
      "rejected T/in/manifest.csv:4 [3]: file: /etc/passwd lies outside the folder of the batch\n"
      "rejected T/in/manifest.csv:5 [4]: file: link lies outside the folder of the batch\n"
      "rejected T/in/manifest.csv:6 [5]: file: sub is no regular file\n"
      "rejected T/in/manifest.csv:7 [6]: file: fifo is no regular file\n"
      "rejected T/in/manifest.csv:8 [7]: file: empty.txt: the file is empty\n"
      "rejected T/in/manifest.csv:9 [8]: file: bad.txt: expected text in UTF-8 or another "
      "encoding that can be told, found \\xff at byte 2 (line 1); mend it or name its encoding "
      "with --encoding\n"
      "rejected T/in/manifest.csv:10 [9]: file: inner/a.txt is ruled by the nearer manifest "
      "inner/manifest.xml\n"
      "11 10: text=x(file)\n"
      "12 11: text=x(file)\n"
      "rejected T/in/manifest.csv:13 [12]: file: sub/../../outside.txt lies outside the folder of "
      "the batch\n"
      "rejected T/in/manifest.csv:14 [13]: file: a/b/c is missing\n"
      "rejected T/in/manifest.csv:15 [14]: file: expected UTF-8, found \\xff at byte 0 (line 1)\n");
}

TEST_CASE("a name in the other normal form is found") {
  const TemporaryFolder folder;
  folder.Write("\u1112\u1161\u11ab.txt", "x");  // as a Mac writes 한
  const std::string batch = folder.Write("b.csv", "id,file\na,한.txt\n");
  CHECK(Read(batch).log == "2 a: text=x(file)\n");
}

TEST_CASE("what a manifest names enters through it only, whatever becomes of the record") {
  const TemporaryFolder folder;
  folder.Write("manifest.jsonl",
               "{\"id\":\"a\",\"file\":\"a.txt\",\"access\":\"secret\"}\n{\"id\":\"b\",\"file\":"
               "\"b.txt\"}\n");
  folder.Write("a.txt", "x");
  folder.Write("b.txt", "y");
  folder.Write("c.jsonl", "{\"id\":\"c\",\"file\":\"b.txt\"}\n");
  std::filesystem::create_symlink("a.txt", folder.path() + "/z-link");
  std::filesystem::create_hard_link(folder.path() + "/b.txt", folder.path() + "/z-hard");
  CHECK(Log(Read(folder.path()), folder) ==
        "rejected T/manifest.jsonl:1 [a]: access: expected public or restricted, found \"secret\"\n"
        "2 b: text=y(file)\n"
        "rejected T/c.jsonl:1 [c]: file: b.txt enters through manifest.jsonl only\n");
}

TEST_CASE("a manifest that cannot be read whole holds back what it rules") {
  const TemporaryFolder folder;
  folder.Write("r/manifest.csv", "id,file\na,a.txt\nb,\"b.txt\n");
  folder.Write("r/a.txt", "x");
  folder.Write("r/b.txt", "y");
  folder.Write("r/sub/c.txt", "z");
  folder.Write("r/own/manifest.csv", "id,file\n");
  folder.Write("r/own/d.txt", "w");
  const Recorder sink = Read(folder.path() + "/r");
  CHECK(Log(sink, folder) ==
        "2 a: text=x(file)\n"
        "rejected T/r/manifest.csv:3: expected a closing quote, found the end of the file\n"
        "rejected T/r/b.txt [b.txt]: not read, because its manifest manifest.csv could not be read "
        "whole\n"
        "0 own/d.txt: text=w(file)\n"
        "rejected T/r/sub/c.txt [sub/c.txt]: not read, because its manifest manifest.csv could not "
        "be read whole\n");
  CHECK(sink.batches == "r(r(!)own()!)");
}

TEST_CASE("a broken record that shows which file it names holds back only that") {
  const TemporaryFolder folder;
  folder.Write("csv/manifest.csv", "id,file,title\na,a.txt\n");
  folder.Write("jsonl/manifest.jsonl", "{\"file\":\"a.txt\",\"id\":\"a\n");
  for (const char* name : {"csv/a.txt", "csv/b.txt", "jsonl/a.txt", "jsonl/b.txt"}) {
    folder.Write(name, "x");
  }
  const Recorder sink = Read(folder.path());
  CHECK(Log(sink, folder) ==
        "rejected T/csv/manifest.csv:2: expected 3 columns as in the header, found 2\n"
        "rejected T/jsonl/manifest.jsonl:1: column 24: expected a whole JSON object, found invalid "
        "string: missing closing quote\n"
        "0 csv/b.txt: text=x(file)\n"
        "0 jsonl/b.txt: text=x(file)\n");
  CHECK(sink.batches.ends_with("(csv(!)jsonl(!)!)"));
}

TEST_CASE("ids in a folder: the first stays") {
  const TemporaryFolder folder;
  folder.Write("b.jsonl", "{\"id\":\"x.txt\",\"text\":\"x\"}\n");
  folder.Write("x.txt", "y");
  folder.Write("a%0Ab", "1");
  folder.Write("a\nb", "2");
  CHECK(Log(Read(folder.path()), folder) ==
        "1 x.txt: text=x\n"
        "0 a%0Ab: text=2(file)\n"
        "rejected T/a%0Ab [a%0Ab]: id: \"a%0Ab\" is already taken in this folder by another file, "
        "which stays\n"
        "rejected T/x.txt [x.txt]: id: \"x.txt\" is already taken in this folder by another file, "
        "which stays\n");
}

TEST_CASE("paths that cannot be read") {
  const TemporaryFolder folder;
  REQUIRE(mkfifo((folder.path() + "/fifo").c_str(), 0600) == 0);
  CHECK_THROWS_WITH(Read(folder.path() + "/none"), folder.path() + "/none: no such file or folder");
  CHECK_THROWS_WITH(SizeOfPath(folder.path() + "/none"),
                    folder.path() + "/none: no such file or folder");
  CHECK_THROWS_WITH(
      Read(folder.path() + "/fifo"),
      folder.path() + "/fifo: expected a file or folder, found a FIFO, socket or device");
  CHECK_THROWS_AS(Read("/dev/null"), InputError);
  CHECK(Read(folder.path() + "/.").log.substr(0, 8) == "rejected");
  const std::string empty = folder.Write("e.csv", "");
  CHECK(Log(Read(empty), folder) == "rejected T/e.csv: the file is empty\n");
  CHECK(Read(empty).batches == "e.csv(!)");
}

TEST_CASE("the same folder reads the same twice, and its size is what is read") {
  const TemporaryFolder folder;
  folder.Write("manifest.csv", "id,file\na,a.txt\n");
  for (const char* name : {"a.txt", "b/c.txt", "d.txt"}) folder.Write(name, kText);
  const Recorder first = Read(folder.path());
  CHECK(first.log == Read(folder.path()).log);
  CHECK(first.records.size() == 3);
  CHECK(SizeOfPath(folder.path()) == 16 + 3 * std::string(kText).size());
}

}  // namespace attest
