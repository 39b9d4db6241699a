// One writer at a time for a whole index folder: DIR/lock, held with flock until this object goes,
// so a killed program leaves no stale lock. Its text names the holder: four lines with pid,
// program, command and start time (UTC).
#pragma once
#include <string>
#include <string_view>

namespace attest {

class Lock {
 public:
  // `holder` is "PROGRAM COMMAND", for the message to the second one. The folder exists.
  // Throws IndexError "DIR/lock is held by attest-index add (pid 123, since …): wait for it or stop
  // it".
  Lock(const std::string& dir, std::string_view holder);
  ~Lock();
  Lock(const Lock&) = delete;
  Lock& operator=(const Lock&) = delete;

 private:
  int fd_;
};

}  // namespace attest
