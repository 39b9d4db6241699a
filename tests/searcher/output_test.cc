#include "searcher/output.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <random>

#include "schema/text.h"
#include "searcher/output_layout.h"

namespace attest {
namespace {

DateInterval Date(const std::string& written) {
  DateInterval date;
  date.written = written;
  return date;
}

Hit FirstHit() {
  Hit hit;
  hit.rank = 1;
  hit.score = 12.34567;
  Document& document = hit.stored.document;
  document.id = "letters/a 1.txt";
  document.title = "회령 보위부에서 겪은 고문에 대한 증언";
  document.languages = {"ko"};
  document.date = Date("2017-09");
  document.event_date = Date("2009/2011");
  document.source = "통일연구원";
  document.source_type = "testimony";
  document.violations = {"liberty.torture", "own text"};
  document.places = {"kp.hoeryong"};
  hit.stored.provenance = {
      .path = "letters/a 1.txt",
      .sha256 = "00ff",
      .batch = "2017",
      .root = "/secret/root",
      .bare = false,
      .given_id = false,
      .origins = {{Field::kTitle, Origin::kManifest}, {Field::kDate, Origin::kFile}}};
  hit.stored.copies = {{"copies/a.txt", "copies/a.txt", "2017", "/secret/root"}};
  hit.snippets = {{143,
                   {{"… 그는 ", false},
                    {"고문", true},
                    {"을 당했다고 말했다.\n保卫部的", false},
                    {"酷刑", true},
                    {" and \"torture\" …", false}}}};
  return hit;
}

Hit BareHit() {
  Hit hit;
  hit.rank = 2;
  hit.score = 1;
  hit.stored.document.id = "=b";
  hit.stored.provenance.path = "b";
  hit.snippets = {{0, {{"plain", false}}}};
  return hit;
}

ResultPage SamplePage() {
  ResultPage page;
  page.request.query = "고문";
  page.request.limit = 2;
  page.match = SearchRequest::Match::kAll;
  page.total = 42;
  page.took_ms = 3.14159;
  page.hits = {FirstHit(), BareHit()};
  page.facets = {
      {"language", {{"ko", "Korean", 30, {}}, {"en", "English", 12, {}}}},
      {"year", {{"2009", "2009", 1, {}}, {"2017", "", 4, {}}, {"undated", "", 2, {}}}},
      {"event_year", {}},
      {"source", {{"통일연구원", "", 9, {}}, {"Human Rights Watch", "", 3, {}}}},
      {"source_type", {{"testimony", "Testimony", 42, {}}}},  // all have it: narrows nothing
      {"violation", {{"liberty", "Liberty", 9, {{"liberty.torture", "Torture", 7, {}}}}}},
      {"place", {{"it's", "", 1, {}}}}};
  page.index = {1234, "7", "layout 1 analysis 1"};
  return page;
}

TEST_CASE("the JSON of a page has the keys of the contract in their order") {
  ResultPage page = SamplePage();
  page.hits.resize(1);
  page.facets.resize(2);
  page.facets.push_back(SamplePage().facets[5]);
  page.expansions = {{"고문", "liberty.torture", {"torture", "酷刑"}}};
  page.notes = {"for people"};
  CHECK(
      ToJson(page) ==
      R"({"version":1,"query":"고문","total":42,"exact":true,"offset":0,"limit":2,"sort":"relevance",)"
      R"("match":"all","took_ms":3.1,"hits":[{"rank":1,"id":"letters/a 1.txt","score":12.3457,)"
      R"("title":"회령 보위부에서 겪은 고문에 대한 증언","languages":["ko"],"date":"2017-09",)"
      R"("event_date":"2009/2011","source":"통일연구원","source_type":"testimony",)"
      R"("violations":["liberty.torture","own text"],"places":["kp.hoeryong"],"url":null,)"
      R"("path":"letters/a 1.txt","sha256":"00ff","batch":"2017","snippets":[{"page":143,"fragments":)"
      R"([{"text":"… 그는 "},{"text":"고문","hit":true},{"text":"을 당했다고 말했다.\n保卫部的"},)"
      R"({"text":"酷刑","hit":true},{"text":" and \"torture\" …"}]}]}],)"
      R"("facets":{"language":[{"value":"ko","label":"Korean","count":30},)"
      R"({"value":"en","label":"English","count":12}],"year":[{"value":"2009","count":1},)"
      R"({"value":"2017","count":4},{"value":"undated","count":2}],"violation":[{"value":"liberty",)"
      R"("label":"Liberty","count":9,"children":[{"value":"liberty.torture","label":"Torture","count":7}]}]},)"
      R"("expansions":[{"for":"고문","concept":"liberty.torture","forms":["torture","酷刑"]}],)"
      R"("suggestion":null,"index":{"documents":1234,"revision":"7","layout":"layout 1 analysis 1"}})");
}

