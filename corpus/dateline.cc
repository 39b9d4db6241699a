#include "corpus/dateline.h"

#include <algorithm>
#include <string>
#include <vector>

#include "corpus/regex_list.h"
#include "corpus/written_date.h"
#include "schema/layout.h"
#include "schema/text.h"

namespace attest {
namespace {

constexpr size_t kLines = 12, kWindow = 1500;  // at either end; bytes
constexpr size_t kLineLimit = 160;             // bytes of a line
constexpr size_t kParagraph = 100;             // bytes of a longer one, that may begin with a date
constexpr size_t kChronicle = 3;               // lines of dates alone

// Of folded lines: lower case, full-width punctuation as ASCII. D stands for the date.
const std::string kOpen = R"([\s\[(【<*#>~"'“‘《〈「—–-]*)",
                  kClose = R"([\s\])】>.,;:。*~"'”’》〉」—–-]*)";
const std::string kWeekday =
    R"((?:\s*[,(]?\s*(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?|)"
    R"([월화수목금토일](?:요일)?|(?:星期|周|週)[一二三四五六日天])\s*[,)]?\s*)?)";
const std::string kTime =
    R"((?:[t\s,|·•]*(?:at\s+)?(?:오전|오후|上午|下午)?\s*\d{1,2}(?::\d\d|시|时|時))"
    R"((?:\s*:?\d{1,2}[분分]?)?\s*(?:[ap]\.?m\.?)?\s*(?:z|gmt|utc|kst|[+-]\d\d:?\d\d)?)?)";
const std::string kDate = kWeekday + "D" + kWeekday + kTime;
const std::string kLabel =
    "(?:(?:first )?(?:date|dated|published|posted|issued|released|recorded|submitted|written)"
    "(?: on| at)?|(?:date of )?(?:publication|issue|release|interview|recording|report)(?: date)?|"
    "interviewed on|date (?:published|posted)|"
    "(?:날짜|일자|일시|(?:작성|등록|게시|게재|입력|발행|발표|보도|승인|면담|인터뷰|기록|녹취)\\s?"
    "(?:일|일자|일시|날짜)?)|"
    "(?:发布|發布|發佈|发表|發表|刊登|出版|记录|記錄|采访|採訪|写作|撰寫)?(?:日期|时间|時間|于|於)"
    ")";
const std::string kNoEvent =
    "(?!.{0,60}(?:born|birth|died|death|arrest|detained|updated|modified|"
    "출생|생년|사망|체포|수정|出生|生于|生於|逝世|被捕|更新|据|據))";

const RegexList& Forms() {
  static const RegexList forms({
      kOpen + kDate + kClose,  // the first: nothing but a date
      kOpen + kLabel + R"(\s*[:|]?\s*)" + kDate + kClose,
      kNoEvent + kOpen + R"([\p{L}.'’\s-]{2,40},\s*)" + kDate + kClose,
      kNoEvent + R"((?:by\s.{1,40}|.{1,30}(?:기자|记者|記者))[\s|,·•–-]+)" + kDate + kClose,
      kOpen + kDate + R"(\s*[|•]\s*[^\d|]{1,40})",
      kNoEvent +
          R"([(\[【]\s*(?:[\p{L}.·'’\s-]{2,40}[=,:]?\s*D[\p{L}\s=,·]{0,30}|)"
          R"(D\s*(?:讯|訊|[\p{L}\s]{0,12}(?:=|통신|뉴스|일보|신문)[\p{L}\s]{0,12}))[)\]】].*)",
      kNoEvent + R"([\p{L}.'’\s-]{2,30},?\s*D\s*\([\p{L}\s.&/·-]{2,40}\)\s*[—–-].*)",
      kNoEvent + R"([\p{Han}\p{Latin}]{2,20}D(?:电|電|讯|訊|消息)[\s,:。].*)",
      kOpen + R"(\p{Hangul}{2,10}\s*D\s*발(?:[\s)\]].*)?)",
      R"((?:identical )?letters? dated D\b.*)",
      R"(.{0,40}\bsign.{0,60}\bas of\s+D)" + kClose,
      R"(.{0,40}\bsigned(?: on)?(?: this)?\s+D)" + kClose,
      R"(.{0,40}서명.{0,40}\bD\s*(?:현재|기준))" + kClose,
      ".{0,40}(?:签|簽|联署|聯署).{0,30}截至\\s*D" + kClose,
  });
  return forms;
}

// Lines that are not empty.
std::vector<std::string_view> Lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const size_t end = std::min(text.find_first_of("\n\f\r"), text.size());
    if (!Trim(text.substr(0, end)).empty()) lines.push_back(Trim(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string_view End(std::string_view text) {
  if (text.size() <= kWindow) return text;
  const size_t begin = text.find('\n', text.size() - kWindow);
  return begin == text.npos ? "" : text.substr(begin);
}

struct Dateline {
  DateInterval date;
  bool alone;  // nothing else stands in the line
};

bool HasOneOf(std::string_view line, std::initializer_list<std::string_view> signs) {
  return std::any_of(signs.begin(), signs.end(),
                     [&](std::string_view sign) { return line.find(sign) != line.npos; });
}

bool MayHoldYear(std::string_view line) {
  return HasOneOf(line, {"19", "20", "１９", "２０", "年", "년"});
}

// What stands around the date where prose follows it.
bool MayBeginReport(std::string_view line) {
  return HasOneOf(line,
                  {"(", "[", "【", "（", "［", "电", "電", "讯", "訊", "消息", "발", "dated"});
}

std::optional<Dateline> ReadLine(std::string_view line) {
  const bool whole = line.size() <= kLineLimit;
  if (!whole) line = line.substr(0, PrefixLength(line, kParagraph));
  if (!MayHoldYear(line) || (!whole && !MayBeginReport(line))) return std::nullopt;
  std::string folded = FoldValue(line);
  if (!whole) folded += "…";  // only forms that end in anything have this
  const auto written = FindWrittenDate(folded);
  if (!written) return std::nullopt;
  const auto form = Forms().MatchWhole(std::string(Trim(written->before + "D" + written->after)));
  if (!form) return std::nullopt;
  return Dateline{written->date, *form == 0};
}

template <typename Lines>
std::optional<DateInterval> First(const Lines& lines) {
  std::vector<Dateline> found;
  size_t alone = 0;
  for (const std::string_view line : lines) {
    const auto dateline = ReadLine(line);
    if (!dateline) continue;
    found.push_back(*dateline);
    alone += dateline->alone;
  }
  for (const Dateline& dateline : found) {
    if (!dateline.alone || alone < kChronicle) return dateline.date;
  }
  return std::nullopt;
}

}  // namespace

std::optional<DateInterval> FindDateline(std::string_view utf8) {
  std::vector<std::string_view> first = Lines(utf8.substr(0, PrefixLength(utf8, kWindow)));
  if (first.size() > kLines) first.resize(kLines);
  if (const auto date = First(first)) return date;
  std::vector<std::string_view> last = Lines(End(utf8));
  std::reverse(last.begin(), last.end());
  if (last.size() > kLines) last.resize(kLines);
  return First(last);
}

}  // namespace attest
