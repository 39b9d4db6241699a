#include "corpus/readers/ods.h"

#include <algorithm>
#include <charconv>
#include <pugixml.hpp>
#include <set>

#include "corpus/readers/odt.h"
#include "corpus/readers/xml_walk.h"
#include "corpus/readers/zip.h"

namespace attest {
namespace {

constexpr size_t kMaxRepeated = 1u << 24;  // more rows and columns than any sheet has

size_t Repeated(const pugi::xml_node& element, std::string_view attribute) {
  const std::string_view written = Attribute(element, attribute);
  size_t count = 1;
  const auto result = std::from_chars(written.data(), written.data() + written.size(), count);
  return result.ec == std::errc() ? std::min(count, kMaxRepeated) : 1;
}

std::string ValueOf(const pugi::xml_node& cell) {
  const std::string_view type = Attribute(cell, "value-type");
  if (type == "date") return std::string(Attribute(cell, "date-value"));
  if (type == "float" || type == "currency" || type == "percentage")
    return PlainNumber(Attribute(cell, "value"));
  std::string text = OdfText(cell);
  if (text.ends_with('\n')) text.pop_back();
  return text;
}

// Rows lie in groups and headers, which lie in one another; what is in a row is read at once.
class RowVisitor : public XmlVisitor {
 public:
  explicit RowVisitor(SheetBuilder* builder) : builder_(builder) {}
  bool Enter(const pugi::xml_node& element, std::string_view local) override {
    static const std::set<std::string_view> kGroups = {"table-row-group", "table-rows",
                                                       "table-header-rows"};
    if (local == "table-row") ReadRow(element);
    return kGroups.contains(local);
  }
  void Leave(const pugi::xml_node&, std::string_view) override {}
  void OnCharacters(std::string_view) override {}

 private:
  void ReadRow(const pugi::xml_node& row) {
    const size_t repeated = Repeated(row, "number-rows-repeated");
    std::vector<std::pair<std::string, size_t>> cells;
    for (const pugi::xml_node& cell : row.children()) {
      const std::string_view local = LocalName(cell);
      if (local != "table-cell" && local != "covered-table-cell") continue;
      cells.emplace_back(local == "table-cell" ? ValueOf(cell) : "",
                         Repeated(cell, "number-columns-repeated"));
    }
    while (!cells.empty() && cells.back().first.empty()) cells.pop_back();
    for (size_t i = 0; i < repeated && !cells.empty(); ++i) AddRow(number_ + i + 1, cells);
    number_ += repeated;
  }

  void AddRow(size_t number, const std::vector<std::pair<std::string, size_t>>& cells) {
    builder_->Row(number);
    size_t column = 0;
    for (const auto& [value, count] : cells) {
      builder_->Cell(column, value, count);
      column += count;
    }
  }

  SheetBuilder* const builder_;
  size_t number_ = 0;
};

}  // namespace

Workbook ReadOds(std::string_view bytes) {
  Zip zip(bytes);
  CheckUnencryptedOdf(&zip);
  std::string content = zip.Read("content.xml");
  pugi::xml_document document;
  ParseXml("content.xml", &content, &document);
  const pugi::xml_node body = Child(Child(document.document_element(), "body"), "spreadsheet");
  if (!body) throw RecordError("content.xml: expected an ODF spreadsheet, found none");
  Workbook workbook;
  SheetBuilder builder;
  for (const pugi::xml_node& table : body.children()) {
    if (LocalName(table) != "table") continue;
    RowVisitor rows(&builder);
    Walk(table, rows);
    workbook.sheets.push_back({std::string(Attribute(table, "name")), builder.Take()});
  }
  Reading meta;
  ReadOdfMeta(&zip, &meta);
  workbook.fields = std::move(meta.fields);
  return workbook;
}

}  // namespace attest
