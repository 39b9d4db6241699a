#include "schema/analysis/counted.h"

#include <algorithm>
#include <utility>

#include "schema/analysis/han.h"
#include "schema/analysis/korean.h"
#include "schema/analysis/korean_number.h"

namespace attest {
namespace {

constexpr std::u32string_view kNoCounters = U"多余至到的和与及是比";  // Han
constexpr size_t kSegmented = 8;  // characters, enough for ICU to tell the first word

std::u32string_view Gap(const RunList& list, size_t run) {
  const Run& before = list.runs[run - 1];
  const size_t begin = before.first + before.size;
  return std::u32string_view(list.text.chars).substr(begin, list.runs[run].first - begin);
}

bool Is(const RunList& list, size_t run, RunKind kind) {
  return run < list.runs.size() && list.runs[run].kind == kind;
}

bool IsOneOf(std::u32string_view chars, std::u32string_view all) {
  return chars.size() == 1 && all.find(chars[0]) != all.npos;
}

// The second number of a range that runs[number] begins, or the number itself.
size_t EndOfRange(const RunList& list, size_t number) {
  if (Is(list, number + 1, RunKind::kNumber)) {
    return IsOneOf(Gap(list, number + 1), U"~-–∼〜、") ? number + 1 : number;
  }
  const bool between = Is(list, number + 1, RunKind::kHan) &&
                       Is(list, number + 2, RunKind::kNumber) && list.runs[number + 1].adjacent &&
                       list.runs[number + 2].adjacent &&
                       IsOneOf(list.Chars(list.runs[number + 1]), U"至到");
  return between ? number + 2 : number;
}

// Where the counter of the number may be: the run behind it, but not one of another sentence.
// The number of runs where there is none.
size_t CounterRun(const RunList& list, size_t number) {
  size_t run = EndOfRange(list, number) + 1;
  const bool about = Is(list, run, RunKind::kHangul) && list.runs[run].adjacent &&
                     IsOneOf(list.Chars(list.runs[run]), U"여");
  if (about) ++run;
  if (!Is(list, run, RunKind::kHangul) && !Is(list, run, RunKind::kHan)) return list.runs.size();
  const std::u32string_view gap = Gap(list, run);
  const bool blank = std::all_of(gap.begin(), gap.end(), [](char32_t c) { return c <= U' '; });
  return blank ? run : list.runs.size();
}

// Where the counter begins in a run of Han: behind 多.
size_t HanBegin(std::u32string_view simplified) {
  return simplified.size() > 1 && IsOneOf(simplified.substr(0, 1), U"多余") ? 1 : 0;
}

// Characters of ICU's first word.
size_t FirstWord(std::u32string_view simplified) {
  return SegmentHan(simplified.substr(0, kSegmented)).front();
}

// In Korean 2018年 is also 2018년.
void AddHan(const RunList& list, Counter counter, std::vector<Counter>* counters) {
  counters->push_back(counter);
  if (!list.is_korean) return;
  for (const std::u32string& behind_one : HanjaReadings(U'一' + counter.text)) {  // 년, not 연
    const std::u32string reading = behind_one.substr(1);
    if (LongestCounter(reading) != reading.size()) continue;
    counters->push_back({counter.run, counter.end, reading});
  }
}

// Whether an eojeol is its counter of this length and what may follow a noun: 명에게는.
bool IsOnlyCounter(std::u32string_view eojeol, size_t counter) {
  return counter > 0 && (counter == eojeol.size() || IsKoreanTail(eojeol.substr(counter)));
}

}  // namespace

std::vector<Counter> CountersInText(const RunList& list, size_t number) {
  const size_t run = CounterRun(list, number);
  if (run == list.runs.size()) return {};
  const bool adjacent = list.runs[run].adjacent;
  const std::u32string_view chars = list.Chars(list.runs[run]);
  if (list.runs[run].kind == RunKind::kHangul) {
    const size_t size = LongestCounter(chars);
    if (size == 0 || (!adjacent && !IsOnlyCounter(chars, size))) return {};
    return {{run, size, std::u32string(chars.substr(0, size))}};
  }
  const std::u32string simplified = Simplified(chars.substr(0, kSegmented));
  if (!adjacent && FirstWord(simplified) > 1) return {};
  std::vector<Counter> counters;
  for (size_t begin = 0; begin <= HanBegin(simplified); ++begin) {
    if (IsOneOf(simplified.substr(begin, 1), kNoCounters)) continue;
    AddHan(list, {run, begin + 1, simplified.substr(begin, 1)}, &counters);
  }
  return counters;
}

std::vector<Counter> CountersInQuery(const RunList& list, size_t number) {
  const size_t run = CounterRun(list, number);
  if (run == list.runs.size()) return {};
  const bool adjacent = list.runs[run].adjacent;
  const std::u32string_view chars = list.Chars(list.runs[run]);
  if (list.runs[run].kind == RunKind::kHangul) {
    const size_t size = LongestCounter(chars);
    if (!IsOnlyCounter(chars, size) || (!adjacent && KoreanStemLength(chars) != size)) return {};
    return {{run, size, std::u32string(chars.substr(0, size))}};
  }
  if (!adjacent && chars.size() > 1) return {};
  const std::u32string simplified = Simplified(chars.substr(0, kSegmented));
  const size_t begin = HanBegin(simplified);
  const size_t word = FirstWord(std::u32string_view(simplified).substr(begin));
  const bool part = word > 1 || chars.size() == begin + 2;
  std::vector<Counter> counters;
  AddHan(list, {run, part ? 0 : begin + 1, simplified.substr(begin, 1)}, &counters);
  return counters;
}

}  // namespace attest
