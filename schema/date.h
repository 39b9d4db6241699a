// Dates of the archive: the part of EDTF (Library of Congress, level 1 and 0) that DESIGN section 2
// lists, read as an interval of days with the written form kept. Nothing here knows the clock.
#pragma once
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace attest {

// A day as the number YYYYMMDD, 00000101 to 99991231 (proleptic Gregorian).
using Day = int;
inline constexpr Day kFirstDay = 101;
inline constexpr Day kLastDay = 99991231;

struct DateInterval {
  Day earliest = kFirstDay;  // kFirstDay where the start is open
  Day latest = kLastDay;     // kLastDay where the end is open
  bool open_start = false;
  bool open_end = false;
  std::string written;  // as the archivist wrote it, of a date with a time only the day

  // The earliest known day: that of the end where the start is open. Sorting goes by it.
  Day SortDay() const;
  // Years that the year facet counts it in, inclusive; an open end counts in its known year alone.
  int FirstYear() const;
  int LastYear() const;

  friend bool operator==(const DateInterval&, const DateInterval&) = default;
};

// `2019`, `2019-11`, `2019-11-04`, `199X`, `19XX`, `2019-XX`, `2019-11-XX`, each with one of `?`
// `~` `%` behind it, `A/B` of two of these, `../A`, `A/..`, and a date with a time. Surrounding
// white space is ignored. Returns nothing and sets `*why` (may be null; "expected a date like
// 2019-11-04, found …") for anything else: days that do not exist, seasons, years of other than
// four digits, reversed spans.
std::optional<DateInterval> ParseDate(std::string_view text, std::string* why);

// "20191104" for the slots of the index, and back. Text order is day order.
std::string DayToKey(Day day);
Day KeyToDay(std::string_view key);

}  // namespace attest
