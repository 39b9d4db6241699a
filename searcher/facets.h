// Facets: how many of the matched documents have each value. Exact, each without its own filter
// (DESIGN section 3).
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "searcher/filters.h"
#include "searcher/result.h"

namespace attest {

// The facets in the order of the answer, their slot and the filter that each leaves out.
struct FacetField {
  std::string_view name;
  uint32_t slot;
  FilterName filter;
  std::optional<uint32_t> suggested = std::nullopt;  // slot of what is suggested for it
};
inline constexpr size_t kFacetCount = 7;
extern const FacetField kFacetFields[kFacetCount];

// Counted: for each content of the facet's slot (joined values, a year or a range of years) the
// documents that have it.
struct FacetCounts {
  std::map<std::string, uint64_t> combinations;
  std::map<std::string, uint64_t> suggested;  // the same of suggested values
  uint64_t documents = 0;  // all that were counted, those without a value included
  // Filters find suggested values too: a document with a suggested date is not undated.
  bool with_suggested = false;
};

// Splits combinations into values, rolls parents up (each document once; an alias counts as its
// concept) and puts labels in `label` (BCP 47) to them.
Facet MakeFacet(const FacetField& field, const FacetCounts& counts, const Vocabulary& vocabulary,
                const std::string& label);

}  // namespace attest
