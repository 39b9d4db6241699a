// Words in Latin and other alphabetic scripts: marks off, plain letters, American spelling, English
// stem.
#pragma once
#include <string>
#include <string_view>

namespace attest {

// Lower case without marks and apostrophes, in ASCII where ICU's Latin-ASCII knows how. `word` is
// folded (fold.h).
std::string FoldLatin(std::u32string_view word);

// The American form of a British spelling, else the word itself.
std::string American(std::string_view word);

// Snowball's English stem of the American form, but for the words of en_stems.txt (irregular forms;
// what Snowball joins with strangers or parts from its kin).
std::string EnglishStem(std::string_view word);

}  // namespace attest
