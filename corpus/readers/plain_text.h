// Plain text in any encoding that readers/encoding.h tells.
#pragma once
#include <string_view>

#include "corpus/readers/reading.h"

namespace attest {

// The text cleaned as CheckedText does, form feeds kept as page breaks, with a note where it was
// not UTF-8. `encoding` overrules detection where it is not empty. Throws RecordError: empty,
// blank, too large, binary data, bytes that the encoding does not have (with offset and line).
Reading ReadPlainText(std::string_view bytes, std::string_view encoding = {});

}  // namespace attest
