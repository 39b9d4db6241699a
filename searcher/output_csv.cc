#include <cstdio>

#include "searcher/output.h"

namespace attest {
namespace {

bool StartsWithOneOf(std::string_view text, std::initializer_list<std::string_view> starts) {
  for (const std::string_view start : starts) {
    if (text.starts_with(start)) return true;
  }
  return false;
}

// What a spreadsheet could run gets an apostrophe (the full-width forms too: East Asian versions
// read them as operators); control characters other than the line feed become spaces, for neither
// RFC 4180 nor a terminal wants them.
std::string Cell(std::string_view text) {
  std::string out =
      StartsWithOneOf(text, {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"}) ? "'" : "";
  for (const char c : text) {
    const bool control = (static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7F;
    out += control ? ' ' : c;
  }
  if (out.find_first_of("\",\n") == out.npos) return out;
  std::string quoted = "\"";
  for (const char c : out) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + "\"";
}

std::string Line(const std::vector<std::string>& cells) {
  std::string line;
  for (const std::string& cell : cells) line += Cell(cell) + ",";
  line.pop_back();
  return line + "\r\n";
}

std::string Joined(const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) out += (out.empty() ? "" : "|") + value;
  return out;
}

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
  std::string out =
      Line({"rank", "id", "title", "date", "event_date", "languages", "source", "source_type",
            "violations", "places", "url", "path", "batch", "sha256", "score", "page", "snippet"});
  for (const Hit& hit : page.hits) {
    const Document& document = hit.stored.document;
    const Provenance& provenance = hit.stored.provenance;
    out += Line({std::to_string(hit.rank), document.id, document.title, Written(document.date),
                 Written(document.event_date), Joined(document.languages), document.source,
                 document.source_type, Joined(document.violations), Joined(document.places),
                 document.url, provenance.path, provenance.batch, provenance.sha256,
                 Score(hit.score), PageText(hit), SnippetText(hit)});
  }
  return out;
}

}  // namespace attest
