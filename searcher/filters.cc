#include "searcher/filters.h"

#include <xapian.h>

#include <cassert>
#include <vector>

#include "schema/date.h"
#include "schema/error.h"
#include "schema/layout.h"
#include "schema/vocabulary.h"

namespace attest {
namespace {

using Xapian::Query;

Query AnyOf(const std::vector<std::string>& terms) {
  return Query(Query::OP_OR, terms.begin(), terms.end());
}

// A value of a scheme: the id with all that is below it, a label of it in any language, or text
// outside it.
void AddConceptTerms(const Vocabulary& vocabulary, Scheme scheme, std::string_view prefix,
                     const std::string& value, std::vector<std::string>& terms) {
  terms.push_back(FilterTerm(prefix, value));
  const Concept* found = vocabulary.FindByLabel(scheme, value);
  if (!found) return;
  for (const auto& id : vocabulary.NarrowerAndAliases(scheme, found->id))
    terms.push_back(FilterTerm(prefix, id));
}

Query ValuesQuery(FilterName name, const std::vector<std::string>& values,
                  const Vocabulary& vocabulary, bool suggested = false) {
  std::vector<std::string> terms;
  for (const auto& value : values) {
    for (std::string& term : FilterTerms(name, value, vocabulary)) terms.push_back(std::move(term));
    if (!suggested) continue;
    for (std::string& term : SuggestedTerms(name, value, vocabulary))
      terms.push_back(std::move(term));
  }
  return AnyOf(terms);
}

DateInterval CheckedDate(const std::string& text) {
  std::string why;
  const auto date = ParseDate(text, &why);
  if (!date) throw UsageError(why);
  return *date;
}

// Documents whose interval overlaps [from, to].
Query Overlap(uint32_t earliest, uint32_t latest, Day from, Day to) {
  return Query(Query::OP_AND, Query(Query::OP_VALUE_GE, latest, DayToKey(from)),
               Query(Query::OP_VALUE_RANGE, earliest, DayToKey(kFirstDay), DayToKey(to)));
}

Query DateQuery(const std::string& from, const std::string& to, uint32_t earliest,
                uint32_t latest) {
  return Overlap(earliest, latest, from.empty() ? kFirstDay : CheckedDate(from).earliest,
                 to.empty() ? kLastDay : CheckedDate(to).latest);
}

// Without a date; where suggested ones count, without one of these either.
Query UndatedQuery(bool suggested) {
  const Query undated(FilterTerm(prefix::kDated, kUndated));
  if (!suggested) return undated;
  const Query dated(Query::OP_VALUE_GE, slot::kSuggestedLatest, DayToKey(kFirstDay));
  return Query(Query::OP_AND_NOT, undated, dated);
}

Query PublicationQuery(const SearchRequest& request) {
  const Query undated = UndatedQuery(request.suggested);
  if (request.from.empty() && request.to.empty()) return undated;
  Query range = DateQuery(request.from, request.to, slot::kDateEarliest, slot::kDateLatest);
  if (request.suggested) {
    range |= DateQuery(request.from, request.to, slot::kSuggestedEarliest, slot::kSuggestedLatest);
  }
  return request.undated ? Query(Query::OP_OR, range, undated) : range;
}

const std::vector<std::string>& Values(const SearchRequest& request, FilterName name) {
  switch (name) {
    case FilterName::kSource:
      return request.source;
    case FilterName::kSourceType:
      return request.source_type;
    case FilterName::kViolation:
      return request.violation;
    case FilterName::kLanguage:
      return request.language;
    case FilterName::kBatch:
      return request.batch;
    default:
      return request.place;
  }
}

Query OneFilter(const SearchRequest& request, const Vocabulary& vocabulary, FilterName name) {
  if (name == FilterName::kDate) return PublicationQuery(request);
  if (name == FilterName::kEventDate) {
    return DateQuery(request.event_from, request.event_to, slot::kEventEarliest,
                     slot::kEventLatest);
  }
  return ValuesQuery(name, Values(request, name), vocabulary, request.suggested);
}

}  // namespace

std::vector<std::string> FilterTerms(FilterName name, const std::string& value,
                                     const Vocabulary& vocabulary) {
  std::vector<std::string> terms;
  switch (name) {
    case FilterName::kSource:
      return {FilterTerm(prefix::kSource, value)};
    case FilterName::kBatch:
      return {FilterTerm(prefix::kBatch, value)};
    case FilterName::kLanguage:
      return {LanguageTerms(value).front()};
    case FilterName::kSourceType:
      AddConceptTerms(vocabulary, Scheme::kSourceType, prefix::kSourceType, value, terms);
      break;
    case FilterName::kViolation:
      AddConceptTerms(vocabulary, Scheme::kViolation, prefix::kViolation, value, terms);
      break;
    case FilterName::kPlace:
      AddConceptTerms(vocabulary, Scheme::kPlace, prefix::kPlace, value, terms);
      break;
    default:
      assert(!"not a filter of values");
  }
  return terms;
}

std::vector<std::string> SuggestedTerms(FilterName name, const std::string& value,
                                        const Vocabulary& vocabulary) {
  std::vector<std::string> terms;
  if (name == FilterName::kViolation)
    AddConceptTerms(vocabulary, Scheme::kViolation, prefix::kSuggestedViolation, value, terms);
  if (name == FilterName::kPlace)
    AddConceptTerms(vocabulary, Scheme::kPlace, prefix::kSuggestedPlace, value, terms);
  return terms;
}

bool HasFilter(const SearchRequest& request, FilterName name) {
  if (name == FilterName::kNone) return false;
  if (name == FilterName::kDate)
    return request.undated || !request.from.empty() || !request.to.empty();
  if (name == FilterName::kEventDate)
    return !request.event_from.empty() || !request.event_to.empty();
  return !Values(request, name).empty();
}

Query FilterQuery(const SearchRequest& request, const Vocabulary& vocabulary, FilterName except) {
  std::vector<Query> filters;
  for (const FilterName name :
       {FilterName::kDate, FilterName::kEventDate, FilterName::kSource, FilterName::kSourceType,
        FilterName::kViolation, FilterName::kLanguage, FilterName::kPlace, FilterName::kBatch}) {
    if (name != except && HasFilter(request, name))
      filters.push_back(OneFilter(request, vocabulary, name));
  }
  if (filters.empty())
    return Query(std::string());  // everything; Query::MatchAll is shared between threads
  return Query(Query::OP_AND, filters.begin(), filters.end());
}

Query FieldQuery(std::string_view field, const std::string& value, const Vocabulary& vocabulary) {
  if (field == "id") return Query(ExactTerm(prefix::kId, value));
  if (field == "date") return DateQuery(value, value, slot::kDateEarliest, slot::kDateLatest);
  if (field == "source") return ValuesQuery(FilterName::kSource, {value}, vocabulary);
  if (field == "language") return ValuesQuery(FilterName::kLanguage, {value}, vocabulary);
  if (field == "violation") return ValuesQuery(FilterName::kViolation, {value}, vocabulary);
  assert(field == "place");
  return ValuesQuery(FilterName::kPlace, {value}, vocabulary);
}

}  // namespace attest
