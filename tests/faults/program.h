// Runs the real programs as a person would, kills them where asked, and tells how they ended.
#pragma once
#include <sys/types.h>

#include <chrono>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

namespace attest {

struct RunOptions {
  std::optional<std::chrono::microseconds> kill_after;  // SIGKILL then, where it still runs
  std::chrono::seconds hang_limit{120};
  uid_t user = 0;  // run as this user; 0: as we are
};

struct Ended {
  // kCrashed: by a signal that we did not send, or a sanitizer's finding.
  enum class How { kExited, kKilled, kCrashed, kHung } how = How::kExited;
  int code = 0;  // exit code, or the signal
  std::string out, err;
  std::chrono::microseconds took{0};
  // The most memory that was resident. A forked child begins with what its parent had, so the test
  // itself must stay small.
  long peak_kb = 0;

  bool Exited(int expected) const { return how == How::kExited && code == expected; }
};
// Whether it ended in std::terminate with an error of Xapian in hand.
bool IsUncaughtXapian(const Ended& ended);
// "exit 3", "killed", "crashed with signal 11", "hung", with the beginning of stderr: for messages.
std::string ToString(const Ended& ended);
inline std::ostream& operator<<(std::ostream& out, const Ended& ended) {
  return out << ToString(ended);
}

// A program that runs. Wait() once.
class Running {
 public:
  explicit Running(const std::vector<std::string>& command, RunOptions options = {});
  ~Running();
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  Ended Wait();

 private:
  RunOptions options_;
  std::chrono::steady_clock::time_point start_;
  int out_, err_;  // memory files: no pipe to drain, and nothing on the disk that may be full
  pid_t pid_ = -1;
};

Ended Run(const std::vector<std::string>& command, const RunOptions& options = {});
// While it lives, AddressSanitizer lets the programs leak: Xapian does where its files fail it.
class LeaksAllowed {
 public:
  LeaksAllowed();
  ~LeaksAllowed();
  LeaksAllowed(const LeaksAllowed&) = delete;
  LeaksAllowed& operator=(const LeaksAllowed&) = delete;

 private:
  std::string before_;
};

// The programs of this build.
std::vector<std::string> IndexCommand(std::vector<std::string> arguments);
std::vector<std::string> SearchCommandLine(std::vector<std::string> arguments);

}  // namespace attest
