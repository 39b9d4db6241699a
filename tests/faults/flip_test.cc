// Damaged indexes: no program crashes or hangs on one, `check` notices what is cut off or missing,
// and it is counted what else is noticed, and by whom. ATTEST_KEEP=DIR keeps the last index that a
// program crashed on.
#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <iostream>

#include "tests/faults/archive.h"
#include "tests/faults/commands.h"
#include "tests/faults/damage.h"
#include "tests/faults/program.h"
#include "tests/indexer/fixture.h"

namespace attest {
namespace {

// All answers of an index to a fixed set of questions.
struct Answers {
  std::vector<Ended> ended;
  bool check_noticed = false;
};

class Patient {
 public:
  explicit Patient(uint64_t seed) : random_(seed), archive_(dir_ / "archive", random_, 12) {
    REQUIRE(Run(IndexCommand({"add", "--index", index_, archive_.folder()})).Exited(0));
    Collect();
    healthy_ = Ask(index_);
    for (const Ended& answer : healthy_.ended) {
      INFO("healthy: " << answer);
      CHECK(answer.Exited(0));
    }
    CHECK_FALSE(healthy_.check_noticed);
  }

  struct Noticed {
    bool check = false, refused = false, differs = false;
    bool Search() const { return refused || differs; }
  };
  Noticed Try(const Damage& damage) {
    const std::string copy = dir_ / "copy";
    MakeDamaged(index_, damage, copy);
    INFO(ToString(damage));
    const Answers sick = Ask(copy);
    if (const char* keep = std::getenv("ATTEST_KEEP"); keep && HasCrash(sick))
      MakeDamaged(index_, damage, keep);
    Noticed noticed{sick.check_noticed, false, false};
    for (size_t i = 0; i < sick.ended.size(); ++i) {
      const Ended& answer = sick.ended[i];
      if (IsUncaught(answer)) ++uncaught_;
      if (IsUncaught(answer) || answer.Exited(3)) {
        noticed.refused = true;
      } else if (answer.code != healthy_.ended[i].code ||
                 WithoutTime(answer.out) != WithoutTime(healthy_.ended[i].out)) {
        noticed.differs = true;
      }
    }
    return noticed;
  }

  const std::string& index() const { return index_; }
  Random& random() { return random_; }
  size_t uncaught() const { return uncaught_; }

 private:
  // One document of each sort is shown: short, long, record, restricted record.
  void Collect() {
    for (const char* query : {"*", "detained OR 고문", "\"the camp\"", "人权", "witn*"})
      questions_.push_back({"--format", "json", "--limit", "1000", query});
    const State documents = archive_.Documents();
    std::map<std::pair<bool, std::string>, std::string> sorts;
    for (const auto& [id, version] : documents) {
      if (!id.starts_with("copy")) sorts[{version.restricted, id.substr(0, 4)}] = id;
    }
    for (const auto& [sort, id] : sorts) questions_.push_back({"--format", "json", "--show", id});
  }

  Answers Ask(const std::string& index) const {
    Answers answers;
    for (const auto& question : questions_) {
      std::vector<std::string> command = SearchCommandLine({"--index", index, "--restricted"});
      command.insert(command.end(), question.begin(), question.end());
      answers.ended.push_back(RunGuarded(command));
    }
    answers.ended.push_back(
        RunGuarded(IndexCommand({"stats", "--index", index, "--format", "json"})));
    if (IsTested("check")) {
      const Ended check = RunGuarded(IndexCommand({"check", "--index", index}));
      INFO("check: " << check);
      CHECK((check.code == 0 || check.code == 3));
      answers.check_noticed = check.code == 3;
    }
    return answers;
  }

  // Whatever the damage: it ends, by itself, with an answer or one line that says why there is
  // none.
  static Ended RunGuarded(const std::vector<std::string>& command) {
    const Ended ended = Run(command, {{}, std::chrono::seconds(60), 0});
    std::string line;
    for (const std::string& word : command) line += word + " ";
    INFO(line << ": " << ended);
    if (IsUncaught(ended)) return ended;
    CHECK(ended.how == Ended::How::kExited);
    CHECK((ended.code == 0 || ended.code == 1 || ended.code == 3));
    if (ended.code == 3) CHECK(std::count(ended.err.begin(), ended.err.end(), '\n') == 1);
    return ended;
  }

  static bool IsUncaught(const Ended& ended) {
    return kToleratesUncaught && ended.how == Ended::How::kCrashed && ended.code == SIGABRT &&
           ended.err.find("throwing an instance of 'Xapian::") != std::string::npos;
  }

  static bool HasCrash(const Answers& answers) {
    return std::any_of(answers.ended.begin(), answers.ended.end(),
                       [](const Ended& ended) { return ended.how != Ended::How::kExited; });
  }

  static std::string WithoutTime(std::string json) {
    const size_t begin = json.find("\"took_ms\":");
    if (begin != std::string::npos) json.erase(begin, json.find(',', begin) - begin);
    return json;
  }

  TempDir dir_;
  Random random_;
  TestArchive archive_;
  const std::string index_ = dir_ / "index";
  std::vector<std::vector<std::string>> questions_;
  Answers healthy_;
  size_t uncaught_ = 0;  // kToleratesUncaught
};

// How many of a kind of damage were noticed, and by whom.
struct Table {
  size_t all = 0, check = 0, search = 0, refused = 0, wrong = 0, harmless = 0;

  void Add(const Patient::Noticed& noticed) {
    ++all;
    check += noticed.check;
    search += noticed.Search();
    refused += noticed.refused;
    wrong += noticed.differs && !noticed.refused && !noticed.check;
    harmless += !noticed.Search() && !noticed.check;
  }
  void Print(const char* what, const Patient& patient) const {
    if (patient.uncaught() > 0)
      std::cout << "tolerated: " << patient.uncaught() << " answers ended in std::terminate\n";
    std::cout << what << ": noticed by check "
              << (IsTested("check") ? std::to_string(check) : std::string("(not there)")) << " of "
              << all << ", by searches " << search << " of " << all << " (" << refused
              << " refused), other answers that nothing else noticed " << wrong << ", harmless "
              << harmless << ", seed " << Seed() << std::endl;
  }
};

}  // namespace

TEST_CASE("a flipped byte crashes nothing") {
  INFO("ATTEST_SEED=" << Seed());
  Patient patient(Seed());
  Table table;
  for (uint64_t flips = Setting("ATTEST_FLIPS", 12, 4); flips > 0; --flips)
    table.Add(patient.Try(RandomFlip(patient.index(), patient.random())));
  table.Print("flipped bytes", patient);
}

TEST_CASE("a database file that is cut off or missing is noticed by check") {
  INFO("ATTEST_SEED=" << Seed());
  Patient patient(Seed());
  Table table;
  for (const Damage& damage : CutsAndLosses(patient.index())) {
    const Patient::Noticed noticed = patient.Try(damage);
    INFO(ToString(damage));
    if (IsTested("check")) CHECK(noticed.check);
    table.Add(noticed);
  }
  table.Print("cut off and missing", patient);
}

}  // namespace attest
