#include "schema/analysis/han.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <unordered_map>

#include "schema/analysis/utf8.h"
#include "schema/data_files.h"
#include "schema/icu_error.h"

namespace attest {
namespace {

constexpr char32_t kTableBegin = 0x3400,
                   kTableEnd = 0xA000;  // extension A and the unified ideographs

// ICU's pairs and ours. A file and not ICU's transliterator, which takes 45 ms to load, a search's
// time many times over, and whose next version would change terms unseen: a test compares the two.
class SimplifiedTable {
 public:
  SimplifiedTable() : table_(kTableEnd - kTableBegin) {
    for (char32_t c = kTableBegin; c < kTableEnd; ++c) table_[c - kTableBegin] = c;
    const Pairs icu = ReadPairs("t2s_icu.txt"), patch = ReadPairs("t2s_patch.txt");
    for (const auto& [from, to] : icu) Set(from, to);
    for (const auto& [from, to] : patch) Set(from, to);
    for (const auto& [from, to] : icu) {  // the patch goes on from what ICU makes of a character
      if (const auto found = patch.find(to); found != patch.end()) Set(from, found->second);
    }
  }
  char32_t Of(char32_t c) const {
    if (c >= kTableBegin && c < kTableEnd) return table_[c - kTableBegin];
    const auto found = others_.find(c);
    return found == others_.end() ? c : found->second;
  }

 private:
  using Pairs = std::unordered_map<char32_t, char32_t>;

  static Pairs ReadPairs(std::string_view file) {
    Pairs pairs;
    for (std::string_view line : DataLines(file)) {
      const std::u32string pair = ToUtf32(line);
      pairs.emplace(pair[0], pair[1]);
    }
    return pairs;
  }

  void Set(char32_t from, char32_t to) {
    if (from >= kTableBegin && from < kTableEnd) {
      table_[from - kTableBegin] = to;
    } else {
      others_[from] = to;
    }
  }

  std::vector<char32_t> table_;
  Pairs others_;
};

const SimplifiedTable& Table() {
  static const SimplifiedTable table;
  return table;
}

// ICU's words of pieces of one run. One a thread: a BreakIterator is not thread-safe and costs time
// to make.
class Segmenter {
 public:
  Segmenter() {
    UErrorCode status = U_ZERO_ERROR;
    iterator_.reset(icu::BreakIterator::createWordInstance(icu::Locale("zh"), status));
    CheckIcu(status, "word BreakIterator");
  }

  // Appends the ends of the words of `piece`, `offset` added to each.
  void Segment(std::u32string_view piece, size_t offset, std::vector<uint32_t>* ends) {
    units_.resize(piece.size());
    // Characters outside the BMP are in no dictionary; one unit each keeps offsets simple.
    std::transform(piece.begin(), piece.end(), units_.begin(),
                   [](char32_t c) { return c < 0x10000 ? static_cast<char16_t>(c) : u'\u4E00'; });
    const icu::UnicodeString text(false, units_.data(), static_cast<int32_t>(units_.size()));
    iterator_->setText(text);
    iterator_->first();
    for (int32_t end = iterator_->next(); end != icu::BreakIterator::DONE;
         end = iterator_->next()) {
      ends->push_back(static_cast<uint32_t>(offset) + static_cast<uint32_t>(end));
    }
  }

 private:
  std::unique_ptr<icu::BreakIterator> iterator_;
  std::u16string units_;
};

// ICU works on a whole run at once, in memory that grows with it. Words at the end of a piece may
// be cut by the piece, so the next one begins some characters before it, at the end of a word.
constexpr size_t kPiece = 4096, kDoubtful = 64;

}  // namespace

char32_t Simplified(char32_t c) { return Table().Of(c); }

std::u32string Simplified(std::u32string_view text) {
  std::u32string out(text);
  for (char32_t& c : out) c = Table().Of(c);
  return out;
}

std::vector<uint32_t> SegmentHan(std::u32string_view run) {
  thread_local Segmenter segmenter;
  std::vector<uint32_t> ends;
  if (run.size() == 1) return {1};
  for (size_t begin = 0; begin < run.size();) {
    const size_t size = std::min(kPiece, run.size() - begin);
    segmenter.Segment(run.substr(begin, size), begin, &ends);
    if (begin + size < run.size()) {
      while (ends.back() > begin + size - kDoubtful && ends.size() > 1 &&
             ends[ends.size() - 2] > begin) {
        ends.pop_back();
      }
    }
    begin = ends.back();
  }
  return ends;
}

}  // namespace attest
