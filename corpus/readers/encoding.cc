#include "corpus/readers/encoding.h"

#include <algorithm>
#include <cstdio>

#include "corpus/ascii.h"
#include "corpus/fields.h"
#include "corpus/readers/convert.h"
#include "corpus/readers/encoding_guess.h"
#include "schema/text.h"

namespace attest {
namespace {

using namespace std::string_view_literals;

// Labels as they are declared, without punctuation, between blanks. ICU's own aliases are traps:
// its cp949 lacks syllables, its EUC-KR, gb2312 and windows-936 are smaller sets than what files
// carry that say so, and Big5-HKSCS reads all of windows-950 but private characters, and 4,900
// more.
struct Labels {
  const char* name;
  std::string_view labels;
};
constexpr Labels kLabels[] = {
    {"UTF-8", " utf8 unicode11utf8 unicode20utf8 "},
    {"windows-949",
     " windows949 euckr cp949 ms949 uhc korean ksc5601 ksc56011987 ksc56011989 ksx1001 isoir149 "
     "xwindows949 "},
    {"GB18030", " gb18030 gb2312 gb231280 gbk xgbk cp936 ms936 windows936 euccn chinese isoir58 "},
    {"Big5-HKSCS", " big5 big5hkscs cnbig5 xxbig5 big5eten cp950 ms950 windows950 "},
    {"UTF-16LE", " utf16le "},
    {"UTF-16BE", " utf16be "},
    {"UTF-32LE", " utf32le "},
    {"UTF-32BE", " utf32be "},
    {"windows-1252",
     " windows1252 cp1252 iso88591 latin1 l1 usascii ascii ansi iso646us iso885915 latin9 "},
    {"Shift_JIS", " shiftjis sjis xsjis windows31j cp932 ms932 mskanji "},
    {"EUC-JP", " eucjp xeucjp "},
    {"ISO-2022-KR", " iso2022kr csiso2022kr "},
    {"ISO-2022-JP", " iso2022jp csiso2022jp "},
    {"HZ", " hz hzgb2312 "},
    {"UTF-7", " utf7 "},
    {"windows-1250", " windows1250 cp1250 "},
    {"ISO-8859-2", " iso88592 latin2 "},
    {"windows-1251", " windows1251 cp1251 "},
    {"KOI8-R", " koi8r koi8 "},
};

struct Mark {
  const char* name;
  std::string_view bytes;
};
constexpr Mark kMarks[] = {{"UTF-8", "\xEF\xBB\xBF"sv},
                           {"UTF-32LE", "\xFF\xFE\0\0"sv},
                           {"UTF-32BE", "\0\0\xFE\xFF"sv},
                           {"UTF-16LE", "\xFF\xFE"sv},
                           {"UTF-16BE", "\xFE\xFF"sv}};

// Bytes that look like ASCII and mean something else.
bool IsSevenBit(std::string_view name) {
  return name.starts_with("ISO-2022") || name == "HZ" || name == "UTF-7";
}

std::string Place(std::string_view bytes, size_t at) {
  const auto line = 1 + std::count(bytes.begin(), bytes.begin() + static_cast<ptrdiff_t>(at), '\n');
  return Printable(bytes.substr(at, 1)) + " at byte " + std::to_string(at) + " (line " +
         std::to_string(line) + ")";
}

[[noreturn]] void Refuse(std::string_view bytes, size_t at, const std::string& encoding,
                         const char* remark) {
  throw RecordError("expected text in " + encoding + remark + ", found " + Place(bytes, at) +
                    "; mend it or name its encoding with --encoding");
}

// `skipped` bytes of a mark stand before the text.
Decoded DecodeWhole(std::string_view bytes, size_t skipped, const Encoding& encoding) {
  Decoded decoded{"", encoding};
  const size_t bad =
      ConvertToUtf8(encoding.name, bytes.substr(skipped), Undecodable::kStop, &decoded.text);
  const bool guessed = encoding.basis == EncodingBasis::kGuessed && encoding.name != "UTF-8";
  if (bad != std::string_view::npos)
    Refuse(bytes, skipped + bad, encoding.name, guessed ? ", which fits best" : "");
  return decoded;
}

size_t MarkLength(std::string_view bytes, std::string_view name) {
  for (const Mark& mark : kMarks) {
    if (mark.name == name && bytes.starts_with(mark.bytes)) return mark.bytes.size();
  }
  return 0;
}

Decoded DecodeNamed(std::string_view bytes, std::string_view named) {
  const std::string name = EncodingNamed(named);
  if (name.empty()) {
    throw RecordError(
        "expected an encoding such as UTF-8, EUC-KR, GB18030, Big5 or UTF-16LE, found " +
        Printable(named));
  }
  return DecodeWhole(bytes, MarkLength(bytes, name), {name, 1, EncodingBasis::kDeclared});
}

// Western labels stand on everything and decode everything: they only break a tie.
Decoded DecodeGuessed(std::string_view bytes, const std::string& declared) {
  const Encoding guess = GuessEncoding(bytes);
  std::string text;
  const bool try_declared = declared == "windows-1252" ? guess.confidence < kSureEncoding
                                                       : !declared.empty() && declared != "UTF-8";
  if (try_declared &&
      ConvertToUtf8(declared, bytes, Undecodable::kStop, &text) == std::string_view::npos) {
    return {std::move(text), {declared, 1, EncodingBasis::kDeclared}};
  }
  const size_t beyond = FindInvalidUtf8(bytes);
  if (guess.confidence < kHopelessEncoding && beyond != std::string_view::npos)
    Refuse(bytes, beyond, "UTF-8", " or another encoding that can be told");
  return DecodeWhole(bytes, 0, guess);
}

}  // namespace

std::string EncodingNamed(std::string_view label) {
  std::string key = " ";
  for (const char c : AsciiLower(label.substr(0, 40))) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) key += c;
  }
  key += ' ';
  for (const Labels& known : kLabels) {
    if (key.size() > 2 && known.labels.find(key) != std::string_view::npos) return known.name;
  }
  return "";
}

Decoded DecodeText(std::string_view bytes, std::string_view declared, std::string_view named) {
  if (!named.empty()) return DecodeNamed(bytes, named);
  for (const Mark& mark : kMarks) {
    if (bytes.starts_with(mark.bytes))
      return DecodeWhole(bytes, mark.bytes.size(), {mark.name, 1, EncodingBasis::kMark});
  }
  const std::string name = EncodingNamed(declared);
  // ASCII as UTF-16 is valid UTF-8 with a NUL in every second place.
  const auto nuls = static_cast<size_t>(std::count(bytes.begin(), bytes.end(), '\0'));
  const bool utf8 = FindInvalidUtf8(bytes) == std::string_view::npos && nuls * 4 <= bytes.size();
  if (utf8 && !IsSevenBit(name)) return {std::string(bytes), {"UTF-8", 1, EncodingBasis::kUtf8}};
  return DecodeGuessed(bytes, name);
}

std::string EncodingNote(const Encoding& encoding) {
  if (encoding.name == "UTF-8" || encoding.confidence >= kSureEncoding) return "";
  char confidence[16];
  std::snprintf(confidence, sizeof confidence, "%.2f", encoding.confidence);
  return "read as " + encoding.name + " (confidence " + confidence +
         "): look whether that is right, or name its encoding with --encoding";
}

}  // namespace attest
