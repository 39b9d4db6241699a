// Plain text files (readers/plain_text.h). Formats that are not read yet are named by their
// signature.
#pragma once
#include <string>
#include <string_view>

namespace attest {

// The text of a file. Throws RecordError: another format, and what the reader throws.
std::string TextOfFile(std::string_view bytes);

}  // namespace attest
