#include "corpus/csv_manifest.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "corpus/csv_rows.h"
#include "schema/text.h"

namespace attest {
namespace {

std::string_view WithoutBom(std::string_view s) {
  return s.starts_with("\xEF\xBB\xBF") ? s.substr(3) : s;
}

size_t KnownNames(const CsvRow& header) {
  return static_cast<size_t>(
      std::count_if(header.cells.begin(), header.cells.end(),
                    [](const std::string& name) { return FindField(name).has_value(); }));
}

bool HasField(const CsvRow& header, Field field) {
  return std::any_of(header.cells.begin(), header.cells.end(), [&](const std::string& name) {
    const auto key = FindField(name);
    return key && key->field == field;
  });
}

char FindSeparator(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 1u << 16);
  char best = ',';
  size_t most = 0;
  for (const char separator : {',', ';', '\t'}) {
    CsvRow header;
    if (CsvRows(head, separator).Next(&header) && KnownNames(header) > most) {
      most = KnownNames(header);
      best = separator;
    }
  }
  return best;
}

// Throws RecordError where the batch cannot be read with this header.
void CheckHeader(const CsvRow& header, Batch& batch) {
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

void ReadRow(const CsvRow& header, const CsvRow& row, Batch& batch) {
  if (!row.error.empty())
    return batch.Unreadable(row.line, row.error, !HasField(header, Field::kFile));
  if (row.cells.size() != header.cells.size()) {
    bool known = !HasField(header, Field::kFile);  // else any of the cells may be the file's
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

void ReadCsvManifest(std::string_view bytes, Batch& batch) {
  const std::string_view rest = WithoutBom(bytes);
  CsvRows rows(rest, FindSeparator(rest));
  CsvRow header;
  if (!rows.Next(&header)) return batch.Unreadable(0, "the file is empty");
  try {
    CheckHeader(header, batch);
  } catch (const RecordError& error) {
    return batch.Unreadable(header.line, error.what());
  }
  batch.sink().OnBytes(header.bytes.size());
  for (CsvRow row; rows.Next(&row);) {
    ReadRow(header, row, batch);
    batch.sink().OnBytes(row.bytes.size());
  }
}

bool LooksLikeCsvBatch(std::string_view head) {
  head = WithoutBom(head);
  CsvRow header;
  if (!CsvRows(head, FindSeparator(head)).Next(&header)) return false;
  return HasField(header, Field::kText) || HasField(header, Field::kFile);
}

}  // namespace attest
