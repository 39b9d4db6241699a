#include "corpus/table_batch.h"

#include <algorithm>
#include <set>
#include <utility>

#include "schema/text.h"

namespace attest {
namespace {

bool HasField(const std::vector<std::string>& header, Field field) {
  return std::any_of(header.begin(), header.end(), [&](const std::string& name) {
    const auto key = FindField(name);
    return key && key->field == field;
  });
}

// Throws RecordError where the batch cannot be read with this header.
void CheckHeader(const TableRow& header, Batch& batch) {
  if (!header.error.empty()) throw RecordError("header: " + header.error);
  std::set<std::pair<Field, bool>> fields;
  for (const std::string& name : header.cells) {
    if (IsRemark(name)) continue;
    const auto key = FindField(name);
    if (!key) {
      batch.Note(header.line, "the column \"" + Printable(name) + "\" is unknown and is kept out");
    } else if (!fields.emplace(key->field, key->dublin_core).second) {
      throw RecordError("header: the column \"" + Printable(name) + "\" stands twice");
    }
  }
  if (!fields.contains({Field::kId, false}))
    throw RecordError("header: expected a column id, found none");
}

std::vector<std::string> CellValues(Field field, const std::string& cell) {
  const bool once = field == Field::kId || field == Field::kText || field == Field::kFile ||
                    field == Field::kAccess;
  if (once && cell.empty()) return {};
  if (!IsListField(field)) return {cell};
  std::vector<std::string> values(1);
  for (const char c : cell) {
    if (c == '|') {
      values.emplace_back();
    } else {
      values.back() += c;
    }
  }
  return values;
}

void ReadRow(const TableRow& header, const TableRow& row, Batch& batch) {
  if (!row.error.empty())
    return batch.Unreadable(row.line, row.error, !HasField(header.cells, Field::kFile));
  if (row.cells.size() != header.cells.size()) {
    bool known = !HasField(header.cells, Field::kFile);  // else any of the cells may be the file's
    for (const std::string& cell : row.cells) known |= batch.Claim(cell);
    return batch.Unreadable(row.line,
                            "expected " + std::to_string(header.cells.size()) +
                                " columns as in the header, found " +
                                std::to_string(row.cells.size()),
                            known);
  }
  std::vector<RawField> fields;
  for (size_t i = 0; i < row.cells.size(); ++i) {
    const auto key = FindField(header.cells[i]);
    if (key) fields.push_back({header.cells[i], CellValues(key->field, row.cells[i]), false, ""});
  }
  batch.Take(row.line, fields, row.bytes, "column");
}

}  // namespace

size_t KnownNames(const std::vector<std::string>& header) {
  return static_cast<size_t>(
      std::count_if(header.begin(), header.end(),
                    [](const std::string& name) { return FindField(name).has_value(); }));
}

bool IsManifestHeader(const std::vector<std::string>& header) {
  return HasField(header, Field::kText) || HasField(header, Field::kFile);
}

void ReadTable(TableRows& rows, Batch& batch) {
  TableRow header;
  if (!rows.Next(&header)) return batch.Unreadable(0, "the file is empty");
  try {
    CheckHeader(header, batch);
  } catch (const RecordError& error) {
    return batch.Unreadable(header.line, error.what());
  }
  batch.sink().OnBytes(header.bytes.size());
  for (TableRow row; rows.Next(&row);) {
    ReadRow(header, row, batch);
    batch.sink().OnBytes(row.bytes.size());
  }
}

}  // namespace attest
