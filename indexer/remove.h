// attest-index remove: documents out of an index by their ids.
#pragma once
#include <ostream>
#include <string>
#include <vector>

#include "indexer/counts.h"

namespace attest {

// Ids that the index does not have are told on `err` and count as rejected. Throws IndexError.
// With `compact` nothing of them stays in the files.
Counts RemoveDocuments(const std::vector<std::string>& ids, const std::string& index, bool compact,
                       std::ostream& err);

}  // namespace attest
