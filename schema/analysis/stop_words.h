// Question and function words (stop_*.txt): they keep a fifth of their weight and count in matching
// only where nothing else remains.
#pragma once
#include <string_view>

namespace attest {

bool IsKoreanStopWord(std::u32string_view eojeol);  // by itself or by its stem
bool IsHanStopWord(std::u32string_view word);       // Simplified
// Further ones, in queries only: the classes of terms do not depend on them.
bool IsHanFunctionWord(std::u32string_view word);
bool IsLatinStopWord(std::string_view word);

}  // namespace attest
