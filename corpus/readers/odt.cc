#include "corpus/readers/odt.h"

#include <charconv>
#include <pugixml.hpp>
#include <set>

#include "corpus/readers/lines.h"
#include "corpus/readers/xml_walk.h"
#include "corpus/readers/zip.h"

namespace attest {
namespace {

constexpr size_t kMaxSpaces = 1000;  // of one <text:s>

const std::set<std::string_view> kSkipped = {"annotation",
                                             "tracked-changes",
                                             "forms",
                                             "note-citation",
                                             "scripts",
                                             "script",
                                             "event-listeners",
                                             "variable-decls",
                                             "sequence-decls",
                                             "user-field-decls",
                                             "covered-table-cell",
                                             "title-template",
                                             "number",
                                             "binary-data"};

// Paragraphs, and what is put over a word to be read aloud.
bool IsParagraph(std::string_view local) {
  return local == "p" || local == "h" || local == "ruby-text";
}

// White space in a paragraph is one space; more of it is written as elements (ODF 1.3, 6.1.2).
std::string Collapse(std::string_view utf8, std::string_view before) {
  bool space = before.empty() || before.back() == ' ' || before.back() == '\n';
  std::string out;
  for (const char c : utf8) {
    const bool white = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (!white) {
      out += c;
    } else if (!space) {
      out += ' ';
    }
    space = white;
  }
  return out;
}

size_t SpaceCount(const pugi::xml_node& element) {
  const std::string_view written = Attribute(element, "c");
  if (written.empty()) return 1;
  size_t count = 0;
  const auto end = written.data() + written.size();
  const auto result = std::from_chars(written.data(), end, count);
  if (result.ec == std::errc::result_out_of_range) return kMaxSpaces;
  return std::min(count, kMaxSpaces);
}

class OdtVisitor : public XmlVisitor {
 public:
  bool Enter(const pugi::xml_node& element, std::string_view local) override {
    if (kSkipped.contains(local)) return false;
    if (IsParagraph(local)) {
      lines_.Open();
    } else if (local == "s") {
      lines_.Add(std::string(SpaceCount(element), ' '));
    } else if (local == "tab") {
      lines_.Add("\t");
    } else if (local == "line-break") {
      lines_.Add("\n");
    } else if (local == "title" || local == "desc") {
      // <text:title> is a field and part of the sentence.
      if (!std::string_view(element.name()).starts_with("svg:")) return true;
      lines_.AddLine(Characters(element));
      return false;
    }
    return true;
  }
  void Leave(const pugi::xml_node&, std::string_view local) override {
    if (IsParagraph(local)) lines_.Close();
  }
  void OnCharacters(std::string_view utf8) override {
    // Between paragraphs there is layout of the XML alone.
    if (lines_.open()) lines_.Add(Collapse(utf8, lines_.current()));
  }
  std::string Text() const { return lines_.Text(); }

 private:
  Lines lines_;
};

std::string BodyText(std::string_view name, const pugi::xml_document& document) {
  const pugi::xml_node text = Child(Child(document.document_element(), "body"), "text");
  if (!text) throw RecordError(std::string(name) + ": expected an ODF text, found none");
  return OdfText(text);
}

}  // namespace

std::string OdfText(const pugi::xml_node& element) {
  OdtVisitor visitor;
  Walk(element, visitor);
  return visitor.Text();
}

void CheckUnencryptedOdf(Zip* zip) {
  constexpr char kManifest[] = "META-INF/manifest.xml";
  if (!zip->Find(kManifest)) return;
  std::string bytes = zip->Read(kManifest);
  pugi::xml_document document;
  ParseXml(kManifest, &bytes, &document);
  for (const pugi::xml_node& entry : document.document_element().children()) {
    if (Child(entry, "encryption-data"))
      throw RecordError("encrypted document: save it without a password");
  }
}

void ReadOdfMeta(const pugi::xml_node& meta, Reading* reading) {
  AddField("title", Characters(Child(meta, "title")), reading);
  const std::string first = Characters(Child(meta, "initial-creator"));
  AddField("creator", first.empty() ? Characters(Child(meta, "creator")) : first, reading);
  AddDate(Characters(Child(meta, "creation-date")), reading);
  AddField("language", Characters(Child(meta, "language")), reading);
}

void ReadOdfMeta(Zip* zip, Reading* reading) {
  if (!zip->Find("meta.xml")) return;
  std::string bytes = zip->Read("meta.xml");
  pugi::xml_document document;
  ParseXml("meta.xml", &bytes, &document);
  ReadOdfMeta(Child(document.document_element(), "meta"), reading);
}

Reading ReadOdt(std::string_view bytes) {
  Zip zip(bytes);
  CheckUnencryptedOdf(&zip);
  Reading reading;
  std::string content = zip.Read("content.xml");
  pugi::xml_document document;
  ParseXml("content.xml", &content, &document);
  reading.text = BodyText("content.xml", document);
  ReadOdfMeta(&zip, &reading);
  DropFalseLanguage(&reading);
  return reading;
}

Reading ReadFodt(std::string_view bytes) {
  Reading reading;
  std::string content(bytes);
  pugi::xml_document document;
  ParseXml("FODT", &content, &document);
  reading.text = BodyText("FODT", document);
  ReadOdfMeta(Child(document.document_element(), "meta"), &reading);
  DropFalseLanguage(&reading);
  return reading;
}

}  // namespace attest
