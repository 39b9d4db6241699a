#include "corpus/readers/sheet.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "corpus/readers/lines.h"
#include "corpus/table_batch.h"

namespace attest {
namespace {

constexpr size_t kMaxCells = 4'000'000;  // of a workbook; 32 bytes of memory each
constexpr size_t kMaxCellBytes = 2 * kMaxText;

std::string JoinCells(const std::vector<std::string>& cells) {
  std::string line;
  for (const std::string& cell : cells) {
    if (&cell != &cells.front()) line += '\t';
    line += cell;
  }
  return line;
}

class SheetTable : public TableRows {
 public:
  explicit SheetTable(const Sheet& sheet) : rows_(sheet.rows) {}
  bool Next(TableRow* row) override {
    if (at_ == rows_.size()) return false;
    bytes_ = JoinCells(rows_[at_].cells);
    *row = {rows_[at_].cells, rows_[at_].number, bytes_, ""};
    // Empty cells at the end are not kept.
    row->cells.resize(std::max(row->cells.size(), rows_.front().cells.size()));
    ++at_;
    return true;
  }

 private:
  const std::vector<SheetRow>& rows_;
  std::string bytes_;
  size_t at_ = 0;
};

}  // namespace

void SheetBuilder::Row(size_t number) {
  if (!rows_.empty() && rows_.back().cells.empty()) rows_.pop_back();
  rows_.push_back({number, {}});
}

void SheetBuilder::Cell(size_t column, const std::string& value, size_t count) {
  if (value.empty() || count == 0) return;
  if (rows_.empty()) Row(1);
  std::vector<std::string>& cells = rows_.back().cells;
  if (column < cells.size()) throw RecordError("expected the cells of a row in order");
  if (column > kMaxCells || count > kMaxCells)
    throw RecordError("expected a cell within the sheet");
  cells_ += column + count - cells.size();
  bytes_ += value.size() * count;
  if (cells_ > kMaxCells || bytes_ > kMaxCellBytes) {
    throw RecordError("expected at most " + std::to_string(kMaxCells) + " cells and " +
                      std::to_string(kMaxCellBytes) +
                      " bytes in a workbook, found more; divide it or save it as CSV");
  }
  cells.resize(column);
  cells.resize(column + count, value);
}

std::vector<SheetRow> SheetBuilder::Take() {
  if (!rows_.empty() && rows_.back().cells.empty()) rows_.pop_back();
  return std::exchange(rows_, {});
}

std::string PlainNumber(std::string_view written) {
  double value = 0;
  const char* const end = written.data() + written.size();
  const auto read = std::from_chars(written.data(), end, value);
  if (read.ec != std::errc() || read.ptr != end || !std::isfinite(value))
    return std::string(written);
  const double size = std::abs(value);
  const bool plain = value == 0 || (size >= 1e-9 && size < 1e18);
  char out[64];
  const auto result = plain ? std::to_chars(out, out + sizeof out, value, std::chars_format::fixed)
                            : std::to_chars(out, out + sizeof out, value);
  return std::string(out, result.ptr);
}

Reading TextOfWorkbook(const Workbook& workbook) {
  Reading reading;
  reading.fields = workbook.fields;
  for (const Sheet& sheet : workbook.sheets) {
    for (const SheetRow& row : sheet.rows) {
      std::string line = JoinCells(row.cells);
      std::replace(line.begin(), line.end(), '\n', ' ');
      reading.text += line + '\n';
    }
  }
  DropFalseLanguage(&reading);
  return reading;
}

const Sheet* FindManifest(const Workbook& workbook) {
  const auto found =
      std::find_if(workbook.sheets.begin(), workbook.sheets.end(), [](const Sheet& sheet) {
        return !sheet.rows.empty() && IsManifestHeader(sheet.rows.front().cells);
      });
  return found == workbook.sheets.end() ? nullptr : &*found;
}

void ReadSheetManifest(const Sheet& sheet, Batch& batch) {
  SheetTable table(sheet);
  ReadTable(table, batch);
}

}  // namespace attest
