#include "corpus/readers/ooxml.h"

#include <pugixml.hpp>

#include "corpus/readers/lines.h"
#include "corpus/readers/xml_walk.h"

namespace attest {
namespace {

// "word/" of "word/document.xml".
std::string_view FolderOf(std::string_view part) { return part.substr(0, part.rfind('/') + 1); }

// A relative reference (RFC 3986, 5.2.4) without its fragment, from the folder of `part`.
std::string Resolve(std::string_view part, std::string_view target) {
  std::string path(target.starts_with('/') ? "" : FolderOf(part));
  path += target.substr(target.starts_with('/') ? 1 : 0);
  std::string out;
  for (size_t at = 0; at <= path.size();) {
    const size_t end = std::min(path.find('/', at), path.size());
    const std::string_view step = std::string_view(path).substr(at, end - at);
    if (step == "..") {
      out.resize(out.rfind('/', out.size() < 2 ? 0 : out.size() - 2) + 1);
    } else if (step != ".") {
      out += step;
      if (end < path.size()) out += '/';
    }
    at = end + 1;
  }
  return out;
}

}  // namespace

std::map<std::string, Relationship> Relationships(std::string_view part, Zip* zip) {
  const std::string_view folder = FolderOf(part);
  const std::string name =
      std::string(folder) + "_rels/" + std::string(part.substr(folder.size())) + ".rels";
  std::map<std::string, Relationship> out;
  if (!zip->Find(name)) return out;
  std::string bytes = zip->Read(name);
  pugi::xml_document document;
  ParseXml(name, &bytes, &document);
  for (const pugi::xml_node& node : document.document_element().children()) {
    if (Attribute(node, "TargetMode") == "External") continue;
    const std::string_view type = Attribute(node, "Type");
    out.try_emplace(std::string(Attribute(node, "Id")),
                    Relationship{std::string(type.substr(type.rfind('/') + 1)),
                                 Resolve(part, Attribute(node, "Target"))});
  }
  return out;
}

std::string Target(const std::map<std::string, Relationship>& relationships,
                   std::string_view type) {
  for (const auto& [id, relationship] : relationships)
    if (relationship.type == type) return relationship.target;
  return "";
}

std::string MainPart(Zip* zip) {
  std::string part = Target(Relationships("", zip), "officeDocument");
  if (part.empty())
    throw RecordError("_rels/.rels: expected a part of the type officeDocument, found none");
  return part;
}

void ReadCoreProperties(Zip* zip, Reading* reading) {
  const std::string part = Target(Relationships("", zip), "core-properties");
  if (!zip->Find(part)) return;
  std::string bytes = zip->Read(part);
  pugi::xml_document document;
  ParseXml(part, &bytes, &document);
  const pugi::xml_node root = document.document_element();
  for (const char* name : {"title", "creator", "language", "identifier"})
    AddField(name, Characters(Child(root, name)), reading);
  AddDate(Characters(Child(root, "created")), reading);
}

}  // namespace attest
