// The rows of a CSV file with the lines on which they begin.
#pragma once
#include <cstddef>
#include <string_view>

#include "corpus/table_batch.h"

namespace attest {

class CsvRows : public TableRows {
 public:
  CsvRows(std::string_view bytes, char separator) : bytes_(bytes), separator_(separator) {}
  // The next row; false at the end. Blank lines and rows of empty cells are skipped. After a row
  // with an error reading goes on at the line after the one on which it began; so that this stays
  // linear, a file that is mostly broken is given up, with an error that says so.
  bool Next(TableRow* row) override;

 private:
  bool SkipBlankLines();
  bool Parse(size_t begin, TableRow* row, size_t* end);

  std::string_view bytes_;
  char separator_;
  size_t position_ = 0;
  size_t line_ = 1;
  size_t wasted_ = 0;  // bytes that were parsed in vain
};

}  // namespace attest
