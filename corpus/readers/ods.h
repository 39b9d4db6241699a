// Spreadsheets of OpenDocument: ODS.
#pragma once
#include <string_view>

#include "corpus/readers/sheet.h"

namespace attest {

// As ReadXlsx does. Throws RecordError.
Workbook ReadOds(std::string_view bytes);

}  // namespace attest
