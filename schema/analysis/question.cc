#include "schema/analysis/question.h"

#include "schema/analysis/analysis.h"
#include "schema/analysis/word_set.h"

namespace attest {
namespace {

bool IsInterrogative(const QueryWord& word) {
  static const auto words = Utf8Words("question_words.txt");
  if (word.kind == WordKind::kLatin && !word.stop) return false;  // the WHO
  return words.contains(word.folded) ||
         (word.kind == WordKind::kKorean && words.contains(word.stem));
}

}  // namespace

bool IsQuestion(std::string_view utf8) {
  for (const std::string_view mark : {"?", "？", "؟"}) {
    if (utf8.find(mark) != utf8.npos) return true;
  }
  size_t content = 0;
  for (const QueryWord& word : QueryWords(utf8)) {
    if (IsInterrogative(word)) return true;
    if (!word.stop) ++content;
  }
  return content > kKeywords;
}

bool IsAskedFor(std::string_view word) {
  static const auto words = Utf8Words("asked_words.txt");
  return words.contains(word);
}

}  // namespace attest
