// What attest-search does once its command line is read.
#pragma once
#include <iosfwd>

#include "searcher/output.h"
#include "searcher/search_options.h"

namespace attest {

// Writes the answer to `out` and, where it is not null, progress over topics to `progress`. Returns
// the exit code: 0, or 1 where nothing was found. Throws the errors of Searcher, InputError for a
// file of topics that cannot be read.
int RunSearchCommand(const SearchCommand& command, const TextStyle& style, std::ostream& out,
                     std::ostream* progress);

}  // namespace attest
