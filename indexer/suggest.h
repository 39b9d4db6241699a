// attest-index suggest: what the index suggests for documents that lack violations, places or a
// date, as a manifest for review that `add` takes back (DESIGN section 2: a row with an indexed id
// changes only the fields that it names).
#pragma once
#include <cstddef>
#include <ostream>
#include <string>
#include <vector>

namespace attest {

struct SuggestOptions {
  std::string index;
  bool json = false;                // JSON Lines, each with the suggested fields alone; else CSV
  std::vector<std::string> fields;  // of violations, places, date; all where none is named
};

// Both access levels. In CSV an empty cell would name its field empty, so a field that a document
// has is shown as it is, and a document is left out and told on `err` where a spreadsheet could run
// its id or a value, or a value has a '|'. Returns how many were. Throws IndexError.
size_t PrintSuggestions(const SuggestOptions& options, std::ostream& out, std::ostream& err);

}  // namespace attest
