// The reasons of hits: what they say is there, is there, and what they add up to is the score.
#include <xapian.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "searcher/rerank.h"
#include "tests/searcher/explained.h"

namespace attest {
namespace {

void CheckTerms(const Explanation& e) {
  double sum = 0, before = INFINITY;
  for (const TermScore& term : e.terms) {
    CHECK(term.wdf > 0);
    CHECK(term.contribution == Approx(term.weight * term.idf * term.tf).margin(1e-9));
    CHECK(term.contribution <= before);
    before = term.contribution;
    sum += term.contribution;
  }
  for (const ConceptScore& named : e.concepts) {
    CHECK(named.tf > 0);
    CHECK(named.contribution == Approx(named.weight * named.idf * named.tf).margin(1e-9));
    sum += named.contribution;
  }
  CHECK(std::abs(sum - e.parts.bm25) < 1e-6);
}

void CheckWindow(const std::optional<WindowDetails>& window, double weight, double part) {
  CHECK(part == (window ? weight * window->sum : 0));
  if (!window) return;
  double sum = 0;
  for (const WindowWord& word : window->words) sum += word.value;
  CHECK(std::abs(sum - window->sum) < 1e-9);
}

void CheckParts(const Explanation& e) {
  const ScoreDetails& details = e.details;
  CheckWindow(details.window, kWindowWeight, e.parts.window);
  CheckWindow(details.lead, kLeadWeight, e.parts.lead);
  CheckWindow(details.characters, kCharacterWeight, e.parts.characters);
  double all = 0, there = 0;
  if (details.slots) {
    for (const SlotWord& word : details.slots->words) {
      all += word.value;
      if (word.there) there += word.value;
    }
    CHECK(std::abs(details.slots->share - (all > 0 ? there / all : 1)) < 1e-9);
  }
  CHECK(e.parts.slot_factor == (details.slots ? 1 - kSlotWeight * (1 - details.slots->share) : 1));
  CHECK(e.parts.language_factor ==
        (details.own_language ? 1 : LanguageFactor(details.preferred, details.share_of_best)));
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

}  // namespace

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

TEST_CASE("an index that is given twice is explained twice") {
  TestIndex index;
  index.Add(Texts());
  Searcher searcher({index.path, index.path});
  SearchRequest request;
  request.query = "boats camp";
  request.explain = true;
  for (request.limit = 1; request.limit < 5; ++request.limit)
    CheckPage(searcher, searcher.Search(request));
}

TEST_CASE("an explanation of random queries adds up, and each word of all is accounted for") {
  TestIndex index;
  index.Add(Texts());
  Searcher searcher({index.path});
  const std::vector<std::string> words = {"노동자",       "로동자",
                                          "배를",         "노래",
                                          "수용소",       "강제북송",
                                          "北",           "工人",
                                          "强制",         "遣返",
                                          "湖邊",         "人权",
                                          "boats",        "camp",
                                          "labour",       "heron",
                                          "12",           "entry",
                                          "lists",        "the",
                                          "quillwort",    "쌀이",
                                          "3001",         "letters",
                                          "re-education", "때렸다",
                                          "脫北者",       "没有消息",
                                          "refoulement",  "concept:movement.refoulement",
                                          "=강제북송",    "defectors",
                                          "劳动营",       "forced repatriation",
                                          "title:船"};
  std::mt19937 random(11);
  size_t listed = 0, named = 0;
  for (int round = 0; round < 300; ++round) {
    std::string query;
    for (size_t n = 1 + random() % 6; n > 0; --n) query += words[random() % words.size()] + " ";
    const ResultPage page = Explained(searcher, query, random() % 2);
    CheckPage(searcher, page);
    for (const Hit& hit : page.hits) {
      CAPTURE(query, hit.stored.document.id, Matched(*hit.explanation));
      named += !hit.explanation->concepts.empty();
      size_t found = 0;
      for (const MatchedWord& word : hit.explanation->matched) found += !word.units.empty();
      CHECK(found > 0);
      if (page.match == SearchRequest::Match::kAll) CHECK(found == hit.explanation->matched.size());
      ++listed;
    }
  }
  CHECK(listed > 500);
  CHECK(named > 100);
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

TEST_CASE("a query in Han that may be Korean has two languages of its own") {
  TestIndex index;
  std::vector<StoredDocument> texts = {MakeStored("ko", "출신성분을 물었다."),
                                       MakeStored("zh", "他問出身成分。"),
                                       MakeStored("en", "They asked for 出身成分.")};
  for (StoredDocument& text : texts) text.document.languages = {text.document.id};
  index.Add(texts);
  Searcher searcher({index.path});
  std::map<std::string, std::string> languages;
  for (const Hit& hit : Explained(searcher, "出身成分").hits) {
    const ScoreDetails& details = hit.explanation->details;
    languages[hit.stored.document.id] =
        (details.own_language ? "in " : "not in ") + details.language;
  }
  CHECK(languages ==
        std::map<std::string, std::string>{{"ko", "in ko"}, {"zh", "in zh"}, {"en", "not in zh"}});
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
  const RunEntry own = searcher.Rank("배", 100, "ko").at(0);
  const auto other = searcher.ExplainRank("배", 100, {own.id}, "en");
  REQUIRE(other.size() == 1);
  CHECK(other[0].explanation.details.share_of_best == 1);
  CHECK(other[0].explanation.parts.language_factor == kOtherThanPreferred);
  CHECK(other[0].explanation.details.language == "en");
  CHECK(other[0].explanation.details.preferred);
}

}  // namespace attest
