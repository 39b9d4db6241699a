#include "corpus/readers/xlsx_dates.h"

#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>

namespace attest {

// 27 to 36 and 50 to 58 are dates in Korean, Chinese and Japanese programs.
bool IsDateFormat(unsigned id) {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) ||
         (id >= 50 && id <= 58);
}

bool IsDateFormat(std::string_view code) {
  for (size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (c == '"' || c == '[') {  // literal text; colours, locales, conditions
      i = code.find(c == '"' ? '"' : ']', i + 1);
      if (i == std::string_view::npos) return false;
    } else if (c == '\\' || c == '_' || c == '*') {  // a literal, a width, a filler
      ++i;
    } else if (std::string_view("yYmMdDhHsS").find(c) != std::string_view::npos) {
      return true;
    } else if (c == ';' || code.substr(i).starts_with("General")) {
      return false;  // what counts is the format of positive numbers
    }
  }
  return false;
}

std::string DateOfSerial(std::string_view serial, bool from_1904) {
  using namespace std::chrono;
  double value = 0;
  const char* const end = serial.data() + serial.size();
  if (std::from_chars(serial.data(), end, value).ptr != end || serial.empty()) return "";
  if (!(value >= 0 && value < 3'000'000)) return "";
  auto seconds_in = static_cast<long>(std::llround(value * 86400));
  long day = seconds_in / 86400;
  const long second = seconds_in % 86400;
  const bool time_only = day == 0 && !from_1904;
  if (!from_1904 && day < 61) ++day;  // Lotus held 1900 for a leap year
  const auto epoch = from_1904 ? sys_days(year(1904) / 1 / 1) : sys_days(year(1899) / 12 / 30);
  const year_month_day date(epoch + days(day));
  if (static_cast<int>(date.year()) > 9999) return "";
  char out[64];
  const auto print_time = [&](char* at, size_t size) {
    std::snprintf(at, size, "%02ld:%02ld:%02ld", second / 3600, second / 60 % 60, second % 60);
  };
  if (time_only) {
    print_time(out, sizeof out);
    return out;
  }
  const int size =
      std::snprintf(out, sizeof out, "%04d-%02u-%02u", static_cast<int>(date.year()),
                    static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  if (second != 0) {
    out[size] = 'T';
    print_time(out + size + 1, sizeof out - static_cast<size_t>(size) - 1);
  }
  return out;
}

}  // namespace attest
