#include "indexer/document_builder.h"

#include <algorithm>
#include <cstdio>
#include <set>
#include <unordered_map>

#include "indexer/source.h"
#include "schema/analysis/analysis.h"
#include "schema/passages.h"
#include "schema/text.h"

namespace attest {
namespace {

using TermCounts = std::unordered_map<std::string, uint32_t>;

struct Input {
  const StoredDocument& stored;
  const Suggestions& suggested;
  const std::string& digest;
  const NamesIn& names;
};

bool IsStorable(std::string_view term) {
  return !term.empty() && term.size() <= kTermLimit && term.find('\0') == std::string_view::npos;
}

void CountTerms(std::string_view text, bool title, TermCounts& counts) {
  for (Token& token : Analyze(text, Purpose::kIndex)) {
    std::string term = title ? TitleTerm(token.term) : std::move(token.term);
    if (IsStorable(term)) ++counts[std::move(term)];
  }
}

// A title's words match as those of the text do.
void CountWithNames(const Input& input, std::string_view text, TermCounts& counts) {
  CountTerms(text, false, counts);
  for (const std::string& name : input.names(text)) counts.emplace(NameTerm(name), 1);
}

std::string YearRange(const DateInterval& date) {
  char text[32];
  std::snprintf(text, sizeof text, date.FirstYear() == date.LastYear() ? "%04d" : "%04d..%04d",
                date.FirstYear(), date.LastYear());
  return text;
}

// What every entry of a document carries, for filtering.
void AddFilterTerms(const Input& input, std::vector<std::string>& terms) {
  const Document& document = input.stored.document;
  for (const std::string& tag : document.languages) {
    for (std::string& term : LanguageTerms(tag)) terms.push_back(std::move(term));
  }
  const auto add = [&](std::string_view prefix, std::string_view value) {
    if (!value.empty()) terms.push_back(FilterTerm(prefix, value));
  };
  add(prefix::kSource, document.source);
  add(prefix::kSourceType, document.source_type);
  for (const std::string& value : document.violations) add(prefix::kViolation, value);
  for (const std::string& value : document.places) add(prefix::kPlace, value);
  add(prefix::kBatch, input.stored.provenance.batch);
  if (!document.date) add(prefix::kDated, kUndated);
  for (const std::string& value : input.suggested.violations)
    add(prefix::kSuggestedViolation, value);
  for (const std::string& value : input.suggested.places) add(prefix::kSuggestedPlace, value);
}

void AddDateValues(const Input& input, IndexEntry& entry) {
  const Document& document = input.stored.document;
  const auto add = [&](const std::optional<DateInterval>& date, uint32_t earliest,
                       uint32_t latest) {
    if (!date) return;
    entry.values.emplace_back(earliest, DayToKey(date->earliest));
    entry.values.emplace_back(latest, DayToKey(date->latest));
  };
  entry.values.emplace_back(slot::kId, document.id);
  add(document.date, slot::kDateEarliest, slot::kDateLatest);
  add(document.event_date, slot::kEventEarliest, slot::kEventLatest);
  add(input.suggested.date, slot::kSuggestedEarliest, slot::kSuggestedLatest);
}

void AddFacetValues(const Input& input, IndexEntry& entry) {
  const Document& document = input.stored.document;
  const Suggestions& suggested = input.suggested;
  const auto add = [&](uint32_t slot, std::string value) {
    if (!value.empty()) entry.values.emplace_back(slot, std::move(value));
  };
  if (document.date) add(slot::kDateSort, DayToKey(document.date->SortDay()));
  add(slot::kLanguage, JoinValues(document.languages));
  if (document.date) add(slot::kYear, YearRange(*document.date));
  if (document.event_date) add(slot::kEventYear, YearRange(*document.event_date));
  add(slot::kSource, document.source);
  add(slot::kSourceType, document.source_type);
  add(slot::kViolation, JoinValues(document.violations));
  add(slot::kPlace, JoinValues(document.places));
  if (suggested.date) add(slot::kSuggestedYear, YearRange(*suggested.date));
  add(slot::kSuggestedViolation, JoinValues(suggested.violations));
  add(slot::kSuggestedPlace, JoinValues(suggested.places));
}

// Text terms win over filter terms of the same letters; there are none, since no text term begins
// with a capital X or Q of its own.
void SetTerms(const TermCounts& counts, bool with_frequency,
              const std::vector<std::string>& filters, IndexEntry& entry) {
  entry.terms.reserve(counts.size() + filters.size());
  for (const auto& [term, count] : counts)
    entry.terms.emplace_back(term, with_frequency ? count : 0);
  for (const std::string& term : filters) {
    if (IsStorable(term)) entry.terms.emplace_back(term, 0);
  }
  std::sort(entry.terms.begin(), entry.terms.end());
  const auto same = [](const auto& a, const auto& b) { return a.first == b.first; };
  entry.terms.erase(std::unique(entry.terms.begin(), entry.terms.end(), same), entry.terms.end());
}

// The record, that of a long document without its text.
std::string RecordOf(const Input& input, Kind kind) {
  StoredDocument record = input.stored;
  if (kind == Kind::kLong) record.document.text.clear();
  record.suggested = input.suggested;
  return EncodeDocument(record);
}

IndexEntry WholeDocument(const Input& input, const TermCounts& counts, Kind kind,
                         std::vector<std::string> filters) {
  const StoredDocument& stored = input.stored;
  IndexEntry entry;
  entry.kind = kind;
  filters.push_back(ExactTerm(prefix::kId, stored.document.id));
  filters.push_back(KindTerm(kind));
  filters.push_back(ExactTerm(prefix::kRoot, stored.provenance.root));
  if (stored.provenance.bare) filters.push_back(ExactTerm(prefix::kHash, stored.provenance.sha256));
  for (std::string& term : FileTerms(stored)) filters.push_back(std::move(term));
  SetTerms(counts, kind == Kind::kShort, filters, entry);
  AddDateValues(input, entry);
  AddFacetValues(input, entry);
  entry.values.emplace_back(slot::kDigest, input.digest);
  entry.data = RecordOf(input, kind);
  return entry;
}

IndexEntry Passage(const Input& input, const PassageRange& range, uint32_t number,
                   const std::vector<std::string>& filters, const TermCounts& counts) {
  IndexEntry entry;
  entry.kind = Kind::kPassage;
  SetTerms(counts, true, filters, entry);
  AddDateValues(input, entry);
  entry.values.emplace_back(slot::kPassages, EncodeCount(number));
  entry.data =
      EncodePassage({input.stored.document.text.substr(range.begin, range.end - range.begin),
                     range.page, range.overlap});
  return entry;
}

uint32_t BuildLong(const Input& input, const TermCounts& title,
                   const std::vector<std::string>& filters, const EntrySink& sink) {
  std::vector<std::string> passage_filters = filters;
  passage_filters.push_back(ExactTerm(prefix::kPassageOf, input.stored.document.id));
  passage_filters.push_back(KindTerm(Kind::kPassage));
  TermCounts all = title;
  uint32_t number = 0;
  const std::string_view text = input.stored.document.text;
  for (const PassageRange& range : CutPassages(text)) {
    TermCounts counts = title;
    CountWithNames(input, text.substr(range.begin, range.end - range.begin), counts);
    for (const auto& [term, count] : counts) all.emplace(term, 0);
    ++number;
    sink(number, Passage(input, range, number, passage_filters, counts));
  }
  IndexEntry entry = WholeDocument(input, all, Kind::kLong, filters);
  entry.values.emplace_back(slot::kPassages, EncodeCount(number));
  sink(0, entry);
  return number;
}

}  // namespace

std::vector<std::string> FileTerms(const StoredDocument& stored) {
  std::set<std::string> terms;
  if (HasOwnFile(stored)) terms.insert(ExactTerm(prefix::kFile, SourceFile(stored.provenance)));
  if (!stored.copies.empty()) terms.insert(ExactTerm(prefix::kCopies, stored.provenance.root));
  for (const Copy& copy : stored.copies) {
    terms.insert(ExactTerm(prefix::kFile, SourceFile(copy)));
    terms.insert(ExactTerm(prefix::kCopies, copy.root));
  }
  return {terms.begin(), terms.end()};
}

uint32_t BuildEntries(const StoredDocument& stored, const Suggestions& suggested,
                      const std::string& digest, const NamesIn& names, const EntrySink& sink) {
  const Input input{stored, suggested, digest, names};
  TermCounts title;
  CountTerms(stored.document.title, true, title);
  CountWithNames(input, stored.document.title, title);
  std::vector<std::string> filters;
  AddFilterTerms(input, filters);
  if (stored.document.text.size() > kShortLimit) return BuildLong(input, title, filters, sink);

  CountWithNames(input, stored.document.text, title);
  sink(0, WholeDocument(input, title, Kind::kShort, filters));
  return 0;
}

std::string ToString(const IndexEntry& entry) {
  std::string out = entry.kind == Kind::kShort  ? "short"
                    : entry.kind == Kind::kLong ? "long"
                                                : "passage";
  out += "\nterms:";
  for (const auto& [term, wdf] : entry.terms) {
    out += " " + Printable(term, kTermLimit) + (wdf ? "/" + std::to_string(wdf) : "");
  }
  out += "\nvalues:";
  for (const auto& [slot, value] : entry.values) {
    out += " " + std::to_string(slot) + "=" +
           Printable(slot == slot::kDigest ? Hex(value) : value, kTermLimit);
  }
  return out + "\ndata: " + entry.data + "\n";
}

}  // namespace attest