TEST_CASE("what is absent is null or empty, never left out") {
  ResultPage page;
  page.hits = {BareHit()};
  page.match = SearchRequest::Match::kAny;
  page.exact = false;
  page.request.sort = SearchRequest::Sort::kDateDescending;
  page.suggestion = "고문\xff";  // never expected; still valid JSON
  CHECK(
      ToJson(page) ==
      R"({"version":1,"query":"","total":0,"exact":false,"offset":0,"limit":10,"sort":"-date","match":"any",)"
      R"("took_ms":0.0,"hits":[{"rank":2,"id":"=b","score":1.0,"title":null,"languages":[],"date":null,)"
      R"("event_date":null,"source":null,"source_type":null,"violations":[],"places":[],"url":null,)"
      R"("path":"b","sha256":"","batch":null,"snippets":[{"page":null,"fragments":[{"text":"plain"}]}]}],)"
      "\"facets\":{},\"expansions\":[],\"suggestion\":\"고문\xEF\xBF\xBD\","
      R"("index":{"documents":0,"revision":"","layout":""}})");
}

ShownDocument SampleDocument() {
  ShownDocument shown;
  shown.stored = FirstHit().stored;
  shown.stored.document.access = Access::kRestricted;
  shown.stored.document.creator = "박\x1b[31m";
  shown.pages = {{1, "첫째 쪽.\r\n\tSecond line.\n\nFourth."}, {2, "둘째 쪽"}};
  return shown;
}

TEST_CASE("the JSON of a document, without its root") {
  CHECK(
      ToJson(SampleDocument()) ==
      R"({"version":1,"id":"letters/a 1.txt","title":"회령 보위부에서 겪은 고문에 대한 증언","languages":["ko"],)"
      R"("date":"2017-09","event_date":"2009/2011","source":"통일연구원","source_type":"testimony",)"
      R"("violations":["liberty.torture","own text"],"places":["kp.hoeryong"],"access":"restricted",)"
      R"("creator":"박\u001b[31m","rights":null,"url":null,"identifier":null,"path":"letters/a 1.txt",)"
      R"("sha256":"00ff","batch":"2017","paths":["letters/a 1.txt","copies/a.txt"],)"
      R"("pages":[{"page":1,"text":"첫째 쪽.\r\n\tSecond line.\n\nFourth."},{"page":2,"text":"둘째 쪽"}],)"
      R"("origins":{"title":"manifest","date":"file"},"suggested":{}})");
  ShownDocument plain;
  plain.pages = {{0, "a"}};
  const auto json = nlohmann::json::parse(ToJson(plain));
  CHECK(json["pages"][0]["page"].is_null());
  CHECK(json["access"] == "public");
}

TEST_CASE("status and problems") {
  CHECK(ToJson(IndexInfo{3, "9", "layout 1 analysis 1"}) ==
        R"({"version":1,"documents":3,"revision":"9","layout":"layout 1 analysis 1"})");
  CHECK(ProblemJson(404, "Not Found", "no document \"a\"") ==
        R"({"type":"about:blank","title":"Not Found","status":404,"detail":"no document \"a\""})");
  CHECK(ProblemJson(400, "Bad Request", "x", 0) ==
        R"({"type":"about:blank","title":"Bad Request","status":400,"detail":"x","position":0})");
}

