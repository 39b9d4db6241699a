#include "corpus/readers/plain_text.h"

#include <catch2/catch.hpp>

#include "tests/corpus/readers/iconv.h"

namespace attest {
namespace {

using namespace std::string_literals;

// The text, behind it each note in braces.
std::string Read(const std::string& bytes, const char* encoding = "") {
  try {
    const Reading reading = ReadPlainText(bytes, encoding);
    CHECK(reading.fields.empty());
    std::string out = reading.text;
    for (const std::string& note : reading.notes) out += "{" + note + "}";
    return out;
  } catch (const RecordError& error) {
    return "ERROR "s + error.what();
  }
}

}  // namespace

TEST_CASE("plain text") {
  struct Row {
    std::string bytes, text;
  };
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
      {"\xFF\xFEh\0i\0\f\0!\0"s, "hi\f!"},
      {"\1\2\3\4 is no text", "ERROR expected text, found binary data"},
      {"\0\0\0\0\0\0\0\7"s, "ERROR expected text, found binary data"},
      {Encoded("첫 쪽이다.\f둘째 쪽이다.\r\n", "EUC-KR"), "첫 쪽이다.\f둘째 쪽이다.\n"},
      {"\xFF\xFF",
       "ERROR expected text in UTF-8 or another encoding that can be told, found \\xff at byte 0 "
       "(line "
       "1); mend it or name its encoding with --encoding"},
      {"ab\nc\xE6z",
       "ab\ncæz{read as windows-1252 (confidence 0.83): look whether that is right, or name its "
       "encoding with --encoding}"},
  };
  for (const Row& row : rows) CHECK(Read(row.bytes) == row.text);
  CHECK(Read("\xB0\xED\xB9\xAE", "euc-kr") == "고문");
  CHECK(Read(std::string((64u << 20) + 1, 'a')) ==
        "ERROR text: expected at most 67108864 bytes, found 67108865");
}

}  // namespace attest
