// The words of a run of Han in a query, as matching sees them: QueryWords in analysis.h has the
// rule.
#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

#include "schema/analysis/terms.h"

namespace attest {

// They tile the run, which is Simplified. The first `counter` characters, 0 for none, are the
// counter of the number before it and a word of their own.
std::vector<HanWord> HanPieces(std::u32string_view run, size_t counter);

}  // namespace attest
