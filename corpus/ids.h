// Ids and paths as text, made from the bytes that the file system has (DESIGN section 2).
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace attest {

// prefix + path in NFC, control characters and bytes that are no UTF-8 as %XX; over kMaxId bytes it
// is cut between characters and ends in '~' and 16 hex digits of the SHA-256 of the whole. `path`
// is relative, '/' between parts.
std::string IdFromPath(std::string_view prefix, std::string_view path);

// Provenance.path: as above without NFC and without a limit, so that PathBytes gives the file's
// name back: a '%' that two hex digits follow is written %25.
std::string PathText(std::string_view path);
std::string PathBytes(std::string_view text);

// Between a file and what lies in it, in paths and ids.
inline constexpr std::string_view kMemberSeparator = "!/";

// Path or id of what lies in a file: "a.zip", "x/y.txt" -> "a.zip!/x/y.txt". Without a member the
// file's own.
std::string MemberPath(const std::string& file, const std::string& member);
// What such a path may lie in, the outermost first: "a.zip!/m.eml!/x" -> "a.zip", "a.zip!/m.eml".
std::vector<std::string> ContainersOf(std::string_view path);

}  // namespace attest
