// What can be asked: the same parameters at every door (terminal, API, page), read and checked in one place.
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
  bool facets = true, snippets = true, literal = false;
  std::string prefer;  // BCP 47 or empty
  std::string label = "en";  // language of facet labels
  // Filters. Values of one are alternatives, different ones all hold. Dates are EDTF as given, checked.
  std::string from, to, event_from, event_to;
  bool undated = false;
  std::vector<std::string> source, source_type, violation, language, place, batch;
  bool restricted = false;
};

// Sets one parameter by its API name (q, match, from, source, …; DESIGN section 3). Throws UsageError that names the
// parameter, what it takes and what was given; an unknown name likewise.
void SetParameter(SearchRequest& request, std::string_view name, std::string_view value);

}  // namespace attest
