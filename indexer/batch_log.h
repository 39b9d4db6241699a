// What was rejected in the last run of each batch, and why: DIR/batches.json, for `stats`. It lies
// beside the databases, in neither of them: a rejected record may be a restricted one, and nobody
// can tell. Ids and titles are left out, so that no more of a record lies there than the place
// where it stands and what was wrong with it.
#pragma once
#include <cstddef>
#include <map>
#include <string>
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
  bool HasNothing() const { return complete && rejected == 0; }
};

inline constexpr size_t kLoggedRejections = 1000;

using BatchLogs = std::map<std::string, BatchLog>;  // by name; no log that has nothing to say

// Of the index folder `dir`; none where no run has left anything out. Throws IndexError.
BatchLogs ReadBatchLogs(const std::string& dir);
// Replaces the logs of the batches in `runs` and keeps the others. The index is locked by the
// caller. Throws IndexError; then the old logs are still there.
void UpdateBatchLogs(const std::string& dir, const BatchLogs& runs);

}  // namespace attest
