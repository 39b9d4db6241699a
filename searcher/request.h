// What can be asked: the same parameters at every door (terminal, API, page), read and checked in
// one place.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace attest {

struct SearchRequest {
  std::string query;
  enum class Match { kAll, kAny } match = Match::kAll;
  enum class Sort { kRelevance, kDate, kDateDescending } sort = Sort::kRelevance;
  size_t limit = 10, offset = 0;
  bool facets = true, snippets = true;
  bool literal = false;              // words name no concepts
  bool suggested = false;            // filters also find suggested values
  std::vector<std::string> without;  // ids of concepts that words do not name
  std::string prefer;                // BCP 47 or empty
  std::string label = "en";          // language of facet labels
  // Filters. Values of one are alternatives, different ones all hold. Dates are EDTF as given,
  // checked.
  std::string from, to, event_from, event_to;
  bool undated = false;
  std::vector<std::string> source, source_type, violation, language, place, batch;
  bool restricted = false;
  bool explain = false;  // why each hit is listed and where; no parameter of the API
};

// Sets one parameter by its API name (q, match, from, source, …; DESIGN section 3). Throws
// UsageError that names the parameter, what it takes and what was given; an unknown name likewise.
// `from to event_from event_to` take EDTF, `limit` up to kMaxLimit and `offset` up to kMaxOffset,
// switches 0 or 1; no filter takes an empty value.
void SetParameter(SearchRequest& request, std::string_view name, std::string_view value);

inline constexpr size_t kMaxLimit = 1000000, kMaxOffset = 1000000;

// What the API allows beyond that: a limit of at most 100, offset and limit together at most
// 10,000. Throws UsageError.
void CheckApiLimits(const SearchRequest& request);

}  // namespace attest
