#include "schema/analysis/question.h"

#include <unordered_set>

#include "schema/analysis/analysis.h"
#include "schema/data_files.h"

namespace attest {
namespace {

using Words = std::unordered_set<std::string_view>;

Words ReadWords(std::string_view file) {
  const auto lines = DataLines(file);
  return {lines.begin(), lines.end()};
}

bool IsInterrogative(const QueryWord& word) {
  static const Words words = ReadWords("question_words.txt");
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
  static const Words words = ReadWords("asked_words.txt");
  return words.contains(word);
}

}  // namespace attest
