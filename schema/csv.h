// Rows of CSV (RFC 4180) for spreadsheets.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace attest {

// Excel takes a file for UTF-8 only where it begins so.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Whether a spreadsheet could run it: it begins with = + - @ (the full-width forms too: East Asian
// versions read them as operators), a tab or a carriage return.
bool IsFormula(std::string_view text);
// With its line end. A formula gets an apostrophe; control characters other than the line feed
// become spaces, for neither RFC 4180 nor a terminal wants them.
std::string CsvLine(const std::vector<std::string>& cells);
// The values of a list in one cell, "a|b".
std::string CsvList(const std::vector<std::string>& values);

}  // namespace attest
