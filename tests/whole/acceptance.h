// Acceptance tables: what a query must and must not find, asked at a whole index as people ask.
#pragma once
#include <algorithm>
#include <catch2/catch.hpp>
#include <exception>
#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "indexer/writer.h"
#include "schema/text.h"
#include "searcher/searcher.h"

namespace attest {

struct AcceptanceRow {
  std::string text, query;
  bool matches;
  std::string title = {};
};

// More than one passage: `text` stands in the middle of a report on something else.
inline std::string InAReport(const std::string& text) {
  std::string filler;
  for (int i = 0; i < 40; ++i) {
    filler += "Entry " + std::to_string(3000 + i) +
              " lists boats, tides and weather off the cape; "
              "the harbour master signed it in ink and put it in a drawer.\n\n";
  }
  return filler + text + "\n\n" + filler;
}

class AcceptanceIndex {
 public:
  // What a text matches depends on the stems of the others, so all rows share one index; `context`
  // only makes its words known.
  AcceptanceIndex(const std::vector<AcceptanceRow>& rows, const std::vector<std::string>& context) {
    char name[] = "/tmp/attest-acceptance-XXXXXX";
    REQUIRE(mkdtemp(name));
    folder_ = name;
    IndexWriter writer(folder_ + "/index");
    for (const AcceptanceRow& row : rows) Put(writer, row.title, row.text);
    for (const std::string& text : context) Put(writer, "", text);
    writer.Commit();
  }
  ~AcceptanceIndex() { std::filesystem::remove_all(folder_); }

  std::string Folder() const { return folder_ + "/index"; }
  const std::string& Id(const AcceptanceRow& row) const { return ids_.at({row.title, row.text}); }

 private:
  void Put(IndexWriter& writer, const std::string& title, const std::string& text) {
    const std::string id = "text-" + std::to_string(ids_.size());
    if (!ids_.emplace(std::pair(title, text), id).second) return;
    StoredDocument stored;
    stored.document.id = id;
    stored.document.title = title;
    stored.document.text = text;
    stored.provenance = {id + ".txt", Hex(Sha256(text)), "batch", "/archive", false, true, {}};
    writer.Put(stored);
  }

  std::string folder_;
  std::map<std::pair<std::string, std::string>, std::string> ids_;  // of title and text
};

// The ids that a query lists under --match all. Where nothing has all of the query, the answer to
// --match any is no match.
inline std::vector<std::string> ListAll(Searcher& searcher, const std::string& query) {
  SearchRequest request;
  request.query = query;
  request.literal = true;  // concepts have tests of their own
  request.limit = 1000;
  request.facets = request.snippets = false;
  const ResultPage page = searcher.Search(request);
  std::vector<std::string> ids;
  for (const Hit& hit : page.hits) ids.push_back(hit.stored.document.id);
  CHECK(page.total == ids.size());
  CHECK(page.exact);
  return page.match == SearchRequest::Match::kAll ? ids : std::vector<std::string>{};
}

inline void CheckAcceptance(const std::vector<AcceptanceRow>& rows,
                            const std::vector<std::string>& context = {}) {
  const AcceptanceIndex index(rows, context);
  Searcher searcher({index.Folder()});
  std::map<std::string, std::vector<std::string>> listed;  // by query
  for (const AcceptanceRow& row : rows) {
    CAPTURE(row.query, row.title, row.text.size() < 1000 ? row.text : "a report");
    try {
      if (!listed.contains(row.query)) listed[row.query] = ListAll(searcher, row.query);
    } catch (const std::exception& error) {
      FAIL_CHECK(error.what());
      continue;
    }
    const auto& ids = listed[row.query];
    CHECK((std::find(ids.begin(), ids.end(), index.Id(row)) != ids.end()) == row.matches);
  }
}

}  // namespace attest
