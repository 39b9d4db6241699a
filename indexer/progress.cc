#include "indexer/progress.h"

#include <cmath>
#include <cstdio>

namespace attest {
namespace {

std::string Grouped(size_t n) {
  std::string digits = std::to_string(n);
  for (size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

std::string TimeLeft(double seconds) {
  if (seconds < 90) return std::to_string(std::lround(seconds)) + " s";
  if (seconds < 5400) return std::to_string(std::lround(seconds / 60)) + " min";
  return std::to_string(std::lround(seconds / 3600)) + " h";
}

}  // namespace

std::string ProgressLine(size_t documents, uint64_t bytes, uint64_t total, double seconds) {
  std::string line = Grouped(documents) + (documents == 1 ? " document" : " documents");
  if (seconds <= 0 || bytes == 0) return line;
  const double speed = static_cast<double>(bytes) / seconds;
  char text[32];
  std::snprintf(text, sizeof text, ", %.1f MB/s", speed / 1e6);
  line += text;
  if (total > bytes) line += ", " + TimeLeft(static_cast<double>(total - bytes) / speed) + " left";
  return line;
}

Progress::Progress(std::ostream* out, uint64_t total_bytes)
    : out_(out), total_(total_bytes), start_(Clock::now()), next_(start_) {}

Progress::~Progress() { Clear(); }

void Progress::AddDocument() {
  ++documents_;
  if (!out_) return;
  const auto now = Clock::now();
  if (now < next_) return;
  next_ = now + std::chrono::milliseconds(200);
  const double seconds = std::chrono::duration<double>(now - start_).count();
  *out_ << "\r\x1b[K" << ProgressLine(documents_, bytes_, total_, seconds) << std::flush;
  shown_ = true;
}

void Progress::Clear() {
  if (shown_) *out_ << "\r\x1b[K" << std::flush;
  shown_ = false;
}

}  // namespace attest
