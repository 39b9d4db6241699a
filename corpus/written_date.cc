#include "corpus/written_date.h"

#include <algorithm>
#include <vector>

#include "corpus/regex_list.h"
#include "schema/analysis/utf8.h"

namespace attest {
namespace {

constexpr int kYearBeforeEra = 1911, kFirstYear = 1900, kLastYear = 2099;

// Groups: y, m and d are numbers, n the name of a month, e a year of an era.
const std::string kYear = R"((?<!\d)(?<y>(?:19|20)\d\d))", kMonth = "(?<m>1[0-2]|0?[1-9])",
                  kDay = R"((?<d>3[01]|[12]\d|0?[1-9]))";
const std::string kName =
    R"(\b(?<n>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|)"
    R"(sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?)";
const std::string kOrdinal = "(?:st|nd|rd|th)?", kJuche = R"((?:주체|juche|主体)\s*\d{2,3}\s*\()";
const std::string kHan = "一二三四五六七八九";
const std::string kMonthDay =
    R"(\s*[年년]\s*)" + kMonth + R"(\s*[月월](?:\s*)" + kDay + R"(\s*[日일号號])?)";
const std::string kEnglishYear = "(?:" + kJuche + ")?" + kYear + R"((?!\d)(?:(?<=\(\d{4})\))?)";

const RegexList& Forms() {
  static const RegexList forms({
      "(?:" + kJuche + ")?" + kYear + R"(\s*\)?)" + kMonthDay,
      R"((?:주체|主体|民國|民国)\s*(?<e>\d{2,3}))" + kMonthDay,
      "(?<y>[" + kHan + "][" + kHan + "〇○零]{3})年(?<m>[" + kHan + "十]{1,2})月(?:(?<d>[" + kHan +
          "十]{1,3})日)?",
      kYear + R"(\s?([-./])\s?)" + kMonth + R"(\s?\2\s?)" + kDay + R"((?!\d)\.?)",
      kYear + R"(\.\s?)" + kMonth + R"(\.(?!\s?\d))",
      kName + R"(\s*)" + kDay + kOrdinal + R"(\b,?\s*)" + kEnglishYear,
      R"((?<!\d))" + kDay + kOrdinal + R"((?:\s+(?:day\s+)?of)?[\s-]*)" + kName + R"([\s,-]*)" +
          kEnglishYear,
      kName + R"(,?\s+)" + kYear + R"((?!\d))",
  });
  return forms;
}

// Arabic digits, Chinese digits in a row, or a Chinese number up to 99.
int Number(const std::string& text) {
  static const std::u32string kDigits = U"〇" + ToUtf32(kHan);
  int number = 0;
  bool behind_ten = false;
  for (const char32_t c : ToUtf32(text)) {
    if (c == U'十') {
      number = std::max(number, 1) * 10;
      behind_ten = true;
      continue;
    }
    const size_t han = kDigits.find(c);
    const int digit = c >= U'0' && c <= U'9' ? static_cast<int>(c - U'0')
                      : han == kDigits.npos  ? 0  // ○ and 零
                                             : static_cast<int>(han);
    number = behind_ten ? number + digit : number * 10 + digit;
  }
  return number;
}

int MonthNamed(std::string_view name) {
  constexpr std::string_view kMonths = "jan feb mar apr may jun jul aug sep oct nov dec";
  return static_cast<int>(kMonths.find(name.substr(0, 3)) / 4) + 1;
}

std::string ToEdtf(const std::map<std::string, std::string>& groups) {
  const auto number = [&](const char* name) {
    const auto found = groups.find(name);
    return found == groups.end() ? 0 : Number(found->second);
  };
  const int year = groups.contains("e") ? number("e") + kYearBeforeEra : number("y");
  const int month = groups.contains("n") ? MonthNamed(groups.at("n")) : number("m");
  const std::string key = DayToKey(year * 10000 + month * 100 + number("d"));
  const std::string written = key.substr(0, 4) + '-' + key.substr(4, 2);
  return groups.contains("d") ? written + '-' + key.substr(6) : written;
}

}  // namespace

std::optional<WrittenDate> FindWrittenDate(std::string_view line) {
  const auto match = Forms().Find(line, {"y", "m", "d", "n", "e"});
  if (!match) return std::nullopt;
  const auto date = ParseDate(ToEdtf(match->groups), nullptr);
  if (!date || date->FirstYear() < kFirstYear || date->LastYear() > kLastYear) return std::nullopt;
  return WrittenDate{*date, match->before, match->after};
}

}  // namespace attest
