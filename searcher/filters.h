// The filters of a request, and the fields of the query language, as boolean queries over
// documents.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "searcher/request.h"

namespace Xapian {
class Query;
}

namespace attest {

class Vocabulary;

// Which filter a facet leaves out of its own count.
enum class FilterName {
  kNone,
  kDate,
  kEventDate,
  kSource,
  kSourceType,
  kViolation,
  kLanguage,
  kPlace,
  kBatch
};

// A value that is an id (or an alias) or a label of the vocabulary also finds what lies below it.
//
// All filters of the request but `except`; MatchAll where there are none. Throws UsageError for a
// value that no document can have: a bad date, a violation or source type that neither the
// vocabulary nor an index knows is left to CheckValues.
Xapian::Query FilterQuery(const SearchRequest& request, const Vocabulary& vocabulary,
                          FilterName except = FilterName::kNone);
// What a document has one of that passes a filter of values for `value`.
std::vector<std::string> FilterTerms(FilterName name, const std::string& value,
                                     const Vocabulary& vocabulary);
// Those of documents for which it is suggested; none for filters of other fields.
std::vector<std::string> SuggestedTerms(FilterName name, const std::string& value,
                                        const Vocabulary& vocabulary);
// Whether the request sets this filter.
bool HasFilter(const SearchRequest& request, FilterName name);
// `field:value` in a query: source language violation place id date.
Xapian::Query FieldQuery(std::string_view field, const std::string& value,
                         const Vocabulary& vocabulary);

}  // namespace attest
