#include "schema/analysis/analysis.h"
#include "schema/analysis/korean.h"
#include "schema/analysis/runs.h"
#include "schema/analysis/utf8.h"

namespace attest {

std::vector<std::vector<std::string>> KoreanReadings(std::string_view utf8) {
  const RunList list = ReadRuns(utf8);
  std::vector<std::vector<std::string>> words;
  if (list.has_hangul) return words;
  for (const Run& run : list.runs) {
    if (run.kind != RunKind::kHan) return {};
    std::vector<std::string>& readings = words.emplace_back();
    if (run.size < 2) continue;
    for (const std::u32string& reading : HanjaReadings(list.Chars(run)))
      readings.push_back(ToUtf8(KoreanStem(reading)));
  }
  return words;
}

}  // namespace attest
