#include "corpus/language_tag.h"

#include <unicode/uloc.h>

#include <algorithm>
#include <vector>

namespace attest {
namespace {

bool IsAlpha(char c) { return (c >= 'a' && c <= 'z'); }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool AllAlpha(std::string_view s) { return std::all_of(s.begin(), s.end(), IsAlpha); }
bool AllDigits(std::string_view s) { return std::all_of(s.begin(), s.end(), IsDigit); }

// Subtags in lower case; empty where one is no run of 1 to 8 letters and digits.
std::vector<std::string> Subtags(std::string_view tag) {
  std::vector<std::string> parts(1);
  for (char c : tag) {
    if (c == '-') {
      parts.emplace_back();
      continue;
    }
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    if (!IsAlpha(c) && !IsDigit(c)) return {};
    parts.back() += c;
  }
  for (const std::string& part : parts) {
    if (part.empty() || part.size() > 8) return {};
  }
  return parts;
}

bool IsVariant(const std::string& s) { return s.size() >= 5 || (s.size() == 4 && IsDigit(s[0])); }

std::string ShortestCode(const std::string& language) {
  if (language.size() == 2) return language;
  if (language == "chi") return "zh";  // the bibliographic code, which ICU does not know
  UErrorCode status = U_ZERO_ERROR;
  char code[ULOC_LANG_CAPACITY];
  const int32_t length = uloc_getLanguage(language.c_str(), code, sizeof code, &status);
  return U_SUCCESS(status) && length == 2 ? std::string(code, 2) : language;
}

// Extensions and private use: a singleton, then subtags of 2 (after x: 1) to 8 characters, one at
// least.
bool ValidTail(const std::vector<std::string>& parts, size_t i) {
  while (i < parts.size()) {
    if (parts[i].size() != 1) return false;
    const bool is_private = parts[i] == "x";
    const size_t begin = ++i;
    while (i < parts.size() && (is_private || parts[i].size() > 1)) ++i;
    if (i == begin) return false;
  }
  return true;
}

}  // namespace

std::optional<std::string> CanonicalLanguageTag(std::string_view tag) {
  std::vector<std::string> parts = Subtags(tag);
  if (parts.empty() || parts[0].size() < 2 || parts[0].size() > 3 || !AllAlpha(parts[0])) {
    return std::nullopt;
  }
  parts[0] = ShortestCode(parts[0]);
  size_t i = 1;
  const auto at = [&](size_t size) { return i < parts.size() && parts[i].size() == size; };
  for (int extended = 0; extended < 3 && at(3) && AllAlpha(parts[i]); ++extended) ++i;
  if (at(4) && AllAlpha(parts[i])) {
    parts[i][0] = static_cast<char>(parts[i][0] - 32);
    ++i;
  }
  if ((at(2) && AllAlpha(parts[i])) || (at(3) && AllDigits(parts[i]))) {
    for (char& c : parts[i]) c = IsAlpha(c) ? static_cast<char>(c - 32) : c;
    ++i;
  }
  while (i < parts.size() && IsVariant(parts[i])) ++i;
  if (!ValidTail(parts, i)) return std::nullopt;
  std::string out = parts[0];
  for (size_t p = 1; p < parts.size(); ++p) out += '-' + parts[p];
  return out;
}

}  // namespace attest
