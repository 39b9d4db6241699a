// Small facts about UTF-8 text that every room needs.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace attest {

// Byte offset of the first byte that is not part of well-formed UTF-8 (RFC 3629), or npos.
size_t FindInvalidUtf8(std::string_view bytes);
// Escapes for messages and terminals: control characters as \xNN, invalid bytes as \xNN, cut after
// `limit` characters with an ellipsis.
std::string Printable(std::string_view bytes, size_t limit = 80);
// Columns on a terminal: wide and full-width characters count two, combining marks and other
// zero-width ones none.
size_t DisplayWidth(std::string_view utf8);
// Byte length of the longest prefix of whole characters that is at most `bytes` long.
size_t PrefixLength(std::string_view utf8, size_t bytes);
// Text without leading and trailing Unicode white space.
std::string_view Trim(std::string_view utf8);

// SHA-256 as 32 raw bytes and as 64 hex digits.
std::string Sha256(std::string_view bytes);
std::string Hex(std::string_view bytes);

}  // namespace attest
