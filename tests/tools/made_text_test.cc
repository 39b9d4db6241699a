#include "tools/made_text.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "schema/date.h"
#include "schema/text.h"
#include "tools/made_record.h"

using namespace attest;

namespace {
constexpr MadeLanguage kLanguages[] = {MadeLanguage::kKorean, MadeLanguage::kChinese,
                                       MadeLanguage::kEnglish};
}

TEST_CASE("new words keep coming, ever more slowly (Heaps' law)") {
  for (const MadeLanguage language : kLanguages) {
    CAPTURE(static_cast<int>(language));
    Random random(3);
    std::set<std::string> vocabulary;
    std::vector<std::string> words;
    const auto distinct_at = [&](size_t tokens) {
      while (words.size() < tokens) MadeSentence(language, random, &words);
      vocabulary.insert(words.begin(), words.end());
      return static_cast<double>(vocabulary.size());
    };
    const double few = distinct_at(2000), more = distinct_at(20000), many = distinct_at(200000);
    // V = k n^b with b of .4 to .9: ten times the text has 2.5 to 8 times the words.
    CHECK(more / few > 2.5);
    CHECK(more / few < 8);
    CHECK(many / more > 2.5);
    CHECK(many / more < 8);
  }
}

TEST_CASE("ranks give distinct words") {
  for (const MadeLanguage language : {MadeLanguage::kKorean, MadeLanguage::kChinese}) {
    std::set<std::string> words;
    for (uint64_t rank = 0; rank < 100000; ++rank) words.insert(MadeWord(language, rank));
    CHECK(words.size() > 99500);  // a made word may be one of the real ones
  }
}

TEST_CASE("made text is UTF-8 of about the size asked for, in pages") {
  for (const MadeLanguage language : kLanguages) {
    Random random(4);
    const std::string text = MadeText(language, random, 100000, 2500, nullptr);
    CHECK(FindInvalidUtf8(text) == text.npos);
    CHECK(text.size() >= 100000);
    CHECK(text.size() < 100600);
    const auto pages = 1 + std::count(text.begin(), text.end(), '\f');
    CHECK(pages > 34);
    CHECK(pages <= 41);
    CHECK(MadeText(language, random, 3000, 0, nullptr).find('\f') == text.npos);
  }
}

TEST_CASE("the same seed makes the same records, another one others") {
  CHECK(MadeShortRecord(1, 5) == MadeShortRecord(1, 5));
  CHECK(MadeShortRecord(1, 5) != MadeShortRecord(2, 5));
  CHECK(MadeShortRecord(1, 5) != MadeShortRecord(1, 8));
  CHECK(MadeRequest(1, 7, 100) == MadeRequest(1, 7, 100));
}

TEST_CASE("records are ones that the index takes") {
  std::set<std::string> tags;
  size_t dated = 0;
  for (uint64_t number = 0; number < 300; ++number) {
    const auto record = nlohmann::json::parse(MadeShortRecord(1, number));
    CHECK(record["id"] == "made-" + std::to_string(number));
    const std::string text = record["text"];
    CHECK(text.size() >= 1000);
    CHECK(text.size() <= 3300);
    CHECK(record["violations"].size() >= 1);
    if (record.contains("language")) tags.insert(record["language"][0].get<std::string>());
    if (!record.contains("date")) continue;
    ++dated;
    std::string why;
    CAPTURE(record["date"].dump());
    CHECK(ParseDate(record["date"].get<std::string>(), &why));
  }
  CHECK(tags == std::set<std::string>{"en", "ko", "zh-Hans"});
  CHECK(dated > 250);
  CHECK(dated < 300);  // some have none
  const auto record = nlohmann::json::parse(MadeLongRecord(1, 2));
  CHECK(record["text"].get<std::string>().size() > 1'000'000);
}

TEST_CASE("requests ask for words of the texts, some with filters") {
  size_t filtered = 0;
  for (uint64_t number = 0; number < 270; ++number) {
    const std::string request = MadeRequest(1, number, 50);
    CHECK(request.starts_with("q="));
    CHECK(request.size() > 2);
    filtered += request.find('&') != request.npos;
  }
  CHECK(filtered == 90);
  CHECK(MadeRequest(1, 0, 1).starts_with("q="));  // fewer documents than languages
}
