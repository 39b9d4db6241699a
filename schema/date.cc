#include "schema/date.h"

#include <algorithm>

#include "schema/error.h"
#include "schema/text.h"

namespace attest {
namespace {

constexpr const char* kExpected = "expected a date like 2019-11-04, found ";

struct Days {
  Day earliest, latest;
};

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// Whether `text` has the form of `pattern`, in which 9 stands for any digit.
bool HasForm(std::string_view text, std::string_view pattern) {
  return std::equal(text.begin(), text.end(), pattern.begin(), pattern.end(),
                    [](char c, char form) { return form == '9' ? IsDigit(c) : c == form; });
}

int Number(std::string_view digits) {
  int n = 0;
  for (const char c : digits) n = n * 10 + (c - '0');
  return n;
}

int DaysInMonth(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && leap ? 29 : kDays[month - 1];
}

Days Years(int first, int last) { return {first * 10000 + 101, last * 10000 + 1231}; }

bool Fail(const char* reason, std::string* why) {
  *why = reason;
  return false;
}

// 9999-99 and longer forms: month, then all of its days or one.
bool ReadMonth(std::string_view text, Days* days, std::string* why) {
  const int year = Number(text.substr(0, 4));
  const int month = Number(text.substr(5, 2));
  if (month >= 21 && month <= 41) return Fail("a season is not a date", why);
  if (month < 1 || month > 12) return Fail("no such month", why);
  const int first = year * 10000 + month * 100;
  const int length = DaysInMonth(year, month);
  *days = {first + 1, first + length};
  if (HasForm(text, "9999-99-99")) {
    const int day = Number(text.substr(8, 2));
    if (day < 1 || day > length) return Fail("no such day", why);
    *days = {first + day, first + day};
  }
  return true;
}

// One date without a span, with or without one of ? ~ % behind it.
bool ReadDate(std::string_view text, Days* days, std::string* why) {
  if (!text.empty() && std::string_view("?~%").find(text.back()) != std::string_view::npos) {
    text.remove_suffix(1);
  }
  if (HasForm(text, "9999") || HasForm(text, "9999-XX")) {
    *days = Years(Number(text.substr(0, 4)), Number(text.substr(0, 4)));
  } else if (HasForm(text, "999X")) {
    *days = Years(Number(text.substr(0, 3)) * 10, Number(text.substr(0, 3)) * 10 + 9);
  } else if (HasForm(text, "99XX")) {
    *days = Years(Number(text.substr(0, 2)) * 100, Number(text.substr(0, 2)) * 100 + 99);
  } else if (HasForm(text, "9999-99") || HasForm(text, "9999-99-XX") ||
             HasForm(text, "9999-99-99")) {
    return ReadMonth(text, days, why);
  } else {
    return false;
  }
  return true;
}

// `10:30`, `10:30:05`, `10:30:05.123`, each with `Z`, `+09`, `+0900`, `+09:00` or nothing behind
// it.
bool IsTime(std::string_view text) {
  const auto below = [](std::string_view digits, int end) { return Number(digits) < end; };
  if (text.size() < 5 || !HasForm(text.substr(0, 5), "99:99")) return false;
  if (!below(text.substr(0, 2), 24) || !below(text.substr(3, 2), 60)) return false;
  text.remove_prefix(5);
  if (text.size() >= 3 && HasForm(text.substr(0, 3), ":99")) {
    if (!below(text.substr(1, 2), 61)) return false;  // a leap second is 60
    text.remove_prefix(3);
    if (text.size() >= 2 && text[0] == '.' && IsDigit(text[1])) {
      text.remove_prefix(1);
      while (!text.empty() && IsDigit(text[0])) text.remove_prefix(1);
    }
  }
  if (text.empty() || text == "Z") return true;
  if (text[0] != '+' && text[0] != '-') return false;
  text.remove_prefix(1);
  if (!HasForm(text, "99") && !HasForm(text, "9999") && !HasForm(text, "99:99")) return false;
  return below(text.substr(0, 2), 24) &&
         (text.size() == 2 || below(text.substr(text.size() - 2), 60));
}

bool ReadSpan(std::string_view from, std::string_view to, DateInterval* interval,
              std::string* why) {
  Days days{kFirstDay, kLastDay};
  interval->open_start = from == "..";
  interval->open_end = to == "..";
  if (interval->open_start && interval->open_end) return Fail("a span needs one known end", why);
  if (!interval->open_start) {
    if (!ReadDate(from, &days, why)) return false;
    interval->earliest = days.earliest;
  }
  if (!interval->open_end) {
    if (!ReadDate(to, &days, why)) return false;
    interval->latest = days.latest;
  }
  if (interval->earliest > interval->latest) return Fail("the span ends before it begins", why);
  return true;
}

bool ReadInterval(std::string_view text, DateInterval* interval, std::string* why) {
  if (const size_t slash = text.find('/'); slash != std::string_view::npos) {
    return ReadSpan(text.substr(0, slash), text.substr(slash + 1), interval, why);
  }
  if (text.size() > 11 && (text[10] == 'T' || text[10] == ' ') &&
      HasForm(text.substr(0, 10), "9999-99-99")) {
    if (!IsTime(text.substr(11))) return Fail("no such time", why);
    text = text.substr(0, 10);
    interval->written = text;
  }
  Days days{};
  if (!ReadDate(text, &days, why)) return false;
  interval->earliest = days.earliest;
  interval->latest = days.latest;
  return true;
}

}  // namespace

Day DateInterval::SortDay() const { return open_start ? latest : earliest; }
int DateInterval::FirstYear() const { return (open_start ? latest : earliest) / 10000; }
int DateInterval::LastYear() const { return (open_end ? earliest : latest) / 10000; }

std::optional<DateInterval> ParseDate(std::string_view text, std::string* why) {
  const std::string_view trimmed = Trim(text);
  DateInterval interval;
  interval.written = trimmed;
  std::string reason;
  if (ReadInterval(trimmed, &interval, &reason)) return interval;
  if (why != nullptr) {
    *why = kExpected + (trimmed.empty() ? "nothing" : '"' + Printable(trimmed) + '"');
    if (!reason.empty()) *why += " (" + reason + ")";
  }
  return std::nullopt;
}

std::string DayToKey(Day day) {
  std::string key(8, '0');
  for (size_t i = key.size(); i-- > 0; day /= 10) key[i] = static_cast<char>('0' + day % 10);
  return key;
}

Day KeyToDay(std::string_view key) {
  if (!HasForm(key, "99999999")) {
    throw IndexError("damaged index: expected a day of 8 digits, found \"" + Printable(key) + '"');
  }
  return Number(key);
}

}  // namespace attest
