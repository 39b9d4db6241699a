// The reasons of hits: what they say is there, is there, and what they add up to is the score.
#include <xapian.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "searcher/rerank.h"
#include "searcher/searcher.h"
#include "tests/searcher/served_index.h"

namespace attest {
namespace {

StoredDocument Titled(const std::string& id, const std::string& title, const std::string& text) {
  StoredDocument stored = MakeStored(id, text);
  stored.document.title = title;
  return stored;
}

std::string Report() {
  std::string text;
  for (int i = 0; i < 60; ++i) {
    text +=
        "Entry " + std::to_string(3000 + i) + " lists boats, tides and weather off the cape.\n\n";
  }
  text += "A heron was drawn beside the quillwort.\n\f";
  for (int i = 0; i < 60; ++i) {
    text += "Entry " + std::to_string(4000 + i) + " lists the harbour master's letters.\n\n";
  }
  return text + "호숫가에서 노동자들이 배를 기다렸다. 在湖邊等船。 The last page is the colophon.";
}

const std::vector<StoredDocument>& Texts() {
  static const std::vector<StoredDocument> texts = {
      Titled("ko-1", "호수의 배", "노동자들이 배를 기다렸다. 로동자의 노래가 들렸다."),
      MakeStored("ko-2", "정치범수용소에서 강제 북송된 사람을 만났다. 수용소는 추웠다."),
      MakeStored("ko-3", "강제북송에 반대하는 노래를 불렀다. 그를 때렸다고 한다."),
      MakeStored("ko-4", "脫北者들의 노래. 쌀이 없었다."),
      Titled("zh-1", "湖上的船", "工人在湖邊等船，他們被強制遣返。强制遣返之后没有消息。"),
      MakeStored("zh-2", "个人权利不因信仰而减损。人权组织在湖边。"),
      Titled("en-1", "The boats", "Workers waited for the boats in the labour camp by the lake."),
      MakeStored("en-2", "Re-education in a camp. 12 boats were counted, and 12 again."),
      Titled("report", "A report on herons", Report()),
  };
  return texts;
}

ResultPage Explained(Searcher& searcher, const std::string& query, bool any = false,
                     const std::string& prefer = "") {
  SearchRequest request;
  request.query = query;
  request.prefer = prefer;
  request.explain = true;
  if (any) request.match = SearchRequest::Match::kAny;
  return searcher.Search(request);
}

void CheckTerms(const Explanation& e) {
  double sum = 0, before = INFINITY;
  for (const TermScore& term : e.terms) {
    CHECK(term.wdf > 0);
    CHECK(term.contribution == Approx(term.weight * term.idf * term.tf).margin(1e-9));
    CHECK(term.contribution <= before);
    before = term.contribution;
    sum += term.contribution;
  }
  CHECK(std::abs(sum - e.parts.bm25) < 1e-6);
}

void CheckParts(const Explanation& e) {
  const ScoreDetails& details = e.details;
  double sum = 0;
  if (details.window) {
    for (const WindowWord& word : details.window->words) sum += word.value;
    CHECK(std::abs(sum - details.window->sum) < 1e-9);
  }
  CHECK(e.parts.window == (details.window ? kWindowWeight * details.window->sum : 0));
  double all = 0, there = 0;
  if (details.slots) {
    for (const SlotWord& word : details.slots->words) {
      all += word.value;
      if (word.there) there += word.value;
    }
    CHECK(std::abs(details.slots->share - (all > 0 ? there / all : 1)) < 1e-9);
  }
  CHECK(e.parts.slot_factor == (details.slots ? 1 - kSlotWeight * (1 - details.slots->share) : 1));
  CHECK(e.parts.language_factor == (details.own_language ? 1 : kOtherLanguage));
}

// What holds of every explained answer.
void CheckPage(Searcher& searcher, const ResultPage& page) {
  SearchRequest plain = page.request;
  plain.explain = false;
  const ResultPage same = searcher.Search(plain);
  REQUIRE(same.hits.size() == page.hits.size());
  for (size_t i = 0; i < page.hits.size(); ++i) {
    const Hit& hit = page.hits[i];
    CAPTURE(page.request.query, hit.stored.document.id);
    CHECK(same.hits[i].stored.document.id == hit.stored.document.id);
    CHECK(same.hits[i].score == hit.score);
    CHECK_FALSE(same.hits[i].explanation);
    REQUIRE(hit.explanation);
    const Explanation& e = *hit.explanation;
    if (!e.not_scored.empty()) {
      CHECK(hit.score == 0);
      CHECK(e.terms.empty());
      continue;
    }
    CHECK(e.parts.Total() == hit.score);
    CheckTerms(e);
    CheckParts(e);
  }
}

// "stem 고문; compound 물고문 elsewhere" for each word of a hit.
std::string Matched(const Explanation& e) {
  std::string out;
  for (const MatchedWord& word : e.matched) {
    out += (out.empty() ? "" : " | ") + std::string(word.negated ? "NOT " : "") + word.word + ":";
    for (const MatchedUnit& unit : word.units) {
      out += " " + unit.kind + (unit.text.empty() ? "" : " ") + unit.text;
      out += std::string(unit.title ? " (title)" : "") + (unit.here ? "" : " (elsewhere)") + ";";
    }
  }
  return out;
}

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
      {"강제북송", "ko-2", "강제북송: side by side 강제 북송;"},
      {"강제북송", "ko-3", "강제북송: stem 강제북송;"},
      {"때려서", "ko-3", "때려서: predicate 때리;"},
      {"쌀", "ko-4", "쌀: stem 쌀;"},
      {"脱北者", "ko-4", "脱北者: bigrams in one text 脱北 北者;"},
      {"탈북자", "ko-4", "탈북자: stem 탈북자;"},
      {"强制遣返", "zh-1", "强制: word 强制; | 遣返: word 遣返;"},
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

TEST_CASE("an explanation adds up to the score") {
  TestIndex first, second;
  const std::vector<StoredDocument>& texts = Texts();
  first.Add({texts.begin(), texts.begin() + 5});
  second.Add({texts.begin() + 5, texts.end()});
  const bool two = GENERATE(false, true);
  if (!two) first.Add({texts.begin() + 5, texts.end()});
  Searcher searcher(two ? std::vector<std::string>{first.path, second.path}
                        : std::vector<std::string>{first.path});
  for (const char* query : {"노래",
                            "노동자",
                            "수용소 노래",
                            "강제북송",
                            "노동자들이 호숫가에서 기다린 배는 무엇인가",
                            "强制遣返",
                            "湖邊",
                            "船",
                            "在湖边等船的工人被强制遣返了吗",
                            "脱北者",
                            "boats",
                            "labor camps",
                            "who waited for the boats in the labour camp",
                            "re-education 12",
                            "quillwort colophon",
                            "title:boats",
                            "=boats",
                            "wait*",
                            "\"labor camp\"",
                            "boats NEAR/5 workers",
                            "*",
                            "id:en-1",
                            "the",
                            "heron OR 쌀",
                            "boats -heron"}) {
    for (const bool any : {false, true}) {
      for (const char* prefer : {"", "ko", "zh-Hant", "de"})
        CheckPage(searcher, Explained(searcher, query, any, prefer));
    }
  }
}

TEST_CASE("an explanation of random queries adds up, and each word of all is accounted for") {
  TestIndex index;
  index.Add(Texts());
  Searcher searcher({index.path});
  const std::vector<std::string> words = {
      "노동자", "로동자", "배를",    "노래",         "수용소", "강제북송", "北",
      "工人",   "强制",   "遣返",    "湖邊",         "人权",   "boats",    "camp",
      "labour", "heron",  "12",      "entry",        "lists",  "the",      "quillwort",
      "쌀이",   "3001",   "letters", "re-education", "때렸다", "脫北者",   "没有消息"};
  std::mt19937 random(11);
  size_t listed = 0;
  for (int round = 0; round < 300; ++round) {
    std::string query;
    for (size_t n = 1 + random() % 6; n > 0; --n) query += words[random() % words.size()] + " ";
    const ResultPage page = Explained(searcher, query, random() % 2);
    CheckPage(searcher, page);
    for (const Hit& hit : page.hits) {
      CAPTURE(query, hit.stored.document.id, Matched(*hit.explanation));
      size_t found = 0;
      for (const MatchedWord& word : hit.explanation->matched) found += !word.units.empty();
      CHECK(found > 0);
      if (page.match == SearchRequest::Match::kAll) CHECK(found == hit.explanation->matched.size());
      ++listed;
    }
  }
  CHECK(listed > 500);
}

TEST_CASE("an explained idf is that of BM25, and names the text that was ranked") {
  TestIndex index;
  index.Add(Texts());
  Searcher searcher({index.path});
  const Xapian::Database db(index.path + "/public");
  const double all = db.get_doccount();
  for (const char* query : {"노래", "强制遣返", "boats", "quillwort"}) {
    const Explanation e = *Explained(searcher, query).hits.at(0).explanation;
    CHECK(e.average_length == Approx(db.get_avlength()));
    for (const TermScore& term : e.terms) {
      const double with = db.get_termfreq((term.title ? "S" : "") + term.term);
      const double ratio = (all - with + 0.5) / (with + 0.5);
      CHECK(term.idf == Approx(std::log(ratio < 2 ? ratio / 2 + 1 : ratio)).margin(1e-6));
    }
  }
  const Explanation report = *Explained(searcher, "colophon").hits.at(0).explanation;
  CHECK(report.passage == report.passages);
  CHECK(report.page == 2);
  const Explanation brief = *Explained(searcher, "노래").hits.at(0).explanation;
  CHECK(brief.passage == 0);
  CHECK(brief.page == 0);
}

TEST_CASE("an explained window says where it stands") {
  TestIndex index;
  index.Add(Texts());
  Searcher searcher({index.path});
  const ResultPage page = Explained(searcher, "workers waited boats labour camp lake", true);
  const Hit& hit = page.hits.at(0);
  REQUIRE(hit.stored.document.id == "en-1");
  const auto& window = hit.explanation->details.window;
  REQUIRE(window);
  const std::string text = Texts()[6].document.text;
  std::string words;
  for (const WindowWord& word : window->words)
    words +=
        text.substr(word.begin, word.end - word.begin) + "@" + std::to_string(word.position) + " ";
  CHECK(words == "Workers@1 waited@2 boats@5 labour@8 camp@9 lake@12 ");
  CHECK_FALSE(hit.explanation->details.slots);
}

TEST_CASE("what was not scored says so") {
  TestIndex index;
  index.Add(Texts());
  Searcher searcher({index.path});
  SearchRequest request;
  request.explain = true;
  request.query = "노래";
  request.sort = SearchRequest::Sort::kDateDescending;
  const ResultPage by_date = searcher.Search(request);
  CHECK(by_date.hits.at(0).explanation->not_scored == "hits are in the order of their dates");
  CHECK(Matched(*by_date.hits.at(0).explanation) == "노래: stem 노래;");
  CHECK(Explained(searcher, "*").hits.at(0).explanation->not_scored ==
        "the query has no words to score with; hits are in the order of their ids");
  CHECK(Explained(searcher, "nowhere").hits.empty());
}

TEST_CASE("a topic's ranking is explained as it was made") {
  TestIndex index;
  index.Add(Texts());
  Searcher searcher({index.path});
  for (const char* topic :
       {"노동자들이 기다린 배", "who waited for the boats in the camp", "湖边的人"}) {
    const std::vector<RunEntry> run = searcher.Rank(topic, 100);
    const std::vector<std::string> ids = {run.at(0).id, run.at(run.size() - 1).id, "nobody"};
    const std::vector<ExplainedEntry> entries = searcher.ExplainRank(topic, 100, ids);
    REQUIRE(entries.size() == 2);
    for (const ExplainedEntry& entry : entries) {
      CHECK(entry.entry.id == run.at(entry.rank - 1).id);
      CHECK(entry.entry.score == run.at(entry.rank - 1).score);
      CHECK(entry.explanation.parts.Total() == entry.entry.score);
      CheckTerms(entry.explanation);
      CheckParts(entry.explanation);
    }
  }
  CHECK(searcher.ExplainRank("nowhere", 100, {"ko-1"}).empty());
}

}  // namespace attest
