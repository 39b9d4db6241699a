#include "corpus/csv_manifest.h"

#include <string>

#include "corpus/csv_rows.h"

namespace attest {
namespace {

std::string_view WithoutBom(std::string_view s) {
  return s.starts_with("\xEF\xBB\xBF") ? s.substr(3) : s;
}

char FindSeparator(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 1u << 16);
  char best = ',';
  size_t most = 0;
  for (const char separator : {',', ';', '\t'}) {
    TableRow header;
    if (CsvRows(head, separator).Next(&header) && KnownNames(header.cells) > most) {
      most = KnownNames(header.cells);
      best = separator;
    }
  }
  return best;
}

}  // namespace

void ReadCsvManifest(std::string_view bytes, Batch& batch) {
  const std::string_view rest = WithoutBom(bytes);
  CsvRows rows(rest, FindSeparator(rest));
  ReadTable(rows, batch);
}

bool LooksLikeCsvBatch(std::string_view head) {
  head = WithoutBom(head);
  TableRow header;
  return CsvRows(head, FindSeparator(head)).Next(&header) && IsManifestHeader(header.cells);
}

}  // namespace attest
