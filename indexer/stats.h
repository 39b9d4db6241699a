// attest-index stats: what an index holds, what it takes on disk and what was left out of it.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "indexer/batch_log.h"

namespace attest {

struct BatchStats {
  std::string name;
  uint64_t documents = 0;
  BatchLog log;  // of its last run
};

// Over both databases of the folder: for its owner, never for a searcher.
struct IndexStats {
  uint64_t documents = 0, long_documents = 0, passages = 0, restricted = 0, undated = 0;
  // Of the public database; `vocabulary` is its stamp (schema/stored_vocabulary.h).
  std::string stamp, icu, vocabulary, revision;
  using Values = std::vector<std::pair<std::string, uint64_t>>;  // value, documents
  Values languages, sources, source_types, violations;           // the most frequent first
  Values years;                           // ascending; an interval counts in each of its years
  std::vector<BatchStats> batches;        // by name
  std::map<std::string, uint64_t> bytes;  // on disk, by kind: terms, term_lists, text, other
  uint64_t TotalBytes() const;
};

// Throws IndexError.
IndexStats CollectStats(const std::string& dir);

std::string ToText(const IndexStats& stats);
std::string ToJson(const IndexStats& stats);

}  // namespace attest
