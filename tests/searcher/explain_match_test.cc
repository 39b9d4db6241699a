// The reasons why hits are listed.
#include <catch2/catch.hpp>

#include "tests/searcher/explained.h"

namespace attest {
namespace {

std::string Matched(Searcher& searcher, const std::string& query, const std::string& id) {
  for (const Hit& hit : Explained(searcher, query).hits) {
    if (hit.stored.document.id == id) return Matched(*hit.explanation);
  }
  return "not listed";
}

}  // namespace

TEST_CASE("an explanation says which unit of each word a document has") {
  TestIndex index;
  index.Add(Texts());
  Searcher searcher({index.path});
  struct Row {
    std::string query, id, matched;
  };
  const Row rows[] = {
      {"노래", "ko-1", "노래: stem 노래;"},
      {"노동자", "ko-1", "노동자: stem 노동자; North/South spelling 로동자;"},
      {"수용소", "ko-2", "수용소: stem 수용소; compound 정치범수용소;"},
      {"강제북송", "ko-2",
       "강제북송: side by side 강제 북송; name of violation:movement.refoulement term:repatriation "
       "강제 북송;"},
      {"강제북송", "ko-3",
       "강제북송: stem 강제북송; name of violation:movement.refoulement term:repatriation "
       "강제북송에 반대;"},
      {"때려서", "ko-3", "때려서: predicate 때리;"},
      {"쌀", "ko-4", "쌀: stem 쌀;"},
      {"脱北者", "ko-4", "脱北者: bigrams in one text 脱北 北者; name of term:defector 脫北者;"},
      {"탈북자", "ko-4", "탈북자: stem 탈북자; name of term:defector 脫北者;"},
      {"强制遣返", "zh-1",
       "强制: word 强制; name of violation:movement.refoulement term:repatriation 強制遣返, "
       "强制遣返; | 遣返: word 遣返; name of violation:movement.refoulement term:repatriation "
       "強制遣返, 强制遣返;"},
      {"船", "zh-1", "船: word 船 (title);"},
      {"人", "zh-2", "人: begins so 人权;"},
      {"boat", "en-1", "boat: stem boat (title);"},
      {"reeducation", "en-2", "reeducation: stem reeduc;"},
      {"re-education", "en-2",
       "re: stem re; joined form reeduc; | education: stem educ; joined form reeduc;"},
      {"12 boats", "en-2", "12: number 12; | boats: stem boat;"},
      {"=boats -heron", "en-1", "=boats: exact form boats (title); | NOT heron:"},
      {"=boats", "report", "=boats: exact form boats;"},
      {"quillwort colophon", "report",
       "quillwort: stem quillwort (elsewhere); | colophon: stem colophon;"},
      {"herons", "report", "herons: stem heron (title);"},
      {"title:herons", "report", "title:herons: stem heron (title);"},
      {"wait*", "en-1", "wait*: begins so waited;"},
      {"\"labor camp\"", "en-1", "\"labor camp\": phrase, verified;"},
      {"boats NEAR/5 workers", "en-1", "boats NEAR/5 workers: near, verified;"},
      {"\"last page\" heron", "report",
       "\"last page\": phrase, verified; | heron: stem heron (title);"},
      {"boats NEAR/3 workers", "en-1", "not listed"},
      {"id:en-1 OR lists", "en-1", "id:en-1: field; | lists:"},
  };
  for (const Row& row : rows) {
    INFO(row.query);
    CHECK(Matched(searcher, row.query, row.id) == row.matched);
  }
}

TEST_CASE("an explanation tells a number with its counter") {
  TestIndex index;
  index.Add({MakeStored("ko", "방에 9 명이 있었다."), MakeStored("zh", "2014年2月，3名。")});
  Searcher searcher({index.path});
  CHECK(Matched(searcher, "9명", "ko") ==
        "9: number with counter 9명; | 명: number with counter 9명;");
  CHECK(Matched(searcher, "3名", "zh") ==
        "3: number with counter 3名; | 名: number with counter 3名;");
  CHECK(Matched(searcher, "2014年2月", "zh") ==
        "2014: numbers in one text 2014年 2月; | 2: number with counter 2月; | "
        "月: number with counter 2月;");
}

}  // namespace attest
