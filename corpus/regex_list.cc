#include "corpus/regex_list.h"

#include <unicode/regex.h>

#include "schema/icu_error.h"

namespace attest {
namespace {

icu::UnicodeString ToIcu(std::string_view utf8) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(utf8.data(), static_cast<int32_t>(utf8.size())));
}

std::string ToUtf8(const icu::UnicodeString& text) {
  std::string utf8;
  return text.toUTF8String(utf8);
}

std::unique_ptr<icu::RegexPattern> Compile(const std::string& pattern) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError place;
  std::unique_ptr<icu::RegexPattern> compiled(
      icu::RegexPattern::compile(ToIcu(pattern), place, status));
  CheckIcu(status, pattern.c_str());
  return compiled;
}

std::unique_ptr<icu::RegexMatcher> MatcherOf(const icu::RegexPattern& pattern,
                                             const icu::UnicodeString& line) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::RegexMatcher> matcher(pattern.matcher(line, status));
  CheckIcu(status, "a regular expression");
  return matcher;
}

std::map<std::string, std::string> Groups(const icu::RegexMatcher& matcher,
                                          const std::vector<std::string>& names) {
  std::map<std::string, std::string> groups;
  for (const std::string& name : names) {
    UErrorCode status = U_ZERO_ERROR;
    const int32_t number = matcher.pattern().groupNumberFromName(name.c_str(), -1, status);
    if (status == U_REGEX_INVALID_CAPTURE_GROUP_NAME) continue;  // this pattern has none
    std::string group = ToUtf8(matcher.group(number, status));
    CheckIcu(status, "a group of a regular expression");
    if (!group.empty()) groups[name] = std::move(group);
  }
  return groups;
}

}  // namespace

struct RegexList::Impl {
  std::vector<std::unique_ptr<icu::RegexPattern>> patterns;
};

RegexList::RegexList(const std::vector<std::string>& patterns) : impl_(std::make_unique<Impl>()) {
  for (const std::string& pattern : patterns) impl_->patterns.push_back(Compile(pattern));
}
RegexList::~RegexList() = default;

std::optional<RegexList::Match> RegexList::Find(std::string_view line,
                                                const std::vector<std::string>& names) const {
  const icu::UnicodeString text = ToIcu(line);
  std::unique_ptr<icu::RegexMatcher> first;
  int32_t begin = 0, end = 0;
  for (const auto& pattern : impl_->patterns) {
    auto matcher = MatcherOf(*pattern, text);
    if (!matcher->find()) continue;
    UErrorCode status = U_ZERO_ERROR;
    const int32_t from = matcher->start(status), to = matcher->end(status);
    CheckIcu(status, "a regular expression");
    if (first && (from > begin || (from == begin && to <= end))) continue;
    first = std::move(matcher);
    begin = from;
    end = to;
  }
  if (!first) return std::nullopt;
  return Match{ToUtf8(text.tempSubString(0, begin)), ToUtf8(text.tempSubString(end)),
               Groups(*first, names)};
}

std::optional<size_t> RegexList::MatchWhole(std::string_view line) const {
  const icu::UnicodeString text = ToIcu(line);
  for (size_t i = 0; i < impl_->patterns.size(); ++i) {
    UErrorCode status = U_ZERO_ERROR;
    const bool matches = MatcherOf(*impl_->patterns[i], text)->matches(status);
    CheckIcu(status, "a regular expression");
    if (matches) return i;
  }
  return std::nullopt;
}

}  // namespace attest
