// Electronic books (EPUB 2 and 3).
#pragma once
#include <string_view>

#include "corpus/readers/reading.h"

namespace attest {

// The chapters in the order of the spine, whole (ReadHtml). It has pages where it marks those of
// the printed edition. Title, creators, publication date, languages, publisher, rights and the
// book's identifier from its package. Throws RecordError: no EPUB, protected (DRM), no chapter with
// text, over the limits of reading.h and kMaxText. A chapter that is missing is a note.
Reading ReadEpub(std::string_view bytes);

}  // namespace attest
