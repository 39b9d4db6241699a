// What became of the documents of a run: the last line on stdout, and the outcomes of the report.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace attest {

enum class Outcome : uint8_t { kAdded, kUpdated, kUnchanged, kRemoved, kDuplicate, kRejected };
inline constexpr std::string_view kOutcomeNames[] = {"added",   "updated",   "unchanged",
                                                     "removed", "duplicate", "rejected"};

struct Counts {
  size_t added = 0, updated = 0, unchanged = 0, removed = 0, duplicate = 0, rejected = 0;
  bool interrupted = false;  // a signal ended the run; what is counted is committed

  size_t& operator[](Outcome outcome);
  // "added 5, updated 0, unchanged 0, removed 0, duplicate 0, rejected 0"
  std::string ToString() const;
  bool LeftOut() const { return rejected > 0 || interrupted; }

  friend bool operator==(const Counts&, const Counts&) = default;
};

}  // namespace attest
