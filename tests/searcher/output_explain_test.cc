#include "searcher/output_explain.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "schema/text.h"
#include "searcher/output.h"

namespace attest {
namespace {

Hit KoreanHit() {
  Hit hit;
  hit.rank = 1;
  hit.stored.document.id = "a";
  hit.explanation = std::make_shared<Explanation>();
  Explanation& e = *hit.explanation;
  e.matched = {{"수용소",
                false,
                {{"stem", "수용소", true, true}, {"compound", "정치범수용소", false, false}}},
               {"노동", false, {}},
               {"서울", true, {}}};
  e.passage = 3;
  e.passages = 12;
  e.page = 5;
  e.length = 412;
  e.average_length = 388.25;
  e.terms = {{"노동", {"로동"}, TermClass::kKoreanStem, true, 0.6, 4.125, 1.25, 3.09375, 2},
             {"B수용", {}, TermClass::kKoreanBigram, false, 0.35, 2, 1, 0.7, 1}};
  e.parts = {.bm25 = 3.79375, .window = 0, .slot_factor = 0.75, .language_factor = 0.7};
  e.details.rank_before = 17;
  e.details.slots = SlotDetails{0.375, {{"수용소", 3, true}, {"노동", 5, false}}};
  e.details.language = "zh";
  e.details.preferred = true;
  e.details.own_language = false;
  e.details.share_of_best = 0.25;
  hit.score = e.parts.Total();
  return hit;
}

Hit LongQuestion() {
  Hit hit;
  hit.stored.document.id = "b";
  hit.explanation = std::make_shared<Explanation>();
  Explanation& e = *hit.explanation;
  e.parts = {.bm25 = 2, .window = 4, .lead = 0.5, .characters = 1.5};
  e.details.window = WindowDetails{5, {{"Zcamp", 3, 7, 20, 25}, {"여성", 2, 9, 30, 36}}};
  e.details.lead = WindowDetails{2, {{"여성", 2, 9, 30, 36}}};
  e.details.characters = WindowDetails{1, {{"여", 1, 9, 30, 36}}};
  e.details.language = "en";
  e.details.rank_before = 1;
  e.length = e.average_length = 10;
  hit.score = e.parts.Total();
  return hit;
}

}  // namespace

TEST_CASE("reasons as text: aligned, nothing that says nothing") {
  CHECK(ExplanationText(KoreanHit(), {80, false, 4}) ==
        R"(    listed for
      수용소    stem 수용소 (in the title); compound 정치범수용소 (elsewhere in
                the document)
      노동      not there
      NOT 서울  not there, as asked
    score 1.9917 = 3.7938 terms × 0.7500 slots × 0.7000 language
      of passage 3 of 12, p. 5, 412 terms long (average 388), rank 17 by its
        terms alone
          gave  weight     idf     tf  wdf  term
        3.0938    0.60   4.125  1.250    2  노동/로동  title: Korean stem
        0.7000    0.35   2.000  1.000    1  수용       two syllables
      slots       1 − 0.8 × (1 − 0.3750); has 수용소 3.0000, lacks 노동 5.0000
      language    × 0.7000: the text is not in zh, which --prefer asks for; its
                  score is 0.2500 of the best one's
)");
  CHECK(ExplanationText(LongQuestion(), {80, false, 0}) ==
        R"(score 8.0000 = 2.0000 terms + 4.0000 window + 0.5000 beginning + 1.5000
  characters
  of the whole text, 10 terms long (average 10), rank 1 by its terms alone
  window      0.80 × 5.0000 at positions 7 to 9 (bytes 20 to 36): camp 3.0000
              여성 2.0000
  beginning   0.25 × 2.0000 at positions 9 to 9 (bytes 30 to 36): 여성 2.0000
  characters  1.50 × 1.0000 at positions 9 to 9 (bytes 30 to 36): 여 1.0000
  language    × 1: the text is in en, which the query's script says
)");
  Hit hit;
  hit.explanation = std::make_shared<Explanation>();
  hit.explanation->not_scored = "hits are in the order of their dates";
  CHECK(ExplanationText(hit, {80, false, 2}) ==
        "  not scored: hits are in the order of their dates\n");
}

TEST_CASE("reasons of many words, and of hostile ones, stay readable") {
  Hit hit = LongQuestion();
  MatchedWord word{"wor*\x1b[31m", false, {}};
  for (int i = 0; i < 20; ++i) word.units.push_back({"begins so", "w" + std::to_string(i)});
  hit.explanation->matched = {word};
  hit.explanation->terms = {
      {"Z\x1b[31m", {}, TermClass::kLatinStem, false, 1, 1, 1, 1, 1},
      {"internationalisation", {}, TermClass::kLatinWord, true, 1, 1, 1, 1, 1}};
  const std::string text = ExplanationText(hit, {80, false, 0});
  CHECK(text.find("begins so w0, w1, w2, w3, w4, w5, w6, w7 and 12 more") != text.npos);
  CHECK(text.find('\x1b') == text.npos);
  for (size_t at = 0; at < text.size();) {
    const size_t end = text.find('\n', at);
    CHECK(DisplayWidth(text.substr(at, end - at)) <= 80);
    at = end + 1;
  }
}

TEST_CASE("reasons as JSON") {
  CHECK(
      ExplanationJson(KoreanHit()).dump() ==
      R"({"matched":[{"word":"수용소","negated":false,"units":[)"
      R"({"kind":"stem","text":"수용소","title":true,"here":true},)"
      R"({"kind":"compound","text":"정치범수용소","title":false,"here":false}]},)"
      R"({"word":"노동","negated":false,"units":[]},{"word":"서울","negated":true,"units":[]}],)"
      R"("text":{"passage":3,"passages":12,"page":5,"length":412,"average_length":388.25},)"
      R"("terms":[{"term":"노동","spellings":["로동"],"class":"Korean stem","title":true,)"
      R"("weight":0.6,"idf":4.125,"wdf":2,"tf":1.25,"contribution":3.09375},)"
      R"({"term":"B수용","spellings":[],"class":"two syllables","title":false,)"
      R"("weight":0.35,"idf":2.0,"wdf":1,"tf":1.0,"contribution":0.7}],)"
      R"("concepts":[],"bm25":3.79375,"window":null,"lead":null,"characters":null,"slots":{"share":0.375,"factor":0.75,)"
      R"("words":[{"word":"수용소","value":3.0,"there":true},)"
      R"({"word":"노동","value":5.0,"there":false}]},)"
      R"("language":{"tag":"zh","from":"prefer","own":false,"share_of_best":0.25},"language_factor":0.7,)"
      R"("rank_before":17,"score":1.99171875})");
  CHECK(ExplanationJson(LongQuestion())["window"].dump() ==
        R"({"sum":5.0,"contribution":4.0,"words":[)"
        R"({"term":"Zcamp","value":3.0,"position":7,"begin":20,"end":25},)"
        R"({"term":"여성","value":2.0,"position":9,"begin":30,"end":36}]})");
  Hit hit;
  hit.explanation = std::make_shared<Explanation>();
  hit.explanation->not_scored = "hits are in the order of their dates";
  CHECK(ExplanationJson(hit).dump() ==
        R"({"matched":[],"score":null,"not_scored":"hits are in the order of their dates"})");
  ResultPage page;
  page.hits = {KoreanHit(), Hit{}};
  const auto json = nlohmann::json::parse(ToJson(page));
  CHECK(json["hits"][0].contains("explain"));
  CHECK_FALSE(json["hits"][1].contains("explain"));
}

}  // namespace attest
