// Property sets in compound files ([MS-OLEPS]): what a document says of itself.
#pragma once
#include <string_view>

#include "corpus/readers/ole.h"

namespace attest {

// Title, author and day of creation (UTC) of the summary in the stream `path`; what is missing or
// damaged there is left out, since it says nothing of the text.
void ReadSummary(const Ole& ole, std::string_view path, Reading* reading);

}  // namespace attest
