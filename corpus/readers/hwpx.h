// HWPX, the Korean standard for documents (KS X 6101, OWPML): a zip of XML.
#pragma once
#include <string_view>

#include "corpus/readers/reading.h"

namespace attest {

// As ReadDocx does: no pages; notes, tables and text boxes behind the paragraph on which they hang.
// Throws RecordError.
Reading ReadHwpx(std::string_view bytes);

}  // namespace attest
