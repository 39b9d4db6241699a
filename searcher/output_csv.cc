#include <cstdio>

#include "schema/csv.h"
#include "searcher/output.h"

namespace attest {
namespace {

std::string Score(double score) {
  char text[64];
  std::snprintf(text, sizeof text, "%.4f", score);
  return text;
}

std::string Written(const std::optional<DateInterval>& date) { return date ? date->written : ""; }

std::string SnippetText(const Hit& hit) {
  std::string text;
  for (const Snippet& snippet : hit.snippets) {
    if (!text.empty()) text += '\n';
    for (const Fragment& fragment : snippet.fragments) text += fragment.text;
  }
  return text;
}

std::string PageText(const Hit& hit) {
  const bool known = !hit.snippets.empty() && hit.snippets.front().page != 0;
  return known ? std::to_string(hit.snippets.front().page) : "";
}

}  // namespace

std::string ToCsv(const ResultPage& page) {
  std::string out = CsvLine({"rank", "id", "title", "date", "event_date", "languages", "source",
                             "source_type", "violations", "places", "url", "path", "batch",
                             "sha256", "score", "page", "snippet"});
  for (const Hit& hit : page.hits) {
    const Document& document = hit.stored.document;
    const Provenance& provenance = hit.stored.provenance;
    out += CsvLine({std::to_string(hit.rank), document.id, document.title, Written(document.date),
                    Written(document.event_date), CsvList(document.languages), document.source,
                    document.source_type, CsvList(document.violations), CsvList(document.places),
                    document.url, provenance.path, provenance.batch, provenance.sha256,
                    Score(hit.score), PageText(hit), SnippetText(hit)});
  }
  return out;
}

}  // namespace attest
