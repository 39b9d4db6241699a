#include "corpus/readers/dublin_core.h"

#include <algorithm>
#include <pugixml.hpp>
#include <string>
#include <utility>

#include "corpus/clean.h"
#include "corpus/json_record.h"
#include "corpus/readers/encoding.h"
#include "corpus/readers/html_tags.h"
#include "schema/text.h"

namespace attest {
namespace {

constexpr size_t kMaxSidecar = 1u << 20;  // bytes
constexpr size_t kMaxDepth = 5;           // in which the fields may stand: OAI-PMH has 2

// Elements of both namespaces and what they are here; those that are missing have no field.
struct Term {
  std::string_view element;
  const char* field;
};
constexpr Term kTerms[] = {{"title", "title"},
                           {"creator", "creator"},
                           {"date", "date"},
                           {"issued", "date"},
                           {"created", "date"},
                           {"language", "language"},
                           {"publisher", "source"},
                           {"type", "dc:type"},
                           {"subject", "dc:subject"},
                           {"rights", "rights"},
                           {"accessRights", "rights"},
                           {"license", "rights"},
                           {"identifier", "identifier"},
                           {"bibliographicCitation", "identifier"}};

bool IsElement(const pugi::xml_node& node) { return node.type() == pugi::node_element; }

std::string_view PrefixOf(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const size_t colon = name.find(':');
  return colon == std::string_view::npos ? "" : name.substr(0, colon);
}

std::string_view LocalName(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  return name.substr(name.find(':') + 1);  // npos + 1 is 0
}

bool IsDublinCore(const pugi::xml_node& node) {
  const std::string prefix(PrefixOf(node));
  const std::string declaration = prefix.empty() ? "xmlns" : "xmlns:" + prefix;
  for (pugi::xml_node at = node; at; at = at.parent()) {
    const pugi::xml_attribute found = at.attribute(declaration.c_str());
    if (found) return std::string_view(found.value()).starts_with("http://purl.org/dc/");
  }
  return prefix == "dc" || prefix == "dcterms";  // not declared, as in our batches
}

// The element whose children are the fields.
pugi::xml_node Holder(const pugi::xml_node& root) {
  pugi::xml_node node = root;
  for (size_t depth = 0; depth < kMaxDepth && node; ++depth) {
    const std::string_view name = LocalName(node);
    if (name == "dc") return node;
    if (name != "record" && name != "metadata" && name != "qualifieddc") break;
    const auto deeper = node.find_child([](const pugi::xml_node& child) {
      const std::string_view inner = LocalName(child);
      return inner == "dc" || inner == "metadata" || inner == "qualifieddc";
    });
    if (!deeper) return node;
    node = deeper;
  }
  throw RecordError("expected the root element <dc>, <metadata> or <record>, found <" +
                    Printable(root.name()) + ">");
}

class Fields {
 public:
  void Add(const pugi::xml_node& element) {
    std::string value, wrong_type;
    for (const pugi::xml_node& child : element.children()) {
      if (IsElement(child)) wrong_type = "the element <" + Printable(child.name()) + ">";
      value += child.value();
    }
    if (!IsDublinCore(element)) {
      fields_.push_back({element.name(), {value}, false, wrong_type});
    } else if (wrong_type.empty() && !CleanLine(value).empty()) {
      AddTerm(LocalName(element), CleanLine(value));
    }
  }

  std::vector<RawField> Take() { return std::move(fields_); }

 private:
  void AddTerm(std::string_view element, std::string value) {
    const auto term = std::find_if(std::begin(kTerms), std::end(kTerms),
                                   [&](const Term& known) { return known.element == element; });
    if (term == std::end(kTerms)) return;
    std::string name = term->field;
    if (name == "identifier" && value.starts_with("http")) name = "url";
    const auto known = std::find_if(fields_.begin(), fields_.end(),
                                    [&](const RawField& field) { return field.name == name; });
    if (known == fields_.end()) {
      fields_.push_back({std::move(name), {std::move(value)}, false, ""});
    } else if (name == "language" || name == "dc:subject") {
      known->values.push_back(std::move(value));
    } else if (name == "creator" || name == "source") {
      known->values[0] += "; " + value;
    }
  }

  std::vector<RawField> fields_;
};

void CheckSize(std::string_view bytes) {
  if (bytes.size() > kMaxSidecar)
    throw RecordError("expected a sidecar of at most 1 MB, found " + std::to_string(bytes.size()) +
                      " bytes");
}

std::vector<RawField> Checked(std::vector<RawField> fields) {
  for (const RawField& field : fields) {
    const auto key = FindField(field.name);
    if (key && (key->field == Field::kText || key->field == Field::kFile)) {
      throw RecordError("expected a sidecar, which describes the file beside it, found the field " +
                        field.name);
    }
  }
  return fields;
}

}  // namespace

std::vector<RawField> ReadJsonSidecar(std::string_view bytes) {
  CheckSize(bytes);
  return Checked(ParseJsonRecord(DecodeText(bytes).text));
}

std::vector<RawField> ReadXmlSidecar(std::string_view bytes) {
  CheckSize(bytes);
  const std::string text = DecodeText(bytes, DeclaredCharset(bytes)).text;
  pugi::xml_document document;  // knows no entities of a DTD, so none can grow
  const auto result =
      document.load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8);
  if (!result) {
    throw RecordError("expected XML, found at byte " + std::to_string(result.offset) + ": " +
                      result.description());
  }
  Fields fields;
  for (const pugi::xml_node& element : Holder(document.document_element()).children()) {
    if (IsElement(element)) fields.Add(element);
  }
  return Checked(fields.Take());
}

}  // namespace attest
