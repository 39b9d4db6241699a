// Measures of a ranking against judgments, as trec_eval (TREC's own program) defines them, averaged
// over the topics of the qrels. A topic without results counts as zero in every measure (trec_eval
// -c), so that leaving hard topics out lifts nothing; topics that only the run has are left out.
#pragma once
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searcher/result.h"

namespace attest {

// Grade of each judged document; 1 and more is relevant, 0 and less is not. Unjudged ones are not
// relevant.
using Judgments = std::map<std::string, int, std::less<>>;
using Qrels = std::map<std::string, Judgments, std::less<>>;  // by topic
using Run = std::map<std::string, std::vector<RunEntry>,
                     std::less<>>;  // by topic, in the order of the file
using Topics =
    std::vector<std::pair<std::string, std::string>>;  // id, text; in the order of the file

// Lines "topic iteration document grade", "topic Q0 document rank score tag" and "topic TAB text";
// empty lines are skipped. All throw InputError "FILE:LINE: expected …, found …", also for a
// document or topic named twice.
Qrels ParseQrels(std::string_view bytes, const std::string& file);
Run ParseRun(std::string_view bytes, const std::string& file);
Topics ParseTopics(std::string_view bytes, const std::string& file);

struct Measures {
  size_t topics = 0;      // over which the means were taken
  size_t without = 0;     // of these, topics for which the run has nothing
  double reciprocal = 0;  // MRR@10: 1 / rank of the first relevant document among ten, else 0
  double ndcg =
      0;  // nDCG@10: gain = grade, discount log2(rank + 1), ideal over all judged documents
  double recall10 = 0;   // share of the relevant documents among the first 10
  double recall100 = 0;  // among the first 100
  double precision_mean =
      0;  // average precision: mean over the relevant documents of the precision at their rank
};

// The order of trec_eval: by score, equal scores by document id descending; ranks in files do not
// count.
void SortRun(std::vector<RunEntry>& ranked);
// One topic, in that order.
Measures MeasureTopic(const Judgments& judgments, std::vector<RunEntry> ranked);
// Means over all topics of `qrels`; all zero where it has none.
Measures MeasureRun(const Qrels& qrels, const Run& run);
// Of several runs: means over all their topics, so that each topic counts the same.
Measures Pooled(const std::vector<Measures>& runs);

}  // namespace attest
