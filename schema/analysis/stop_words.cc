#include "schema/analysis/stop_words.h"

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

}  // namespace attest
