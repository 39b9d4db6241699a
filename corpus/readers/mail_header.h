// The values of mail headers as people wrote them.
#pragma once
#include <string>
#include <string_view>

namespace attest {

// One line of UTF-8: unfolded, encoded words (RFC 2047) decoded, also those that divide a
// character; bytes beyond ASCII that are no UTF-8 read as DecodeText tells.
std::string HeaderText(std::string_view raw);

// Of a From header: the name that is displayed, the address where there is none.
std::string DisplayName(std::string_view raw);

// A name for a member, from what a mail says: its last part, without control characters, at most
// 150 bytes, never "." or ".."; empty where nothing remains.
std::string SafeName(std::string_view utf8);

}  // namespace attest
