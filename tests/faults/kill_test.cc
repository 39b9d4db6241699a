// SIGKILL at random moments of the writing commands: nothing that was reported is lost, no reader
// meets a broken index, and the same command again does the rest.
#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <iostream>

#include "tests/faults/archive.h"
#include "tests/faults/commands.h"
#include "tests/faults/program.h"
#include "tests/faults/state.h"
#include "tests/indexer/fixture.h"

namespace attest {
namespace {

namespace fs = std::filesystem;
using std::chrono::microseconds;

struct Kind {
  const char* command;
  bool fresh;    // into an index that does not exist yet
  bool changes;  // the archive changes before
};
constexpr Kind kKinds[] = {{"add", true, false},
                           {"add", false, true},
                           {"sync", false, true},
                           {"compact", false, false},
                           {"rebuild", false, false}};

class KillRounds {
 public:
  explicit KillRounds(uint64_t seed)
      : random_(seed),
        archive_(dir_ / "archive", random_, Setting("ATTEST_ARCHIVE_PERCENT", 100, 40)) {}

  // Returns whether the program was killed: it may have been quicker.
  bool Round(const Kind& kind) {
    if (kind.fresh) {
      fs::remove_all(index_);
      before_.clear();
    }
    if (kind.changes) archive_.Change();
    const State wanted = Wanted(kind);
    const microseconds moment(random_.Below(static_cast<uint64_t>(Learn(kind).count())));
    const Ended killed =
        Run(Command(kind, index_, "report"), {moment, std::chrono::seconds(120), 0});
    INFO(kind.command << (kind.fresh ? " to nothing" : "") << ", killed after " << moment.count()
                      << " us: " << killed);
    const bool hit = killed.how == Ended::How::kKilled;
    CHECK((hit || killed.Exited(0)));
    CheckKilled(wanted);
    const Ended again = Run(Command(kind, index_, "report-again"));
    INFO("the same command again: " << again);
    CHECK(again.Exited(0));
    CheckWhole(wanted);
    return hit;
  }

 private:
  std::vector<std::string> Command(const Kind& kind, const std::string& index,
                                   const std::string& report) const {
    std::vector<std::string> command{kind.command, "--index", index};
    fs::remove(dir_ / report);  // of another round
    if (kind.fresh || kind.changes) {
      command.insert(command.end(), {"--report", dir_ / report, archive_.folder()});
    }
    return IndexCommand(command);
  }

  // `add` takes nothing away.
  State Wanted(const Kind& kind) const {
    if (!kind.fresh && !kind.changes) return before_;
    State wanted = archive_.Documents();
    if (kind.command == std::string("add")) wanted.insert(before_.begin(), before_.end());
    return wanted;
  }

  // How long the command takes where nobody disturbs it, on a copy.
  microseconds Learn(const Kind& kind) const {
    const std::string copy = dir_ / "copy";
    fs::remove_all(copy);
    if (fs::exists(index_))
      fs::copy(index_, copy, fs::copy_options::recursive | fs::copy_options::copy_symlinks);
    const Ended whole = Run(Command(kind, copy, "report-of-copy"));
    INFO("undisturbed " << kind.command << ": " << whole);
    CHECK(whole.Exited(0));
    return whole.took;
  }

  void CheckKilled(const State& wanted) {
    const bool exists = fs::exists(index_ + "/public");
    const auto report = ReadReport(dir_ / "report");
    const Ended search =
        Run(SearchCommandLine({"--index", index_, "--restricted", "--format", "json", "*"}));
    INFO("search after the kill: " << search);
    if (!exists) {
      CHECK(before_.empty());
      CHECK(report.empty());
      CHECK(search.Exited(3));
      return;
    }
    CheckSound();
    const Reading reading = ReadState(index_);
    CHECK(search.Exited(reading.documents.empty() ? 1 : 0));
    CHECK(ToString(reading.problems) == "");
    CHECK(ToString(CompareKilled(index_, reading.documents, before_, wanted, report)) == "");
  }

  void CheckWhole(const State& wanted) {
    CheckSound();
    Reading reading = ReadState(index_);
    CHECK(ToString(reading.problems) == "");
    CHECK(ToString(CompareWhole(reading.documents, wanted)) == "");
    if (IsTested("compact")) CHECK(ToString(Leftovers(index_)) == "");
    before_ = std::move(reading.documents);
  }

  void CheckSound() const {
    if (IsTested("check")) {
      const Ended check = Run(IndexCommand({"check", "--index", index_}));
      INFO("check: " << check);
      CHECK(check.Exited(0));
    } else {
      for (const char* link : {"/public", "/restricted"})
        if (fs::exists(index_ + link)) CHECK(IsSound(index_ + link));
    }
  }

  TempDir dir_;
  Random random_;
  TestArchive archive_;
  const std::string index_ = dir_ / "index";
  State before_;  // what the index holds between two rounds
};

}  // namespace

TEST_CASE("a kill at any moment loses nothing that was reported") {
  const uint64_t seed = Seed(), kills = Setting("ATTEST_KILLS", 12, 6);
  INFO("ATTEST_SEED=" << seed);
  KillRounds rounds(seed);
  uint64_t hits = 0, runs = 0;
  for (size_t i = 0; hits < kills && runs < 3 * kills; ++i) {
    const Kind& kind = kKinds[i % std::size(kKinds)];
    if (!IsTested(kind.command)) continue;
    INFO("round " << i);
    ++runs;
    hits += rounds.Round(kind);
  }
  std::cout << "kills: " << hits << " of " << runs << " runs, seed " << seed << std::endl;
  CHECK(hits == kills);
}

}  // namespace attest
