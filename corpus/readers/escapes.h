// Bytes written as a mark and two hex digits: %20 in references, =20 in mails.
#pragma once
#include <string>
#include <string_view>

namespace attest {

// A mark without two hex digits behind it stands for itself.
std::string Unescaped(std::string_view text, char mark);

}  // namespace attest
