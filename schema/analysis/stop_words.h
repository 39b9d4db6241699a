// Question and function words (stop_*.txt): they keep a fifth of their weight and count in matching
// only where nothing else remains.
#pragma once
#include <string_view>

#include "schema/analysis/runs.h"

namespace attest {

bool IsKoreanStopWord(std::u32string_view eojeol);  // by itself or by its stem
bool IsHanStopWord(std::u32string_view word);       // Simplified
// Further ones, in queries only: the classes of terms do not depend on them.
bool IsHanFunctionWord(std::u32string_view word);
bool IsLatinStopWord(std::string_view word);

// In the Latin words of a query: WHO and I.T. are names unless all of several words are in
// capitals, which then say nothing.
class LatinStopWords {
 public:
  LatinStopWords(std::string_view query, const RunList& list);
  bool Has(const Run& run) const;  // a Latin one of the list

 private:
  std::string_view query_;
  bool capitals_tell_;
};

}  // namespace attest
