// The syntax of language tags: BCP 47 (RFC 5646 section 2.1) without the grandfathered ones.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace attest {

// The tag in canonical case (zh-hant-tw -> zh-Hant-TW) and with the two-letter code where a
// three-letter one has it (kor -> ko); nothing where it is not well formed. The language has two or
// three letters: no longer one is registered.
std::optional<std::string> CanonicalLanguageTag(std::string_view tag);

}  // namespace attest
