// One index of one living archive, and the checks after a writing command that was stopped by a
// fault and after the same command was run again. For kill_test.cc and full_disk_test.cc.
#pragma once
#include <chrono>
#include <map>
#include <string>
#include <vector>

#include "tests/faults/archive.h"
#include "tests/faults/program.h"
#include "tests/indexer/fixture.h"

namespace attest {

struct Task {
  const char* command;
  bool fresh = false;    // into an index that does not exist yet
  bool changes = false;  // the archive changes before, and is read again
  const char* option = nullptr;
};
inline constexpr Task kTasks[] = {
    {"add", true},
    {"add", false, true},
    {"remove"},
    {"sync", false, true},
    {"compact"},
    {"rebuild"},
    {"remove", false, false, "--compact"},
};
// Whether the program has the command, by the table of commands.h.
bool TakesPart(const Task& task);
std::string ToString(const Task& task);

class Workshop {
 public:
  // The index is made in folder `place`; empty: beside the archive.
  Workshop(Random& random, size_t archive_percent, const std::string& place = "");

  // Before each task: the archive changes, what has to come of it is worked out.
  void Begin(const Task& task);
  std::vector<std::string> Command() { return CommandFor(index_); }
  // How long the command takes where nobody disturbs it, on a copy.
  std::chrono::microseconds Learn();
  // After the fault: whatever was there or was reported is there, and can be read.
  void CheckInterrupted();
  // Runs the command again, which must do the rest.
  void FinishAndCheck();

  const std::string& index() const { return index_; }
  std::string Path(const std::string& name) const { return dir_ / name; }

 private:
  std::vector<std::string> CommandFor(const std::string& index);
  State Wanted() const;
  int ExpectedAgain() const;
  void CheckSound() const;

  TempDir dir_;
  Random& random_;
  TestArchive archive_;
  const std::string index_;
  Task task_{};
  std::string victim_;     // what `remove` removes
  State before_, wanted_;  // what the index held before the task and has to hold after it
  bool done_ = false;      // the stopped command had done everything
};

}  // namespace attest
