// A full disk: the program says so in one line and ends with 3, what was committed stays, and with
// more room the same command does the rest.
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <thread>

#include "tests/faults/commands.h"
#include "tests/faults/small_disk.h"
#include "tests/faults/workshop.h"

namespace attest {
namespace {

constexpr uint64_t kAmple = 256 * 1024, kSpare = 4096;  // kilobytes; what the program keeps free
constexpr const char* kTest = "a full disk loses nothing and is told in one line";

struct Bench {
  LeaksAllowed leaks;
  TempDir mount;
  SmallDisk disk{mount.path(), kAmple};
  Random random{Seed()};
  Workshop workshop{random, Setting("ATTEST_DISK_ARCHIVE_PERCENT", 50, 25), mount.path()};
  size_t runs = 0, refused = 0, unforeseen = 0, uncaught = 0;
};

bool SaysFull(const std::string& err) {
  const bool one_line = !err.empty() && err.find('\n') == err.size() - 1;
  return one_line && err.starts_with("attest-index: ") &&
         (err.find("disk is full") != std::string::npos ||
          err.find("No space left") != std::string::npos);
}

// `must`: there cannot have been room.
void CheckRefused(Bench& bench, const Task& task, const Ended& ended, bool must) {
  INFO("on the full disk: " << ended);
  ++bench.runs;
  if (ended.err.find("No space left") != std::string::npos) ++bench.unforeseen;
  if (kToleratesUncaught && IsUncaughtXapian(ended)) {
    ++bench.uncaught;
  } else if (must || !ended.Exited(0)) {
    ++bench.refused;
    CHECK(ended.Exited(3));
    CHECK(SaysFull(ended.err));
  }
  bench.workshop.CheckInterrupted();
  // These two take away what they began; of the others the next writing command does, and of these
  // too where Xapian ended the process in a destructor (FinishAndCheck looks).
  const std::string command = task.command;
  const bool ended_inside = ended.err.find("inside the database library") != std::string::npos;
  if (!ended_inside && (command == "compact" || command == "rebuild"))
    CHECK(ToString(Leftovers(bench.workshop.index())) == "");
}

// `quota`: the system hides how little room there is (quota/statvfs.cc).
std::vector<std::string> WithQuota(std::vector<std::string> command, bool quota) {
  if (!quota) return command;
  const char* asan = std::getenv("ASAN_OPTIONS");
  command.insert(command.begin(),
                 {"/usr/bin/env", "LD_PRELOAD=" ATTEST_QUOTA,
                  "ASAN_OPTIONS=" + std::string(asan ? asan : "") + ":verify_asan_link_order=0"});
  return command;
}

// The room is too small from the beginning.
void TooSmall(Bench& bench, const Task& task, uint64_t kilobytes, bool must, bool quota) {
  INFO(ToString(task) << " on a disk of " << kilobytes << " KB, of which "
                      << bench.disk.UsedKilobytes() << " KB are used" << (quota ? ", unseen" : ""));
  bench.disk.Resize(kilobytes);
  CheckRefused(bench, task, Run(WithQuota(bench.workshop.Command(), quota)), must);
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
  CheckRefused(bench, task, running.Wait(), false);
  bench.disk.Empty();
  bench.workshop.FinishAndCheck();
}

void RunTask(Bench& bench, const Task& task) {
  for (const bool quota : {false, true}) {
    if (task.fresh) break;  // RunAll has more sizes for it
    bench.workshop.Begin(task);
    const uint64_t used = bench.disk.UsedKilobytes();
    TooSmall(bench, task, used + 4 + bench.random.Below(used / 4), !quota, quota);
  }
  bench.workshop.Begin(task);
  FillsUp(bench, task);
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
    const uint64_t part = i * needed / sizes + 64;
    const uint64_t jitter = bench.random.Below(needed / sizes);
    bench.workshop.Begin(kTasks[0]);
    TooSmall(bench, kTasks[0], part + jitter + i * kSpare / sizes, part + jitter < needed, false);
    bench.workshop.Begin(kTasks[0]);
    TooSmall(bench, kTasks[0], part + jitter, false, true);
  }
  for (const Task& task : kTasks) {
    if (!TakesPart(task)) continue;
    for (uint64_t i = 0; i < std::max<uint64_t>(1, sizes / 4); ++i) RunTask(bench, task);
  }
  if (bench.uncaught > 0)
    std::cout << "tolerated: " << bench.uncaught << " full disks ended in std::terminate\n";
  std::cout << "full disks: " << bench.refused << " of " << bench.runs << " runs refused, "
            << bench.unforeseen << " of them by the system, index of " << needed << " KB, seed "
            << Seed() << std::endl;
}

}  // namespace

TEST_CASE("a full disk loses nothing and is told in one line") {
  INFO("ATTEST_SEED=" << Seed());
  if (CanMount()) return RunAll(Setting("ATTEST_DISK_SIZES", 4, 2));
  std::string output;
  if (const auto code = RunUnshared(kTest, &output)) {
    std::cout << output;
    CHECK(*code == 0);
    return;
  }
  WARN("SKIPPED: this user may neither mount a file system nor unshare -rm");
}

}  // namespace attest
