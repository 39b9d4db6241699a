#include "schema/vocabulary_reader.h"

#include <algorithm>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <set>
#include <unordered_map>

#include "schema/error.h"
#include "schema/text.h"

namespace attest {
namespace {

constexpr std::pair<std::string_view, Scheme> kSchemes[] = {{"violation", Scheme::kViolation},
                                                            {"source_type", Scheme::kSourceType},
                                                            {"place", Scheme::kPlace},
                                                            {"term", Scheme::kTerm}};

std::string Quote(std::string_view text) { return '"' + Printable(text) + '"'; }

class Reader {
 public:
  explicit Reader(std::string_view xml) : xml_(xml) {}

  VocabularyFile Read() {
    if (const size_t bad = FindInvalidUtf8(xml_); bad != std::string_view::npos) {
      Fail(bad, "expected UTF-8, found the byte " + Printable(xml_.substr(bad, 1)));
    }
    // pugixml takes a NUL for the end.
    if (const size_t nul = xml_.find('\0'); nul != std::string_view::npos) {
      Fail(nul, "expected XML, found a NUL byte");
    }
    pugi::xml_document document;
    const auto result =
        document.load_buffer(xml_.data(), xml_.size(), pugi::parse_default, pugi::encoding_utf8);
    if (!result) {
      Fail(static_cast<size_t>(result.offset),
           "expected XML, found an error: " + std::string(result.description()));
    }
    return ReadRoot(document.document_element());
  }

 private:
  VocabularyFile ReadRoot(pugi::xml_node root) {
    if (std::string_view(root.name()) != "vocabulary") {
      Fail(root, "expected <vocabulary>, found <" + std::string(root.name()) + ">");
    }
    CheckAttributes(root, {"version"});
    VocabularyFile file;
    file.version = Required(root, "version");
    for (const pugi::xml_node node : root.children()) {
      if (std::string_view(node.name()) != "concept") Unexpected(node, "<concept>");
      file.concepts.push_back(ReadConcept(node));
      offsets_.push_back(Offset(node));
    }
    CheckTree(file.concepts);
    return file;
  }

  Concept ReadConcept(pugi::xml_node node) {
    CheckAttributes(node, {"scheme", "id", "parent", "kind", "basis", "suggested_access"});
    Concept item;
    item.scheme = ReadScheme(node);
    item.id = Required(node, "id");
    item.parent = node.attribute("parent").value();
    item.kind = node.attribute("kind").value();
    for (const char* name : {"basis", "suggested_access"}) {
      if (const auto attribute = node.attribute(name)) item.codes[name] = attribute.value();
    }
    item.labels.reserve(static_cast<size_t>(std::distance(node.begin(), node.end())));
    for (const pugi::xml_node child : node.children()) ReadPart(child, &item);
    const auto preferred = [](const Label& label) { return label.preferred; };
    std::stable_partition(item.labels.begin(), item.labels.end(), preferred);
    if (item.labels.empty() || !item.labels.front().preferred) {
      Fail(node, "expected a <pref> in " + Quote(item.id) + ", found none");
    }
    return item;
  }

  Scheme ReadScheme(pugi::xml_node node) const {
    const std::string_view name = Required(node, "scheme");
    for (const auto& [known, scheme] : kSchemes) {
      if (name == known) return scheme;
    }
    Fail(node, "expected the scheme violation, source_type, place or term, found " + Quote(name));
  }

  void ReadPart(pugi::xml_node node, Concept* item) const {
    const std::string_view name = node.name();
    if (name == "pref" || name == "alt") {
      item->labels.push_back(ReadLabel(node, name == "pref", *item));
    } else if (name == "note") {
      CheckAttributes(node, {});
      item->note = Text(node);
    } else if (name == "code") {
      CheckAttributes(node, {"in"});
      std::string& codes = item->codes[std::string(Required(node, "in"))];
      codes += (codes.empty() ? "" : "|") + Text(node);
    } else {
      Unexpected(node, "<note>, <code>, <pref> or <alt>");
    }
  }

