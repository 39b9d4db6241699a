// The language of a text from its scripts, sentence by sentence (PITFALLS section 5): metadata
// always overrides it.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace attest {

// BCP 47 tags, that with the largest share first: ko, ja (kana is a substantial part), en (Latin
// letters with English function words), zh-Hans or zh-Hant where the characters tell, else zh.
// Several where each has a fifth of the text; none where nothing can be said. `utf8` is valid; only
// the first 4 MB are looked at. Thread-safe.
std::vector<std::string> DetectLanguages(std::string_view utf8);

}  // namespace attest
