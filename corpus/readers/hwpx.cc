#include "corpus/readers/hwpx.h"

#include <algorithm>
#include <map>
#include <pugixml.hpp>
#include <set>

#include "corpus/readers/hwp_facts.h"
#include "corpus/readers/lines.h"
#include "corpus/readers/odt.h"
#include "corpus/readers/xml_walk.h"
#include "corpus/readers/zip.h"

namespace attest {
namespace {

// Definitions of the section, with its master pages; what stands at the edge of the page; comments
// (hidden ones, and memos, which are fields) and the codes of fields.
const std::set<std::string_view> kSkipped = {"secPr",         "header",     "footer",
                                             "hiddenComment", "fieldBegin", "parameters",
                                             "indexmark",     "equation"};

const std::map<std::string_view, std::string_view> kSigns = {
    {"tab", "\t"}, {"lineBreak", "\n"}, {"hyphen", "-"}, {"nbSpace", "\u00A0"}, {"fwSpace", " "}};

class HwpxVisitor : public XmlVisitor {
 public:
  bool Enter(const pugi::xml_node& element, std::string_view local) override {
    if (kSkipped.contains(local)) return false;
    // The same for programs that know not what the case asks for.
    if (local == "case" || local == "default") return element.parent() != chosen_;
    if (IsText(local)) ++texts_;
    if (local == "p" || local == "subText") {
      lines_.Open();
      deleted_ = false;  // marks of a deletion stand in each paragraph that it covers
    } else if (local == "deleteBegin" || local == "deleteEnd") {
      deleted_ = local == "deleteBegin";
    } else if (local == "compose") {  // characters over one another
      Add(Attribute(element, "composeText"));
    } else if (local == "shapeComment") {
      AddHwpDescription(Characters(element), &lines_);
      return false;
    } else if (const auto sign = kSigns.find(local); sign != kSigns.end()) {
      Add(sign->second);
    }
    return true;
  }

  void Leave(const pugi::xml_node& element, std::string_view local) override {
    if (local == "case") chosen_ = element.parent();
    if (IsText(local)) --texts_;
    if (local != "p" && local != "subText") return;
    lines_.Close();
    deleted_ = false;
  }

  void OnCharacters(std::string_view utf8) override {
    if (texts_ > 0) Add(utf8);
  }

  std::string Text() const { return lines_.Text(); }

 private:
  static bool IsText(std::string_view local) {
    return local == "t" || local == "mainText" || local == "subText";
  }
  void Add(std::string_view utf8) {
    if (!deleted_ && lines_.open()) lines_.Add(utf8);
  }

  Lines lines_;
  pugi::xml_node chosen_;  // <hp:switch> of the last case that was read
  size_t texts_ = 0;       // open elements that hold text
  bool deleted_ = false;
};

class HwpxReader {
 public:
  explicit HwpxReader(std::string_view bytes) : zip_(bytes) {}

  Reading Read() {
    CheckUnencryptedOdf(&zip_);  // OWPML takes encryption from ODF
    ReadPackage();
    for (const std::string& name : sections_) ReadSection(name);
    if (!found_) throw RecordError(kPackage + std::string(": expected a section, found none"));
    reading_.text = visitor_.Text();
    DropFalseLanguage(&reading_);
    return std::move(reading_);
  }

 private:
  static constexpr char kPackage[] = "Contents/content.hpf";

  // The spine names the parts in their order, the header and scripts among them.
  void ReadPackage() {
    std::string bytes = zip_.Read(kPackage);
    pugi::xml_document document;
    ParseXml(kPackage, &bytes, &document);
    const pugi::xml_node root = document.document_element();
    std::map<std::string_view, std::string_view> items;
    for (const pugi::xml_node& item : Child(root, "manifest").children())
      items.emplace(Attribute(item, "id"), Attribute(item, "href"));
    for (const pugi::xml_node& item : Child(root, "spine").children()) {
      const auto found = items.find(Attribute(item, "idref"));
      if (found == items.end()) continue;
      // Hancom Office writes paths from the root of the container, OPF asks for relative ones.
      const std::string name(found->second);
      sections_.push_back(zip_.Find(name) ? name : "Contents/" + name);
    }
    ReadMetadata(Child(root, "metadata"));
  }

  void ReadMetadata(const pugi::xml_node& metadata) {
    AddField("title", Characters(Child(metadata, "title")), &reading_);
    AddField("creator", Characters(Child(metadata, "creator")), &reading_);
    AddField("language", Characters(Child(metadata, "language")), &reading_);
    for (const pugi::xml_node& meta : metadata.children()) {
      const std::string_view name = Attribute(meta, "name");
      if (name == "creator") AddField("creator", Characters(meta), &reading_);
      if (name == "CreatedDate" || name == "CreateDate") AddDate(Characters(meta), &reading_);
    }
  }

  void ReadSection(const std::string& name) {
    if (!name.ends_with(".xml")) return;
    std::string bytes = zip_.Read(name);
    pugi::xml_document document;
    ParseXml(name, &bytes, &document);
    if (LocalName(document.document_element()) != "sec") return;
    found_ = true;
    Walk(document.document_element(), visitor_);
  }

  Zip zip_;
  std::vector<std::string> sections_;
  HwpxVisitor visitor_;
  Reading reading_;
  bool found_ = false;
};

}  // namespace

Reading ReadHwpx(std::string_view bytes) { return HwpxReader(bytes).Read(); }

}  // namespace attest
