// A page of results as values; output.h writes it as JSON, text, CSV and TREC. DESIGN section 3 is
// its contract.
#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "schema/stored.h"
#include "searcher/explanation.h"
#include "searcher/request.h"

namespace attest {

class Vocabulary;
// The one that the labels of an answer come from: that of the index. Null stands for the built-in
// one.
using Labels = std::shared_ptr<const Vocabulary>;

struct Fragment {
  std::string text;
  bool hit = false;
};
struct Snippet {
  uint32_t page = 0;  // 0: no pages
  std::vector<Fragment> fragments;
};
struct Hit {
  size_t rank = 0;  // from 1
  double score = 0;
  StoredDocument stored;  // document.text is empty
  std::vector<Snippet> snippets;
  std::shared_ptr<Explanation> explanation;  // where the request asks for it
};

struct FacetValue {
  std::string value, label;
  uint64_t count = 0;
  std::vector<FacetValue> children;  // violation, place, source_type
  uint64_t suggested = 0;            // further documents, for which a machine suggests it
};
// In the order of DESIGN section 3: language, year, event_year, source, source_type, violation,
// place.
struct Facet {
  std::string name;
  std::vector<FacetValue> values;  // years ascending and "undated" last, else by count and value
};

struct Expansion {
  std::string for_words, concept_id;
  std::vector<std::string> forms;
};

struct IndexInfo {
  uint64_t documents = 0;
  std::string revision, layout;
};

struct ResultPage {
  SearchRequest request;
  SearchRequest::Match match =
      SearchRequest::Match::kAll;  // what was done: any where all found nothing
  uint64_t total = 0;
  bool exact = true;
  double took_ms = 0;
  std::vector<Hit> hits;
  std::vector<Facet> facets;
  std::vector<Expansion> expansions;
  std::optional<std::string> suggestion;
  std::vector<std::string> notes;  // for people, e.g. that all found nothing and any was tried
  IndexInfo index;
  Labels labels = nullptr;
};

// One document, whole, for --show and /api/documents/ID.
struct Page {
  uint32_t number = 0;  // 0: the document has no pages
  std::string text;
};
struct ShownDocument {
  StoredDocument stored;  // document.text is empty, the text is in `pages`
  std::vector<Page> pages;
  Labels labels = nullptr;
};

// One ranked document of a run over topics.
struct RunEntry {
  std::string id;
  double score;
};
struct ExplainedEntry {
  size_t rank;  // from 1
  RunEntry entry;
  Explanation explanation;  // of the score; a topic is no query that a document must match
};

}  // namespace attest
