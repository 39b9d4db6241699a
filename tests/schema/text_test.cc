#include "schema/text.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

namespace attest {
namespace {
constexpr size_t kValid = std::string_view::npos;
}

TEST_CASE("the first byte that is not UTF-8") {
  const struct {
    std::string bytes;
    size_t offset;
  } rows[] = {
      {"", kValid},
      {std::string("\0", 1), kValid},  // NUL is a character
      {"plain text of more than eight bytes", kValid},
      {"한국어 繁體 😀", kValid},
      {"\xF4\x8F\xBF\xBF", kValid},     // U+10FFFF
      {"\xEF\xBF\xBF", kValid},         // U+FFFF, a non-character, is well formed
      {"12345678\x80", 8},              // behind a whole word of ASCII
      {"a\xC0\x80", 1},                 // overlong NUL
      {"\xC1\xBF", 0},                  // overlong
      {"\xE0\x9F\xBF", 0},              // overlong
      {"\xF0\x8F\xBF\xBF", 0},          // overlong
      {"\xED\xA0\x80", 0},              // U+D800, a surrogate
      {"\xF4\x90\x80\x80", 0},          // above U+10FFFF
      {"\xF5\x80\x80\x80", 0},          //
      {"\xFF", 0},                      //
      {"가\xEA\xB0", 3},                // cut off
      {"\xC3", 0},                      //
      {"\xE4\xB8 ", 0},                 // a character broken by a space
      {"\xC7\xD1\xB1\xB9 (CP949)", 0},  // another encoding
  };
  for (const auto& row : rows) {
    CAPTURE(Hex(row.bytes));
    CHECK(FindInvalidUtf8(row.bytes) == row.offset);
  }
}

TEST_CASE("text for messages") {
  CHECK(Printable("plain 한국어") == "plain 한국어");
  CHECK(Printable("a\nb\x1B[31m\x7F") == "a\\x0ab\\x1b[31m\\x7f");
  CHECK(Printable("\u0085") == "\\xc2\\x85");       // a C1 control
  CHECK(Printable("\u202E") == "\\xe2\\x80\\xae");  // turns what follows around
  CHECK(Printable("a\xFFz") == "a\\xffz");
  CHECK(Printable("\xEA\xB0") == "\\xea\\xb0");
  CHECK(Printable("가나다라", 2) == "가나…");
  CHECK(Printable("가나", 2) == "가나");
  CHECK(Printable("", 0) == "");
}

TEST_CASE("columns on a terminal") {
  const struct {
    const char* text;
    size_t columns;
  } rows[] = {
      {"", 0},        {"abc", 3},
      {"한국", 4},    {"中文ab", 6},
      {"ＡＢ", 4},    {"ｱ", 1},
      {"e\u0301", 1}, {"\u200B\u200D", 0},
      {"é", 1},       {"\u1112\u1161\u11AB", 2},  // 한 as conjoining jamo
      {"\u00AD", 1},                              // terminals show soft hyphens
      {"a\tb", 2},                                // controls take no room of their own
      {"\xFF", 1},                                // shown as a replacement
      {"😀", 2},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(DisplayWidth(row.text) == row.columns);
  }
}

TEST_CASE("whole characters only") {
  CHECK(PrefixLength("가나", 0) == 0);
  CHECK(PrefixLength("가나", 2) == 0);
  CHECK(PrefixLength("가나", 3) == 3);
  CHECK(PrefixLength("가나", 5) == 3);
  CHECK(PrefixLength("가나", 6) == 6);
  CHECK(PrefixLength("가나", 600) == 6);
  CHECK(PrefixLength("a😀", 4) == 1);
}

TEST_CASE("white space at the ends") {
  CHECK(Trim("") == "");
  CHECK(Trim(" \t\n\f ") == "");
  CHECK(Trim(" a b\n") == "a b");
  CHECK(Trim("\u3000가\u00A0") == "가");  // ideographic and no-break space
  CHECK(Trim("\xFF ") == "\xFF");
  CHECK(Trim(" \x80\x80") == "\x80\x80");
}

TEST_CASE("SHA-256 and hex digits") {
  CHECK(Hex(Sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(Hex(Sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(Hex(std::string("\0\xFF\x10", 3)) == "00ff10");
}

TEST_CASE("random bytes never go out of bounds") {
  std::mt19937 random(3);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes(random() % 24, '\0');
    for (char& c : bytes)
      c = static_cast<char>(random() % 3 == 0 ? random() % 256 : 0xE0 + random() % 32);
    const size_t bad = FindInvalidUtf8(bytes);
    // What stands in front of the bad byte is good, and with it it is not.
    if (bad != kValid) {
      CHECK(FindInvalidUtf8(bytes.substr(0, bad)) == kValid);
      CHECK(FindInvalidUtf8(bytes.substr(bad)) == 0);
    }
    CHECK(FindInvalidUtf8(Printable(bytes)) == kValid);
    CHECK(Trim(Trim(bytes)) == Trim(bytes));
    CHECK(DisplayWidth(bytes) <= 2 * bytes.size());
  }
}

}  // namespace attest
