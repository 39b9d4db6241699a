#include "searcher/unknown_values.h"

#include <xapian.h>

#include <algorithm>
#include <utility>

#include "schema/layout.h"
#include "schema/text.h"
#include "searcher/filters.h"

namespace attest {
namespace {

constexpr size_t kNearest = 3, kMostCompared = 10000;

struct ValueFilter {
  std::string_view parameter;
  FilterName name;
  std::string_view prefix;
  std::vector<std::string> SearchRequest::*values;
};

constexpr ValueFilter kFilters[] = {
    {"language", FilterName::kLanguage, prefix::kLanguage, &SearchRequest::language},
    {"violation", FilterName::kViolation, prefix::kViolation, &SearchRequest::violation},
    {"source-type", FilterName::kSourceType, prefix::kSourceType, &SearchRequest::source_type},
    {"source", FilterName::kSource, prefix::kSource, &SearchRequest::source},
    {"place", FilterName::kPlace, prefix::kPlace, &SearchRequest::place},
    {"batch", FilterName::kBatch, prefix::kBatch, &SearchRequest::batch}};

// How unlike a value of the index is: one that the word begins, or an id's last part, is near.
size_t Unlikeness(std::string_view value, std::string_view word) {
  if (value.find(word) != value.npos) return 1;
  const size_t dot = value.rfind('.');
  const size_t whole = EditDistance(value, word);
  return dot == value.npos ? whole : std::min(whole, EditDistance(value.substr(dot + 1), word));
}

std::string Nearest(const ValueFilter& filter, const std::string& word,
                    const Xapian::Database& db) {
  std::vector<std::pair<size_t, std::string>> values;
  const std::string prefix(filter.prefix);
  const auto end = db.allterms_end(prefix);
  for (auto term = db.allterms_begin(prefix); term != end && values.size() < kMostCompared;
       ++term) {
    std::string value = (*term).substr(prefix.size());
    const size_t unlikeness = Unlikeness(value, word);
    values.emplace_back(unlikeness, std::move(value));
  }
  std::sort(values.begin(), values.end());
  values.resize(std::min(values.size(), kNearest));
  std::string nearest;
  for (const auto& [unlikeness, value] : values) nearest += (nearest.empty() ? "" : ", ") + value;
  return nearest;
}

std::string OnlySuggested(const ValueFilter& filter, const std::string& value) {
  return "No document was given the " + std::string(filter.parameter) + " " + Printable(value, 60) +
         "; with suggested values (--include-suggested) there are some.";
}

}  // namespace

size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<size_t> before, last(b.size() + 1), now(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1])});
      const bool exchanged = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (exchanged) now[j] = std::min(now[j], before[j - 2] + 1);
    }
    before = last;
    std::swap(last, now);
  }
  return last[b.size()];
}

std::vector<std::string> UnknownValues(const SearchRequest& request, const Xapian::Database& db,
                                       const Vocabulary& vocabulary) {
  std::vector<std::string> notes;
  for (const ValueFilter& filter : kFilters) {
    for (const std::string& value : request.*filter.values) {
      const auto terms = FilterTerms(filter.name, value, vocabulary);
      const auto has = [&](const std::string& term) { return db.term_exists(term); };
      if (std::any_of(terms.begin(), terms.end(), has)) continue;
      const auto suggested = SuggestedTerms(filter.name, value, vocabulary);
      if (std::any_of(suggested.begin(), suggested.end(), has)) {
        if (!request.suggested) notes.push_back(OnlySuggested(filter, value));
        continue;
      }
      const std::string nearest = Nearest(filter, FoldValue(value), db);
      const std::string what(filter.parameter);
      notes.push_back("No document has the " + what + " " + Printable(value, 60) +
                      (nearest.empty() ? "; none has a " + what + "."
                                       : "; the nearest there are: " + Printable(nearest, 200)));
    }
  }
  return notes;
}

}  // namespace attest
