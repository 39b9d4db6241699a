#include "schema/date.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "schema/error.h"

namespace attest {
namespace {

// "20191101-20191130", "*" for an open end, or the reason of a refusal.
std::string Dump(std::string_view text) {
  std::string why;
  const auto date = ParseDate(text, &why);
  if (!date) return why;
  return (date->open_start ? "*" : DayToKey(date->earliest)) + "-" +
         (date->open_end ? "*" : DayToKey(date->latest));
}

std::string Two(int n) { return std::to_string(n / 10) + std::to_string(n % 10); }

}  // namespace

TEST_CASE("dates are intervals of days") {
  const struct {
    const char *text, *days;
  } rows[] = {
      {"2019", "20190101-20191231"},
      {"2019-11", "20191101-20191130"},
      {"2019-11-04", "20191104-20191104"},
      {"2020-02", "20200201-20200229"},  // a leap year
      {"1900-02", "19000201-19000228"},  // none
      {"2000-02-29", "20000229-20000229"},
      {"0000-02-29", "00000229-00000229"},  // year 0 is a leap year
      {"9999-12-31", "99991231-99991231"},
      {"199X", "19900101-19991231"},
      {"19XX", "19000101-19991231"},
      {"00XX", "00000101-00991231"},
      {"2019-XX", "20190101-20191231"},
      {"2019-02-XX", "20190201-20190228"},
      {"2019?", "20190101-20191231"},
      {"2019-11~", "20191101-20191130"},
      {"2019-11-04%", "20191104-20191104"},
      {"199X?", "19900101-19991231"},
      {"2019-11-XX~", "20191101-20191130"},
      {"2009/2011", "20090101-20111231"},
      {"2009-03-05/2011-07", "20090305-20110731"},
      {"2009?/2011~", "20090101-20111231"},
      {"199X/2003", "19900101-20031231"},
      {"2019/2019", "20190101-20191231"},
      {"2019/2019-03", "20190101-20190331"},  // a span inside its first date
      {"../1998", "*-19981231"},
      {"../1998-05-XX", "*-19980531"},
      {"2019/..", "20190101-*"},
      {"  2019-11\n", "20191101-20191130"},
      {"2019-11-04T10:30", "20191104-20191104"},
      {"2019-11-04T10:30:05Z", "20191104-20191104"},
      {"2019-11-04 23:59:60+09:00", "20191104-20191104"},  // a leap second; the day as written
      {"2019-11-04T10:30:05.123-0500", "20191104-20191104"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(Dump(row.text) == row.days);
  }
}

TEST_CASE("what is no date is refused with the reason") {
  const std::string expected = "expected a date like 2019-11-04, found ";
  const struct {
    const char *text, *found;
  } rows[] = {
      {"", "nothing"},
      {" \t", "nothing"},
      {"yesterday", "\"yesterday\""},
      {"2019-13", "\"2019-13\" (no such month)"},
      {"2019-00", "\"2019-00\" (no such month)"},
      {"2019-21", "\"2019-21\" (a season is not a date)"},
      {"2019-02-29", "\"2019-02-29\" (no such day)"},
      {"2019-11-31", "\"2019-11-31\" (no such day)"},
      {"2019-11-00", "\"2019-11-00\" (no such day)"},
      {"1900-02-29", "\"1900-02-29\" (no such day)"},
      {"2011/2009", "\"2011/2009\" (the span ends before it begins)"},
      {"2019-11-05/2019-11-04", "\"2019-11-05/2019-11-04\" (the span ends before it begins)"},
      {"../..", "\"../..\" (a span needs one known end)"},
      {"2019-11-04T25:00", "\"2019-11-04T25:00\" (no such time)"},
      {"2019-11-04T10:61", "\"2019-11-04T10:61\" (no such time)"},
      {"2019-11-04Tnoon", "\"2019-11-04Tnoon\" (no such time)"},
      {"2019-11-04T10:00+9", "\"2019-11-04T10:00+9\" (no such time)"},
      {"2019-02-30/2019-03", "\"2019-02-30/2019-03\" (no such day)"},
      {"-0001", "\"-0001\""},
      {"12019", "\"12019\""},
      {"Y12019", "\"Y12019\""},
      {"19", "\"19\""},
      {"199x", "\"199x\""},  // EDTF writes a capital X
      {"XXXX", "\"XXXX\""},
      {"2019-XX-04", "\"2019-XX-04\""},
      {"2019-XX-XX", "\"2019-XX-XX\""},
      {"2019-1-4", "\"2019-1-4\""},
      {"2019/11/04", "\"2019/11/04\""},
      {"20191104", "\"20191104\""},
      {"2019.11.04", "\"2019.11.04\""},
      {"2019??", "\"2019??\""},
      {"?2019", "\"?2019\""},
      {"2019/", "\"2019/\""},
      {"/2019", "\"/2019\""},
      {"2019/../2020", "\"2019/../2020\""},
      {"2019 / 2020", "\"2019 / 2020\""},
      {"２０１９", "\"２０１９\""},
      {"2019\x1B[0m", "\"2019\\x1b[0m\""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(Dump(row.text) == expected + row.found);
  }
  CHECK_FALSE(ParseDate("never", nullptr));
}

TEST_CASE("the written form is kept, without a time") {
  CHECK(ParseDate(" 199X? ", nullptr)->written == "199X?");
  CHECK(ParseDate("2019-11-04T10:30Z", nullptr)->written == "2019-11-04");
  CHECK(ParseDate("../1998", nullptr)->written == "../1998");
}

TEST_CASE("sorting and years go by what is known") {
  const struct {
    const char* text;
    Day sort;
    int first, last;
  } rows[] = {
      {"2009/2011", 20090101, 2009, 2011},  {"199X", 19900101, 1990, 1999},
      {"2019-11-04", 20191104, 2019, 2019}, {"../1998", 19981231, 1998, 1998},
      {"2019-05/..", 20190501, 2019, 2019}, {"0000", 101, 0, 0},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    const DateInterval date = *ParseDate(row.text, nullptr);
    CHECK(date.SortDay() == row.sort);
    CHECK(date.FirstYear() == row.first);
    CHECK(date.LastYear() == row.last);
  }
}

TEST_CASE("days as keys") {
  CHECK(DayToKey(20191104) == "20191104");
  CHECK(DayToKey(kFirstDay) == "00000101");
  CHECK(KeyToDay("00000101") == kFirstDay);
  CHECK(KeyToDay(DayToKey(kLastDay)) == kLastDay);
  CHECK_THROWS_WITH(KeyToDay("2019"), "damaged index: expected a day of 8 digits, found \"2019\"");
  CHECK_THROWS_AS(KeyToDay("2019-1-1"), IndexError);
}

TEST_CASE("random dates read back as they are written") {
  std::mt19937 random(2);
  const auto random_date = [&] {
    const std::string year = Two(random() % 100) + Two(random() % 100);
    const std::string month = "-" + Two(1 + random() % 12);
    const std::string forms[] = {year,
                                 year.substr(0, 3) + "X",
                                 year.substr(0, 2) + "XX",
                                 year + "-XX",
                                 year + month,
                                 year + month + "-XX",
                                 year + month + "-" + Two(1 + random() % 28)};
    const std::string marks[] = {"", "", "?", "~", "%"};
    return forms[random() % 7] + marks[random() % 5];
  };
  for (int round = 0; round < 5000; ++round) {
    const std::string text = random() % 2 == 0
                                 ? random_date()
                                 : (random() % 8 == 0 ? ".." : random_date()) + "/" + random_date();
    CAPTURE(text);
    const auto date = ParseDate(text, nullptr);
    if (!date) {  // only a span can be wrong
      REQUIRE(Dump(text) == "expected a date like 2019-11-04, found \"" + text +
                                "\" (the span ends before it begins)");
      continue;
    }
    REQUIRE(date->earliest <= date->latest);
    REQUIRE(date->earliest <= date->SortDay());
    REQUIRE(date->SortDay() <= date->latest);
    REQUIRE(date->FirstYear() <= date->LastYear());
    REQUIRE(date->written == text);
    REQUIRE(ParseDate(date->written, nullptr) == date);
    REQUIRE(KeyToDay(DayToKey(date->earliest)) == date->earliest);
  }
}

TEST_CASE("random bytes are refused") {
  std::mt19937 random(4);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (size_t i = random() % 12; i > 0; --i) text += "0129-/.X?T: \xFF"[random() % 13];
    const auto date = ParseDate(text, nullptr);
    if (date) REQUIRE(date->earliest <= date->latest);
  }
}

}  // namespace attest
