#include "searcher/request.h"

#include <algorithm>

#include "schema/date.h"
#include "schema/error.h"
#include "schema/text.h"

namespace attest {
namespace {

constexpr size_t kApiLimit = 100, kApiReach = 10000;

[[noreturn]] void Fail(std::string_view name, std::string_view expected, std::string_view value) {
  throw UsageError(std::string(name) + ": expected " + std::string(expected) + ", found \"" +
                   Printable(value, 40) + "\"");
}

template <typename Member>
struct Parameter {
  std::string_view name;
  Member SearchRequest::*member;
};

using List = std::vector<std::string>;

constexpr Parameter<std::string> kDates[] = {{"from", &SearchRequest::from},
                                             {"to", &SearchRequest::to},
                                             {"event_from", &SearchRequest::event_from},
                                             {"event_to", &SearchRequest::event_to}};
constexpr Parameter<List> kLists[] = {
    {"source", &SearchRequest::source},       {"source_type", &SearchRequest::source_type},
    {"violation", &SearchRequest::violation}, {"language", &SearchRequest::language},
    {"place", &SearchRequest::place},         {"batch", &SearchRequest::batch},
    {"without", &SearchRequest::without}};
constexpr Parameter<std::string> kTags[] = {{"prefer", &SearchRequest::prefer},
                                            {"label", &SearchRequest::label}};
constexpr Parameter<bool> kSwitches[] = {{"undated", &SearchRequest::undated},
                                         {"literal", &SearchRequest::literal},
                                         {"suggested", &SearchRequest::suggested},
                                         {"facets", &SearchRequest::facets},
                                         {"snippets", &SearchRequest::snippets}};
constexpr Parameter<size_t> kNumbers[] = {{"limit", &SearchRequest::limit},
                                          {"offset", &SearchRequest::offset}};
constexpr std::string_view kNames =
    "q match prefer literal suggested from to event_from event_to source undated source_type "
    "violation "
    "language place batch without "
    "limit offset sort facets snippets label";

template <typename Member, size_t n>
Member* Find(const Parameter<Member> (&table)[n], std::string_view name, SearchRequest& request) {
  for (const Parameter<Member>& parameter : table) {
    if (parameter.name == name) return &(request.*parameter.member);
  }
  return nullptr;
}

// Subtags of letters and digits between hyphens, the first of two to eight letters (the shape of
// BCP 47).
bool IsLanguageTag(std::string_view tag) {
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  size_t length = 0, subtags = 0;
  for (size_t i = 0; i <= tag.size(); ++i, ++length) {
    if (i < tag.size() && tag[i] != '-') {
      if (!letter(tag[i]) && (subtags == 0 || !digit(tag[i]))) return false;
      continue;
    }
    if (length < (subtags == 0 ? 2U : 1U) || length > 8) return false;
    ++subtags;
    length = static_cast<size_t>(-1);
  }
  return true;
}

std::string ReadTag(std::string_view name, std::string_view value) {
  if (!IsLanguageTag(value)) Fail(name, "a language tag like ko or zh-Hant", value);
  return std::string(value);
}

std::string ReadDate(std::string_view name, std::string_view value) {
  std::string why;
  if (!ParseDate(value, &why)) throw UsageError(std::string(name) + ": " + why);
  return std::string(Trim(value));
}

size_t ReadNumber(std::string_view name, std::string_view value) {
  const size_t most = name == "limit" ? kMaxLimit : kMaxOffset;
  const bool digits = !value.empty() && value.find_first_not_of("0123456789") == value.npos;
  const size_t number = digits && value.size() <= 9 ? std::stoul(std::string(value)) : most + 1;
  if (number > most) Fail(name, "a number from 0 to " + std::to_string(most), value);
  return number;
}

bool ReadSwitch(std::string_view name, std::string_view value) {
  if (value != "0" && value != "1") Fail(name, "0 or 1", value);
  return value == "1";
}

std::string ReadValue(std::string_view name, std::string_view value) {
  if (FindInvalidUtf8(value) != value.npos) Fail(name, "UTF-8", value);
  if (Trim(value).empty()) Fail(name, "a value", value);
  return name == "language" ? ReadTag(name, value) : std::string(value);
}

SearchRequest::Match ReadMatch(std::string_view value) {
  if (value != "all" && value != "any") Fail("match", "all or any", value);
  return value == "all" ? SearchRequest::Match::kAll : SearchRequest::Match::kAny;
}

SearchRequest::Sort ReadSort(std::string_view value) {
  if (value == "relevance") return SearchRequest::Sort::kRelevance;
  if (value == "date") return SearchRequest::Sort::kDate;
  if (value == "-date") return SearchRequest::Sort::kDateDescending;
  Fail("sort", "relevance, date or -date", value);
}

}  // namespace

void SetParameter(SearchRequest& request, std::string_view name, std::string_view value) {
  if (name == "q") {
    request.query = value;  // ParseQuery checks it and draws a caret
  } else if (name == "match") {
    request.match = ReadMatch(value);
  } else if (name == "sort") {
    request.sort = ReadSort(value);
  } else if (std::string* date = Find(kDates, name, request)) {
    *date = ReadDate(name, value);
  } else if (List* list = Find(kLists, name, request)) {
    list->push_back(ReadValue(name, value));
  } else if (std::string* tag = Find(kTags, name, request)) {
    *tag = ReadTag(name, value);
  } else if (bool* on = Find(kSwitches, name, request)) {
    *on = ReadSwitch(name, value);
  } else if (size_t* number = Find(kNumbers, name, request)) {
    *number = ReadNumber(name, value);
  } else {
    throw UsageError("unknown parameter \"" + Printable(name, 40) + "\", known are " +
                     std::string(kNames));
  }
}

void CheckApiLimits(const SearchRequest& request) {
  if (request.limit > kApiLimit) {
    Fail("limit", "at most " + std::to_string(kApiLimit), std::to_string(request.limit));
  }
  if (request.offset + request.limit > kApiReach) {
    Fail("offset", "at most " + std::to_string(kApiReach) + " together with limit",
         std::to_string(request.offset));
  }
}

}  // namespace attest
