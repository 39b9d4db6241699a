#include "corpus/readers/xlsx.h"

#include <charconv>
#include <pugixml.hpp>

#include "corpus/readers/ooxml.h"
#include "corpus/readers/xlsx_dates.h"
#include "corpus/readers/xml_walk.h"
#include "schema/analysis/utf8.h"

namespace attest {
namespace {

// The number in front of `text`; what is none is `otherwise`.
size_t Number(std::string_view text, size_t otherwise) {
  size_t value = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  return result.ec == std::errc() ? value : otherwise;
}

// Control characters are written _x000D_ (22.9.2.19).
std::string Unescape(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    unsigned code = 0;
    const bool escape = text.substr(i, 2) == "_x" && i + 7 <= text.size() && text[i + 6] == '_' &&
                        std::from_chars(&text[i + 2], &text[i + 6], code, 16).ptr == &text[i + 6];
    if (!escape) {
      out += text[i];
    } else {
      if (code != '\r') AppendUtf8(code >= 0xD800 && code < 0xE000 ? kReplacement : code, &out);
      i += 6;
    }
  }
  return out;
}

// A string of one or several runs; the reading aids of Japanese are left out.
std::string RichText(const pugi::xml_node& item) {
  std::string text;
  for (const pugi::xml_node& child : item.children()) {
    if (LocalName(child) == "t") text += child.child_value();
    if (LocalName(child) == "r") text += Child(child, "t").child_value();
  }
  return Unescape(text);
}

// 0 of "A7", 27 of "AB7".
size_t ColumnOf(std::string_view reference, size_t otherwise) {
  size_t column = 0;
  for (const char c : reference) {
    if (c < 'A' || c > 'Z' || column > 1'000'000) break;
    column = column * 26 + static_cast<size_t>(c - 'A' + 1);
  }
  return column == 0 ? otherwise : column - 1;
}

class XlsxReader {
 public:
  explicit XlsxReader(std::string_view bytes) : zip_(bytes), part_(MainPart(&zip_)) {}

  Workbook Read() {
    const auto relationships = Relationships(part_, &zip_);
    ReadStrings(Target(relationships, "sharedStrings"));
    ReadStyles(Target(relationships, "styles"));
    Workbook workbook;
    std::string bytes;
    pugi::xml_document document;
    const pugi::xml_node root = Load(part_, &bytes, &document);
    const std::string_view epoch = Attribute(Child(root, "workbookPr"), "date1904");
    from_1904_ = epoch == "1" || epoch == "true";
    for (const pugi::xml_node& sheet : Child(root, "sheets").children()) {
      const auto found = relationships.find(std::string(Attribute(sheet, "id")));
      // Charts and macros have sheets of their own types.
      if (found == relationships.end() || found->second.type != "worksheet") continue;
      workbook.sheets.push_back({std::string(Attribute(sheet, "name")), {}});
      ReadSheet(found->second.target, &workbook.sheets.back());
    }
    Reading properties;
    ReadCoreProperties(&zip_, &properties);
    workbook.fields = std::move(properties.fields);
    return workbook;
  }

 private:
  pugi::xml_node Load(const std::string& part, std::string* bytes, pugi::xml_document* document) {
    *bytes = zip_.Read(part);
    ParseXml(part, bytes, document);
    return document->document_element();
  }

  void ReadStrings(const std::string& part) {
    if (part.empty()) return;
    std::string bytes;
    pugi::xml_document document;
    for (const pugi::xml_node& item : Load(part, &bytes, &document).children())
      if (LocalName(item) == "si") strings_.push_back(RichText(item));
  }

  void ReadStyles(const std::string& part) {
    if (part.empty()) return;
    std::string bytes;
    pugi::xml_document document;
    const pugi::xml_node root = Load(part, &bytes, &document);
    std::map<size_t, bool> formats;
    for (const pugi::xml_node& format : Child(root, "numFmts").children())
      formats[Number(Attribute(format, "numFmtId"), 0)] =
          IsDateFormat(Attribute(format, "formatCode"));
    for (const pugi::xml_node& style : Child(root, "cellXfs").children()) {
      const size_t id = Number(Attribute(style, "numFmtId"), 0);
      const auto found = formats.find(id);
      date_styles_.push_back(found == formats.end() ? IsDateFormat(static_cast<unsigned>(id))
                                                    : found->second);
    }
  }

  void ReadSheet(const std::string& part, Sheet* sheet) {
    std::string bytes;
    pugi::xml_document document;
    size_t number = 0;
    for (const pugi::xml_node& row : Child(Load(part, &bytes, &document), "sheetData").children()) {
      number = std::max(number + 1, Number(Attribute(row, "r"), 0));
      builder_.Row(number);
      size_t next = 0;
      for (const pugi::xml_node& cell : row.children()) {
        const size_t column = ColumnOf(Attribute(cell, "r"), next);
        builder_.Cell(column, ValueOf(cell));
        next = column + 1;
      }
    }
    sheet->rows = builder_.Take();
  }

  std::string ValueOf(const pugi::xml_node& cell) const {
    const std::string_view type = Attribute(cell, "t");
    if (type == "inlineStr") return RichText(Child(cell, "is"));
    const std::string_view value = Child(cell, "v").child_value();
    if (type == "s") {
      const size_t index = Number(value, strings_.size());
      if (index >= strings_.size()) {
        throw RecordError("expected one of " + std::to_string(strings_.size()) +
                          " shared strings, found " + std::string(value));
      }
      return strings_[index];
    }
    if (type == "str") return Unescape(value);
    if (type == "b") return value == "1" ? "TRUE" : "FALSE";
    if (!type.empty() && type != "n") return std::string(value);  // ISO dates, errors
    const size_t style = Number(Attribute(cell, "s"), 0);
    if (style < date_styles_.size() && date_styles_[style]) {
      const std::string date = DateOfSerial(value, from_1904_);
      if (!date.empty()) return date;
    }
    return PlainNumber(value);
  }

  Zip zip_;
  std::string part_;
  std::vector<std::string> strings_;
  std::vector<bool> date_styles_;  // by the index of the style
  bool from_1904_ = false;
  SheetBuilder builder_;
};

}  // namespace

Workbook ReadXlsx(std::string_view bytes) { return XlsxReader(bytes).Read(); }

}  // namespace attest
