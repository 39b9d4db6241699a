// What encoding bytes are in, and bytes as UTF-8. In this order: what a person names, a byte order
// mark, strict UTF-8, what the file declares, the encoding that explains the bytes best.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace attest {

enum class EncodingBasis : uint8_t { kMark, kUtf8, kDeclared, kGuessed };

struct Encoding {
  std::string name;       // "UTF-8", "windows-949", "GB18030", "Big5-HKSCS", "UTF-16LE", …
  double confidence = 1;  // 0 to 1; below kSureEncoding a person should look
  EncodingBasis basis = EncodingBasis::kUtf8;
};
inline constexpr double kSureEncoding = 0.9;
inline constexpr double kHopelessEncoding = 0.2;  // a guess below it is none

struct Decoded {
  std::string text;  // valid UTF-8 without a byte order mark
  Encoding encoding;
};

// The name under which a label is decoded; empty where it is unknown. Case and punctuation do not
// count; EUC-KR, CP949 and KS C 5601 are windows-949, GB2312 and GBK are GB18030, US-ASCII and
// ISO 8859-1 are windows-1252, Big5 is Big5-HKSCS.
std::string EncodingNamed(std::string_view label);

// `named` is what a person orders (--encoding), `declared` what a header or <meta> says, both may
// be empty; a declared encoding that is unknown or does not fit the bytes counts for nothing.
// Throws RecordError with the byte offset where the encoding that was named or found does not
// decode all bytes, where none is found, and where `named` is unknown.
Decoded DecodeText(std::string_view bytes, std::string_view declared = {},
                   std::string_view named = {});

// "read as windows-949 (confidence 0.41): …" below kSureEncoding, else empty.
std::string EncodingNote(const Encoding& encoding);

}  // namespace attest
