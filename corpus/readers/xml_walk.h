// XML of office files: parsed with its white space, walked without recursion, since a file may nest
// 100,000 deep. Elements are known by their local names: prefixes are the producer's choice, and
// the vocabularies read here share no name that means two things.
#pragma once
#include <string>
#include <string_view>

namespace pugi {
class xml_node;
class xml_document;
}  // namespace pugi

namespace attest {

inline constexpr size_t kMaxXmlBytes = 128u << 20;
// Elements and attributes. With the text between them and the lines that come of it a tree of that
// size stays below 800 MB.
inline constexpr size_t kMaxXmlNodes = 4'000'000;

// Entities of a DTD are not expanded, nothing is fetched. `bytes` are parsed in place and must
// outlive the document. Throws RecordError, `name` being what is read there ("content.xml").
void ParseXml(std::string_view name, std::string* bytes, pugi::xml_document* document);

// "p" of <w:p>.
std::string_view LocalName(const pugi::xml_node& node);
// The first child element of that local name, or null.
pugi::xml_node Child(const pugi::xml_node& node, std::string_view local);
// The value of the attribute of that local name, empty where there is none.
std::string_view Attribute(const pugi::xml_node& node, std::string_view local);
// All characters in the element, trimmed.
std::string Characters(const pugi::xml_node& element);

class XmlVisitor {
 public:
  virtual ~XmlVisitor() = default;
  // False: nothing in it is visited, nor is it left.
  virtual bool Enter(const pugi::xml_node& element, std::string_view local) = 0;
  virtual void Leave(const pugi::xml_node& element, std::string_view local) = 0;
  virtual void OnCharacters(std::string_view utf8) = 0;
};

// What lies in `root`, in the order of the document; `root` itself is not entered.
void Walk(const pugi::xml_node& root, XmlVisitor& visitor);

}  // namespace attest
