// From the forms of a concept to the terms by which the index has them.
#pragma once
#include <string>
#include <unordered_map>
#include <vector>

#include "searcher/expansion.h"

namespace Xapian {
class Database;
class Query;
}  // namespace Xapian

namespace attest {

// Which terms the index has, remembered: names share their words.
class IndexTerms {
 public:
  explicit IndexTerms(const Xapian::Database& db) : db_(db) {}
  bool Has(const std::string& term);

 private:
  const Xapian::Database& db_;
  std::unordered_map<std::string, bool> known_;
};

// Adds the terms of a name to `terms`; false where the index does not have it.
bool AddForm(const ConceptForms::Writing& writing, const StemList& stems, IndexTerms& index,
             FormTerms& terms);
// The same terms in titles: names of several words as their words.
FormTerms InTitles(const FormTerms& terms, IndexTerms& index);

// Texts that have one of the rows.
Xapian::Query RowsQuery(const std::vector<TermRow>& rows);

}  // namespace attest
