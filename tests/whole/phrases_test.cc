// Phrases and NEAR as people ask for them, in three languages, in short and in long documents.
#include "tests/whole/acceptance.h"

namespace attest {
namespace {

const std::string kEnglish = "The guards of the labour camp beat two women on 4 May 2009.";
const std::string kKorean = "그는 정치범수용소에서 공개 처형을 보았고 고문을 당하였다.";
const std::string kChinese = "他在政治犯集中营看到公开处决，后来遭到酷刑。";
const std::string kMixed = "UN이 2014년 COI 보고서에서 强制失踪을 다루었다.";

// Each row as it is and in the middle of a report, where it lies in one passage.
void CheckBoth(std::vector<AcceptanceRow> rows) {
  for (size_t i = 0, n = rows.size(); i < n; ++i) {
    AcceptanceRow row = rows[i];
    row.text = InAReport(row.text);
    rows.push_back(std::move(row));
  }
  CheckAcceptance(rows);
}

TEST_CASE("phrases in three languages, short and long") {
  CheckBoth({
      {kEnglish, "\"labour camp\"", true},
      {kEnglish, "\"labor camps\"", true},  // stems and spellings
      {kEnglish, "\"camp labour\"", false},
      {kEnglish, "\"the labour camp\"", true},
      {kEnglish, "\"of labour\"", false},  // a stop word stands in its place
      {kEnglish, "\"guards of the labour\"", true},
      {kEnglish, "\"4 May 2009\"", true},
      {kEnglish, "\"May 4 2009\"", false},
      {kEnglish, "=\"labour camp\"", true},
      {kEnglish, "=\"labor camp\"", false},
      {kEnglish, "=\"LABOUR CAMP\"", true},
      {kEnglish, "=\"labour cam\"", false},  // no parts of words
      {kEnglish, "\"women on 4\"", true},
      {kKorean, "\"공개 처형\"", true},
      {kKorean, "\"공개처형\"", false},  // a phrase is words in a row; the word alone finds it
      {kKorean, "공개처형", true},
      {kKorean, "\"처형 공개\"", false},
      {kKorean, "\"고문을 당하다\"", true},
      {kKorean, "\"고문 당하였다\"", true},
      {kKorean, "=\"고문을 당하였다\"", true},
      {kKorean, "=\"고문 당하였다\"", false},
      {kKorean, "\"정치범수용소 공개\"", true},
      {kChinese, "\"政治犯集中营\"", true},
      {kChinese, "\"政治犯集中營\"", true},  // either script
      {kChinese, "\"集中营看到\"", true},
      {kChinese, "\"处决酷刑\"", false},
      {kChinese, "\"公开处决，后来\"", true},  // over the mark that the phrase has too
      {kChinese, "\"公开 处决\"", true},
      {kChinese, "=\"公开处决\"", true},
      {kChinese, "=\"公開處決\"", false},  // these very characters
      {kMixed, "\"UN 2014년\"", true},
      {kMixed, "\"2014년 COI 보고서\"", true},
      {kMixed, "\"COI 보고서에서\"", true},
      {kMixed, "\"强制失踪을 다루었다\"", true},
      {kMixed, "\"강제실종을 다루었다\"", true},  // the reading of the Hanja
      {kMixed, "\"보고서 2014년\"", false},
  });
}

TEST_CASE("phrases with NOT, OR and brackets") {
  CheckBoth({
      {kEnglish, "women -\"labour camp\"", false},
      {kEnglish, "women -\"camp labour\"", true},
      {kEnglish, "women NOT (\"camp labour\" OR \"labour camp\")", false},
      {kEnglish, "(\"camp labour\" OR \"beat two\") women", true},
      {kEnglish, "\"camp labour\" OR \"two women\"", true},
      {kEnglish, "\"labour camp\" AND \"two women\"", true},
      {kEnglish, "(\"labour camp\" \"beat women\")", false},
      {kEnglish, "women -=\"labor camp\"", true},
      {kKorean, "고문 -\"공개 처형\"", false},
      {kKorean, "고문 -\"처형 공개\"", true},
      {kKorean, "(\"공개 처형\" OR \"공개 재판\") 고문", true},
      {kChinese, "酷刑 -“公开处决”", false},
      {kChinese, "酷刑 -“处决公开”", true},
      {kChinese, "（“公开处决” OR “公开审判”） 酷刑", true},
      {kMixed, "COI -\"UN 2014년\"", false},
      {kMixed, "-\"UN 2014년\" COI 보고서", false},
  });
}

TEST_CASE("phrases in titles") {
  const std::string text = "A page of other things.";
  CheckBoth({
      {text, "title:\"forced labour camps\"", true, "The forced labour camps of the north"},
      {text, "title:\"camps forced\"", false, "The forced labour camps of the east"},
      {text, "title:\"forced camps\"", false, "The forced labour camps of the south"},
      {text, "title:forced title:camps", true, "The forced labour camps of the west"},
      {"The witness saw it.", "title:\"witness saw\"", false, "A list"},  // not in the text
      {text, "\"witness statement\"", true, "A witness statement"},       // a title is a text too
      {text, "things -title:\"witness letter\"", false, "A witness letter"},
      {text, "things -title:\"letter witness\"", true, "The witness letter"},
      {text, "title:\"강제 실종\"", true, "강제 실종에 관한 보고"},
      {text, "title:\"실종 강제\"", false, "강제 실종에 대한 보고"},
      {text, "title:「关于酷刑」", true, "關於酷刑的報告"},
      {text, "title:\"酷刑关于\"", false, "關於酷刑的意見"},
      {text, "(title:\"old map\" OR title:\"new map\") things", true, "A new map"},
      {text, "\"map page\"", false, "A plan map"},  // not from the title into the text
  });
}

TEST_CASE("NEAR in three languages, short and long") {
  CheckBoth({
      {kEnglish, "guard NEAR/4 camp", true},
      {kEnglish, "camp NEAR/4 guard", true},  // either order
      {kEnglish, "guard NEAR/3 camp", false},
      {kEnglish, "guar* NEAR/4 cam*", true},
      {kEnglish, "\"labour camp\" NEAR/3 women", true},
      {kEnglish, "\"labour camp\" NEAR/2 women", false},
      {kEnglish, "women NEAR/4 2009", true},
      {kEnglish, "=labour NEAR/3 guards", true},
      {kEnglish, "=labor NEAR/3 guards", false},
      {kKorean, "처형 NEAR/3 고문", true},
      {kKorean, "고문 NEAR/3 처형", true},
      {kKorean, "고문 NEAR/1 처형", false},
      {kKorean, "정치범수용소 NEAR/2 처형", true},
      {kKorean, "수용소 NEAR/2 처형", true},       // inside a compound
      {kKorean, "\"수용소\" NEAR/2 처형", false},  // not as a phrase
      {kKorean, "수용소 NEAR/1 처형", false},
      {kKorean, "\"공개 처형\" NEAR/3 고문", true},
      {kChinese, "处决 NEAR/3 酷刑", true},
      {kChinese, "酷刑 NEAR/3 處決", true},
      {kChinese, "政治犯 NEAR/2 处决", false},
      {kChinese, "政治犯 NEAR/5 处决", true},
      {kMixed, "UN NEAR/1 2014", true},  // a particle is no word
      {kMixed, "COI NEAR/3 失踪", true},
      {kMixed, "UN NEAR/9 다루다", true},
      {kMixed, "COI -(UN NEAR/1 2014)", false},
  });
}

// Sentences are cut only where they are longer than a passage, but a phrase that runs from one
// sentence into the next is found where both lie in one passage.
TEST_CASE("phrases at the ends of sentences and passages") {
  std::string sentences, endless = "We saw";
  for (int i = 0; i < 200; ++i) {
    const std::string n = std::to_string(1000 + i);
    sentences += "Boat " + n + " came to shore " + n + ". ";
    endless += " boat " + n + " and";
  }
  std::vector<AcceptanceRow> rows = {
      {"The camp burnt. Guards fled.", "\"camp burnt guards\"", true},  // over punctuation
      {sentences, "\"shore 1100 boat\"", true},                         // in one passage
  };
  for (int i = 0; i < 200; ++i) {
    const std::string n = std::to_string(1000 + i), next = std::to_string(1001 + i);
    rows.push_back({sentences, "\"boat " + n + " came to shore\"", true});  // all sentences whole
    // A sentence of several passages: they overlap by more than these words.
    if (i < 199) rows.push_back({endless, "\"boat " + n + " and boat " + next + "\"", true});
  }
  CheckAcceptance(rows);
}

}  // namespace
}  // namespace attest
