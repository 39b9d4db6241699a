#include "corpus/readers/read_file.h"

#include <catch2/catch.hpp>

#include "corpus/readers/archive.h"
#include "pdf_writer.h"
#include "schema/text.h"
#include "tar_writer.h"
#include "zip_writer.h"

namespace attest {
namespace {

// One line a document: "member: its first line", or "member REJECTED reason".
class Log : public DocumentSink {
 public:
  void OnBegin(const std::string& member) override { begun.push_back(member); }
  void OnDocument(const std::string& member, std::string_view bytes, Reading reading) override {
    log += member + ": " + reading.text.substr(0, reading.text.find('\n')) + "\n";
    sizes += bytes.size();
  }
  void OnMemberProblem(const std::string& member, const std::string& reason) override {
    log += Printable(member) + " REJECTED " + reason + "\n";
  }
  std::string log;
  std::vector<std::string> begun;
  size_t sizes = 0;
};

Log Read(const std::string& bytes, size_t skip = 0) {
  Log log;
  try {
    ReadFile(bytes, {.skip = skip}, log);
  } catch (const RecordError& error) {
    log.log += std::string("FILE REJECTED ") + error.what() + "\n";
  }
  return log;
}

const std::string kUnsafe =
    " REJECTED expected a name below the archive, of at most 4096 bytes and without backslashes\n";

std::string Mail(const std::string& attachment, const std::string& bytes) {
  return "From: a@example.org\nDate: Mon, 4 Nov 2019 10:00:00 +0900\nSubject: s\nMIME-Version: "
         "1.0\n"
         "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nthe "
         "letter\n"
         "--b\nContent-Type: application/octet-stream; name=\"" +
         attachment + "\"\nContent-Disposition: attachment; filename=\"" + attachment + "\"\n\n" +
         bytes + "\n--b--\n";
}

}  // namespace

TEST_CASE("a file of any kind is its documents") {
  const std::string inner = MakeZip({{"x/y.txt", "깊은 글"}});
  struct Row {
    std::string bytes, log;
  };
  const Row rows[] = {
      {"한 줄\n", ": 한 줄\n"},
      {MakePdf({PdfLines({"a page"})}), ": a page\n"},
      {"<html><body><p>a web page</p>", ": a web page\n"},
      {"\x89PNG\r\n",
       "FILE REJECTED an image has no text to read: recognise it first with tesseract FILE OUT "
       "(package tesseract-ocr)\n"},
      {MakeZip({{"a.txt", "first"}, {"b/", ""}, {"b/c.pdf", MakePdf({PdfLines({"page"})})}}),
       "a.txt: first\nb/c.pdf: page\n"},
      {MakeZip({}), "FILE REJECTED expected files in the archive, found none\n"},
      // What is in it is read for what it is, not for its name; what cannot be read goes alone.
      {MakeZip({{"a.pdf", "no pdf"}, {"b.txt", ""}, {"c.txt", "after it"}}),
       "a.pdf: no pdf\nb.txt REJECTED the file is empty\nc.txt: after it\n"},
      {MakeZip({{"../a.txt", "x"},
                {"/etc/passwd", "x"},
                {"a\\b.txt", "x"},
                {"a//b", "x"},
                {"a/./b", "x"},
                {"..", "x"},
                {"a/..b", "fine"}}),
       "../a.txt" + kUnsafe + "/etc/passwd" + kUnsafe + "a\\b.txt" + kUnsafe + "a//b" + kUnsafe +
           "a/./b" + kUnsafe + ".." + kUnsafe + "a/..b: fine\n"},
      {MakeZip({{"__MACOSX/._a.txt", "x"},
                {"b/.DS_Store", "x"},
                {"._c", "x"},
                {"Thumbs.db", "x"},
                {"b/a.txt", "fine"}}),
       "b/a.txt: fine\n"},
      {MakeZip({{.name = "a.txt", .content = "x", .encrypted = true}, {"b.txt", "fine"}}),
       "a.txt REJECTED encrypted: save it without a password\nb.txt: fine\n"},
      {MakeZip({{"a.zip", inner}, {"b.txt", "after"}}), "a.zip!/x/y.txt: 깊은 글\nb.txt: after\n"},
      {MakeZip({{"a.zip", MakeZip({{"b.zip", inner}, {"c.txt", "beside"}})}}),
       "a.zip!/b.zip REJECTED expected at most 2 archives or mails in each other, found one more: "
       "unpack it first\na.zip!/c.txt: beside\n"},
      {MakeZip({{"a.txt", "x"}, {"b/manifest.csv", "id,file,access\n1,a.txt,restricted\n"}}),
       "FILE REJECTED it holds b/manifest.csv, which may say who may read the rest and is not read "
       "inside an archive: unpack it and add the folder\n"},
      {MakeZip({{"a.txt", "x"}, {"a.txt.meta.json", "{}"}}),
       "FILE REJECTED it holds a.txt.meta.json, which may say who may read the rest and is not "
       "read inside an archive: unpack it and add the folder\n"},
      {Mail("a.txt", "the annex"), ": the letter\na.txt: the annex\n"},
      {Mail("a.txt", ""), ": the letter\na.txt REJECTED the file is empty\n"},
      {MakeZip({{"m.eml", Mail("a.txt", "the annex")}}),
       "m.eml: the letter\nm.eml!/a.txt: the annex\n"},
      {MakeZip({{"z.zip", MakeZip({{"m.eml", Mail("a.txt", "x")}})}}),
       "z.zip!/m.eml: the letter\nz.zip!/m.eml!/a.txt REJECTED expected at most 2 archives or "
       "mails in each other, found one more: unpack it first\n"},
      {"From a@example.org Mon Nov  4 10:00:00 2019\n" + Mail("a.txt", "the annex"),
       "1.eml: the letter\n1.eml!/a.txt: the annex\n"},
      {MakeTar({{"d", "", '5'},
                {"d/a.txt", "in a tar"},
                {"l", "", '2', "/etc/passwd"},
                {"../b", "x"},
                {"c.txt", "after"}}),
       "d/a.txt: in a tar\nl REJECTED expected a file, found a link or device\n../b" + kUnsafe +
           "c.txt: after\n"},
      {Gzip(MakeTar({{"a.txt", "in a tar"}})), "a.txt: in a tar\n"},
      {Gzip("one file"), "content: one file\n"},
      {Gzip("one file", "note.txt"), "note.txt: one file\n"},
      {MakeTar({{"a.txt", "x"}, {"manifest.xml", "<records/>"}}),
       "FILE REJECTED it holds manifest.xml, which may say who may read the rest and is not read "
       "inside an archive: unpack it and add the folder\n"},
  };
  for (const Row& row : rows) {
    INFO(Printable(row.bytes, 60));
    CHECK(Read(row.bytes).log == row.log);
  }
}

TEST_CASE("archives: bombs, damage and very many members") {
  const std::string zeros(300u << 20, '\0');
  // 300 MB from 300 KB: that member alone; of a stream, the rest as well.
  CHECK_THAT(
      Read(MakeZip({{"a", "before"}, {"bomb", zeros}, {"c", "behind"}})).log,
      Catch::StartsWith("a: before\nbomb REJECTED expected at most 67108864 bytes unpacked") &&
          Catch::EndsWith("found more\nc: behind\n"));
  CHECK_THAT(Read(Gzip(MakeTar({{"a", "before"}, {"bomb", zeros}, {"c", "behind"}}))).log,
             Catch::StartsWith("a: before\nFILE REJECTED expected at most 536870912 bytes") &&
                 Catch::EndsWith("it is not read on\n"));
  CHECK_THAT(Read(Gzip("x" + zeros)).log,
             Catch::StartsWith("FILE REJECTED expected at most 536870912"));
  CHECK(Read(Gzip(zeros)).log ==  // to tar an end
        "FILE REJECTED expected files in the archive, found none\n");

  std::vector<ZipMember> many(kMaxMembers + 1, {"a", "x"});
  for (size_t i = 0; i < many.size(); ++i) many[i].name += std::to_string(i);
  CHECK(Read(MakeZip(many)).log == "FILE REJECTED expected at most 10000 members, found 10001\n");
  // Over all archives in the archive.
  many.resize(kMaxMembers / 2);
  const std::string half = MakeZip(many);
  const Log nested = Read(MakeZip({{"1", half}, {"2", half}, {"3", half}}));
  CHECK(nested.begun.size() == kMaxMembers);
  CHECK_THAT(nested.log,
             Catch::EndsWith("FILE REJECTED expected at most 10000 members, found more\n"));

  const std::string tar = Gzip(MakeTar({{"a.txt", std::string(5000, 'a')}, {"b.txt", "b"}}));
  size_t rejected = 0;
  for (size_t i = 1; i < 20; ++i)
    rejected += Read(tar.substr(0, tar.size() * i / 20)).log.find("REJECTED") != std::string::npos;
  CHECK(rejected == 19);
}

TEST_CASE("a file is read on behind the member that ended the child") {
  const std::string bytes = MakeZip({{"a.txt", "1"},
                                     {"..", "x"},
                                     {"z.zip", MakeZip({{"b.txt", "2"}, {"c.txt", "3"}})},
                                     {"m.eml", Mail("d.txt", "4")},
                                     {"e.txt", "5"}});
  const std::string whole = Read(bytes).log;
  const std::vector<std::string> begun = Read(bytes).begun;
  CHECK(begun == std::vector<std::string>{"a.txt", "z.zip", "z.zip!/b.txt", "z.zip!/c.txt", "m.eml",
                                          "m.eml!/d.txt", "e.txt"});
  struct Row {
    size_t skip;
    std::string log;
  };
  const Row rows[] = {
      {1, ".." + kUnsafe +
              "z.zip!/b.txt: 2\nz.zip!/c.txt: 3\nm.eml: the letter\nm.eml!/d.txt: 4\ne.txt: 5\n"},
      {2, "m.eml: the letter\nm.eml!/d.txt: 4\ne.txt: 5\n"},
      {3, "z.zip!/c.txt: 3\nm.eml: the letter\nm.eml!/d.txt: 4\ne.txt: 5\n"},
      {5, "e.txt: 5\n"},  // nothing of a mail that ended it
      {6, "e.txt: 5\n"},
      {7, ""},
  };
  for (const Row& row : rows) {
    INFO(row.skip);
    CHECK(Read(bytes, row.skip).log == row.log);
  }
}

}  // namespace attest
