// The oracle: which documents match, and how many have each value, found by reading every text. It
// shares with the searcher what a word is (the analysis) and how a query parses, and nothing of the
// index.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "schema/analysis/analysis.h"
#include "schema/document.h"
#include "searcher/query.h"
#include "searcher/request.h"
#include "searcher/stems.h"

namespace attest::naive {

// One text: a whole short document, or a passage of a long one, with the title.
struct Text {
  std::set<std::string> terms;
  std::vector<std::vector<Token>> streams;  // title, text
  std::set<std::string> literals;
  std::vector<std::string> raw;  // title, text
};

struct Entry {
  Document document;
  std::string batch;
  std::vector<Text> texts;
  std::set<std::string> terms;        // of all texts
  std::set<std::string> title_terms;  // of the title alone
  std::vector<Token> title;
  std::set<std::string> title_literals;
};

class Archive {
 public:
  void Add(const Document& document, const std::string& batch);

  struct Answer {
    std::set<std::string> ids;
    SearchRequest::Match match;
    // facet name -> value -> documents, flat
    std::map<std::string, std::map<std::string, size_t>> facets;
  };
  Answer Search(const SearchRequest& request) const;
  const std::vector<Entry>& entries() const { return entries_; }

 private:
  struct View;
  bool Matches(const Query& node, const Entry& entry, bool any, bool skip_stop, bool* says) const;
  bool HasCounted(const QueryWord& word, const Entry& entry, bool title) const;
  bool HasWord(const QueryWord& word, const Entry& entry, bool title) const;
  const std::vector<std::string>& Compounds(const std::string& word) const;
  std::vector<std::vector<std::string>> Rows(const std::string& word, int parts) const;
  bool HasKorean(const std::string& stem, const Entry& entry, bool title) const;
  bool HasLiteral(const QueryWord& word, const Entry& entry, bool title) const;
  bool HasHan(const QueryWord& word, const Entry& entry, bool title, bool literal) const;
  bool Known(const std::string& stem) const { return stem.size() >= 6 && stems_.contains(stem); }
  bool Passes(const SearchRequest& request, const Entry& entry, const std::string& except) const;

  std::vector<Entry> entries_;
  mutable std::set<const Query*> meant_;  // of the query: leaves of stop words that count
  const StemList& Stems() const;

  std::set<std::string> stems_;
  mutable std::optional<StemList> stem_list_;
  mutable std::map<std::string, std::vector<std::string>> compounds_;  // of the words asked so far
};

}  // namespace attest::naive
