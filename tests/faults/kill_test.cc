// SIGKILL at random moments of the writing commands: nothing that was reported is lost, no reader
// meets a broken index, and the same command again does the rest.
#include <catch2/catch.hpp>
#include <chrono>
#include <iostream>

#include "tests/faults/workshop.h"

namespace attest {
namespace {

using std::chrono::microseconds;

// Returns whether the program was killed: it may have been quicker.
bool KillRound(const Task& task, Random& random, Workshop& workshop) {
  workshop.Begin(task);
  const microseconds moment(random.Below(static_cast<uint64_t>(workshop.Learn().count())));
  const Ended killed = Run(workshop.Command(), {moment, std::chrono::seconds(120), 0});
  INFO(ToString(task) << ", killed after " << moment.count() << " us: " << killed);
  const bool hit = killed.how == Ended::How::kKilled;
  CHECK((hit || killed.Exited(0)));
  workshop.CheckInterrupted();
  workshop.FinishAndCheck();
  return hit;
}

}  // namespace

TEST_CASE("a kill at any moment loses nothing that was reported") {
  const uint64_t seed = Seed(), kills = Setting("ATTEST_KILLS", 10, 4);
  INFO("ATTEST_SEED=" << seed);
  Random random(seed);
  Workshop workshop(random, Setting("ATTEST_ARCHIVE_PERCENT", 100, 40));
  uint64_t hits = 0, runs = 0;
  for (size_t i = 0; hits < kills && runs < 3 * kills; ++i) {
    const Task& task = kTasks[i % std::size(kTasks)];
    if (!TakesPart(task)) continue;
    INFO("round " << i);
    ++runs;
    hits += KillRound(task, random, workshop);
  }
  std::cout << "kills: " << hits << " of " << runs << " runs, seed " << seed << std::endl;
  CHECK(hits == kills);
}

}  // namespace attest
