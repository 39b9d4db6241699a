#include "searcher/output_explain.h"

#include <cstdio>

namespace attest {
namespace {

std::string Number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4f", value);
  return text;
}

}  // namespace

std::string_view ClassInWords(TermClass cls) {
  switch (cls) {
    case TermClass::kKoreanStem:
      return "Korean stem";
    case TermClass::kKoreanAlternate:
      return "Korean, one syllable";
    case TermClass::kKoreanPredicate:
      return "Korean predicate";
    case TermClass::kKoreanBigram:
      return "two syllables";
    case TermClass::kKoreanOuterBigram:
      return "syllables + ending";
    case TermClass::kHanWord:
      return "Chinese word";
    case TermClass::kHanStopWord:
      return "Chinese stop word";
    case TermClass::kHanBigram0:
    case TermClass::kHanBigram1:
    case TermClass::kHanBigram2:
      return "bigram";
    case TermClass::kHanCrossing0:
    case TermClass::kHanCrossing1:
    case TermClass::kHanCrossing2:
      return "bigram across words";
    case TermClass::kHanLast:
      return "last character";
    case TermClass::kLatinStem:
      return "English stem";
    case TermClass::kLatinWord:
      return "English as written";
    case TermClass::kLatinJoined:
      return "joined at a hyphen";
    case TermClass::kNumber:
      return "number";
    case TermClass::kCounted:
      return "number with counter";
  }
  return "";
}

std::string ScoreInWords(const Explanation& e) {
  const ScoreParts& parts = e.parts;
  std::string factors;
  if (e.details.slots) factors += " × " + Number(parts.slot_factor) + " slots";
  if (parts.language_factor != 1) factors += " × " + Number(parts.language_factor) + " language";
  std::string sum = Number(parts.bm25) + " terms";
  if (e.details.window) {
    sum += " + " + Number(parts.window) + " window + " + Number(parts.lead) + " beginning";
    if (e.details.characters && !e.details.characters->words.empty())
      sum += " + " + Number(parts.characters) + " characters";
  }
  if (e.details.window && !factors.empty()) sum = "(" + sum + ")";
  return sum + factors;
}

}  // namespace attest
