// From the forms of a concept to the terms by which the index has them.
#pragma once
#include <string_view>
#include <vector>

#include "searcher/expansion.h"

namespace Xapian {
class Query;
}

namespace attest {

// Adds the terms of a name to `terms`; false where the index does not have it.
bool AddForm(std::string_view text, const StemList& stems, const Xapian::Database& db,
             FormTerms& terms);

// Texts that have one of the rows.
Xapian::Query RowsQuery(const std::vector<TermRow>& rows);

}  // namespace attest
