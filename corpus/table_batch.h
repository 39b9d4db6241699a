// From the rows of a table (CSV, a sheet) to records: a header with the names of fields, then one
// record a row.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/batch.h"

namespace attest {

struct TableRow {
  std::vector<std::string> cells;
  size_t line = 0;         // on which it begins, from 1
  std::string_view bytes;  // as it stands, without its line end
  std::string error;       // why it is no row; cells are empty then
};

class TableRows {
 public:
  virtual ~TableRows() = default;
  // The next row that is not blank; false at the end.
  virtual bool Next(TableRow* row) = 0;
};

// A row with another number of cells than the header, or with an error, is rejected with its line
// and leaves the batch incomplete. In list fields '|' separates values; empty cells of text, file,
// id and access name nothing.
void ReadTable(TableRows& rows, Batch& batch);

// How many of the names are those of fields?
size_t KnownNames(const std::vector<std::string>& header);
// Does the header have a column `text` or `file`?
bool IsManifestHeader(const std::vector<std::string>& header);

}  // namespace attest
