// What a vocabulary must be beyond its XML form. Messages are "vocabulary:LINE: …".
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "schema/vocabulary.h"

namespace attest {

// Of a vocabulary's file: the built-in one is 1 MB, and a larger one is held in memory by every
// program.
inline constexpr size_t kMaxVocabularyBytes = 16u << 20;
// "expected at most 16 MB, found 50 MB".
std::string TooLargeVocabulary(size_t bytes);

[[noreturn]] void FailVocabulary(size_t line, const std::string& what);  // throws InputError

// As vocabulary.rng has them: words of a-z 0-9 _ with dots between.
bool IsId(std::string_view id);
// The form of BCP 47: parts of one to eight letters or digits, the first of letters.
bool IsLanguage(std::string_view tag);
// A whole number from 1.
bool IsVersion(std::string_view version);

// Ids and aliases are unique in a scheme, parents are there, nothing is above itself. Throws
// InputError.
void CheckTree(const std::vector<Concept>& concepts);

// What is asked of a file when it is taken, and too slow for each start of a program: every form
// has a term, none stands twice in a concept and language. Throws InputError for the first that is
// wrong. Returns what the person should know: the languages in which labels are missing.
std::vector<std::string> Review(const Vocabulary& vocabulary);

}  // namespace attest
