// What was rejected in the last run of a batch, and why: metadata key::kBatch, for `stats`. Ids and
// titles are left out, so that no more of a record lies there than the place where it stands and
// what was wrong with it.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace attest {

struct Rejection {
  std::string place;  // FILE:LINE
  std::string reason;
};

struct BatchLog {
  bool complete = true;  // false: the batch could not be read to its end
  size_t rejected = 0;
  std::vector<Rejection> first;  // at most kLoggedRejections of them

  void Add(Rejection rejection);
  // Empty for a log with nothing to say.
  std::string Encode() const;
  static BatchLog Decode(std::string_view json);  // throws IndexError
};

inline constexpr size_t kLoggedRejections = 1000;

}  // namespace attest
