// The commands of attest-index that the tests of this room put through their faults. One that is
// listed and missing fails commands_test.cc, and so does one that exists and is not listed.
#pragma once
#include <algorithm>
#include <string_view>
#include <vector>

namespace attest {

inline const std::vector<std::string_view> kTested = {
    "add", "remove", "stats", "sync", "check", "compact", "rebuild",
};

// Defects that are known, tolerated and counted until they are mended; then set these to false, and
// each is a failure.
//
// attest-search ends in std::terminate where termlist.glass is missing: Xapian's
// FeatureUnavailableError is no DatabaseError and no std::exception. attest-index does where the
// disk is full at a certain moment of a commit: a destructor inside Xapian 1.4.22 throws.
inline constexpr bool kToleratesUncaught = false;
// A kill between the two last commits of a move from `restricted` to `public` leaves the document
// in both, and a reader with --restricted lists it twice until the next writing command.
inline constexpr bool kToleratesDoubles = false;

inline bool IsTested(std::string_view command) {
  return std::find(kTested.begin(), kTested.end(), command) != kTested.end();
}

}  // namespace attest
