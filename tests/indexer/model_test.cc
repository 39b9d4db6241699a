// Random sequences of add, change, remove, sync, compact, rebuild and kill over a model kept in
// memory: the index equals the model after each.
#include <sys/wait.h>
#include <unistd.h>
#include <catch2/catch.hpp>
#include <csignal>
#include <cstdlib>
#include <map>
#include <random>
#include <set>

#include "indexer/add.h"
#include "indexer/check.h"
#include "indexer/lookup.h"
#include "indexer/reader.h"
#include "indexer/rebuild.h"
#include "indexer/remove.h"
#include "indexer/writer.h"
#include "schema/layout.h"
#include "tests/indexer/fixture.h"

namespace attest {
namespace {

namespace fs = std::filesystem;

struct Known {
  std::string text;
  bool restricted = false;
};
using Ids = std::map<std::string, Known>;

// A folder of bare files, few texts among them so that copies are common, and a batch of records.
class Model {
 public:
  explicit Model(unsigned seed) : random_(seed) { IndexWriter make_it(index()); }

  void Step() {
    for (unsigned edits = random_() % 4; edits > 0; --edits) Edit();
    const unsigned what = random_() % 12;
    if (what < 3) return Run("files", true);
    if (what < 6) return Run("files", false);
    if (what < 8) return Run("batch.jsonl", true);
    if (what < 9) return Run("batch.jsonl", false);
    if (what < 10) return RemoveOne();
    Again([this, what] {
      if (what == 10) {
        IndexWriter(index()).Compact();
      } else {
        std::ostringstream err;
        RebuildIndex(index(), false, err);
      }
    });
  }

  void CheckAgainst() {
    const IndexReader reader(index());
    Ids found;
    std::set<std::string> bare_texts, own;
    for (const auto& opened : reader.databases()) {
      for (const Kind kind : {Kind::kShort, Kind::kLong}) {
        EachWithTerm(*opened.db, KindTerm(kind), [&](std::string_view id) {
          const StoredDocument stored = *reader.Find(id);
          own.emplace(id);
          const Known known{reader.ReadText(id), opened.access == Access::kRestricted};
          CHECK(found.emplace(id, known).second);
          for (const Copy& copy : stored.copies) CHECK(found.emplace(copy.id, known).second);
          if (stored.provenance.bare) CHECK(bare_texts.insert(known.text).second);
        });
      }
    }
    CompareTo(found);
    own_ = own;
    std::ostringstream findings;
    CheckOptions options;
    options.index = index();
    CHECK(CheckIndex(options, findings).problems == 0);
    CHECK(findings.str() == "");
  }

 private:
  std::string index() const { return temp_ / "index"; }

  std::string RandomText() {
    const std::string seed = std::to_string(random_() % 5);
    return random_() % 4 ? "text " + seed : LongText(4000 + random_() % 9000, 1 + random_() % 3);
  }

  void Edit() {
    const std::string name = "f" + std::to_string(random_() % 9) + ".txt";
    const std::string id = "r" + std::to_string(random_() % 6);
    switch (random_() % 4) {
      case 0:
        files_.erase(name);
        if (files_.empty()) files_["f0.txt"] = {"text 0"};
        break;
      case 1:
        files_[name] = {RandomText()};
        break;
      case 2:
        records_.erase(id);
        if (records_.empty()) records_["r0"] = {"text 0"};
        break;
      default:
        records_[id] = {RandomText(), random_() % 3 == 0};
    }
  }

  void WriteOut() {
    fs::remove_all(temp_ / "files");
    for (const auto& [name, known] : files_) temp_.Write("files/" + name, known.text);
    std::string lines;
    for (const auto& [id, known] : records_) {
      lines += "{\"id\":\"" + id + "\",\"access\":\"" +
               (known.restricted ? "restricted" : "public") + "\",\"text\":\"" + known.text +
               "\"}\n";
    }
    temp_.Write("batch.jsonl", lines);
  }

  void Run(const std::string& root, bool mirror) {
    const bool bare = root == "files";
    if (bare ? files_.empty() : records_.empty()) return;
    WriteOut();
    Again([&] {
      AddOptions options;
      options.index = index();
      options.mirror = mirror;
      std::ostringstream err;
      AddPaths({temp_ / root}, options, err);
    });
    Ids& indexed = bare ? indexed_files_ : indexed_records_;
    Ids& gone = bare ? gone_files_ : gone_records_;
    const Ids& now = bare ? files_ : records_;
    for (const auto& [id, known] : indexed) {
      if (!now.contains(id)) gone[id] = known;
    }
    if (mirror) gone.clear();
    for (const auto& [id, known] : now) gone.erase(id);
    indexed = now;
  }

  // The command, sometimes killed on its way, then whole.
  template <typename Command>
  void Again(const Command& command) {
    while (random_() % 3 == 0) {
      const pid_t child = fork();
      if (child == 0) {
        command();
        _exit(0);
      }
      usleep(random_() % 30'000);
      kill(child, SIGKILL);
      int status = 0;
      waitpid(child, &status, 0);
      if (WIFEXITED(status)) CHECK(WEXITSTATUS(status) == 0);
    }
    command();
  }

  void RemoveOne() {
    if (indexed_records_.empty()) return;
    const std::string id = indexed_records_.begin()->first;
    std::ostringstream err;
    RemoveDocuments({id}, index(), random_() % 2, err);
    indexed_records_.erase(id);
  }

  // What a root held when it was last read is there. A bare file that add found gone is there with
  // its last text or has left its place to another with these bytes; where it was only a copy, it
  // may be forgotten.
  void CompareTo(const Ids& found) {
    std::set<std::string> texts;
    for (const auto& [id, known] : found) texts.insert(known.text);
    for (const Ids* part : {&indexed_files_, &indexed_records_, &gone_records_}) {
      for (const auto& [id, known] : *part) {
        INFO(id);
        REQUIRE(found.contains(id));
        CHECK(found.at(id).text == known.text);
        CHECK(found.at(id).restricted == known.restricted);
      }
    }
    for (const auto& [id, known] : gone_files_) {
      if (own_.contains(id)) CHECK(texts.contains(known.text));
    }
    for (const auto& [id, known] : found) {
      INFO(id);
      CHECK((indexed_files_.contains(id) || indexed_records_.contains(id) ||
             gone_files_.contains(id) || gone_records_.contains(id)));
    }
  }

  TempDir temp_;
  std::set<std::string> own_;  // ids that were documents after the command before
  std::mt19937 random_;
  Ids files_, records_;                  // on the disk
  Ids indexed_files_, indexed_records_;  // as they were read last
  Ids gone_files_, gone_records_;        // since, and only ever read by add
};

TEST_CASE("any sequence of commands and kills leaves what the model has") {
  const char* const given = std::getenv("ATTEST_SEED");
  const char* const steps = std::getenv("ATTEST_STEPS");
  const unsigned seed = given ? static_cast<unsigned>(std::atoi(given)) : 20261125;
  INFO("ATTEST_SEED=" << seed);
  Model model(seed);
  for (int step = 0, end = steps ? std::atoi(steps) : 40; step < end; ++step) {
    INFO("step " << step);
    model.Step();
    model.CheckAgainst();
  }
}

}  // namespace
}  // namespace attest
