#include "corpus/plain_text.h"

#include <catch2/catch.hpp>

#include "corpus/fields.h"

namespace attest {
namespace {

using namespace std::string_literals;

std::string Read(const std::string& bytes) {
  try {
    return TextOfFile(bytes);
  } catch (const RecordError& error) {
    return "ERROR "s + error.what();
  }
}

}  // namespace

TEST_CASE("plain text files") {
  struct Row {
    std::string bytes, text;
  };
  const std::string other = "ERROR expected plain text, found ";
  const std::string later = ", which is not read yet";
  const Row rows[] = {
      {"한 줄\n", "한 줄\n"},
      {"", "ERROR the file is empty"},
      {"%PDF-1.7\n", other + "PDF" + later},
      {"PK\x03\x04zz", other + "ZIP (also DOCX, ODT, HWPX, EPUB)" + later},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", other + "OLE2 (DOC, HWP, XLS, MSG)" + later},
      {"{\\rtf1", other + "RTF" + later},
      {"\n<!DOCTYPE HTML>", other + "HTML" + later},
      {"<?xml version='1.0'?><a/>", other + "XML of a kind that is no batch" + later},
      {"<b> is a tag", "<b> is a tag"},
  };
  for (const Row& row : rows) CHECK(Read(row.bytes) == row.text);
}

}  // namespace attest
