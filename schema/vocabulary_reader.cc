#include "schema/vocabulary_reader.h"

#include <algorithm>
#include <cctype>
#include <pugixml.hpp>

#include "schema/error.h"
#include "schema/text.h"
#include "schema/vocabulary_check.h"

namespace attest {
namespace {

// The declaration and a DOCTYPE are kept, to be looked at. The text that an element begins with is
// its value() and no node of its own: a third less memory to walk through at each start.
constexpr unsigned kParts =
    pugi::parse_default | pugi::parse_declaration | pugi::parse_doctype | pugi::parse_embed_pcdata;

constexpr const char* kConceptParts = "<note>, <code>, <alias>, <pref> or <alt>";

std::string Quote(std::string_view text) { return '"' + Printable(text) + '"'; }

class Reader {
 public:
  explicit Reader(std::string_view xml) : xml_(xml) {}

  VocabularyFile Read() {
    CheckBytes();
    pugi::xml_document document;
    const auto result = document.load_buffer(xml_.data(), xml_.size(), kParts, pugi::encoding_utf8);
    if (!result) {
      Fail(static_cast<size_t>(result.offset),
           "expected XML, found an error: " + std::string(result.description()));
    }
    for (const pugi::xml_node node : document.children()) CheckHead(node);
    return ReadRoot(document.document_element());
  }

 private:
  void CheckBytes() {
    if (xml_.size() > kMaxVocabularyBytes) Fail(0, TooLargeVocabulary(xml_.size()));
    if (xml_.starts_with("\xFF\xFE") || xml_.starts_with("\xFE\xFF")) {
      Fail(0, "expected UTF-8, found UTF-16");
    }
    if (const size_t bad = FindInvalidUtf8(xml_); bad != std::string_view::npos) {
      Fail(bad, "expected UTF-8, found the byte " + Printable(xml_.substr(bad, 1)));
    }
    // pugixml takes a NUL for the end.
    if (const size_t nul = xml_.find('\0'); nul != std::string_view::npos) {
      Fail(nul, "expected XML, found a NUL byte");
    }
  }

  // What stands beside the root element.
  void CheckHead(pugi::xml_node node) {
    if (node.type() == pugi::node_doctype) {
      Fail(node, "expected no DOCTYPE, found one: a vocabulary has no entities of its own");
    }
    const auto encoding = node.attribute("encoding");
    if (node.type() != pugi::node_declaration || !encoding) return;
    std::string name = encoding.value();
    for (char& c : name) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    if (name != "UTF-8")
      Fail(node, "expected the encoding UTF-8, found " + Quote(encoding.value()));
  }

  VocabularyFile ReadRoot(pugi::xml_node root) {
    if (std::string_view(root.name()) != "vocabulary") {
      Fail(root, "expected <vocabulary>, found <" + Printable(root.name()) + ">");
    }
    CheckAttributes(root, {"version"});
    VocabularyFile file;
    file.version = Required(root, "version");
    if (!IsVersion(file.version)) {
      Fail(root, "expected a whole number from 1 as version, found " + Quote(file.version));
    }
    RefuseText(root, "<concept>");
    for (const pugi::xml_node node : root.children()) {
      if (std::string_view(node.name()) != "concept") Unexpected(node, "<concept>");
      file.concepts.push_back(ReadConcept(node));
    }
    CheckTree(file.concepts);
    return file;
  }

  Concept ReadConcept(pugi::xml_node node) {
    CheckAttributes(node, {"scheme", "id", "parent", "kind", "basis", "suggested_access"});
    Concept item;
    item.line = Line(node);
    item.scheme = ReadScheme(node);
    item.id = ReadId(node);
    item.parent = node.attribute("parent").value();
    item.kind = node.attribute("kind").value();
    for (const char* name : {"basis", "suggested_access"}) {
      if (const auto attribute = node.attribute(name)) item.codes[name] = attribute.value();
    }
    item.labels.reserve(static_cast<size_t>(std::distance(node.begin(), node.end())));
    RefuseText(node, kConceptParts);
    for (const pugi::xml_node child : node.children()) ReadPart(child, &item);
    const auto preferred = [](const Label& label) { return label.preferred; };
    std::stable_partition(item.labels.begin(), item.labels.end(), preferred);
    if (item.labels.empty() || !item.labels.front().preferred) {
      Fail(node, "expected a <pref> in " + Quote(item.id) + ", found none");
    }
    return item;
  }

