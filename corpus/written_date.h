// A day or month as people write it in English, Korean and Chinese, in letters and reports.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "schema/date.h"

namespace attest {

struct WrittenDate {
  DateInterval date;          // a day, or a month of a year from 1900 to 2099
  std::string before, after;  // what stands before and behind it in the line
};

// The first date of `line`, which is folded (FoldValue): `oct. 21, 2023`, `21st of october 2023`,
// `october 2023`, `2023-10-21`, `2023. 10. 21.`, `2023년 10월 21일`, `2023年10月`,
// `二〇二三年十月二十一日`, and the eras of North Korea and Taiwan, whose first year is 1912:
// `주체106(2017)년 9월 5일`, `中華民國112年10月21日`. Nothing where day or month come first as
// numbers (`10/11/2023`): countries differ. Thread-safe.
std::optional<WrittenDate> FindWrittenDate(std::string_view line);

}  // namespace attest
