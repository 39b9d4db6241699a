// attest-index remove: documents out of an index by their ids.
#pragma once
#include <ostream>
#include <string>
#include <vector>

#include "indexer/counts.h"

namespace attest {

// Ids that the index does not have are told on `err` and count as rejected. Throws IndexError.
Counts RemoveDocuments(const std::vector<std::string>& ids, const std::string& index,
                       std::ostream& err);

}  // namespace attest
