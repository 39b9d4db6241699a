#include "corpus/readers/kind.h"

#include <catch2/catch.hpp>

#include "corpus/fields.h"
#include "corpus/readers/ole_kind.h"
#include "schema/text.h"
#include "zip_writer.h"

namespace attest {
namespace {

using namespace std::string_literals;

constexpr const char* kNames[] = {"text", "pdf",  "docx", "odt",  "fodt", "xlsx",
                                  "ods",  "hwpx", "hwp",  "epub", "html", "mail",
                                  "page", "mbox", "zip",  "tar",  "gzip", "not read"};
std::string Name(Format format) { return kNames[static_cast<size_t>(format)]; }

// "whole", or "head > whole" where the first bytes do not tell, or "not read: reason".
std::string KindOf(const std::string& bytes) {
  const std::string head = Name(FormatByHead(bytes));
  try {
    const std::string whole = Name(FormatOf(bytes));
    return head == whole ? head : head + " > " + whole;
  } catch (const RecordError& error) {
    return (head == "not read" ? head : head + " > not read") + ": " + error.what();
  }
}

std::string Package(const std::string& mime) {
  return MakeZip({{"mimetype", mime, true}, {"content.xml", "<a/>"}});
}
std::string Office(const std::string& main) {
  return MakeZip({{"[Content_Types].xml", "<Override ContentType=\"application/" + main + "\"/>"},
                  {"embedded.docx", "x"}});
}

std::string Utf16(const std::string& ascii) {
  std::string out = "\xFF\xFE";
  for (const char c : ascii) out += {c, '\0'};
  return out;
}

// As POSIX describes it, without the magic that old ones lack.
std::string TarHeader(bool sound) {
  std::string header(512, '\0');
  header.replace(0, 5, "a.txt");
  header.replace(124, 11, "00000000001");
  unsigned sum = 8 * ' ' + (sound ? 0 : 1);
  for (const char c : header) sum += static_cast<unsigned char>(c);
  char octal[8];
  snprintf(octal, sizeof octal, "%06o", sum);
  header.replace(148, 7, octal, 7);
  return header;
}

}  // namespace

TEST_CASE("what a file is, by its content") {
  struct Row {
    std::string bytes, kind;
  };
  const std::string image =
      "not read: an image has no text to read: recognise it first with "
      "tesseract FILE OUT (package tesseract-ocr)";
  const std::string program = "not read: a program is no document";
  const std::string slides =
      "zip > not read: presentations and drawings are not read: convert it with soffice --headless "
      "--convert-to pdf FILE (package libreoffice-impress)";
  const std::string odf = "application/vnd.oasis.opendocument.";
  const std::string xml =
      "not read: XML of a kind that is no batch is not read: expected the root element <records>, "
      "or HTML";
  const Row rows[] = {
      {"", "text"},
      {"한 줄", "text"},
      {"The new WEBP", "text"},  // the mark stands at its place, but not in a RIFF file
      {"MZ is short for a name", "text"},
      {"%PDF-1.7\n", "pdf"},
      {"junk of a mail\r\n%PDF-1.4\r\n", "pdf"},
      {"we looked for %PDF-1.4 in it", "text"},
      {Office("vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"),
       "zip > docx"},
      {Office("vnd.ms-word.document.macroEnabled.main+xml"), "zip > docx"},
      {Office("vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"), "zip > xlsx"},
      {Office("vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"), slides},
      {Office("vnd.ms-excel.sheet.binary.macroEnabled.main"),
       "zip > not read: the binary Excel format (XLSB) is not read: convert it with soffice "
       "--headless --convert-to xlsx FILE (package libreoffice-calc)"},
      {Office("vnd.openxmlformats-officedocument.wordprocessingml.document"), "zip"},
      {Package(odf + "text"), "zip > odt"},
      {Package(odf + "text-template\n"), "zip > odt"},
      {Package(odf + "spreadsheet"), "zip > ods"},
      {Package(odf + "presentation"), slides},
      {Package("application/hwp+zip"), "zip > hwpx"},
      {Package("application/epub+zip"), "zip > epub"},
      {MakeZip({{"a.txt", "a"}}), "zip"},
      {MakeZip({}), "zip"},
      {MakeZip({{"a.txt", "a"}}).substr(0, 40),
       "zip > not read: expected a zip archive, found none or one that is cut off: its directory "
       "is missing at the end"},
      {TarHeader(true), "tar"},
      {TarHeader(false), "text"},  // read as binary data
      {"\x1F\x8B\x08\0"s, "gzip"},
      {"<!DOCTYPE HTML><p>x", "html"},
      {"\xEF\xBB\xBF \n<!-- saved --><html lang=ko>", "html"},
      {"<?xml version='1.0'?>\n<!DOCTYPE html>\n<html/>", "html"},
      {Utf16("<html>"), "html"},
      {"<headline>", "text"},
      {"<b> is a tag", "text"},
      {"<?xml version='1.0'?><rss/>", xml},
      {"<?xml version='1.0'?><office:document office:mimetype=\"" + odf + "text\">", "fodt"},
      {"<?xml version='1.0'?><office:document office:mimetype=\"" + odf + "graphics\">", xml},
      {"From a@example.org Mon Nov  4 10:00:00 2019\nFrom: a@example.org\n\nx", "mbox"},
      {"Received: from x\r\n by y\r\nFrom: A <a@example.org>\r\nSubject: s\r\n\r\nbody", "mail"},
      {"From: a@example.org\nDate: Mon, 4 Nov 2019 10:00:00 +0900\n\nbody", "mail"},
      {"From: the warden\nTo: all\nSubject: food\nDate: today\n\nA memo", "text"},
      {"Note: this is a text\nof two lines", "text"},
      {"From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/\nMIME-Version: "
       "1.0\nContent-Type: multipart/related;\n\ttype=\"text/html\"\n\n",
       "page"},
      {"{\\rtf1", "not read: "s + kRejectRtf},
      {"\x89PNG\r\n", image},
      {"II*\0"s, image},
      {"RIFF\1\0\0\0WEBPVP8"s, image},
      {"\x7F"
       "ELF\2"s,
       program},
      {"MZ\x90\0PE\0\0"s, program},
  };
  for (const Row& row : rows) {
    INFO(Printable(row.bytes, 60));
    CHECK(KindOf(row.bytes) == row.kind);
  }
}

}  // namespace attest
