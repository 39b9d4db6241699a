#include "corpus/dateline.h"

#include <catch2/catch.hpp>

#include "corpus/written_date.h"
#include "schema/layout.h"

namespace attest {
namespace {

std::string Read(std::string_view text) {
  const auto date = FindDateline(text);
  return date ? date->written : "";
}

}  // namespace

TEST_CASE("dates as people write them") {
  struct Row {
    const char *line, *date;
  };
  const Row rows[] = {
      {"Oct 21, 2023", "2023-10-21"},
      {"Oct. 21st, 2023", "2023-10-21"},
      {"October 1 2023", "2023-10-01"},
      {"21 October 2023", "2023-10-21"},
      {"21st of October, 2023", "2023-10-21"},
      {"the 3rd day of June 2019", "2019-06-03"},
      {"21-Oct-2023", "2023-10-21"},
      {"September 2017", "2017-09"},
      {"Sept. 5, Juche 106 (2017)", "2017-09-05"},
      {"2023-10-21", "2023-10-21"},
      {"2023/10/21", "2023-10-21"},
      {"2023. 10. 21.", "2023-10-21"},
      {"2023.10.21", "2023-10-21"},
      {"2023. 10.", "2023-10"},
      {"2023년 10월 21일", "2023-10-21"},
      {"2023년10월", "2023-10"},
      {"주체106(2017)년 9월 5일", "2017-09-05"},
      {"주체106년 9월 5일", "2017-09-05"},
      {"2023年10月21日", "2023-10-21"},
      {"２０２３年１０月２１日", "2023-10-21"},
      {"2023年10月21號", "2023-10-21"},
      {"二〇二三年十月二十一日", "2023-10-21"},
      {"二○一九年三月", "2019-03"},
      {"中華民國112年10月21日", "2023-10-21"},
      {"2023년 10월 21일, 2023년 11월 2일", "2023-10-21"},  // the first
      {"10/11/2023", ""},                                   // October or November
      {"2023", ""},
      {"spring 2023", ""},
      {"31 June 2023", ""},  // no such day
      {"2023-13-01", ""},
      {"1868-10-21", ""},   // long before any of the archive
      {"12023-10-21", ""},  // part of a longer number
      {"2017年7、8两月", ""},
      {"Room 2023, 10 March Street", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.line);
    const auto found = FindWrittenDate(FoldValue(row.line));
    CHECK((found ? found->date.written : "") == row.date);
  }
}

TEST_CASE("datelines and other dates") {
  struct Row {
    const char *text, *date;
  };
  const Row rows[] = {
      // A line of its own.
      {"An open letter\n\nOct 21, 2023\n\nDear Minister,", "2023-10-21"},
      {"Oct 21, 2023 | News\nThey were sent back.", "2023-10-21"},
      {"Saturday, 21 October 2023\nDear friends,", "2023-10-21"},
      {"공개서한\n2023년 10월 21일 (토)\n존경하는 의장님께", "2023-10-21"},
      {"公开信\n2023年10月21日 星期六\n尊敬的主席", "2023-10-21"},
      {"2023-10-21T08:30:00Z\nGuards beat them.", "2023-10-21"},
      {"2023.10.21 오전 9:30\n경비병이 때렸다.", "2023-10-21"},
      {"September 2017\nReport of the mission", "2017-09"},
      // A label, a place, an author.
      {"Date: 21 October 2023\nTo: the Commission", "2023-10-21"},
      {"Published on October 21, 2023\nThey were sent back.", "2023-10-21"},
      {"Interview date: 2019-03-04\nQ. When did you leave?", "2019-03-04"},
      {"면담일자: 2019. 3. 4.\n문. 언제 떠났습니까?", "2019-03-04"},
      {"입력 2019.03.04 10:30 | 수정 2019.03.05 09:00\n탈북민이", ""},  // which of the two?
      {"发布时间：2019-03-04 10:30\n证人说", "2019-03-04"},
      {"Seoul, 21 October 2023\nDear Minister,", "2023-10-21"},
      {"서울, 2023년 10월 21일\n존경하는", "2023-10-21"},
      {"北京，2023年10月21日\n尊敬的", "2023-10-21"},
      {"By Jane Roe | Oct 21, 2023\nGuards beat them.", "2023-10-21"},
      {"홍길동 기자 2023-10-21\n경비병이 때렸다.", "2023-10-21"},
      {"Letter dated 3 May 2016 from the Permanent Representative\nI have", "2016-05-03"},
      // At the head of a report.
      {"(Seoul, October 15, 2025) – Guards beat those who were sent back.", "2025-10-15"},
      {"(서울, 2025년 10월 15일) - 경비병이 때렸다고 했다.", "2025-10-15"},
      {"SEOUL, Oct. 21, 2023 (Agency) — Guards beat them.", "2023-10-21"},
      {"某某社平壤2017年9月5日电 委员会举行会议。", "2017-09-05"},
      {"某广播2006年11月20日消息。发言人说", "2006-11-20"},
      {"(평양 2017년 9월 5일발 통신) 회의가 열렸다.", "2017-09-05"},
      // At the end.
      {"We ask you to act.\n\nYours sincerely,\nJane Roe\n21 October 2023", "2023-10-21"},
      {"대책을 촉구한다.\n\n주체106(2017)년 9월 5일\n평양", "2017-09-05"},
      {"此致\n敬礼\n二〇二三年十月二十一日", "2023-10-21"},
      {"A, B, C\nSigned by organisations (as of 26 September 2023):\nD, E", "2023-09-26"},
      {"2023년 10월 2일\n알립니다.\n2023년 10월 9일", "2023-10-02"},  // the beginning goes first
      // What is told, not when.
      {"On 21 October 2023 they were sent back.", ""},
      {"2023년 10월 9일 그들은 강제송환되었다.", ""},
      {"2023年10月9日，他们被强制遣返。", ""},
      {"They were sent back on\nOctober 9, 2023 at night.", ""},
      {"Date of birth: 21 October 1983\nSex: male", ""},
      {"생년월일: 1983년 10월 21일\n성별: 남", ""},
      {"出生日期：1983年10月21日", ""},
      {"Arrested in Hyesan, 21 October 2013\nHe said", ""},
      {"체포, 2013년 10월 21일\n그는", ""},
      {"(born 21 October 1983) was a guard.", ""},
      {"(2013년 10월 21일) 혜산에서 체포되었다.", ""},
      {"Last updated: 21 October 2023\nCountry profile", ""},
      {"据某台2023年10月21日消息，他们被遣返。", ""},  // of what is quoted
      {"2019\nAnnual report", ""},
      {"1 May 2010\nHe left.\n3 May 2010\nHe was caught.\n9 May 2010\nHe died.", ""},  // chronicle
      {"Published: 2011-02-03\n1 May 2010\nLeft.\n3 May 2010\nCaught.\n9 May 2010\nDied.",
       "2011-02-03"},
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(Read(row.text) == row.date);
  }
}

TEST_CASE("datelines stand at the ends") {
  std::string lines;
  for (int i = 0; i < 100; ++i) lines += "Guards beat those who were sent back, they said.\n";
  CHECK(Read(lines + "21 October 2023\n" + lines) == "");
  CHECK(Read(lines + "21 October 2023\nJane Roe") == "2023-10-21");
  CHECK(Read("21 October 2023\n" + lines) == "2023-10-21");
  CHECK(Read(std::string(100000, 'x') + " 21 October 2023") == "");
}

}  // namespace attest
