#include "corpus/readers/xml_walk.h"

#include <pugixml.hpp>

#include "corpus/fields.h"
#include "schema/text.h"

namespace attest {
namespace {

std::string_view AfterColon(std::string_view name) {
  const size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// At least as many as there are: a '<' that begins an element, a '=' of an attribute.
size_t CountNodes(std::string_view bytes) {
  size_t count = 0;
  for (size_t i = 0; i < bytes.size(); ++i)
    count += bytes[i] == '=' || (bytes[i] == '<' && bytes.substr(i + 1, 1) != "/");
  return count;
}

class Collector : public XmlVisitor {
 public:
  bool Enter(const pugi::xml_node&, std::string_view) override { return true; }
  void Leave(const pugi::xml_node&, std::string_view) override {}
  void OnCharacters(std::string_view utf8) override { text += utf8; }
  std::string text;
};

}  // namespace

void ParseXml(std::string_view name, std::string* bytes, pugi::xml_document* document) {
  const std::string begin = std::string(name) + ": expected ";
  if (bytes->size() > kMaxXmlBytes) {
    throw RecordError(begin + "at most " + std::to_string(kMaxXmlBytes) + " bytes of XML, found " +
                      std::to_string(bytes->size()));
  }
  if (CountNodes(*bytes) > kMaxXmlNodes) {
    throw RecordError(begin + "at most " + std::to_string(kMaxXmlNodes) +
                      " elements and attributes, found more");
  }
  const auto result = document->load_buffer_inplace(bytes->data(), bytes->size(),
                                                    pugi::parse_default | pugi::parse_ws_pcdata);
  if (!result) {
    throw RecordError(begin + "well-formed XML, found at byte " + std::to_string(result.offset) +
                      ": " + result.description());
  }
}

std::string_view LocalName(const pugi::xml_node& node) { return AfterColon(node.name()); }

pugi::xml_node Child(const pugi::xml_node& node, std::string_view local) {
  return node.find_child([&](const pugi::xml_node& child) { return LocalName(child) == local; });
}

std::string_view Attribute(const pugi::xml_node& node, std::string_view local) {
  return node
      .find_attribute([&](const pugi::xml_attribute& attribute) {
        return AfterColon(attribute.name()) == local;
      })
      .value();
}

std::string Characters(const pugi::xml_node& element) {
  Collector collector;
  Walk(element, collector);
  return std::string(Trim(collector.text));
}

void Walk(const pugi::xml_node& root, XmlVisitor& visitor) {
  pugi::xml_node node = root.first_child();
  while (node) {
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
      visitor.OnCharacters(node.value());
    } else if (node.type() == pugi::node_element && visitor.Enter(node, LocalName(node))) {
      if (const pugi::xml_node child = node.first_child()) {
        node = child;
        continue;
      }
      visitor.Leave(node, LocalName(node));
    }
    while (!node.next_sibling()) {
      node = node.parent();
      if (!node || node == root) return;
      visitor.Leave(node, LocalName(node));
    }
    node = node.next_sibling();
  }
}

}  // namespace attest
