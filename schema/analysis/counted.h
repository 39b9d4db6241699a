// Numbers with their counters, which mean little apart: 9명, 2014年. The index has each pair as a
// term of its own.
#pragma once
#include <string>
#include <vector>

#include "schema/analysis/runs.h"

namespace attest {

struct Counter {
  size_t run;           // of the list
  size_t end;           // of its characters in the run, before which 多 may stand
  std::u32string text;  // Simplified; of a Hanja in Korean also its reading
};

// The counters of the number `runs[number]`, by each of which it is found: directly behind it or
// after white space, 여 or 多, or another number of a range (3~4명). Of Han directly behind it the
// first character, whatever it is.
std::vector<Counter> CountersInText(const RunList& list, size_t number);

// The same of a query: of these one is meant, and none where what follows is a word of its own
// (1998 회의). `end` is 0 where the counter is part of a longer word (3个月), which must be there,
// too.
std::vector<Counter> CountersInQuery(const RunList& list, size_t number);

}  // namespace attest
