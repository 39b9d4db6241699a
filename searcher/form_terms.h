// From the forms of a concept to the terms by which the index has them.
#pragma once
#include <vector>

#include "searcher/expansion.h"

namespace Xapian {
class Query;
}

namespace attest {

// Adds what `form` is in the index to `terms`, where the index has it at all.
void AddForm(const ConceptForm& form, const StemList& stems, const Xapian::Database& db,
             FormTerms& terms);

// Texts that have one of the terms or rows, `with_verified` also rows that were to be verified.
// Terms of the title alone where `title`.
Xapian::Query FormsQuery(const FormTerms& terms, bool with_verified);
// Texts that have one of the rows.
Xapian::Query RowsQuery(const std::vector<TermRow>& rows);

}  // namespace attest
