#include "corpus/readers/epub.h"

#include <algorithm>
#include <map>
#include <pugixml.hpp>
#include <set>
#include <string>

#include "corpus/clean.h"
#include "corpus/readers/escapes.h"
#include "corpus/readers/html.h"
#include "corpus/readers/html_meta.h"
#include "corpus/readers/zip.h"
#include "schema/text.h"

namespace attest {
namespace {

constexpr size_t kMaxPackage = 16u << 20;  // bytes of container.xml, of the package
constexpr size_t kMaxReference = 4096;     // bytes

std::string_view LocalName(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  return name.substr(name.find(':') + 1);  // npos + 1 is 0
}

pugi::xml_node Child(const pugi::xml_node& parent, std::string_view name) {
  return parent.find_child([&](const pugi::xml_node& child) { return LocalName(child) == name; });
}

// pugixml knows no entities of a DTD, so none can grow.
void Parse(const std::string& bytes, const char* name, pugi::xml_document* document) {
  if (bytes.size() > kMaxPackage)
    throw RecordError(std::string(name) + ": expected at most 16 MB of XML");
  const auto result = document->load_buffer(bytes.data(), bytes.size());
  if (!result) {
    throw RecordError(std::string(name) + ": expected XML, found at byte " +
                      std::to_string(result.offset) + ": " + result.description());
  }
}

// The member that a reference in a file of `folder` means: "OPS/text/" and "../a%20b.html#x" are
// "OPS/a b.html".
std::string Resolve(const std::string& folder, std::string_view reference) {
  const std::string whole =
      folder + Unescaped(reference.substr(0, reference.find('#')), '%').substr(0, kMaxReference);
  std::string path;
  for (std::string_view rest = whole; !rest.empty();) {
    const std::string_view part = rest.substr(0, rest.find('/'));
    rest.remove_prefix(std::min(part.size() + 1, rest.size()));
    if (part == "..") {
      const size_t slash = path.rfind('/');
      path.erase(slash == std::string::npos ? 0 : slash);
    } else if (!part.empty() && part != ".") {
      path += (path.empty() ? "" : "/") + std::string(part);
    }
  }
  return path;
}

// Fonts may be obfuscated (IDPF, Adobe); anything else that is encrypted is the text.
void RefuseProtected(Zip& zip) {
  constexpr const char* kName = "META-INF/encryption.xml";
  if (!zip.Find(kName)) return;
  pugi::xml_document document;
  Parse(zip.Read(kName), kName, &document);
  for (const pugi::xml_node& data : document.document_element().children()) {
    if (LocalName(data) != "EncryptedData") continue;
    const std::string_view algorithm =
        Child(data, "EncryptionMethod").attribute("Algorithm").value();
    if (algorithm != "http://www.idpf.org/2008/embedding" &&
        algorithm != "http://ns.adobe.com/pdf/enc#RC") {
      throw RecordError("protected book (DRM): get it without protection from its publisher");
    }
  }
}

class Book {
 public:
  explicit Book(std::string_view bytes) : zip_(bytes) {}

  Reading Read() {
    RefuseProtected(zip_);
    const std::string path = PackagePath();
    Parse(zip_.Read(path), path.c_str(), &package_);
    folder_ = path.substr(0, path.rfind('/') + 1);
    const pugi::xml_node root = package_.document_element();
    ReadMetadata(root, Child(root, "metadata"));
    ReadChapters(Child(root, "manifest"), Child(root, "spine"));
    if (reading_.text.starts_with('\f')) reading_.text.erase(0, 1);
    if (Trim(reading_.text).empty()) throw RecordError("expected chapters with text, found none");
    return std::move(reading_);
  }

 private:
  std::string PackagePath() {
    constexpr const char* kName = "META-INF/container.xml";
    pugi::xml_document container;
    Parse(zip_.Read(kName), kName, &container);
    const pugi::xml_node rootfile =
        Child(Child(container.document_element(), "rootfiles"), "rootfile");
    const std::string path = rootfile.attribute("full-path").value();
    if (path.empty()) throw RecordError(std::string(kName) + ": expected a rootfile, found none");
    return path;
  }

  void ReadChapters(const pugi::xml_node& manifest, const pugi::xml_node& spine) {
    std::map<std::string, std::string> paths;
    for (const pugi::xml_node& item : manifest.children()) {
      const std::string_view type = item.attribute("media-type").value();
      if (type == "application/xhtml+xml" || type == "text/html" || type == "text/x-oeb1-document")
        paths[item.attribute("id").value()] = Resolve(folder_, item.attribute("href").value());
    }
    std::set<std::string> done;  // a chapter is read once, however often it is named
    for (const pugi::xml_node& reference : spine.children()) {
      if (LocalName(reference) != "itemref") continue;
      const auto found = paths.find(reference.attribute("idref").value());
      if (found != paths.end() && done.insert(found->second).second) ReadChapter(found->second);
    }
  }

  void ReadChapter(const std::string& path) {
    const ZipEntry* entry = zip_.Find(path);
    if (!entry) return Note("the chapter " + Printable(path) + " is missing");
    Reading chapter = ReadHtml(zip_.Read(*entry), {.whole = true});
    for (std::string& note : chapter.notes) Note(std::move(note));
    reading_.text += chapter.text;
    if (reading_.text.size() > kMaxText)
      throw RecordError("expected at most " + std::to_string(kMaxText) + " bytes of text");
  }

  void Note(std::string note) {
    auto& notes = reading_.notes;
    if (std::find(notes.begin(), notes.end(), note) == notes.end())
      notes.push_back(std::move(note));
  }

  void ReadMetadata(const pugi::xml_node& root, const pugi::xml_node& metadata) {
    const std::string unique = root.attribute("unique-identifier").value();
    std::map<std::string, std::vector<std::string>> values;
    for (const pugi::xml_node& element : metadata.children()) {
      std::string value = CleanLine(element.child_value());
      if (value.empty() || !std::string_view(element.name()).starts_with("dc:")) continue;
      auto& known = values[std::string(LocalName(element))];
      const bool first =
          LocalName(element) == "identifier" && unique == element.attribute("id").value();
      known.insert(first ? known.begin() : known.end(), std::move(value));
    }
    const auto add = [&](const char* name, const std::string& value) {
      if (!value.empty()) reading_.fields.push_back({name, {value}, false, ""});
    };
    const auto first = [&](const char* name) {
      return values[name].empty() ? "" : values[name][0];
    };
    add("title", first("title"));
    std::string creators;
    for (const std::string& creator : values["creator"])
      creators += (creators.empty() ? "" : "; ") + creator;
    add("creator", creators);
    const std::string day = DayWritten(first("date"));
    if (!day.starts_with("0101-")) add("date", day);  // what calibre writes for none
    if (!values["language"].empty())
      reading_.fields.push_back({"language", values["language"], false, ""});
    add("source", first("publisher"));
    add("rights", first("rights"));
    add("identifier", first("identifier"));
  }

  Zip zip_;
  pugi::xml_document package_;
  std::string folder_;
  Reading reading_;
};

}  // namespace

Reading ReadEpub(std::string_view bytes) { return Book(bytes).Read(); }

}  // namespace attest
