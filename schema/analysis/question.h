// Whether a query asks or lists keywords: the two are ranked differently (searcher/rerank.h).
#pragma once
#include <cstddef>
#include <string_view>

namespace attest {

inline constexpr size_t kKeywords = 3;  // words up to which a query may be a list of keywords

// Has a question word, a question mark or more than kKeywords words that are no stop words.
bool IsQuestion(std::string_view utf8);

// What a question asks for and its answer replaces: name, year, 原因, 장소. In a question it says
// less than other words; as a keyword it is one like others. `word` is a Latin word, Simplified Han
// word, eojeol or Korean stem, folded.
bool IsAskedFor(std::string_view word);

}  // namespace attest
