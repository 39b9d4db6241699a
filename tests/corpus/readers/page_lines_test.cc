#include "corpus/readers/page_lines.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <iterator>
#include <set>
#include <sstream>

#include "schema/analysis/utf8.h"
#include "schema/text.h"

namespace attest {
namespace {

using Pages = std::vector<std::string>;

Pages WithoutRunning(Pages pages) {
  RemoveRunningLines(&pages);
  return pages;
}

// Lines of at most `columns`, broken at the last space or anywhere.
std::string Wrapped(const std::string& text, size_t columns, bool inside_words) {
  std::string out, line;
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    DecodeUtf8(text, &at);
    line += text.substr(begin, at - begin);
    if (DisplayWidth(line) <= columns) continue;
    size_t end = inside_words ? line.size() - (at - begin) : line.rfind(' ');
    if (line.back() == ' ') end = line.size() - 1;
    out += std::string(Trim(line.substr(0, end))) + "\n";
    line = line.substr(std::min(line.find_first_not_of(' ', end), line.size()));
  }
  return out + line + "\n";
}

std::set<std::string> Words(const std::string& text) {
  std::istringstream in(text);
  return {std::istream_iterator<std::string>(in), std::istream_iterator<std::string>()};
}

size_t Missing(const std::string& text, const std::string& found) {
  const std::set<std::string> there = Words(found);
  const std::set<std::string> wanted = Words(text);
  return static_cast<size_t>(std::count_if(
      wanted.begin(), wanted.end(), [&](const auto& word) { return !there.contains(word); }));
}

}  // namespace

TEST_CASE("lines that run along are left out") {
  CHECK(WithoutRunning({"Report 2019\na\n- 1 -\n", "Report 2019\nb\n- 2 -\n",
                        "Report 2019\nc\n- 10 -\n"}) == Pages{"a\n", "b\n", "c\n"});
  // Headers of left and right pages differ; a page without text counts for nothing.
  CHECK(WithoutRunning({"Left\na\n", "Right\nb\n", "Left\nc\n", "Right\nd\n", "Left\ne\n",
                        "Right\nf\n", "\n"}) ==
        Pages{"a\n", "b\n", "c\n", "d\n", "e\n", "f\n", "\n"});
  // Between columns.
  CHECK(WithoutRunning({"a\n- 1 -\n", "b\n- 2 -\n", "c\n- 3 -\n", "1\n2\n3\n- 4 -\n4\n5\n6\n"}) ==
        Pages{"a\n", "b\n", "c\n", "1\n2\n3\n4\n5\n6\n"});
  const Pages kept[] = {
      {"same\na\n", "same\nb\n"},  // two pages are not enough
      {"same\na\n", "same\nb\n", "same\nc\n", "d\n", "e\n", "f\n", "g\n"},  // nor three of seven
      {"x\nsame\na\n", "same\nb\nb\n", "y\nz\nsame\nc\nc\nc\n"},            // not at the same place
      {"1\n2\n3\n4\nsame\n5\n6\n7\n8\n", "a\nb\nc\nd\nsame\ne\nf\ng\nh\n",
       "i\nj\nk\nl\nsame\nm\nn\no\np\n"},  // not at the edge
  };
  for (const Pages& pages : kept) CHECK(WithoutRunning(pages) == pages);
}

TEST_CASE("words that lines divide are joined") {
  struct Row {
    std::string page, text;
  };
  const Row rows[] = {
      {"他們在夜裡來。沒有人能\n再睡着。\n", "他們在夜裡來。沒有人能再睡着。\n"},
      {"第一章\n他們在夜裡來。沒有人能再睡着\n", "第一章\n他們在夜裡來。沒有人能再睡着\n"},
      {"他們在夜裡\n\n再睡着沒有\n", "他們在夜裡\n\n再睡着沒有\n"},  // another block
      {"nobody could\nsleep again.\n", "nobody could\nsleep again.\n"},
      {"그들은 밤에 왔고 아무도\n자지 못했다.\n", "그들은 밤에 왔고 아무도\n자지 못했다.\n"},
      // 수용소 stands elsewhere, 수용 does not.
      {"그 수용소 앞에서\n그들은 갔고 수용\n소에서는 잤다\n",
       "그 수용소 앞에서\n그들은 갔고 수용소에서는 잤다\n"},
      {"그 수용소 앞에서\n그들은 밤 수용소\n에서는 잤다\n",
       "그 수용소 앞에서\n그들은 밤 수용소에서는 잤다\n"},
      // Both parts are words, so they are two.
      {"한 국민 한 사람 한국민 말\n그 사람과 모두 한\n국민\n",
       "한 국민 한 사람 한국민 말\n그 사람과 모두 한\n국민\n"},
  };
  for (const Row& row : rows) {
    Pages pages = {row.page};
    JoinLines(&pages);
    CHECK(pages[0] == row.text);
  }
}

TEST_CASE("Korean lines, broken anywhere: words come back, none is lost") {
  const std::string text =
      "나는 이천십일 년 삼월에 체포되었다. 그들은 밤에 왔고 아무도 자지 못했다. 수용소에서는 아침 "
      "다섯 시에 일어나 "
      "밤 열한 시까지 일했으며 배급은 하루 옥수수 백오십 그램이었다. 우리는 산에서 나무를 베었고 "
      "겨울에는 눈 속에서 "
      "길을 닦았다. 병든 사람들은 치료를 받지 못하고 죽었으며 시신은 밤에 실려 나갔다. 가족들은 "
      "아무 소식도 듣지 못했고 "
      "편지는 모두 빼앗겼다. 나는 그 이름들을 아직 기억하고 있으며 하나씩 적어 두었다. 그 종이는 "
      "벽 속에 숨겨 두었다가 "
      "나올 때 옷 속에 꿰매어 가지고 나왔다. 그것이 지금 여기 있는 이것이다.";
  size_t lost = 0, left = 0, before = 0;
  for (size_t columns = 30; columns < 60; ++columns) {
    Pages whole = {Wrapped(text, columns, false)};
    JoinLines(&whole);
    lost += Missing(text, whole[0]);
    // The same text once more on another page, as long documents repeat their words.
    Pages divided = {Wrapped(text, columns, true), Wrapped(text, columns + 7, true)};
    before += Missing(text, divided[0]);
    JoinLines(&divided);
    left += Missing(text, divided[0]);
  }
  INFO(before << " divided, " << left << " left");
  CHECK(lost == 0);
  CHECK(left * 3 < before);
}

}  // namespace attest
