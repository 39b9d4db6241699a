// Values of a request's filters that no document has, so that a slip does not look like an empty
// archive.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "schema/vocabulary.h"
#include "searcher/request.h"

namespace Xapian {
class Database;
}

namespace attest {

// For each a sentence for people, with the values of the index that are spelt most like it.
std::vector<std::string> UnknownValues(const SearchRequest& request, const Xapian::Database& db,
                                       const Vocabulary& vocabulary);

// Insertions, deletions, replacements and exchanged neighbours (of bytes) between two words.
size_t EditDistance(std::string_view a, std::string_view b);

}  // namespace attest
