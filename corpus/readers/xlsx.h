// Excel workbooks: XLSX, XLSM, XLTX (ISO/IEC 29500-1, SpreadsheetML).
#pragma once
#include <string_view>

#include "corpus/readers/sheet.h"

namespace attest {

// The values that the program saved; formulas, comments and charts are left out. Cells with the
// format of a date are ISO dates, with the time where there is one. Throws RecordError.
Workbook ReadXlsx(std::string_view bytes);

}  // namespace attest
