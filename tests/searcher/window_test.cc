#include "searcher/window.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>

#include "searcher/sought.h"

namespace attest {
namespace {

// Things a, b, c, … at their positions: "a1 b3".
std::vector<Place> Places(std::string_view text) {
  std::vector<Place> places;
  for (size_t at = 0; at < text.size();) {
    size_t end = text.find(' ', at);
    if (end == text.npos) end = text.size();
    const auto position = std::stoul(std::string(text.substr(at + 1, end - at - 1)));
    places.push_back({static_cast<uint32_t>(position), 0, 0, static_cast<size_t>(text[at] - 'a')});
    at = end + 1;
  }
  return places;
}

std::string Dump(const Window& window) {
  std::string out = std::to_string(static_cast<int>(window.sum));
  for (const Place& place : window.places)
    out +=
        " " + std::string(1, static_cast<char>('a' + place.what)) + std::to_string(place.position);
  return out;
}

const std::vector<double> kValues = {5, 3, 1, 0};

TEST_CASE("the densest window counts each thing once") {
  struct Row {
    const char *places, *want;
  };
  const Row row = GENERATE(values<Row>({
      {"", "0"},
      {"a1", "5 a1"},
      {"d1", "0"},  // of no value
      {"a1 a2 a3", "5 a1"},
      {"a1 b11", "5 a1"},  // 10 positions end before it
      {"a1 b10", "8 a1 b10"},
      {"b1 c2 a9 b30", "9 b1 c2 a9"},
      {"b1 a20 c21 b40", "6 a20 c21"},
      {"a1 a50", "5 a1"},                                        // the first of equal ones
      {"a4294967290 b4294967295", "8 a4294967290 b4294967295"},  // no overflow
  }));
  INFO(row.places);
  CHECK(Dump(DensestWindow(Places(row.places), kValues, 10)) == row.want);
}

TEST_CASE("the beginning of a text ends after a position") {
  CHECK(Dump(FirstWindow(Places("b1 b2 a5 c6"), kValues, 5)) == "8 b1 a5");
  CHECK(Dump(FirstWindow(Places("c6"), kValues, 5)) == "0");
  CHECK(Dump(FirstWindow({}, kValues, 5)) == "0");
}

TEST_CASE("no window of random places is better than the one found") {
  std::mt19937 random(7);
  for (int round = 0; round < 500; ++round) {
    std::vector<Place> places(random() % 30);
    for (Place& place : places)
      place = {static_cast<uint32_t>(random() % 60), 0, 0, random() % kValues.size()};
    std::sort(places.begin(), places.end());
    double best = 0;
    for (uint32_t begin = 0; begin < 60; ++begin) {
      std::set<size_t> there;
      for (const Place& place : places) {
        if (place.position >= begin && place.position < begin + 10) there.insert(place.what);
      }
      double sum = 0;
      for (size_t what : there) sum += kValues[what];
      best = std::max(best, sum);
    }
    CHECK(DensestWindow(places, kValues, 10).sum == best);
  }
}

std::string Read(const char* query, const char* text) {
  const Sought sought(query, StemList(), [](const auto&) { return 1.0; });
  const ReadText read = sought.Read(text);
  std::string out;
  for (const Place& place : read.words)
    out += sought.words()[place.what] + "@" + std::to_string(place.position) + " ";
  out += "|";
  for (const Place& place : read.characters)
    out += " " + sought.characters()[place.what] + "@" + std::to_string(place.position);
  return out;
}

TEST_CASE("words and characters of a question are found where they stand") {
  struct Row {
    const char *query, *text, *want;
  };
  const Row row = GENERATE(values<Row>({
      {"camps by lakes", "The lake by a camp.", "Zlake@2 Zby@3 Zcamp@5 |"},
      // The word is divided otherwise; its characters stand there all the same.
      {"북송된", "강제북송되였다", "| 북@3 송@4"},
      {"會寧", "会宁市", "会@1 宁@2 | 宁@2"},  // 会 is a stop word
      {"高考", "", "|"},
      {"1998", "1998 98", "1998@1 |"},
      {"고문 고문", "고문을 고문", "고문@1 고문@4 | 고@1 문@2 고@4 문@5"},
  }));
  INFO(row.query);
  CHECK(Read(row.query, row.text) == row.want);
}

TEST_CASE("a character that all texts have tells little") {
  const std::vector<ReadText> texts = {{{}, Places("a1 a2 b3")}, {{}, Places("a1")}, {}};
  const std::vector<double> values = CharacterValues(texts, 3);
  CHECK(values[0] < values[1]);
  CHECK(values[1] < values[2]);
  CHECK(values[0] > 0);
  CHECK(CharacterValues({}, 1).at(0) >= 0);
}

}  // namespace
}  // namespace attest
