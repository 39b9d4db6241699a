#include "corpus/readers/encoding.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <random>
#include <sstream>

#include "corpus/fields.h"
#include "schema/analysis/utf8.h"
#include "tests/corpus/readers/iconv.h"

namespace attest {
namespace {

using namespace std::string_literals;

// "windows-949 guessed: text"
std::string Read(const std::string& bytes, const char* declared = "", const char* named = "") {
  static const char* const kBases[] = {"mark", "utf8", "declared", "guessed"};
  try {
    const Decoded decoded = DecodeText(bytes, declared, named);
    const auto& [name, confidence, basis] = decoded.encoding;
    return name + " " + kBases[static_cast<size_t>(basis)] +
           (confidence < kSureEncoding ? "?" : "") + ": " + decoded.text;
  } catch (const RecordError& error) {
    return "ERROR "s + error.what();
  }
}

const char* const kKorean = "보위부는 그를 똠방각하라 불렀다.";  // 똠 is not in KS X 1001
const char* const kPlainKorean = "진술인은 회령 관리소에서 네 해를 보냈다.";
const char* const kSimplified = "证人说，看守每天夜里点名三次。";
const char* const kTraditional = "證人說，看守每天夜裡點名三次。";
const char* const kJapanese = "その人は三年のあいだ収容所にいたと話した。";
const char* const kWestern = "The café’s owner, a Métis woman, was résolument silent.";

}  // namespace

TEST_CASE("labels of encodings") {
  struct Row {
    const char *label, *name;
  };
  const Row rows[] = {
      {"euc-kr", "windows-949"},
      {"CP949", "windows-949"},
      {"ks_c_5601-1987", "windows-949"},
      {"UHC", "windows-949"},
      {"korean", "windows-949"},
      {"x-windows-949", "windows-949"},
      {"GB2312", "GB18030"},
      {"gbk", "GB18030"},
      {"GB18030", "GB18030"},
      {"x-gbk", "GB18030"},
      {"big5", "Big5-HKSCS"},
      {"Big5-HKSCS", "Big5-HKSCS"},
      {"windows-950", "Big5-HKSCS"},
      {" utf_8 ", "UTF-8"},
      {"UTF-16LE", "UTF-16LE"},
      {"utf-16", ""},  // of which end? the bytes tell
      {"us-ascii", "windows-1252"},
      {"ISO_8859-1", "windows-1252"},
      {"kr", ""},  // a part of a label
      {"", ""},
      {"-", ""},
  };
  for (const Row& row : rows) CHECK(EncodingNamed(row.label) == row.name);
}

TEST_CASE("bytes in an encoding become text") {
  struct Row {
    std::string bytes, read;
    const char* declared = "";
    const char* named = "";
  };
  const std::string cp949 = Encoded(kKorean, "CP949"), gbk = Encoded(kSimplified, "GBK");
  const Row rows[] = {
      {"", "UTF-8 utf8: "},
      {"plain", "UTF-8 utf8: plain"},
      {kKorean, "UTF-8 utf8: "s + kKorean},
      {"\xEF\xBB\xBFx", "UTF-8 mark: x"},
      {"\xFF\xFE" + Encoded(kKorean, "UTF-16LE"), "UTF-16LE mark: "s + kKorean},
      {"\xFE\xFF" + Encoded(kKorean, "UTF-16BE"), "UTF-16BE mark: "s + kKorean},
      {"\xFF\xFE\0\0"s + Encoded("인권", "UTF-32LE"), "UTF-32LE mark: 인권"},
      {cp949, "windows-949 guessed: "s + kKorean},
      {Encoded(kPlainKorean, "EUC-KR"), "windows-949 guessed: "s + kPlainKorean},
      {gbk, "GB18030 guessed: "s + kSimplified},
      {Encoded(kTraditional, "GB18030"), "GB18030 guessed: "s + kTraditional},
      {Encoded(kTraditional, "BIG5"), "Big5-HKSCS guessed: "s + kTraditional},
      // Half of these are of Cantonese and not frequent: right, but a person should look.
      {Encoded("廣東話：佢哋喺嗰度唔敢出聲。", "BIG5-HKSCS"),
       "Big5-HKSCS guessed?: 廣東話：佢哋喺嗰度唔敢出聲。"},
      {Encoded(kSimplified, "UTF-16LE"), "UTF-16LE guessed: "s + kSimplified},
      {Encoded(kPlainKorean, "UTF-16BE"), "UTF-16BE guessed: "s + kPlainKorean},
      {Encoded("Plain ASCII in two bytes", "UTF-16LE"),
       "UTF-16LE guessed: Plain ASCII in two bytes"},
      {Encoded(kJapanese, "SHIFT-JIS"), "Shift_JIS guessed: "s + kJapanese},
      {Encoded(kJapanese, "EUC-JP"), "EUC-JP guessed: "s + kJapanese},
      {Encoded(kWestern, "WINDOWS-1252"), "windows-1252 guessed: "s + kWestern},
      // What is declared is believed where it fits, but bytes that are UTF-8 are no other by
      // chance.
      {cp949, "windows-949 declared: "s + kKorean, "ks_c_5601-1987"},
      {"인권", "UTF-8 utf8: 인권", "euc-kr"},
      {Encoded("고문", "EUC-KR"), "windows-949 declared: 고문", "euc-kr"},
      {cp949, "windows-949 guessed: "s + kKorean, "utf-8"},
      {cp949, "windows-949 guessed: "s + kKorean, "no such label"},
      {gbk, "GB18030 guessed: "s + kSimplified, "utf-16le"},      // 29 bytes, so it does not fit
      {cp949, "windows-949 guessed: "s + kKorean, "iso-8859-1"},  // stands on everything
      {"r\xE9", "windows-1252 declared: ré", "iso-8859-1"},
      {Encoded("고문", "ISO-2022-KR"), "ISO-2022-KR declared: 고문",
       "iso-2022-kr"},  // looks like ASCII
      {Encoded("Допрос", "KOI8-R"), "KOI8-R declared: Допрос", "koi8-r"},
      // What a person names overrules all, a mark too.
      {"인권", "GB18030 declared: 鞚戈秾", "", "gbk"},
      {"\xFF\xFE" + Encoded("인권", "UTF-16LE"), "UTF-16LE declared: 인권", "", "utf-16le"},
      {"a", "ERROR expected an encoding such as UTF-8, EUC-KR, GB18030, Big5 or UTF-16LE, found x",
       "", "x"},
      {"a\nb\xFF",
       "ERROR expected text in windows-949, found \\xff at byte 3 (line 2); mend it or name its "
       "encoding with --encoding",
       "", "euc-kr"},
  };
  for (const Row& row : rows) CHECK(Read(row.bytes, row.declared, row.named) == row.read);
}

TEST_CASE("bytes that are damaged are rejected with their place") {
  const std::string advice = "; mend it or name its encoding with --encoding";
  std::string korean = Encoded("첫 줄은 온전하다.\n"s + kPlainKorean, "EUC-KR");
  korean[25] = '\xFF';
  CHECK(Read(korean) ==
        "ERROR expected text in windows-949, which fits best, found \\xc0 at byte 24 (line 2)" +
            advice);
  const std::string cut = Encoded(kPlainKorean, "EUC-KR") + "\xB0";
  CHECK(Read(cut) == "ERROR expected text in windows-949, which fits best, found \\xb0 at byte " +
                         std::to_string(cut.size() - 1) + " (line 1)" + advice);
  const std::string utf8 = "가나다\n"s + kPlainKorean;
  CHECK(Read(utf8.substr(0, utf8.size() - 5) + "!") ==
        "ERROR expected text in UTF-8, found \\xeb at byte " + std::to_string(utf8.size() - 7) +
            " (line 2)" + advice);
  CHECK(Read("\xFF\xFE"
             "a") == "ERROR expected text in UTF-16LE, found a at byte 2 (line 1)" + advice);
  // A letter in the middle of nothing: it is read, and a person should look.
  CHECK(Read("ab\nc\xE6z") == "windows-1252 guessed?: ab\ncæz");
  CHECK(Read("ab\n\xFF\xFF") ==
        "ERROR expected text in UTF-8 or another encoding that can be told, found \\xff at byte 3 "
        "(line 2)" +
            advice);
}

TEST_CASE("what a person reads about an encoding") {
  CHECK(EncodingNote({"UTF-8", 1, EncodingBasis::kUtf8}) == "");
  CHECK(EncodingNote({"windows-949", 0.974, EncodingBasis::kGuessed}) == "");
  CHECK(EncodingNote({"GB18030", 0.5, EncodingBasis::kGuessed}) ==
        "read as GB18030 (confidence 0.50): look whether that is right, or name its encoding with "
        "--encoding");
}

namespace {

std::u32string Sample(std::initializer_list<const char*> names) {
  std::u32string text;
  for (const char* name : names) {
    std::ifstream file(ATTEST_SOURCE_DIR "/corpus/sample/"s + name, std::ios::binary);
    std::stringstream bytes;
    bytes << file.rdbuf();
    text += ToUtf32(bytes.str());
  }
  return text;
}

// `count` pieces of at least `bytes` bytes in `encoding` that are not ASCII alone: how many of 100
// are read right.
double Right(const std::u32string& text, const std::string& encoding, size_t bytes, int count) {
  std::mt19937 random(20261125);
  int right = 0;
  for (int done = 0; done < count;) {
    const size_t begin = random() % text.size();
    std::string utf8, encoded;
    for (size_t i = begin; i < text.size() && encoded.size() < bytes; ++i) {
      std::string character;
      AppendUtf8(text[i], &character);
      try {
        encoded += Encoded(character, encoding);
        utf8 += character;
      } catch (const std::runtime_error&) {  // the encoding lacks it: the piece goes on behind it
      }
    }
    const bool ascii = std::all_of(utf8.begin(), utf8.end(), [](char c) { return c > 0; });
    if (encoded.size() < bytes || (ascii && encoded == utf8)) continue;
    ++done;
    try {
      right += DecodeText(encoded).text == utf8;
    } catch (const RecordError&) {
    }
  }
  return 100.0 * right / count;
}

}  // namespace

TEST_CASE("encodings are told from the bytes alone") {
  const auto korean = Sample({"letters/affidavit-guard-ko.txt", "letters/family-letter-ko.txt",
                              "letters/restricted-annex-ko.txt", "letters/appeal-hanja-ko.txt",
                              "plain/notes/nk-human-rights-act-ko.txt"});
  const auto simplified =
      Sample({"letters/open-letter-disabled-zh.txt", "letters/petition-demolition-zh.txt",
              "plain/notes/eviction-guidelines-zh.txt"});
  const auto traditional = Sample({"letters/home-letter-zh.txt", "plain/notes/p-c-chang-zh.txt",
                                   "chronicle/instruments-timeline-zh.txt"});
  const auto english =
      Sample({"plain/notes/residential-schools-en.txt", "plain/notes/truth-commission-en.txt",
              "plain/notes/moratorium-vote-en.txt"});
  struct Row {
    const std::u32string& text;
    const char* encoding;
  };
  const Row rows[] = {
      {korean, "EUC-KR"},       {korean, "CP949"},         {korean, "UTF-8"},
      {korean, "UTF-16LE"},     {korean, "UTF-16BE"},      {simplified, "GB2312"},
      {simplified, "GBK"},      {simplified, "GB18030"},   {simplified, "UTF-16LE"},
      {simplified, "UTF-16BE"}, {traditional, "GB18030"},  {traditional, "BIG5"},
      {traditional, "CP950"},   {traditional, "UTF-16LE"}, {traditional, "UTF-16BE"},
      {english, "UTF-16LE"},    {english, "UTF-16BE"},     {english, "WINDOWS-1252"},
  };
  for (const Row& row : rows) {
    INFO(row.encoding);
    CHECK(Right(row.text, row.encoding, 200, 200) >= 98);
    CHECK(Right(row.text, row.encoding, 24, 200) >= 95);
  }
}

}  // namespace attest
