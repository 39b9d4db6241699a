// Records around made text (made_text.h): each document depends on the seed and its number alone,
// so that any of them can be made again, for queries, without keeping them.
#pragma once
#include <cstdint>
#include <string>

#include "tools/made_text.h"

namespace attest {

// One line of JSON Lines, with its line feed: about 1 to 3 KB of text in turn Korean, Chinese,
// English, with title, date (all forms, and none), source, source type, violations and places of
// the built-in vocabulary.
std::string MadeShortRecord(uint64_t seed, uint64_t number);
// The same with about 1 MB of text in pages of about 2.5 KB.
std::string MadeLongRecord(uint64_t seed, uint64_t number);

// A request as the API takes it ("q=…&violation=…", percent-encoded), for timing: one to three
// words that stand in one of the short documents 0 to `documents` - 1, every third with a filter or
// two.
std::string MadeRequest(uint64_t seed, uint64_t number, uint64_t documents);

}  // namespace attest
