// One document, whole, for people.
#include "schema/vocabulary.h"
#include "searcher/output.h"
#include "searcher/output_layout.h"

namespace attest {
namespace {

constexpr size_t kHead = 14;  // columns of a field's name

class Writer {
 public:
  Writer(const TextStyle& style, const Vocabulary& vocabulary)
      : style_(style), vocabulary_(vocabulary) {}

  void Field(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    std::string head(name);
    head.resize(kHead, ' ');
    out_ += Wrap(value, head, {style_.width, style_.color, kHead});
  }
  void Fields(std::string_view name, const std::vector<std::string>& values) {
    for (const std::string& value : values) {
      Field(name, value);
      name = "";
    }
  }
  void Concepts(std::string_view name, Scheme scheme, const std::vector<std::string>& ids) {
    for (const std::string& id : ids) {
      Field(name, Named(scheme, id));
      name = "";
    }
  }
  // Never in the rows of what was assigned.
  void Suggested(const Suggestions& suggested) {
    std::vector<std::string> lines;
    if (suggested.date) lines.push_back("date " + suggested.date->written);
    const auto add = [&](const char* name, Scheme scheme, const std::vector<std::string>& ids) {
      for (const std::string& id : ids) lines.push_back(name + Named(scheme, id));
    };
    add("violation ", Scheme::kViolation, suggested.violations);
    add("place ", Scheme::kPlace, suggested.places);
    Fields("suggested:", lines);
  }
  // Line by line as it stands.
  void Text(std::string_view text) {
    while (!text.empty()) {
      const size_t end = text.find('\n');
      out_ += Wrap(text.substr(0, end), "", {style_.width, style_.color, 0});
      text.remove_prefix(end == text.npos ? text.size() : end + 1);
    }
  }
  void Line(const std::string& safe) { out_ += safe + "\n"; }
  std::string Take() { return std::move(out_); }

 private:
  // "liberty.torture (Torture)"
  std::string Named(Scheme scheme, const std::string& id) const {
    const std::string label = vocabulary_.LabelOf(scheme, id, style_.label);
    return label == id || id.empty() ? id : id + " (" + label + ")";
  }

  const TextStyle& style_;
  const Vocabulary& vocabulary_;
  std::string out_;
};

std::string Written(const std::optional<DateInterval>& date) { return date ? date->written : ""; }

}  // namespace

std::string ToText(const ShownDocument& shown, const TextStyle& style) {
  const Document& document = shown.stored.document;
  Writer out(style, OrBuiltIn(shown.labels));
  out.Field("id", document.id);
  out.Field("title", document.title);
  out.Field("date", document.date ? document.date->written : "undated");
  out.Field("event date", Written(document.event_date));
  out.Fields("language", document.languages);
  out.Field("source", document.source);
  out.Concepts("source type", Scheme::kSourceType, {document.source_type});
  out.Concepts("violations", Scheme::kViolation, document.violations);
  out.Concepts("places", Scheme::kPlace, document.places);
  out.Suggested(shown.stored.suggested);
  out.Field("creator", document.creator);
  out.Field("rights", document.rights);
  out.Field("url", document.url);
  out.Field("identifier", document.identifier);
  if (document.access == Access::kRestricted) out.Field("access", "restricted");
  out.Field("batch", shown.stored.provenance.batch);
  out.Fields("path", AllPaths(shown.stored));
  out.Field("sha256", shown.stored.provenance.sha256);
  for (const Page& page : shown.pages) {
    out.Line(page.number == 0 ? "" : "\n[page " + std::to_string(page.number) + "]");
    out.Text(page.text);
  }
  return out.Take();
}

}  // namespace attest
