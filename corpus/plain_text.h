// Plain text files: UTF-8. Formats that are not read yet are named by their signature.
#pragma once
#include <string>
#include <string_view>

namespace attest {

// The text of a file, cleaned as CheckedText does. Throws RecordError: empty, another format,
// UTF-16, invalid UTF-8 (with byte offset and line), too large, blank.
std::string ReadPlainText(std::string_view bytes);

}  // namespace attest
