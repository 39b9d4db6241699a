// A full disk: the program says so in one line and ends with 3, what was committed stays, and with
// more room the same command does the rest.
#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <thread>

#include "tests/faults/commands.h"
#include "tests/faults/small_disk.h"
#include "tests/faults/workshop.h"

namespace attest {
namespace {

constexpr uint64_t kAmple = 256 * 1024;  // kilobytes
constexpr const char* kTest = "a full disk loses nothing and is told in one line";

struct Bench {
  TempDir mount;
  SmallDisk disk{mount.path(), kAmple};
  Random random{Seed()};
  Workshop workshop{random, Setting("ATTEST_DISK_ARCHIVE_PERCENT", 50, 25), mount.path()};
  size_t runs = 0, refused = 0, unforeseen = 0;
};

bool SaysFull(const std::string& err) {
  const bool one_line = !err.empty() && err.find('\n') == err.size() - 1;
  return one_line && err.starts_with("attest-index: ") &&
         (err.find("disk is full") != std::string::npos ||
          err.find("No space left") != std::string::npos);
}

// `must`: there cannot have been room.
void CheckRefused(Bench& bench, const Ended& ended, bool must) {
  INFO("on the full disk: " << ended);
  ++bench.runs;
  if (ended.err.find("No space left") != std::string::npos) ++bench.unforeseen;
  if (must || !ended.Exited(0)) {
    ++bench.refused;
    CHECK(ended.Exited(3));
    CHECK(SaysFull(ended.err));
  }
  bench.workshop.CheckInterrupted();
  if (IsTested("compact") && std::filesystem::exists(bench.workshop.index()))
    CHECK(ToString(Leftovers(bench.workshop.index())) == "");
}

// The room is too small from the beginning.
void TooSmall(Bench& bench, const Task& task, uint64_t kilobytes, bool must) {
  INFO(ToString(task) << " on a disk of " << kilobytes << " KB, of which "
                      << bench.disk.UsedKilobytes() << " KB are used");
  bench.disk.Resize(kilobytes);
  CheckRefused(bench, Run(bench.workshop.Command()), must);
  bench.disk.Resize(kAmple);
  bench.workshop.FinishAndCheck();
}

// The disk fills up while the command runs, behind its back.
void FillsUp(Bench& bench, const Task& task) {
  const std::chrono::microseconds moment(
      bench.random.Below(static_cast<uint64_t>(bench.workshop.Learn().count())));
  INFO(ToString(task) << ", the disk full after " << moment.count() << " us");
  Running running(bench.workshop.Command());
  std::this_thread::sleep_for(moment);
  bench.disk.Fill();
  CheckRefused(bench, running.Wait(), false);
  bench.disk.Empty();
  bench.workshop.FinishAndCheck();
}

// What an index of the whole archive takes, in kilobytes.
uint64_t Needed(Bench& bench) {
  bench.workshop.Begin(kTasks[0]);
  bench.workshop.FinishAndCheck();
  return bench.disk.UsedKilobytes();
}

void RunAll(uint64_t sizes) {
  Bench bench;
  const uint64_t needed = Needed(bench);
  for (uint64_t i = 0; i < sizes; ++i) {
    bench.workshop.Begin(kTasks[0]);
    // Up to what the index takes and the few megabytes more that are kept free.
    const uint64_t kilobytes = 64 + (needed + 4096) * i / sizes + bench.random.Below(500);
    TooSmall(bench, kTasks[0], kilobytes, kilobytes < needed);
  }
  for (const Task& task : kTasks) {
    if (!IsTested(task.command)) continue;
    for (uint64_t i = 0; i < std::max<uint64_t>(1, sizes / 4); ++i) {
      bench.workshop.Begin(task);
      if (!task.fresh) {
        const uint64_t used = bench.disk.UsedKilobytes();
        TooSmall(bench, task, used + 4 + bench.random.Below(used / 4), true);
        bench.workshop.Begin(task);
      }
      FillsUp(bench, task);
    }
  }
  std::cout << "full disks: " << bench.refused << " of " << bench.runs << " runs refused, "
            << bench.unforeseen << " of them by the system, index of " << needed << " KB, seed "
            << Seed() << std::endl;
}

}  // namespace

TEST_CASE("a full disk loses nothing and is told in one line") {
  INFO("ATTEST_SEED=" << Seed());
  if (CanMount()) return RunAll(Setting("ATTEST_DISK_SIZES", 4, 4));
  std::string output;
  if (const auto code = RunUnshared(kTest, &output)) {
    std::cout << output;
    CHECK(*code == 0);
    return;
  }
  WARN("SKIPPED: this user may neither mount a file system nor unshare -rm");
}

}  // namespace attest