  std::string ReadId(pugi::xml_node node) {
    const std::string_view id = Required(node, "id");
    if (!IsId(id)) Fail(node, "expected an id of a-z, 0-9, _ and dots, found " + Quote(id));
    return std::string(id);
  }

  Scheme ReadScheme(pugi::xml_node node) {
    const std::string_view name = Required(node, "scheme");
    if (const auto scheme = FindScheme(name)) return *scheme;
    Fail(node, "expected the scheme violation, source_type, place or term, found " + Quote(name));
  }

  void ReadPart(pugi::xml_node node, Concept* item) {
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
    } else if (name == "alias") {
      CheckAttributes(node, {"id"});
      RefuseText(node, "nothing in <alias>");
      for (const pugi::xml_node child : node.children()) Unexpected(child, "nothing in <alias>");
      item->aliases.push_back(ReadId(node));
    } else {
      Unexpected(node, kConceptParts);
    }
  }

  Label ReadLabel(pugi::xml_node node, bool preferred, const Concept& item) {
    CheckAttributes(node, {"lang", "broad"});
    Label label{std::string(Required(node, "lang")), Text(node), preferred, false, Line(node)};
    if (!IsLanguage(label.language)) {
      Fail(node, "expected a BCP 47 tag like ko or zh-Hant, found " + Quote(label.language));
    }
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

  void CheckAttributes(pugi::xml_node node, std::initializer_list<std::string_view> known) {
    for (const pugi::xml_attribute attribute : node.attributes()) {
      if (std::find(known.begin(), known.end(), attribute.name()) == known.end()) {
        Fail(node,
             "<" + std::string(node.name()) + "> has no attribute " + Quote(attribute.name()));
      }
    }
  }

  std::string_view Required(pugi::xml_node node, const char* name) {
    const std::string_view value = node.attribute(name).value();
    if (Trim(value).empty()) {
      Fail(node, "expected a value for " + std::string(name) + " of <" + node.name() +
                     ">, found nothing");
    }
    return value;
  }

  std::string Text(pugi::xml_node node) {
    std::string text = node.value();
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

  // The text that an element begins with.
  void RefuseText(pugi::xml_node node, const std::string& expected) {
    const std::string_view text = Trim(node.value());
    if (!text.empty()) Fail(node, "expected " + expected + ", found " + Quote(text));
  }

  [[noreturn]] void Unexpected(pugi::xml_node node, const std::string& expected) {
    const bool element = node.type() == pugi::node_element;
    Fail(node, "expected " + expected + ", found " +
                   (element ? "<" + Printable(node.name()) + ">" : Quote(Trim(node.value()))));
  }

  // Nodes are asked for in the order of the file, more or less: lines are counted from the last
  // one.
  uint32_t Line(pugi::xml_node node) {
    const ptrdiff_t offset = node.offset_debug();
    return LineAt(offset < 0 ? 0 : static_cast<size_t>(offset));
  }
  uint32_t LineAt(size_t offset) {
    offset = std::min(offset, xml_.size());
    if (offset < counted_) counted_ = 0, line_ = 1;
    const std::string_view between = xml_.substr(counted_, offset - counted_);
    line_ += static_cast<uint32_t>(std::count(between.begin(), between.end(), '\n'));
    counted_ = offset;
    return line_;
  }

  [[noreturn]] void Fail(pugi::xml_node node, const std::string& what) {
    FailVocabulary(Line(node), what);
  }
  [[noreturn]] void Fail(size_t offset, const std::string& what) {
    FailVocabulary(LineAt(offset), what);
  }

  std::string_view xml_;
  size_t counted_ = 0;  // bytes of xml_ whose lines are in line_
  uint32_t line_ = 1;
};

}  // namespace

VocabularyFile ReadVocabulary(std::string_view xml) { return Reader(xml).Read(); }

}  // namespace attest
