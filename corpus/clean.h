// What becomes of the bytes of texts and short fields before they are a document's.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace attest {

// Byte offset of the first control character (C0, DEL, C1), or npos.
size_t FindControl(std::string_view utf8);

// Throws RecordError "name: expected UTF-8, found …" with byte offset and line.
void CheckUtf8(std::string_view name, std::string_view bytes);

// The text of a record from its bytes: UTF-8, at most kMaxText, not blank; line ends become LF, a
// BOM and control characters other than LF, TAB and U+000C go. Throws RecordError that begins with
// `name`.
std::string CheckedText(std::string_view name, std::string_view bytes);

// One line for short fields: trimmed, runs with control characters become one space.
std::string CleanLine(std::string_view utf8);

}  // namespace attest
