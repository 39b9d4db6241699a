// The reading side: an open index that answers requests. Not thread-safe: one Searcher a thread (a
// Xapian::Database is not), each opened by path. Survives writers: every answer is of the newest
// revision and generation, and of one alone; a search that meets what was overwritten or deleted
// meanwhile is done again.
#pragma once
#include <chrono>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/request.h"
#include "searcher/result.h"

namespace attest {

class Searcher {
 public:
  // Index folders, or tcp://HOST:PORT. Throws IndexError where one is missing, damaged or of a
  // foreign layout.
  explicit Searcher(std::vector<std::string> indexes, bool restricted = false);
  ~Searcher();

  // How long reading texts again (spacing variants, phrases) may take before an answer says
  // exact:false; 0: no limit.
  void SetTimeLimit(std::chrono::milliseconds limit);

  // Throws QueryError, UsageError, IndexError.
  ResultPage Search(const SearchRequest& request);
  // Topics: the text as plain words, all that the ranking finds, best first (DESIGN section 4).
  // `prefer` and `literal` as in SearchRequest.
  std::vector<RunEntry> Rank(std::string_view topic, size_t limit, const std::string& prefer = {},
                             bool literal = false);
  // Of the same ranking those of `ids` that are in it, in its order, with the reasons.
  std::vector<ExplainedEntry> ExplainRank(std::string_view topic, size_t limit,
                                          const std::vector<std::string>& ids,
                                          const std::string& prefer = {}, bool literal = false);
  // Throws NotFoundError.
  ShownDocument Show(std::string_view id);
  IndexInfo Info();
  // That of the index (schema/stored_vocabulary.h), read again only where it was exchanged; of
  // several indexes that of the first.
  std::shared_ptr<const Vocabulary> SharedVocabulary();
  // What every question begins with. Where none comes for long it lets go of the files of a
  // generation that was deleted: they hold disk space and the text of removed documents. Throws
  // IndexError.
  void Refresh();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace attest
