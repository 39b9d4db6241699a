#include "corpus/readers/read_file.h"

#include <catch2/catch.hpp>

#include "dump.h"
#include "iconv.h"
#include "schema/text.h"
#include "tar_writer.h"

namespace attest {
namespace {

using namespace std::string_literals;

// "member: text" of each document with its line feeds as '/', "member: REJECTED reason".
class DocumentLog : public DocumentSink {
 public:
  void OnDocument(const std::string& member, std::string_view, Reading reading) override {
    for (char& c : reading.text) c = c == '\n' ? '/' : c;
    log += member + ": " + reading.text.substr(0, 40) + "\n";
    ++count;
  }
  void OnMemberProblem(const std::string& member, const std::string& reason) override {
    log += member + ": REJECTED " + reason + "\n";
    ++count;
  }

  std::string log;
  size_t count = 0;
};

// The documents, then "REJECTED reason" of the file.
std::string Documents(std::string_view bytes, const std::string& encoding = "") {
  DocumentLog documents;
  try {
    ReadFile(bytes, {.encoding = encoding}, documents);
  } catch (const RecordError& error) {
    return documents.log + "REJECTED " + error.what();
  }
  return documents.log;
}

struct Attachment {
  std::string name, bytes;
};

std::string Mail(const std::string& text, const std::vector<Attachment>& attachments = {}) {
  std::string parts = "Content-Type: text/plain; charset=utf-8\n\n" + text + "\n";
  const std::string edge =
      "=edge" + std::to_string(attachments.empty() ? 0 : attachments[0].bytes.size());
  for (const Attachment& attachment : attachments) {
    parts += "--" + edge +
             "\nContent-Type: application/octet-stream\n"
             "Content-Transfer-Encoding: binary\nContent-Disposition: attachment; filename=\"" +
             attachment.name + "\"\n\n" + attachment.bytes + "\n";
  }
  return "From: K <k@example.org>\nDate: Mon, 4 Nov 2019 10:00:00 +0900\nMIME-Version: 1.0\n"
         "Content-Type: multipart/mixed; boundary=\"" +
         edge + "\"\n\n--" + edge + "\n" + parts + "--" + edge + "--\n";
}

std::string Docx(const std::string& text) {
  return MakeZip(
      {{"[Content_Types].xml",
        "<Types><Override PartName='/w.xml' ContentType='application/"
        "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>"},
       {"_rels/.rels",
        "<Relationships><Relationship Id='r' Type='http://x/relationships/officeDocument' "
        "Target='w.xml'/></Relationships>"},
       {"w.xml", "<w:document xmlns:w='urn:w'><w:body><w:p><w:r><w:t>" + text +
                     "</w:t></w:r></w:p></w:body></w:document>"}});
}

std::string InZip(const std::string& name, const std::string& bytes) {
  return MakeZip({{name, bytes}});
}

const std::string kTooDeep =
    ": REJECTED lies too deep: expected archives and mails at most 2 deep in another one, found "
    "more; unpack them first\n";

}  // namespace

TEST_CASE("a file and the documents in it") {
  const std::string image =
      "an image has no text to read: recognise it first with tesseract FILE OUT (package "
      "tesseract-ocr)";
  const std::string docx = Docx("그는 밤에 끌려갔다.");
  const std::string from = "From k@e.org Mon Nov  4 10:00:00 2019\n";
  const std::string mixed = MakeZip({{"a.pdf", "plain words"},  // a name says nothing
                                     {"empty.txt", ""},
                                     {"b.doc", docx},
                                     {"scan.txt", "\x89PNG\r\n"},
                                     {"../c", "x"},
                                     {"locked", "x", true, {}, {}, true},
                                     {"list.csv", "id,text\n1,x\n"},
                                     {"d.html", "<!doctype html><p>證詞</p>"}});
  struct Row {
    std::string bytes, documents;
  };
  const Row rows[] = {
      {"밤에 왔다.", ": 밤에 왔다.\n"},
      {docx, ": 그는 밤에 끌려갔다./\n"},
      {"\x89PNG\r\n", "REJECTED " + image},
      {Mail("Hello."), ": Hello./\n"},
      {Mail("Hello.", {{"a.docx", docx}, {"b.png", "\x89PNG"}, {"c.txt", "證詞"}}),
       ": Hello./\na.docx: 그는 밤에 끌려갔다./\nb.png: REJECTED " + image + "\nc.txt: 證詞\n"},
      {Mail("", {{"a.docx", docx}}), "a.docx: 그는 밤에 끌려갔다./\n"},
      {InZip("x/m.eml", Mail("Hello.", {{"a.docx", docx}})),
       "x/m.eml: Hello./\nx/m.eml!/a.docx: 그는 밤에 끌려갔다./\n"},
      {InZip("b.zip", InZip("m.eml", Mail("Hello.", {{"a.docx", docx}}))),
       "b.zip!/m.eml: Hello./\nb.zip!/m.eml!/a.docx: 그는 밤에 끌려갔다./\n"},
      // What lies in a mailbox is a mail although it says little.
      {from + "Subject: a\n\nx\n\n" + from + "Subject: b\n\ny\n", "1.eml: x//\n2.eml: y/\n"},
      {MakeTar({{"d/a.txt", "하나"}, {"b.docx", docx}}),
       "d/a.txt: 하나\nb.docx: 그는 밤에 끌려갔다./\n"},
      {MakeGzip(MakeTar({{"t.gz", MakeGzip("二", "t.txt")}})), "t.gz!/t.txt: 二\n"},
      {mixed,
       "a.pdf: plain words\n"
       "empty.txt: REJECTED the file is empty\n"
       "b.doc: 그는 밤에 끌려갔다./\nscan.txt: REJECTED " +
           image +
           "\n../c: REJECTED unsafe name: expected a path inside the archive, found one "
           "with ..\nlocked: REJECTED encrypted: save it without a password\n"
           "list.csv: id,text/1,x/\nd.html: 證詞/\n"},
      {InZip("\xB9\xE3.txt", "x y"), "\xB9\xE3.txt: x y\n"},  // EUC-KR
      {MakeZip({}), "REJECTED expected a file in the zip archive, found none"},
  };
  for (const Row& row : rows) CHECK(Documents(row.bytes) == row.documents);
  const std::string euc = Encoded("밤", "EUC-KR");
  CHECK(Documents(InZip("a", euc), "windows-949") == "a: 밤\n");
}

TEST_CASE("containers in containers") {
  const std::string deepest = InZip("a.txt", "x");
  std::string zips = deepest, archives = deepest, mails = Mail("Hello.");
  for (int i = 0; i < 2; ++i) zips = InZip("z", zips);
  CHECK(Documents(zips) == "z!/z!/a.txt: x\n");
  CHECK(Documents(InZip("z", zips)) == "z!/z!/z" + kTooDeep);
  CHECK(Documents(InZip("z", InZip("z", InZip("m", Mail("Hi.", {{"a.txt", "x"}}))))) ==
        "z!/z!/m: Hi./\nz!/z!/m!/a.txt" + kTooDeep);
  for (int i = 0; i < 6; ++i) mails = Mail("Hello.", {{"m.eml", mails}});
  CHECK(Documents(mails).ends_with("\nm.eml!/m.eml!/m.eml!/m.eml" + kTooDeep));
  for (int i = 0; i < 200; ++i) zips = InZip("z", zips);
  CHECK(Documents(zips) == "z!/z!/z" + kTooDeep);
}

TEST_CASE("bombs and crowds in a file") {
  const std::string zeros(kFreeMember + 1, '\0');
  const std::string bomb = InZip("bomb", zeros);
  CHECK(Documents(MakeZip({{"a.zip", bomb}, {"b.txt", "x"}}))
            .starts_with("a.zip!/bomb: REJECTED expected at most 67108864 bytes unpacked from "));
  CHECK(Documents(MakeZip({{"a.gz", MakeGzip(zeros)}, {"b.txt", "x"}})) ==
        "a.gz: REJECTED expected at most 67108864 bytes unpacked from this gzip data, found more\n"
        "b.txt: x\n");

  ZipWriter half;
  for (size_t i = 0; i < kMaxMembers / 2 + 1; ++i) half.Add({std::to_string(i), "x"});
  std::vector<TarMember> many;
  for (size_t i = 0; i <= kMaxMembers; ++i) many.push_back({std::to_string(i), "x"});
  const std::string crowds[] = {MakeZip({{"a", half.Finish()}, {"b", half.Finish()}}),
                                MakeTar(many)};
  const size_t documents[] = {kMaxMembers - 2, kMaxMembers};  // two are archives
  for (size_t i = 0; i < 2; ++i) {
    DocumentLog log;
    CHECK_THROWS_WITH(ReadFile(crowds[i], {}, log),
                      "expected at most 10000 members in all, found more; divide the archive");
    CHECK(log.count == documents[i]);
  }
}

TEST_CASE("damaged files are read or rejected") {
  const std::string inner =
      MakeZip({{"m.eml", Mail("Hello.", {{"a.docx", Docx("증언")}})}, {"b.txt", "two\nlines"}});
  const std::string tar = MakeTar({{"a.zip", inner}, {"b.txt", "words"}});
  const auto read = [](std::string_view bytes) {
    DocumentLog documents;
    ReadFile(bytes, {}, documents);
    return Reading{documents.log, {}, {}};
  };
  CHECK(TryDamaged(read, inner, 20, 500) >= 20);
  CHECK(TryDamaged(read, tar, 20, 500) >= 18);
  CHECK(TryDamaged(read, MakeGzip(tar), 20, 500) >= 400);
}

TEST_CASE("which files want a child") {
  CHECK_FALSE(NeedsChild("plain words"));
  CHECK(NeedsChild("%PDF-1.4"));
  CHECK(NeedsChild("PK\x03\x04"));
  CHECK(NeedsChild("<!doctype html>"));
  CHECK(NeedsChild("\x89PNG"));
}

TEST_CASE("an archive that may restrict its members is not read past that") {
  const std::string reason =
      ", which may say who may read the rest and is not read inside an archive: unpack it and add "
      "the folder";
  CHECK(Documents(MakeZip({{"a.txt", "secret"}, {"b/Manifest.CSV", "id,file,access"}})) ==
        "REJECTED it holds b/Manifest.CSV" + reason);
  CHECK(Documents(MakeZip({{"b\\a.txt", "secret"}, {"b\\manifest.xml", "<records/>"}})) ==
        "REJECTED it holds b\\manifest.xml" + reason);
  CHECK(Documents(MakeZip({{"a.txt", "secret"}, {"a.txt.meta.json", "{}"}})) ==
        "REJECTED it holds a.txt.meta.json" + reason);
  const std::string tar = MakeTar({{"a.txt", "secret"}, {"manifest.xml", "<records/>"}});
  CHECK(Documents(tar) == "REJECTED it holds manifest.xml" + reason);
  CHECK(Documents(MakeGzip(tar)) == "REJECTED it holds manifest.xml" + reason);
}

TEST_CASE("a file is read on behind the member that ended its child") {
  const std::string bytes = MakeZip({{"a.txt", "1"},
                                     {"..", "x"},
                                     {"z.zip", MakeZip({{"b.txt", "2"}, {"c.txt", "3"}})},
                                     {"m.eml", Mail("letter", {{"d.txt", "4"}})},
                                     {"e.txt", "5"}});
  const struct {
    size_t skip;
    const char* documents;
  } rows[] = {
      {1, "..,z.zip!/b.txt,z.zip!/c.txt,m.eml,m.eml!/d.txt,e.txt,"},
      {2, "m.eml,m.eml!/d.txt,e.txt,"},  // z.zip itself
      {3, "z.zip!/c.txt,m.eml,m.eml!/d.txt,e.txt,"},
      {5, "e.txt,"},  // nothing of a mail that ended its child
      {6, "e.txt,"},
      {7, ""},
  };
  class Names : public DocumentSink {
   public:
    void OnBegin(const std::string& member) override { begun += member + ","; }
    void OnDocument(const std::string& member, std::string_view, Reading) override {
      documents += member + ",";
    }
    void OnMemberProblem(const std::string& member, const std::string&) override {
      documents += member + ",";
    }
    std::string begun, documents;
  };
  Names whole;
  ReadFile(bytes, {}, whole);
  CHECK(whole.begun == "a.txt,z.zip,z.zip!/b.txt,z.zip!/c.txt,m.eml,m.eml!/d.txt,e.txt,");
  for (const auto& row : rows) {
    Names rest;
    ReadFile(bytes, {.skip = row.skip}, rest);
    CHECK(rest.documents == row.documents);
  }
}

}  // namespace attest
