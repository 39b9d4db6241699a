// Bytes of an encoding to UTF-8, through ICU.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace attest {

enum class Undecodable : uint8_t { kStop, kReplace };

// Decodes into `*utf8` and returns npos, or the byte offset of what `encoding` (a name that
// EncodingNamed gives) cannot decode. With kReplace that becomes U+FFFD and decoding goes on.
size_t ConvertToUtf8(const std::string& encoding, std::string_view bytes, Undecodable undecodable,
                     std::string* utf8);

}  // namespace attest
