// The records of a section of HWP 5, without its container.
#pragma once
#include <string_view>

#include "corpus/readers/lines.h"

namespace attest {

// Adds the text of a section's records to `lines`. Throws RecordError for a record that reaches
// beyond the end.
void ReadHwpSection(std::string_view records, Lines* lines);

}  // namespace attest
