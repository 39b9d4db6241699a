#include "schema/analysis/stop_words.h"

#include <algorithm>

#include "schema/analysis/korean.h"
#include "schema/analysis/word_set.h"

namespace attest {

bool IsKoreanStopWord(std::u32string_view eojeol) {
  static const WordSet words("stop_ko.txt");
  return words.Has(eojeol) || words.Has(KoreanStem(eojeol));
}

bool IsHanStopWord(std::u32string_view word) {
  static const WordSet words("stop_zh.txt");
  return words.Has(word);
}

bool IsHanFunctionWord(std::u32string_view word) {
  static const WordSet words("stop_zh_query.txt");
  return words.Has(word);
}

bool IsLatinStopWord(std::string_view word) {
  static const auto words = Utf8Words("stop_en.txt");
  return words.contains(word);
}

namespace {

bool IsCapital(char c) { return c >= 'A' && c <= 'Z'; }
bool IsSmall(char c) { return c >= 'a' && c <= 'z'; }

// Two to five capitals, dots between them or not: WHO, I.T., WHO's.
bool IsAbbreviation(std::string_view written) {
  size_t letters = 0;
  for (; !written.empty(); written.remove_prefix(1)) {
    if (IsCapital(written[0])) {
      ++letters;
    } else if (written[0] != '.') {
      break;
    }
  }
  const bool ends = written.empty() || written[0] == '\'' || written.starts_with("\u2019");
  return ends && letters >= 2 && letters <= 5;
}

std::string_view Written(std::string_view query, const Run& run) {
  return query.substr(run.source.begin, run.source.end - run.source.begin);
}

}  // namespace

LatinStopWords::LatinStopWords(std::string_view query, const RunList& list) : query_(query) {
  size_t words = 0, small = 0, others = 0;
  for (const Run& run : list.runs) {
    const std::string_view written = Written(query, run);
    if (run.kind == RunKind::kLatin) ++words;
    if (std::any_of(written.begin(), written.end(), IsSmall)) ++small;
    if (run.kind == RunKind::kHangul || run.kind == RunKind::kHan) ++others;
  }
  capitals_tell_ = words < 2 || small > 0 || others > 0;
}

bool LatinStopWords::Has(const Run& run) const {
  return IsLatinStopWord(run.word) && !(capitals_tell_ && IsAbbreviation(Written(query_, run)));
}

}  // namespace attest
