#include "corpus/csv_rows.h"

#include <csv.h>

#include <algorithm>
#include <new>

namespace attest {
namespace {

constexpr size_t kMaxWasted = 4 * kMaxRecordBytes;

// The end of the line that begins at `begin`, its LF, CR or CRLF included.
size_t LineEnd(std::string_view bytes, size_t begin) {
  const size_t end = bytes.find_first_of("\r\n", begin);
  if (end == std::string_view::npos) return bytes.size();
  return bytes.substr(end, 2) == "\r\n" ? end + 2 : end + 1;
}

size_t CountLines(std::string_view bytes) {
  size_t lines = 0;
  for (size_t i = 0; i < bytes.size(); i = LineEnd(bytes, i)) ++lines;
  return lines;
}

std::string_view WithoutLineEnd(std::string_view s) {
  if (s.ends_with('\n')) s.remove_suffix(1);
  if (s.ends_with('\r')) s.remove_suffix(1);
  return s;
}

// libcsv calls back from C, through which no exception may pass: cells are only gathered there.
struct Parser {
  explicit Parser(char separator) {
    if (csv_init(&csv, CSV_STRICT | CSV_STRICT_FINI) != 0) throw std::bad_alloc();
    csv_set_delim(&csv, static_cast<unsigned char>(separator));
  }
  ~Parser() { csv_free(&csv); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  static void OnCell(void* cell, size_t size, void* self) noexcept {
    static_cast<Parser*>(self)->cells.emplace_back(static_cast<const char*>(cell), size);
  }
  static void OnRow(int, void* self) noexcept { static_cast<Parser*>(self)->done = true; }

  csv_parser csv;
  std::vector<std::string> cells;
  bool done = false;
};

}  // namespace

// The row that begins at `begin`; it is fed line by line, so that its end is known. False where it
// is none.
bool CsvRows::Parse(size_t begin, TableRow* row, size_t* end) {
  Parser parser(separator_);
  *end = begin;
  while (!parser.done && *end < bytes_.size()) {
    const size_t next = LineEnd(bytes_, *end);
    const size_t size = next - *end;
    if (next - begin > kMaxRecordBytes) {
      row->error = "expected a row of at most " + std::to_string(kMaxRecordBytes) + " bytes";
      return false;
    }
    const size_t parsed =
        csv_parse(&parser.csv, bytes_.data() + *end, size, Parser::OnCell, Parser::OnRow, &parser);
    *end = next;
    if (parsed != size) {
      row->error = std::string("expected quotes around whole cells and doubled inside them: ") +
                   csv_strerror(csv_error(&parser.csv));
      return false;
    }
  }
  if (!parser.done && csv_fini(&parser.csv, Parser::OnCell, Parser::OnRow, &parser) != 0) {
    row->error = "expected a closing quote, found the end of the file";
    return false;
  }
  row->cells = std::move(parser.cells);
  return true;
}

bool CsvRows::Next(TableRow* row) {
  for (*row = {}; SkipBlankLines(); *row = {}) {
    size_t end;
    row->line = line_;
    const bool good = Parse(position_, row, &end);
    if (!good) {
      row->cells.clear();
      wasted_ += end - position_;
      end = LineEnd(bytes_, position_);
      if (wasted_ > kMaxWasted) {
        row->error += "; too much is broken, the rest of the file is not read";
        end = bytes_.size();
      }
    }
    row->bytes = WithoutLineEnd(bytes_.substr(position_, end - position_));
    line_ += CountLines(bytes_.substr(position_, end - position_));
    position_ = end;
    // Spreadsheets write rows of commas below the last one.
    const bool blank = std::all_of(row->cells.begin(), row->cells.end(),
                                   [](const std::string& cell) { return cell.empty(); });
    if (!good || !blank) return true;
  }
  return false;
}

// libcsv would take them into the row behind them. False at the end.
bool CsvRows::SkipBlankLines() {
  while (position_ < bytes_.size()) {
    const size_t end = LineEnd(bytes_, position_);
    const std::string_view line = bytes_.substr(position_, end - position_);
    if (line.find_first_not_of(" \t\r\n") != std::string_view::npos) return true;
    position_ = end;
    ++line_;
  }
  return false;
}

}  // namespace attest
