#include "corpus/jsonl_batch.h"

#include <cstring>
#include <vector>

#include "corpus/json_record.h"
#include "schema/text.h"

namespace attest {
namespace {

constexpr size_t kChunk = 1u << 20;

// Lines of a source; of one that is longer than kMaxRecordBytes only the size is kept.
class LineReader {
 public:
  explicit LineReader(ByteSource& source) : source_(source), buffer_(kChunk) {}

  // False at the end. The line is without LF, its CR stays.
  bool Next() {
    line_.clear();
    size_ = 0;
    for (bool any = false;; any = true) {
      if (begin_ == end_) {
        begin_ = 0;
        end_ = source_.Read(buffer_.data(), buffer_.size());
        if (end_ == 0) return any;
      }
      const char* const from = buffer_.data() + begin_;
      const auto* const newline = static_cast<const char*>(std::memchr(from, '\n', end_ - begin_));
      const size_t count = newline ? static_cast<size_t>(newline - from) : end_ - begin_;
      size_ += count;
      if (size_ <= kMaxRecordBytes) line_.append(from, count);
      begin_ += count + (newline ? 1 : 0);
      if (newline) return true;
    }
  }

  const std::string& line() const { return line_; }
  size_t size() const { return size_; }

 private:
  ByteSource& source_;
  std::vector<char> buffer_;
  size_t begin_ = 0, end_ = 0;
  std::string line_;
  size_t size_ = 0;
};

std::string_view WithoutBom(std::string_view s) {
  return s.starts_with("\xEF\xBB\xBF") ? s.substr(3) : s;
}

bool IsBlank(std::string_view s) { return s.find_first_not_of(" \t\r") == std::string_view::npos; }

bool HasField(const RawField& raw, Field field) {
  const auto key = FindField(raw.name);
  return key && key->field == field;
}

// Of a broken line: a record with a text names no file.
bool ClaimFiles(const std::vector<RawField>& fields, Batch& batch) {
  for (const RawField& field : fields) {
    if (HasField(field, Field::kText)) return true;
    if (HasField(field, Field::kFile) && !field.values.empty()) return batch.Claim(field.values[0]);
  }
  return false;
}

void ReadLine(std::string_view line, size_t number, Batch& batch) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  if (IsBlank(line)) return;
  std::vector<RawField> fields;
  try {
    const size_t bad = FindInvalidUtf8(line);
    if (bad != std::string_view::npos) {
      throw RecordError("column " + std::to_string(bad + 1) + ": expected UTF-8, found " +
                        Printable(line.substr(bad, 1)));
    }
    fields = ParseJsonRecord(line);
  } catch (const RecordError& error) {
    return batch.Unreadable(number, error.what(), ClaimFiles(ParseJsonHead(line), batch));
  }
  batch.Take(number, fields, line, "key");
}

}  // namespace

void ReadJsonlBatch(ByteSource& source, Batch& batch) {
  LineReader lines(source);
  bool any = false;
  for (size_t number = 1; lines.Next(); ++number) {
    if (lines.size() > kMaxRecordBytes) {
      batch.Unreadable(number, "expected a line of at most " + std::to_string(kMaxRecordBytes) +
                                   " bytes, found " + std::to_string(lines.size()));
      any = true;
    } else {
      const std::string_view line =
          number == 1 ? WithoutBom(lines.line()) : std::string_view(lines.line());
      any |= !IsBlank(line);
      ReadLine(line, number, batch);
    }
    batch.sink().OnBytes(lines.size() + 1);
  }
  if (!any) batch.Unreadable(0, "the file is empty");
}

bool LooksLikeJsonlBatch(std::string_view head) {
  head = WithoutBom(head);
  while (!head.empty()) {
    const size_t end = std::min(head.find('\n'), head.size());
    const std::vector<RawField> fields = ParseJsonHead(head.substr(0, end));
    for (const RawField& field : fields) {
      if (HasField(field, Field::kText) || HasField(field, Field::kFile)) return true;
    }
    if (!fields.empty()) return false;
    head.remove_prefix(std::min(end + 1, head.size()));
  }
  return false;
}

}  // namespace attest
