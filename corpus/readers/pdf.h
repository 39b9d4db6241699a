// PDF: the only place that knows poppler.
#pragma once
#include <string_view>

#include "corpus/readers/reading.h"

namespace attest {

// The text layer, page by page in reading order, columns one behind the other; without lines that
// run along (page_lines.h), annotations, forms' fields and files in the file, which are a note.
// Title, author and the written day of creation. Pages without text are a note. Throws RecordError:
// damaged, encrypted, over kMaxText, or "no text layer (N pages)".
Reading ReadPdf(std::string_view bytes);

}  // namespace attest
