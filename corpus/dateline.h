// The date that a text gives itself: a dateline, not the dates of what it tells.
#pragma once
#include <optional>
#include <string_view>

#include "schema/date.h"

namespace attest {

// Looks at the first lines and then, where they have none, at the last ones (signatures). A
// dateline is a date on a line of its own, with a weekday or a time; behind a label ("Published:",
// "작성일", "发布时间"), a place and a comma, an author; before "| News"; at the head of an
// agency's report ("(서울, 2023년 10월 21일)", "新华社平壤2017年9月5日电"); in "Letter dated …" and
// "Signed as of …". Where three lines or more are nothing but dates they are a chronicle, no
// datelines. Dates of births, arrests and updates are none. `utf8` is valid. Thread-safe.
std::optional<DateInterval> FindDateline(std::string_view utf8);

}  // namespace attest
