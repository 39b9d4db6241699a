#include <algorithm>
#include <cstdio>

#include "indexer/vocabulary_output.h"

namespace attest {
namespace {

constexpr std::string_view kBase = "urn:x-attest:vocabulary/";
constexpr const char* kHead = R"(@prefix dct: <http://purl.org/dc/terms/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
)";
constexpr struct {
  Scheme scheme;
  std::string_view title;
} kSchemes[] = {{Scheme::kViolation, "Violations"},
                {Scheme::kSourceType, "Source types"},
                {Scheme::kPlace, "Places"},
                {Scheme::kTerm, "Terms"}};

// A Turtle string.
std::string Quote(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c >= 0 && c < ' ') {
      char escaped[8];
      std::snprintf(escaped, sizeof escaped, "\\u%04X", static_cast<unsigned>(c));
      out += escaped;
      continue;
    }
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

// Letters and digits of ASCII stay, all else is %XX: codes come from outside.
std::string InAddress(std::string_view text) {
  std::string out;
  for (const unsigned char c : text) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       c == '.' || c == '_' || c == '-';
    char escaped[4];
    std::snprintf(escaped, sizeof escaped, "%%%02X", c);
    out += plain ? std::string(1, static_cast<char>(c)) : escaped;
  }
  return out;
}

std::string Address(Scheme scheme, std::string_view id = {}) {
  const std::string of_scheme = "<" + std::string(kBase) + std::string(SchemeName(scheme));
  return of_scheme + (id.empty() ? "" : "/" + InAddress(id)) + ">";
}

void Add(std::string& out, std::string_view property, const std::string& value) {
  out += " ;\n    " + std::string(property) + " " + value;
}

std::string_view Property(const Label& label) {
  if (label.preferred) return "skos:prefLabel";
  return label.broad ? "skos:hiddenLabel" : "skos:altLabel";
}

// basis and suggested_access are remarks of ours, no codes of a classification.
void AddCodes(const Concept& item, std::string& out) {
  for (const auto& [name, codes] : item.codes) {
    if (name == "basis" || name == "suggested_access") {
      Add(out, "skos:editorialNote", Quote(name + ": " + codes) + "@en");
      continue;
    }
    for (const std::string& code : SplitCodes(codes)) {
      Add(out, "skos:notation",
          Quote(code) + "^^<" + std::string(kBase) + "code/" + InAddress(name) + ">");
    }
  }
}

std::string ConceptText(const Concept& item) {
  std::string out = "\n" + Address(item.scheme, item.id) + " a skos:Concept";
  Add(out, "skos:inScheme", Address(item.scheme));
  Add(out, item.parent.empty() ? "skos:topConceptOf" : "skos:broader",
      Address(item.scheme, item.parent));
  Add(out, "skos:notation", Quote(item.id));
  AddCodes(item, out);
  if (!item.kind.empty()) Add(out, "dct:type", Quote(item.kind));
  for (const Label& label : item.labels)
    Add(out, Property(label), Quote(label.text) + "@" + label.language);
  if (!item.note.empty()) Add(out, "skos:scopeNote", Quote(item.note) + "@en");
  out += " .\n";
  for (const std::string& alias : item.aliases) {
    out += "\n" + Address(item.scheme, alias) + " a skos:Concept";
    Add(out, "skos:inScheme", Address(item.scheme));
    Add(out, "skos:notation", Quote(alias));
    Add(out, "owl:deprecated", "true");
    Add(out, "dct:isReplacedBy", Address(item.scheme, item.id));
    out += " .\n";
  }
  return out;
}

}  // namespace

std::string ToSkos(const Vocabulary& vocabulary) {
  std::string out = kHead;
  for (const auto& [scheme, title] : kSchemes) {
    out += "\n" + Address(scheme) + " a skos:ConceptScheme";
    Add(out, "dct:title", Quote(title) + "@en");
    Add(out, "owl:versionInfo", Quote(vocabulary.version()));
    for (const Concept& item : vocabulary.concepts()) {
      if (item.scheme == scheme && item.parent.empty())
        Add(out, "skos:hasTopConcept", Address(scheme, item.id));
    }
    out += " .\n";
  }
  for (const Concept& item : vocabulary.concepts()) out += ConceptText(item);
  return out;
}

}  // namespace attest
