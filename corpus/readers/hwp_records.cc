#include "corpus/readers/hwp_records.h"

#include <algorithm>
#include <optional>

#include "corpus/readers/hwp_facts.h"
#include "corpus/readers/little_endian.h"

namespace attest {
namespace {

// Tags (HWPTAG_BEGIN is 16) of table 57.
constexpr uint32_t kParagraphText = 16 + 51;
constexpr uint32_t kControlHeader = 16 + 55;
constexpr uint32_t kListHeader = 16 + 56;
constexpr uint32_t kMemoList = 16 + 77;

constexpr uint32_t kExtendedSize = 0xFFF;  // the size follows in four bytes

struct HwpRecord {
  uint32_t tag = 0;
  uint32_t level = 0;
  std::string_view data;
};

// MAKE_4CHID
constexpr uint32_t Id(const char (&name)[5]) {
  uint32_t id = 0;
  for (int i = 0; i < 4; ++i) id = id << 8 | static_cast<uint8_t>(name[i]);
  return id;
}

// A control of eight units in a text (table 6); the others below 32 have one.
bool IsWide(char32_t c) { return c < 32 && c != 0 && c != 10 && c != 13 && (c < 24 || c > 31); }

void AddText(std::string_view utf16, Lines* lines) {
  std::string text;
  for (size_t at = 0; at + 2 <= utf16.size();) {
    const char32_t c = DecodeUtf16(utf16, &at);
    if (IsWide(c)) at += 14;
    switch (c) {
      case 9:
        text += '\t';
        break;
      case 10:
        text += '\n';
        break;
      case 24:
        text += '-';
        break;
      case 30:
        text += "\u00A0";
        break;
      case 31:
        text += ' ';
        break;
      default:
        if (c >= 32) AppendUtf8(c, &text);
    }
  }
  lines->Open();
  lines->Add(text);
  lines->Close();
}

// A length in units and that many of them at `*at`, which moves behind them.
std::string TakeText(std::string_view data, size_t* at) {
  const size_t units = Word(data, *at);
  const std::string text = Utf16Text(data, *at + 2, units);
  *at += 2 + 2 * units;
  return text;
}

class SectionReader {
 public:
  SectionReader(std::string_view records, Lines* lines) : records_(records), lines_(lines) {}

  void Read() {
    while (const auto record = Next()) {
      if (EndsBody(*record)) break;
      if (skipped_ && record->level > *skipped_) continue;
      skipped_.reset();
      if (record->tag == kParagraphText) AddText(record->data, lines_);
      if (record->tag == kControlHeader) ReadControl(*record);
    }
  }

 private:
  // Behind the body come the last master pages and, in the last section, memos, which are comments:
  // lists that belong to no control, while those in the body lie below one, on level 2 or deeper.
  static bool EndsBody(const HwpRecord& record) {
    return record.tag == kMemoList || (record.tag == kListHeader && record.level < 2);
  }

  // Fewer bytes than a header at the end are no record.
  std::optional<HwpRecord> Next() {
    if (records_.size() - at_ < 4) return std::nullopt;
    const uint32_t header = Dword(records_, at_);
    HwpRecord record{header & 0x3FF, header >> 10 & 0x3FF, {}};
    size_t size = header >> 20;
    at_ += 4;
    if (size == kExtendedSize) {
      size = Dword(records_, at_);
      at_ = std::min(at_ + 4, records_.size());
    }
    if (size > records_.size() - at_) {
      throw RecordError("expected a record of " + std::to_string(size) + " bytes at byte " +
                        std::to_string(at_) + ", found " + std::to_string(records_.size() - at_));
    }
    record.data = records_.substr(at_, size);
    at_ += size;
    return record;
  }

  void ReadControl(const HwpRecord& record) {
    const uint32_t id = Dword(record.data, 0);
    switch (id) {
      case Id("secd"):  // its master pages
      case Id("head"):
      case Id("foot"):
      case Id("tcmt"):
        skipped_ = record.level;
        break;
      case Id("tbl "):
      case Id("gso "): {
        size_t at = 44;  // behind the place and size of the object (table 69)
        AddHwpDescription(TakeText(record.data, &at), lines_);
        break;
      }
      case Id("tdut"):    // a word and what stands over it
      case Id("tcps"): {  // characters over one another
        size_t at = 4;
        lines_->AddLine(TakeText(record.data, &at));
        if (id == Id("tdut")) lines_->AddLine(TakeText(record.data, &at));
        break;
      }
      default:
        break;
    }
  }

  std::string_view records_;
  Lines* const lines_;
  size_t at_ = 0;
  std::optional<uint32_t> skipped_;  // all below this level
};

}  // namespace

void ReadHwpSection(std::string_view records, Lines* lines) {
  SectionReader(records, lines).Read();
}

}  // namespace attest
