#include "tests/faults/workshop.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <iostream>

#include "tests/faults/commands.h"

namespace attest {

namespace fs = std::filesystem;

std::string ToString(const Task& task) {
  return std::string(task.command) + (task.fresh ? " to nothing" : "") +
         (task.option ? std::string(" ") + task.option : "");
}

bool TakesPart(const Task& task) {
  return IsTested(task.command) && (!task.option || IsTested("compact"));
}

Workshop::Workshop(Random& random, size_t archive_percent, const std::string& place)
    : random_(random),
      archive_(dir_ / "archive", random, archive_percent),
      index_((place.empty() ? dir_.path() : place) + "/index") {}

void Workshop::Begin(const Task& task) {
  task_ = task;
  if (task.fresh) {
    fs::remove_all(index_);
    before_.clear();
  }
  if (task.changes) archive_.Change();
  if (task.command == std::string("remove")) {
    victim_ =
        std::next(before_.begin(), static_cast<ptrdiff_t>(random_.Below(before_.size())))->first;
  }
  wanted_ = Wanted();
  fs::remove(dir_ / "report");  // of another task
}

std::vector<std::string> Workshop::CommandFor(const std::string& index) {
  std::vector<std::string> command{task_.command, "--index", index};
  if (task_.option) command.push_back(task_.option);
  if (task_.fresh || task_.changes) {
    command.insert(command.end(), {"--report", dir_ / "report", archive_.folder()});
  } else if (task_.command == std::string("remove")) {
    command.push_back(victim_);
  }
  return IndexCommand(command);
}

// `add` takes nothing away.
State Workshop::Wanted() const {
  State wanted = task_.fresh || task_.changes ? archive_.Documents() : before_;
  if (task_.command == std::string("add")) wanted.insert(before_.begin(), before_.end());
  if (task_.command == std::string("remove")) wanted.erase(victim_);
  return wanted;
}

std::chrono::microseconds Workshop::Learn() {
  const std::string copy = dir_ / "copy";
  fs::remove_all(copy);
  if (fs::exists(index_))
    fs::copy(index_, copy, fs::copy_options::recursive | fs::copy_options::copy_symlinks);
  const Ended whole = Run(CommandFor(copy));
  INFO("undisturbed " << task_.command << ": " << whole);
  CHECK(whole.Exited(0));
  fs::remove(dir_ / "report");
  return whole.took;
}

void Workshop::CheckInterrupted() {
  const auto report = ReadReport(dir_ / "report");
  const Ended search =
      Run(SearchCommandLine({"--index", index_, "--restricted", "--format", "json", "*"}));
  INFO("search after the fault: " << search);
  done_ = false;
  if (!fs::exists(index_ + "/public")) {  // so early that there was no index
    CHECK(before_.empty());
    CHECK(report.empty());
    CHECK(search.Exited(3));
    return;
  }
  CheckSound();
  const IndexState state = ReadState(index_);
  CHECK(search.Exited(state.documents.empty() ? 1 : 0));
  CHECK(ToString(state.problems) == "");
  if (state.tolerated > 0)
    std::cout << "tolerated: " << state.tolerated << " documents listed twice after "
              << ToString(task_) << std::endl;
  CHECK(ToString(CompareKilled(index_, state.documents, before_, wanted_, report)) == "");
  done_ = CompareWhole(state.documents, wanted_).empty();
}

// A document that is removed already is none to remove.
int Workshop::ExpectedAgain() const {
  return done_ && task_.command == std::string("remove") ? 1 : 0;
}

void Workshop::FinishAndCheck() {
  const Ended again = Run(Command());
  INFO("the same command again: " << again);
  CHECK(again.Exited(ExpectedAgain()));
  CheckSound();
  IndexState state = ReadState(index_);
  CHECK(ToString(state.problems) == "");
  CHECK(state.tolerated == 0);
  CHECK(ToString(CompareWhole(state.documents, wanted_)) == "");
  if (IsTested("compact")) CHECK(ToString(Leftovers(index_)) == "");
  before_ = std::move(state.documents);
}

void Workshop::CheckSound() const {
  if (IsTested("check")) {
    const Ended check = Run(IndexCommand({"check", "--index", index_}));
    INFO("check: " << check);
    CHECK(check.Exited(0));
    return;
  }
  for (const char* link : {"/public", "/restricted"}) {
    if (fs::exists(index_ + link)) CHECK(IsSound(index_ + link));
  }
}

}  // namespace attest
