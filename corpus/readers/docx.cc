#include "corpus/readers/docx.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <pugixml.hpp>
#include <set>
#include <utility>

#include "corpus/readers/lines.h"
#include "corpus/readers/ooxml.h"
#include "corpus/readers/xml_walk.h"
#include "schema/analysis/utf8.h"

namespace attest {
namespace {

// Properties, which have elements named like those of the text; what was deleted or moved away;
// codes of fields.
const std::set<std::string_view> kSkipped = {
    "pPr", "rPr",      "tblPr",   "tblGrid",   "trPr",         "tcPr",     "sectPr", "sdtPr",
    "del", "moveFrom", "delText", "instrText", "delInstrText", "sdtEndPr", "rubyPr"};

// Elements that stand for characters.
const std::map<std::string_view, std::string_view> kSigns = {{"tab", "\t"},
                                                             {"ptab", "\t"},
                                                             {"br", "\n"},
                                                             {"cr", "\n"},
                                                             {"noBreakHyphen", "\u2011"},
                                                             {"softHyphen", "\u00AD"}};

bool IsDeletedRow(const pugi::xml_node& row) { return !!Child(Child(row, "trPr"), "del"); }

// Notes by their ids, in documents that stay as long as they do.
class Notes {
 public:
  // `part` may be empty.
  void Load(const std::string& part, Zip* zip) {
    if (part.empty()) return;
    bytes_ = zip->Read(part);
    ParseXml(part, &bytes_, &document_);
    for (const pugi::xml_node& note : document_.document_element().children()) {
      // The others are lines that separate notes from the body.
      const std::string_view type = Attribute(note, "type");
      if (type.empty() || type == "normal") by_id_.try_emplace(Attribute(note, "id"), note);
    }
  }
  // Once: a second reference to a note repeats it not.
  pugi::xml_node Take(std::string_view id) {
    const auto found = by_id_.find(id);
    if (found == by_id_.end()) return {};
    const pugi::xml_node note = found->second;
    by_id_.erase(found);
    return note;
  }

 private:
  std::string bytes_;
  pugi::xml_document document_;
  std::map<std::string_view, pugi::xml_node> by_id_;
};

class DocxVisitor : public XmlVisitor {
 public:
  bool Enter(const pugi::xml_node& element, std::string_view local) override {
    if (kSkipped.contains(local)) return false;
    if (local == "tr") return !IsDeletedRow(element);
    // The same once more for other programs.
    if (local == "Choice" || local == "Fallback") return element.parent() != chosen_;
    if (local == "t") {
      ++texts_;
    } else if (local == "p" || local == "rt") {
      lines_.Open();
    } else if (const auto sign = kSigns.find(local); sign != kSigns.end()) {
      AddText(sign->second);
    } else if (local == "sym") {
      AddSymbol(Attribute(element, "char"));
    } else if (local == "docPr") {
      AddAlternative(Attribute(element, "title"), Attribute(element, "descr"));
    } else if (local == "shape" || local == "rect") {  // VML
      lines_.AddLine(Attribute(element, "alt"));
    } else if (local == "footnoteReference") {
      AddNote(footnotes_.Take(Attribute(element, "id")));
    } else if (local == "endnoteReference") {
      AddNote(endnotes_.Take(Attribute(element, "id")));
    } else if (local == "footnoteRef" || local == "endnoteRef") {
      after_mark_ = true;
    } else if (local == "altChunk") {
      reading_.notes.push_back("a file that is embedded as a part of the text is not read");
    }
    return true;
  }

  void Leave(const pugi::xml_node& element, std::string_view local) override {
    if (local == "Choice") chosen_ = element.parent();
    if (local == "t") --texts_;
    if (local == "p" || local == "rt") lines_.Close();
  }

  void OnCharacters(std::string_view utf8) override {
    if (texts_ > 0) AddText(utf8);
  }

  Reading Read(Zip* zip) {
    const std::string part = MainPart(zip);
    const auto relationships = Relationships(part, zip);
    footnotes_.Load(Target(relationships, "footnotes"), zip);
    endnotes_.Load(Target(relationships, "endnotes"), zip);
    std::string bytes = zip->Read(part);
    pugi::xml_document document;
    ParseXml(part, &bytes, &document);
    const pugi::xml_node body = Child(document.document_element(), "body");
    if (!body) throw RecordError(part + ": expected the element body, found none");
    Walk(body, *this);
    reading_.text = lines_.Text();
    ReadCoreProperties(zip, &reading_);
    DropFalseLanguage(&reading_);
    return std::move(reading_);
  }

 private:
  // The white space between the mark of a note and its text is layout.
  void AddText(std::string_view utf8) {
    if (after_mark_) utf8.remove_prefix(std::min(utf8.find_first_not_of(" \t"), utf8.size()));
    after_mark_ &= utf8.empty();
    lines_.Add(utf8);
  }

  // Characters of symbol fonts lie in the private area and mean nothing without their font.
  void AddSymbol(std::string_view hex) {
    const auto c = static_cast<char32_t>(std::strtoul(std::string(hex).c_str(), nullptr, 16));
    const bool plain = c >= 0x20 && c < 0x110000 && !(c >= 0xD800 && c < 0xF900);
    lines_.Add(plain ? ToUtf8(std::u32string(1, c)) : " ");
  }

  void AddAlternative(std::string_view title, std::string_view description) {
    lines_.AddLine(title);
    if (description != title) lines_.AddLine(description);
  }

  // A note that refers to notes does so in vain, so this goes one level deep.
  void AddNote(const pugi::xml_node& note) {
    if (!note || in_note_) return;
    in_note_ = true;
    const size_t texts = std::exchange(texts_, 0);
    Walk(note, *this);
    texts_ = texts;
    in_note_ = false;
  }

  Reading reading_;
  Lines lines_;
  Notes footnotes_, endnotes_;
  pugi::xml_node chosen_;  // <mc:AlternateContent> of the last choice that was read
  size_t texts_ = 0;       // open elements <t>
  bool in_note_ = false, after_mark_ = false;
};

}  // namespace

Reading ReadDocx(std::string_view bytes) {
  Zip zip(bytes);
  return DocxVisitor().Read(&zip);
}

}  // namespace attest