  Label ReadLabel(pugi::xml_node node, bool preferred, const Concept& item) const {
    CheckAttributes(node, {"lang", "broad"});
    Label label{std::string(Required(node, "lang")), Text(node), preferred, false};
    if (const auto broad = node.attribute("broad")) {
      label.broad = std::string_view(broad.value()) == "yes";
      if (!label.broad) Fail(node, "expected broad=\"yes\", found " + Quote(broad.value()));
    }
    const bool second =
        preferred && std::any_of(item.labels.begin(), item.labels.end(), [&](const Label& other) {
          return other.preferred && other.language == label.language;
        });
    if (second) Fail(node, "expected one <pref> in " + Quote(label.language) + ", found a second");
    return label;
  }

  // Ids are unique in a scheme, parents exist, nothing is above itself.
  void CheckTree(const std::vector<Concept>& concepts) const {
    std::map<Scheme, std::unordered_map<std::string_view, size_t>> ids;
    for (size_t i = 0; i < concepts.size(); ++i) {
      if (!ids[concepts[i].scheme].emplace(concepts[i].id, i).second) {
        Fail(offsets_[i], "expected a new id, found " + Quote(concepts[i].id) + " again");
      }
    }
    std::vector<bool> rooted(concepts.size());
    for (size_t i = 0; i < concepts.size(); ++i) {
      std::vector<size_t> path;
      std::set<size_t> seen;
      for (size_t at = i; !rooted[at];) {
        if (!seen.insert(at).second) {
          Fail(offsets_[at], "expected a tree, found " + Quote(concepts[at].id) + " above itself");
        }
        path.push_back(at);
        if (concepts[at].parent.empty()) break;
        const auto& known = ids[concepts[at].scheme];
        const auto parent = known.find(concepts[at].parent);
        if (parent == known.end()) {
          Fail(offsets_[at], "expected the id of another concept of its scheme as parent, found " +
                                 Quote(concepts[at].parent));
        }
        at = parent->second;
      }
      for (const size_t at : path) rooted[at] = true;
    }
  }

  void CheckAttributes(pugi::xml_node node, std::initializer_list<std::string_view> known) const {
    for (const pugi::xml_attribute attribute : node.attributes()) {
      if (std::find(known.begin(), known.end(), attribute.name()) == known.end()) {
        Fail(node,
             "<" + std::string(node.name()) + "> has no attribute " + Quote(attribute.name()));
      }
    }
  }

  std::string_view Required(pugi::xml_node node, const char* name) const {
    const std::string_view value = node.attribute(name).value();
    if (Trim(value).empty()) {
      Fail(node, "expected a value for " + std::string(name) + " of <" + node.name() +
                     ">, found nothing");
    }
    return value;
  }

  std::string Text(pugi::xml_node node) const {
    std::string text;
    for (const pugi::xml_node child : node.children()) {
      if (child.type() == pugi::node_element) Unexpected(child, "text");
      text += child.value();
    }
    const std::string_view trimmed = Trim(text);
    if (trimmed.empty()) {
      Fail(node, "expected text in <" + std::string(node.name()) + ">, found nothing");
    }
    return trimmed.size() == text.size() ? text : std::string(trimmed);
  }

  [[noreturn]] void Unexpected(pugi::xml_node node, const std::string& expected) const {
    const bool element = node.type() == pugi::node_element;
    Fail(node, "expected " + expected + ", found " +
                   (element ? "<" + Printable(node.name()) + ">" : Quote(Trim(node.value()))));
  }

  size_t Offset(pugi::xml_node node) const {
    const ptrdiff_t offset = node.offset_debug();
    return offset < 0 ? 0 : static_cast<size_t>(offset);
  }

  [[noreturn]] void Fail(pugi::xml_node node, const std::string& what) const {
    Fail(Offset(node), what);
  }
  [[noreturn]] void Fail(size_t offset, const std::string& what) const {
    const auto end = xml_.begin() + static_cast<ptrdiff_t>(std::min(offset, xml_.size()));
    const auto line = std::count(xml_.begin(), end, '\n') + 1;
    throw InputError("vocabulary:" + std::to_string(line) + ": " + what);
  }

  std::string_view xml_;
  std::vector<size_t> offsets_;  // of the concepts
};

}  // namespace

VocabularyFile ReadVocabulary(std::string_view xml) { return Reader(xml).Read(); }

}  // namespace attest
