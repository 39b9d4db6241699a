#include "tools/compare_command.h"

#include <algorithm>
#include <optional>

#include "schema/error.h"
#include "schema/text.h"
#include "searcher/searcher.h"
#include "tools/files.h"

namespace attest {
namespace {

// {qrels, before, after}
std::vector<std::string> Split(const std::string& triple) {
  std::vector<std::string> parts = {""};
  for (const char c : triple) {
    if (c == ':')
      parts.emplace_back();
    else
      parts.back() += c;
  }
  const bool empty =
      std::any_of(parts.begin(), parts.end(), [](const auto& p) { return p.empty(); });
  if (parts.size() != 3 || empty) {
    throw UsageError("--compare takes QRELS:RUN_BEFORE:RUN_AFTER, found \"" + Printable(triple) +
                     "\"");
  }
  return parts;
}

// A run writes %20 for the spaces of an id (output.h).
std::string WithSpaces(std::string id) {
  for (size_t at = id.find("%20"); at != id.npos; at = id.find("%20", at)) id.replace(at, 3, " ");
  return id;
}

// Ranks the topic again, as it was ranked for the run, and asks why.
void Explain(Searcher& searcher, const CompareOptions& options, ShownChange& shown) {
  const TopicChange& change = shown.change;
  const std::string relevant_id = WithSpaces(change.relevant), rival_id = WithSpaces(change.rival);
  const auto entries = searcher.ExplainRank(change.text, options.limit,
                                            {change.relevant, relevant_id, change.rival, rival_id},
                                            options.prefer, options.literal);
  const ExplainedEntry *relevant = nullptr, *rival = nullptr;
  for (const ExplainedEntry& entry : entries) {
    const std::string& id = entry.entry.id;
    (id == change.relevant || id == relevant_id ? relevant : rival) = &entry;
  }
  if (relevant) {
    shown.relevant_rank = relevant->rank;
    shown.relevant_score = relevant->entry.score;
  }
  if (rival) {
    shown.rival_rank = rival->rank;
    shown.rival_score = rival->entry.score;
  }
  if (relevant && rival) shown.parts = DecisiveParts(*relevant, *rival);
}

ShownComparison Compare(const std::vector<std::string>& files, const Topics& topics,
                        const CompareOptions& options) {
  ShownComparison shown{files[0], files[1], files[2], ReadMeasure(options.measure), 0, {}, {}, {}};
  const Qrels qrels = ParseQrels(ReadFile(files[0]), files[0]);
  shown.topics = qrels.size();
  shown.comparison = CompareRuns(qrels, topics, ParseRun(ReadFile(files[1]), files[1]),
                                 ParseRun(ReadFile(files[2]), files[2]), shown.measure);
  const auto& changed = shown.comparison.changed;
  for (auto it = changed.begin(); it != changed.end() && shown.worse.size() < options.worst; ++it) {
    if (it->after < it->before) shown.worse.push_back({*it, 0, 0, 0, 0, {}});
  }
  for (auto it = changed.rbegin(); it != changed.rend() && shown.better.size() < options.worst;
       ++it) {
    if (it->after > it->before) shown.better.push_back({*it, 0, 0, 0, 0, {}});
  }
  return shown;
}

}  // namespace

std::vector<ShownComparison> CompareFiles(const CompareOptions& options) {
  if (!options.topics.empty() && options.topics.size() != options.triples.size())
    throw UsageError("--topics goes with --compare as often or not at all");
  if (!options.indexes.empty() && options.topics.empty())
    throw UsageError("--compare with --index needs --topics: what decided is asked of the index");
  std::optional<Searcher> searcher;
  if (!options.indexes.empty()) searcher.emplace(options.indexes);
  std::vector<ShownComparison> all;
  for (size_t i = 0; i < options.triples.size(); ++i) {
    Topics topics;
    if (!options.topics.empty())
      topics = ParseTopics(ReadFile(options.topics[i]), options.topics[i]);
    all.push_back(Compare(Split(options.triples[i]), topics, options));
    for (auto* list : {&all.back().worse, &all.back().better}) {
      for (ShownChange& shown : *list) {
        if (searcher) Explain(*searcher, options, shown);
      }
    }
  }
  return all;
}

}  // namespace attest
