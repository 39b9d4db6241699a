// Dates in SpreadsheetML: days since an epoch, told from other numbers by the format of their cell
// alone.
#pragma once
#include <string>
#include <string_view>

namespace attest {

// Does the number format (ISO/IEC 29500-1, 18.8.30) show a date or a time? Built-in ones by their
// id, others by their code.
bool IsDateFormat(unsigned id);
bool IsDateFormat(std::string_view code);

// "2019-03-04", "2019-03-04T23:30:00", "23:30:00" of the days since 1899-12-30 (`from_1904`: since
// 1904-01-01). Empty where it is no number or no date up to the year 9999.
std::string DateOfSerial(std::string_view serial, bool from_1904);

}  // namespace attest
