// Ids and paths as text, made from the bytes that the file system has (DESIGN section 2).
#pragma once
#include <string>
#include <string_view>

namespace attest {

// prefix + path in NFC, control characters and bytes that are no UTF-8 as %XX; over kMaxId bytes it
// is cut between characters and ends in '~' and 16 hex digits of the SHA-256 of the whole. `path`
// is relative, '/' between parts.
std::string IdFromPath(std::string_view prefix, std::string_view path);

// Provenance.path: as above without NFC and without a limit, so that PathBytes gives the file's
// name back: a '%' that two hex digits follow is written %25.
std::string PathText(std::string_view path);
std::string PathBytes(std::string_view text);

}  // namespace attest
