// One JSON object as the fields of a record, without building a tree of it: hostile nesting and
// arrays cost nothing.
#pragma once
#include <string_view>
#include <vector>

#include "corpus/fields.h"

namespace attest {

// Throws RecordError with the column for anything that is no single JSON object of known form.
// Unknown keys come without values.
std::vector<RawField> ParseJsonRecord(std::string_view line);

// The fields of the outer object as far as `line` can be parsed; none where it is no object.
std::vector<RawField> ParseJsonHead(std::string_view line);

}  // namespace attest