TEST_CASE("a page as text") {
  TextStyle style;
  style.width = 50;
  CHECK(ToText(SamplePage(), style) ==
        R"(42 documents with all of the query, 1 to 2 of
  them:

 1. 회령 보위부에서 겪은 고문에 대한 증언
    2017-09 · 통일연구원 · Testimony · Torture,
    own text
    letters/a 1.txt
    p. 143: … 그는 고문을 당했다고 말했다. 保卫部
    的酷刑 and "torture" …

 2. =b
    undated
    plain

Narrow it down by
  --language     ko (Korean) 30, en (English) 12
  year           2009 1, 2017 4, undated 2
  --source       통일연구원 9, 'Human Rights
                 Watch' 3
  --violation    liberty (Liberty) 9,
                 liberty.torture (Torture) 7
  --place        'it'\''s' 1

More with --offset 2
)");
}

TEST_CASE("a Korean reader of a Chinese page on a terminal") {
  ResultPage page;
  page.request.query = "酷刑";
  page.request.label = "ko";
  page.total = 1;
  page.match = SearchRequest::Match::kAny;
  page.notes = {"No document has all of the words; these have some."};
  page.hits = {FirstHit()};
  page.hits[0].stored.document.title = "关于在集中营中遭受酷刑的证词";
  page.hits[0].stored.document.violations.resize(1);
  page.hits[0].stored.document.access = Access::kRestricted;
  page.hits[0].snippets = {
      {0, {{"他在", false}, {"保卫部 监狱", true}, {"里遭受了长期的", false}, {"酷刑", true}}}};
  TextStyle style;
  style.width = 24;
  style.color = true;
  CHECK(ToText(page, style) ==
        "1 document with any word\n"
        "  of the query\n"
        "No document has all of\n"
        "  the words; these have\n"
        "  some.\n"
        "\n"
        " 1. 关于在集中营中遭受酷\n"
        "    刑的证词\n"
        "    2017-09 · 통일연구원\n"
        "    · 증언 · 고문 ·\n"
        "    restricted\n"
        "    letters/a 1.txt\n"
        "    他在\x1b[1m保卫部 监狱\x1b[0m里遭\n"
        "    受了长期的\x1b[1m酷刑\x1b[0m\n");
}

TEST_CASE("the line of the total") {
  struct Row {
    std::string query;
    uint64_t total;
    bool exact;
    std::string line;
  };
  const Row rows[] = {
      {"a", 0, true, "Nothing found.\n"},
      {"a", 1, true, "1 document with all of the query\n"},
      {"a", 7, false, "at least 7 documents with all of the query\n"},
      {"", 7, true, "7 documents\n"},
      {" * ", 7, true, "7 documents\n"},
  };
  for (const Row& row : rows) {
    ResultPage page;
    page.request.query = row.query;
    page.total = row.total;
    page.exact = row.exact;
    CHECK(ToText(page, {}) == row.line);
  }
}

