// Word documents: DOCX, DOCM, DOTX (ISO/IEC 29500-1, WordprocessingML).
#pragma once
#include <string_view>

#include "corpus/readers/reading.h"

namespace attest {

// A note, a text box and an alternative text stand behind the paragraph on which they hang. There
// are no pages: where they begin is decided by whoever lays the document out, so that neither the
// breaks of the last rendering nor those that the author set give numbers that a reader could
// trust; a page break is a line feed.
Reading ReadDocx(std::string_view bytes);

}  // namespace attest
