// The harness itself: what it says of a program is so. And the table of commands.
#include "tests/faults/program.h"

#include <catch2/catch.hpp>
#include <chrono>

#include "tests/faults/commands.h"

namespace attest {
namespace {

using std::chrono::milliseconds;

Ended Shell(const std::string& script, const RunOptions& options = {}) {
  return Run({"/bin/sh", "-c", script}, options);
}

TEST_CASE("how a program ended is told") {
  const Ended ended = Shell("echo out; echo err >&2; exit 7");
  CHECK(ended.Exited(7));
  CHECK(ended.out == "out\n");
  CHECK(ended.err == "err\n");
  CHECK(Shell("kill -SEGV $$").how == Ended::How::kCrashed);
  CHECK(Shell("kill -KILL $$").how == Ended::How::kCrashed);
  CHECK(Shell("echo ERROR: AddressSanitizer: x >&2; exit 1").how == Ended::How::kCrashed);
  CHECK(Shell("sleep 60", {milliseconds(20), std::chrono::seconds(60), 0}).how ==
        Ended::How::kKilled);
  CHECK(Shell("sleep 60", {{}, std::chrono::seconds(1), 0}).how == Ended::How::kHung);
  CHECK(Shell("exit 0", {std::chrono::seconds(50), std::chrono::seconds(60), 0}).Exited(0));
}

TEST_CASE("the table of tested commands is that of the program") {
  for (const char* command : {"add", "sync", "remove", "check", "compact", "rebuild", "stats"}) {
    INFO(command << ": fails until the command is in attest-index and in tests/faults/commands.h");
    CHECK(Run(IndexCommand({command, "--help"})).Exited(0) == IsTested(command));
  }
}

}  // namespace
}  // namespace attest
