// What the readers of spreadsheets (XLSX, ODS) hand over, and what becomes of it: a text, or a
// manifest.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/batch.h"
#include "corpus/readers/reading.h"

namespace attest {

struct SheetRow {
  size_t number = 0;               // as the program shows it, from 1
  std::vector<std::string> cells;  // without empty ones at the end; UTF-8
};

struct Sheet {
  std::string name;
  std::vector<SheetRow> rows;  // without empty ones
};

struct Workbook {
  std::vector<Sheet> sheets;  // in the order of the program
  std::vector<RawField> fields;
};

// Gathers cells within bounds, since few bytes can name a cell far out or repeat one a million
// times.
class SheetBuilder {
 public:
  // Begins the row `number`, which is behind all that were begun.
  void Row(size_t number);
  // Sets the cell in `column` (from 0), which is behind all that were set in this row, and the
  // `count` - 1 behind it. Throws RecordError over the bounds.
  void Cell(size_t column, const std::string& value, size_t count = 1);
  // What was built of this sheet; the bounds hold for all sheets together.
  std::vector<SheetRow> Take();

 private:
  std::vector<SheetRow> rows_;
  size_t cells_ = 0, bytes_ = 0;
};

// A number as a person would type it: the shortest digits that give this value, no exponent where
// that is readable. What is no number stays as it is.
std::string PlainNumber(std::string_view written);

// The workbook as a document: a line a row, cells separated by a tab, one sheet after another.
Reading TextOfWorkbook(const Workbook& workbook);

// The first sheet whose first row is the header of a manifest (table_batch.h), or null. As in CSV,
// dates are written in ISO form.
const Sheet* FindManifest(const Workbook& workbook);
void ReadSheetManifest(const Sheet& sheet, Batch& batch);

}  // namespace attest
