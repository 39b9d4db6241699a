// A page of results for people: what was found, the hits, what narrows the search next.
#include <algorithm>

#include "schema/text.h"
#include "schema/vocabulary.h"
#include "searcher/output.h"
#include "searcher/output_explain.h"
#include "searcher/output_layout.h"

namespace attest {
namespace {

constexpr size_t kFacetValues = 4, kFacetYears = 8;

bool MatchesEverything(const SearchRequest& request) {
  const std::string_view query = Trim(request.query);
  return query.empty() || query == "*";
}

// "at least 42 documents with all of the words; 11 to 20 of them:"
std::string TotalLine(const ResultPage& page) {
  if (page.total == 0) return "Nothing found.";
  std::string line = page.exact ? "" : "at least ";
  line += std::to_string(page.total) + (page.total == 1 ? " document" : " documents");
  if (!MatchesEverything(page.request)) {
    line += page.match == SearchRequest::Match::kAll ? " with all of the query"
                                                     : " with any word of the query";
  }
  if (page.hits.empty() || page.hits.size() == page.total) return line;
  return line + ", " + std::to_string(page.hits.front().rank) + " to " +
         std::to_string(page.hits.back().rank) + " of them:";
}

void AddPart(std::string& line, const std::string& part, std::string_view between) {
  if (part.empty()) return;
  line += (line.empty() ? "" : std::string(between)) + part;
}

std::string LabelsText(Scheme scheme, const std::vector<std::string>& ids,
                       const Vocabulary& vocabulary, const std::string& label) {
  std::string labels;
  for (const std::string& id : ids) AddPart(labels, vocabulary.LabelOf(scheme, id, label), ", ");
  return labels;
}

// Date, source, kind of source, violations: what a person judges a hit by.
std::string Description(const Document& document, const Vocabulary& vocabulary,
                        const std::string& label) {
  std::string line;
  AddPart(line, document.date ? document.date->written : "undated", "");
  AddPart(line, document.source, " · ");
  if (!document.source_type.empty()) {
    AddPart(line, vocabulary.LabelOf(Scheme::kSourceType, document.source_type, label), " · ");
  }
  AddPart(line, LabelsText(Scheme::kViolation, document.violations, vocabulary, label), " · ");
  if (document.access == Access::kRestricted) AddPart(line, "restricted", " · ");
  return line;
}

// "suggested: 2017-09 · Torture · Hoeryong"; empty where nothing is.
std::string SuggestedText(const Suggestions& suggested, const Vocabulary& vocabulary,
                          const std::string& label) {
  std::string line;
  if (suggested.date) AddPart(line, suggested.date->written, "");
  AddPart(line, LabelsText(Scheme::kViolation, suggested.violations, vocabulary, label), " · ");
  AddPart(line, LabelsText(Scheme::kPlace, suggested.places, vocabulary, label), " · ");
  return line.empty() ? "" : "suggested: " + line;
}

std::string SnippetLines(const Snippet& snippet, const LineStyle& lines) {
  StyledText text;
  if (snippet.page != 0) text.Append("p. " + std::to_string(snippet.page) + ": ");
  for (const Fragment& fragment : snippet.fragments) text.Append(fragment.text, fragment.hit);
  return Wrap(text, std::string(lines.indent, ' '), lines);
}

std::string HitText(const Hit& hit, const Vocabulary& vocabulary, const std::string& label,
                    const TextStyle& style) {
  const Document& document = hit.stored.document;
  std::string rank = std::to_string(hit.rank) + ". ";
  if (rank.size() < 4) rank.insert(0, 4 - rank.size(), ' ');
  const LineStyle lines{style.width, style.color, rank.size()};
  const std::string indent(rank.size(), ' ');
  std::string out = Wrap(document.title.empty() ? document.id : document.title, rank, lines);
  out += Wrap(Description(document, vocabulary, label), indent, lines);
  const std::string suggested = SuggestedText(hit.stored.suggested, vocabulary, label);
  if (!suggested.empty()) out += Wrap(suggested, indent, lines);
  if (!document.title.empty()) out += Wrap(document.id, indent, lines);
  for (const Snippet& snippet : hit.snippets) out += SnippetLines(snippet, lines);
  if (hit.explanation) out += ExplanationText(hit, lines);
  return out;
}

// As a shell takes it, so that it can be pasted behind the option.
std::string ShellWord(const std::string& value) {
  const auto plain = [](char c) {
    return static_cast<signed char>(c) < 0 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z') || std::string_view("._-/:%+").find(c) != std::string_view::npos;
  };
  if (!value.empty() && std::all_of(value.begin(), value.end(), plain)) return value;
  std::string out = "'";
  for (const char c : value) out += c == '\'' ? "'\\''" : std::string(1, c);
  return out + "'";
}

void Flatten(const std::vector<FacetValue>& values, std::vector<const FacetValue*>& out) {
  for (const FacetValue& value : values) {
    out.push_back(&value);
    Flatten(value.children, out);
  }
}

bool IsEmpty(const FacetValue& value) { return value.count + value.suggested == 0; }

// The few values that most documents have, those of time in order of time. What all documents have
// narrows nothing.
std::vector<const FacetValue*> TopValues(const Facet& facet, uint64_t total) {
  const bool years = facet.name.ends_with("year");
  std::vector<const FacetValue*> values;
  Flatten(facet.values, values);
  std::erase_if(values,
                [&](const FacetValue* value) { return value->count == total || IsEmpty(*value); });
  std::vector<const FacetValue*> top = values;
  std::stable_sort(top.begin(), top.end(), [](const FacetValue* a, const FacetValue* b) {
    return std::pair(a->count, a->suggested) > std::pair(b->count, b->suggested);
  });
  top.resize(std::min(top.size(), years ? kFacetYears : kFacetValues));
  if (!years) return top;
  std::erase_if(values, [&](const FacetValue* value) {
    return std::find(top.begin(), top.end(), value) == top.end();
  });
  return values;
}

// The option that takes the facet's values; years are no option's values.
std::string FacetHead(const std::string& name) {
  if (name == "year") return "  year";
  if (name == "event_year") return "  year of event";
  std::string option = "  --" + name;
  std::replace(option.begin(), option.end(), '_', '-');
  return option;
}

std::string FacetText(const Facet& facet, uint64_t total, const TextStyle& style) {
  std::string values;
  for (const FacetValue* value : TopValues(facet, total)) {
    std::string entry = ShellWord(value->value);
    if (!value->label.empty() && value->label != value->value) entry += " (" + value->label + ")";
    entry += " " + std::to_string(value->count);
    if (value->suggested > 0) entry += " (+" + std::to_string(value->suggested) + " suggested)";
    AddPart(values, entry, ", ");
  }
  if (values.empty()) return "";
  std::string head = FacetHead(facet.name);
  head.resize(17, ' ');
  return Wrap(values, head, {style.width, style.color, head.size()});
}

constexpr size_t kShownForms = 6;  // of a concept: a line

std::string ExpansionText(const Expansion& expansion, const TextStyle& style) {
  std::string forms;
  const size_t shown = std::min(expansion.forms.size(), kShownForms);
  for (size_t i = 0; i < shown; ++i) AddPart(forms, expansion.forms[i], ", ");
  if (shown < expansion.forms.size())
    forms += " and " + std::to_string(expansion.forms.size() - shown) + " more";
  const std::string named = expansion.for_words.empty()
                                ? "concept:" + expansion.concept_id + " was searched as "
                                : expansion.for_words + " was also searched as ";
  return Wrap(named + forms +
                  (expansion.for_words.empty()
                       ? ""
                       : " (--without " + expansion.concept_id + " leaves them out)"),
              "", {style.width, style.color, 2});
}

}  // namespace

std::string ToText(const ResultPage& page, const TextStyle& style) {
  const LineStyle lines{style.width, style.color, 2};
  std::string out = Wrap(TotalLine(page), "", lines);
  for (const std::string& note : page.notes) out += Wrap(note, "", lines);
  for (const Expansion& expansion : page.expansions) out += ExpansionText(expansion, style);
  if (page.suggestion) out += Wrap("Did you mean: " + *page.suggestion, "", lines);
  for (const Hit& hit : page.hits) {
    out += "\n" + HitText(hit, OrBuiltIn(page.labels), page.request.label, style);
  }
  std::string facets;
  for (const Facet& facet : page.facets) facets += FacetText(facet, page.total, style);
  const char* heading = page.total == 0 ? "\nOther choices would find\n" : "\nNarrow it down by\n";
  if (!facets.empty()) out += heading + facets;
  const size_t shown = page.request.offset + page.hits.size();
  if (!page.hits.empty() && shown < page.total) {
    out += "\nMore with --offset " + std::to_string(shown) + "\n";
  }
  return out;
}

}  // namespace attest
