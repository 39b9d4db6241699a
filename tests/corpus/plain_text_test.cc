#include "corpus/plain_text.h"

#include <catch2/catch.hpp>

#include "corpus/fields.h"

namespace attest {
namespace {

using namespace std::string_literals;

std::string Read(const std::string& bytes) {
  try {
    return ReadPlainText(bytes);
  } catch (const RecordError& error) {
    return "ERROR "s + error.what();
  }
}

}  // namespace

TEST_CASE("plain text") {
  struct Row {
    std::string bytes, text;
  };
  const std::string other = "ERROR expected plain text in UTF-8, found ";
  const std::string later = ", which is not read yet";
  const Row rows[] = {
      {"한 줄\n", "한 줄\n"},
      {"\xEF\xBB\xBF"
       "a",
       "a"},
      {"a\r\nb\rc\xC2\x85"
       "d",
       "a\nb\nc\nd"},
      {"p1\fp2\tx", "p1\fp2\tx"},
      {"a long enough text \0 \x1B[31m \xC2\x9B!"s, "a long enough text    [31m  !"},
      {"", "ERROR the file is empty"},
      {" \n\xE3\x80\x80", "ERROR text: expected characters, found none"},
      {"ab\nc\xFFz", "ERROR text: expected UTF-8, found \\xff at byte 4 (line 2)"},
      {"\xED\x95", "ERROR text: expected UTF-8, found \\xed at byte 0 (line 1)"},  // cut off
      {"%PDF-1.7\n", other + "PDF" + later},
      {"PK\x03\x04zz", other + "ZIP (also DOCX, ODT, HWPX, EPUB)" + later},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", other + "OLE2 (DOC, HWP, XLS, MSG)" + later},
      {"{\\rtf1", other + "RTF" + later},
      {"\n<!DOCTYPE HTML>", other + "HTML" + later},
      {"<?xml version='1.0'?><a/>", other + "XML of a kind that is no batch" + later},
      {"\xFF\xFEh\0i\0"s, other + "UTF-16" + later},
      {"h\0i\0"s, other + "binary data or UTF-16" + later},  // valid UTF-8, but no text
      {"<b> is a tag", "<b> is a tag"},
  };
  for (const Row& row : rows) CHECK(Read(row.bytes) == row.text);
  CHECK(Read(std::string((64u << 20) + 1, 'a')) ==
        "ERROR text: expected at most 67108864 bytes, found 67108865");
}

}  // namespace attest
