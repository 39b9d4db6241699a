// Progress on a terminal: one line that is written over, at most every fifth of a second.
#pragma once
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <ostream>
#include <string>

namespace attest {

// "1,234 documents, 1.8 MB/s, 2 min left". `total` bytes of source may be 0: unknown. Pure.
std::string ProgressLine(size_t documents, uint64_t bytes, uint64_t total, double seconds);

class Progress {
 public:
  // `out` may be null: nothing is shown.
  Progress(std::ostream* out, uint64_t total_bytes);
  ~Progress();
  void AddBytes(size_t bytes) { bytes_ += bytes; }
  void AddDocument();
  // Takes the line away, before something else is written to the terminal.
  void Clear();

 private:
  using Clock = std::chrono::steady_clock;
  std::ostream* out_;
  uint64_t total_, bytes_ = 0;
  size_t documents_ = 0;
  bool shown_ = false;
  Clock::time_point start_, next_;
};

}  // namespace attest