TEST_CASE("a document as text") {
  TextStyle style;
  style.width = 40;
  style.color = true;
  CHECK(ToText(SampleDocument(), style) ==
        R"(id            letters/a 1.txt
title         회령 보위부에서 겪은
              고문에 대한 증언
date          2017-09
event date    2009/2011
language      ko
source        통일연구원
source type   testimony (Testimony)
violations    liberty.torture (Torture)
              own text
places        kp.hoeryong (Hoeryong)
creator       박\x1b[31m
access        restricted
batch         2017
path          letters/a 1.txt
              copies/a.txt
sha256        00ff

[page 1]
첫째 쪽.
Second line.

Fourth.

[page 2]
둘째 쪽
)");
}

TEST_CASE("lines are wrapped by columns") {
  struct Row {
    std::string text, lines;
  };
  const Row rows[] = {
      {"", "> \n"},
      {"a b", "> a b\n"},
      {"one two three four five six", "> one two three four\n five six\n"},
      {"abcdefghijklmnopqrstuvwxyz", "> abcdefghijklmnopqr\n stuvwxyz\n"},  // no place to break
      {"a abcdefghijklmnopqrstuvwxyz", "> a\n abcdefghijklmnopqrs\n tuvwxyz\n"},
      {"정치범 수용소에서의 고문", "> 정치범\n 수용소에서의 고문\n"},
      {"一二三四五六七八九，十", "> 一二三四五六七八\n 九，十\n"},  // no comma begins a line
      {"a\t\r\n b\x0c　c", "> a b c\n"},
      {"a\x1b[2Jb\x7f", "> a\\x1b[2Jb\\x7f\n"},
      {"e\xcc\x81"
       "e\xcc\x81",
       "> e\xcc\x81"
       "e\xcc\x81\n"},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    CHECK(Wrap(row.text, "> ", {20, false, 1}) == row.lines);
  }
  CHECK(Wrap("a b", "", {0, false, 90}) == "a b\n");  // a terminal of no width
}

TEST_CASE("no stored text makes a line too long or reaches the terminal raw") {
  const std::vector<std::string> pieces = {"a",
                                           "word",
                                           " ",
                                           "\n",
                                           "고",
                                           "문을",
                                           "保",
                                           "卫部",
                                           "，",
                                           "\x1b",
                                           "\xc2\x9b",
                                           "\xe2\x80\xae",
                                           "\xcc\x81",
                                           "\xf0\x9f\x98\x80",
                                           "\xe3\x80\x80",
                                           "-",
                                           std::string(1, '\0'),
                                           std::string(50, 'x')};
  std::mt19937 random(3);
  for (int round = 0; round < 3000; ++round) {
    StyledText text;
    for (size_t n = random() % 30; n > 0; --n)
      text.Append(pieces[random() % pieces.size()], random() % 3 == 0);
    const size_t width = 20 + random() % 30, indent = random() % 8;
    const std::string plain = Wrap(text, "", {width, false, indent});
    std::string letters, expected;
    for (size_t at = 0; at < plain.size();) {
      const size_t end = plain.find('\n', at);
      const std::string line = plain.substr(at, end - at);
      CHECK(DisplayWidth(line) <= width);
      CHECK(Printable(line, line.size() + 1) == line);
      at = end + 1;
      for (const char c : line) letters += c == ' ' ? "" : std::string(1, c);
    }
    for (const char c : text.text()) expected += c == ' ' ? "" : std::string(1, c);
    CHECK(letters == expected);  // nothing is lost
    std::string colored = Wrap(text, "", {width, true, indent});
    for (const std::string code : {"\x1b[1m", "\x1b[0m"}) {
      for (size_t at = 0; (at = colored.find(code, at)) != colored.npos;)
        colored.erase(at, code.size());
    }
    CHECK(colored == plain);
  }
}

TEST_CASE("CSV is what RFC 4180 and a spreadsheet can take") {
  ResultPage page = SamplePage();
  CHECK(ToCsv(page) ==
        "rank,id,title,date,event_date,languages,source,source_type,violations,places,url,path,"
        "batch,sha256,score,"
        "page,snippet\r\n"
        "1,letters/a 1.txt,회령 보위부에서 겪은 고문에 대한 "
        "증언,2017-09,2009/2011,ko,통일연구원,testimony,"
        "liberty.torture|own text,kp.hoeryong,,letters/a 1.txt,2017,00ff,12.3457,143,"
        "\"… 그는 고문을 당했다고 말했다.\n保卫部的酷刑 and \"\"torture\"\" …\"\r\n"
        "2,'=b,,,,,,,,,,b,,,1.0000,,plain\r\n");
  struct Row {
    std::string title, cell;
  };
  const Row rows[] = {
      {"a,b", "\"a,b\""}, {"+1", "'+1"},         {"-1", "'-1"},
      {"@x", "'@x"},      {"＝x", "'＝x"},       {"=a\"b", "\"'=a\"\"b\""},
      {"\t=x", "' =x"},   {"a\x1b[1m", "a [1m"}, {"a=b", "a=b"},
  };
  for (const Row& row : rows) {
    ResultPage one;
    one.hits = {BareHit()};
    one.hits[0].stored.document.title = row.title;
    const std::string csv = ToCsv(one);
    CHECK(csv.substr(csv.find("\r\n") + 2) ==
          "2,'=b," + row.cell + ",,,,,,,,,b,,,1.0000,,plain\r\n");
  }
}

TEST_CASE("a TREC run") {
  CHECK(ToTrec("q1", {{"a b/c", 12.5}, {"고문", 0.1234567}}) ==
        "q1 Q0 a%20b/c 1 12.500000 attest\nq1 Q0 고문 2 0.123457 attest\n");
  CHECK(ToTrec("q1", {}).empty());
}

}  // namespace
}  // namespace attest
