#include "tests/faults/state.h"

#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "schema/layout.h"
#include "schema/stored.h"
#include "searcher/searcher.h"
#include "tests/faults/commands.h"

namespace attest {
namespace {

namespace fs = std::filesystem;

std::vector<Hit> AllHits(Searcher& searcher, bool restricted) {
  SearchRequest request;
  request.query = "*";
  request.limit = kMaxLimit;
  request.facets = request.snippets = false;
  request.restricted = restricted;
  return searcher.Search(request).hits;
}

std::string WholeText(const ShownDocument& shown) {
  std::string text;
  for (size_t i = 0; i < shown.pages.size(); ++i) text += (i ? "\f" : "") + shown.pages[i].text;
  return text;
}

std::string Describe(const Version& version) {
  return std::to_string(version.text.size()) + " bytes \"" + version.text.substr(0, 40) + "\"" +
         (version.restricted ? " restricted" : "");
}

bool HasTwin(const State& state, const std::string& id, const Version& version) {
  return version.bare && std::any_of(state.begin(), state.end(), [&](const auto& other) {
           return other.first != id && other.second == version;
         });
}

// The record of a move that was interrupted; empty where there is none.
std::string PendingMove(const std::string& index, const std::string& id) {
  if (!fs::exists(index + "/restricted")) return "";
  return Xapian::Database(index + "/restricted").get_metadata(key::kPending + id);
}

// Whether the next writer will make the document visible as it has to be.
bool IsPending(const std::string& index, const std::string& id, const Version& wanted) {
  const std::string pending = PendingMove(index, id);
  const std::string_view word = "restricted";
  return pending.starts_with(word) &&
         DecodeDocument(std::string_view(pending).substr(word.size())).document.text == wanted.text;
}

const Version* Find(const State& state, const std::string& id) {
  const auto it = state.find(id);
  return it == state.end() ? nullptr : &it->second;
}

bool Is(const Version* found, const Version* expected) {
  return found && expected && *found == *expected;
}

void CompareReport(const std::map<std::string, std::string>& report, const State& found,
                   const State& wanted, Problems& problems) {
  for (const auto& [id, outcome] : report) {
    const Version* now = Find(found, id);
    if (outcome == "removed" ? now != nullptr
                             : outcome != "duplicate" && !Is(now, Find(wanted, id))) {
      problems.push_back(id + ": reported as " + outcome + ", found " +
                         (now ? Describe(*now) : "nothing"));
    }
  }
}

}  // namespace

IndexState ReadState(const std::string& index) {
  IndexState state;
  Searcher all({index}, true);
  for (const Hit& hit : AllHits(all, true)) {
    const std::string& id = hit.stored.document.id;
    const Version version{WholeText(all.Show(id)),
                          hit.stored.document.access == Access::kRestricted,
                          hit.stored.provenance.bare};
    if (state.documents.emplace(id, version).second) continue;
    if (kToleratesDoubles && PendingMove(index, id) == "public") {
      state.documents[id] = {version.text, false, version.bare};  // Show() finds that of `public`
      ++state.tolerated;
    } else {
      state.problems.push_back(id + ": is listed twice");
    }
  }
  Searcher open({index}, false);
  for (const Hit& hit : AllHits(open, false)) {
    if (hit.stored.document.access == Access::kRestricted)
      state.problems.push_back(hit.stored.document.id + ": is restricted and lies in public");
  }
  return state;
}

std::map<std::string, std::string> ReadReport(const std::string& path) {
  std::map<std::string, std::string> outcomes;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line) && !file.eof();) {
    const auto json = nlohmann::json::parse(line);
    outcomes[json["id"]] = json["outcome"];
  }
  return outcomes;
}

Problems CompareWhole(const State& found, const State& wanted) {
  Problems problems;
  std::map<std::string, std::string> by_text;
  for (const auto& [id, version] : found) {
    const Version* expected = Find(wanted, id);
    if (!Is(&version, expected)) {
      problems.push_back(id + ": expected " + (expected ? Describe(*expected) : "nothing") +
                         ", found " + Describe(version));
    }
    if (!version.bare) continue;
    const auto [it, fresh] = by_text.emplace(version.text, id);
    if (!fresh) problems.push_back(id + ": has the bytes of " + it->second + " and is there too");
  }
  for (const auto& [id, version] : wanted) {
    if (!Find(found, id) && !HasTwin(found, id, version))
      problems.push_back(id + ": expected " + Describe(version) + ", found nothing");
  }
  return problems;
}

Problems CompareKilled(const std::string& index, const State& found, const State& before,
                       const State& wanted, const std::map<std::string, std::string>& report) {
  Problems problems;
  for (const auto& [id, version] : found) {
    if (!Is(&version, Find(before, id)) && !Is(&version, Find(wanted, id)))
      problems.push_back(id + ": neither what was there nor what comes: " + Describe(version));
  }
  for (const auto& [id, version] : before) {
    const Version* next = Find(wanted, id);
    if (!next || Find(found, id) || HasTwin(wanted, id, *next) || IsPending(index, id, *next))
      continue;
    problems.push_back(id + ": was there before the run and is lost: " + Describe(version));
  }
  CompareReport(report, found, wanted, problems);
  return problems;
}

Problems Leftovers(const std::string& index) {
  std::set<std::string> ours{"lock"};
  for (const char* link : {"public", "restricted"}) {
    ours.insert(link);
    std::error_code error;
    ours.insert(fs::read_symlink(index + "/" + link, error).string());
  }
  Problems problems;
  for (const auto& entry : fs::directory_iterator(index)) {
    const std::string name = entry.path().filename().string();
    if (!ours.contains(name)) problems.push_back(name + ": left over");
  }
  return problems;
}

std::string ToString(const Problems& problems) {
  std::string text;
  for (size_t i = 0; i < problems.size() && i < 10; ++i) text += problems[i] + "\n";
  if (problems.size() > 10) text += "… " + std::to_string(problems.size()) + " in all\n";
  return text;
}

}  // namespace attest
