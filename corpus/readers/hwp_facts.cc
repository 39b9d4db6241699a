#include "corpus/readers/hwp_facts.h"

#include <algorithm>
#include <array>

#include "schema/text.h"

namespace attest {

void AddHwpDescription(std::string_view utf8, Lines* lines) {
  static constexpr std::array<std::string_view, 14> kKinds = {
      "그림", "사각형", "표",   "선",        "타원",   "호",   "다각형",
      "곡선", "수식",   "개체", "묶음 개체", "글맵시", "차트", "연결선"};
  const std::string_view first = Trim(utf8.substr(0, utf8.find_first_of("\r\n")));
  const bool made_up = std::any_of(kKinds.begin(), kKinds.end(), [&](std::string_view kind) {
    return first.starts_with(kind) && first.substr(kind.size()) == "입니다.";
  });
  if (!made_up) lines->AddLine(utf8);
}

}  // namespace attest
