// A report of 400 pages beside short documents: one document to people, found and quoted by its
// passages.
#include <catch2/catch.hpp>

#include <chrono>
#include <filesystem>

#include "indexer/writer.h"
#include "schema/error.h"
#include "schema/layout.h"
#include "schema/text.h"
#include "searcher/searcher.h"

namespace attest {
namespace {

class TemporaryFolder {
 public:
  TemporaryFolder() {
    char name[] = "/tmp/attest-report-XXXXXX";
    REQUIRE(mkdtemp(name));
    path_ = name;
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  std::string Index() const { return path_ + "/index"; }

 private:
  std::string path_;
};

StoredDocument Make(const std::string& id, const std::string& title, const std::string& text) {
  StoredDocument stored;
  stored.document.id = id;
  stored.document.title = title;
  stored.document.text = text;
  stored.document.languages = {"en"};
  stored.document.date = ParseDate("2014-02", nullptr);
  stored.document.violations = {"liberty.torture"};
  stored.provenance = {id + ".txt", Hex(Sha256(text)), "batch", "/archive", false, true, {}};
  return stored;
}

// 400 pages of several paragraphs; page 3 has "lanterns", page 303 "orchard", pages 10, 110 and 210
// one bigram each of 无家可归 and page 50 the word 任意拘留 whole.
std::string Report() {
  std::string text;
  for (int page = 1; page <= 400; ++page) {
    if (page > 1) text += '\f';
    for (int paragraph = 0; paragraph < 4; ++paragraph) {
      text += "On day " + std::to_string(page * 10 + paragraph) +
              " the committee heard how people were moved between the camps. Several of them "
              "described the same road. "
              "The chair asked about food, work and sickness, and the answers were noted by the "
              "clerk.\n\n";
    }
    if (page == 3) text += "The lanterns were put out before the march.\n";
    if (page == 303) text += "An orchard stood where the barracks had been.\n";
    if (page == 10) text += "他说无家。\n";
    if (page == 110) text += "写着家可二字。\n";
    if (page == 210) text += "何时可归。\n";
    if (page == 50) text += "他们遭到任意拘留。\n";
  }
  return text;
}

SearchRequest Ask(const std::string& query,
                  SearchRequest::Match match = SearchRequest::Match::kAll) {
  SearchRequest request;
  request.query = query;
  request.match = match;
  return request;
}

std::string Dump(const ResultPage& page) {
  std::string text =
      std::to_string(page.total) + (page.match == SearchRequest::Match::kAny ? " any" : "");
  for (const Hit& hit : page.hits) {
    text += " " + hit.stored.document.id;
    for (const Snippet& snippet : hit.snippets) text += " p" + std::to_string(snippet.page);
  }
  return text;
}

TEST_CASE("a report of 400 pages is one document") {
  TemporaryFolder folder;
  {
    IndexWriter writer(folder.Index());
    writer.Put(Make("report", "Report of the committee", Report()));
    writer.Put(Make("note", "A note", "The lanterns of the town are described in a short note."));
    writer.Commit();
  }
  Searcher searcher({folder.Index()});

  struct Row {
    std::string query, dump;
  };
  for (const Row& row : {
           Row{"lanterns", "2 note p0 report p3"},
           Row{"orchard", "1 report p303"},
           Row{"lanterns orchard",
               "1 report p303 p3"},  // 300 pages apart: one document, both quoted
           Row{"任意拘留", "1 report p50"},
           Row{"无家可归", "0"},  // its bigrams are scattered over the report
           Row{"committee", "1 report p1"},
           Row{"title:committee", "1 report p1"},
           Row{"*", "2 note p0 report p1"},
           Row{"NOT orchard", "1 note p0"},
       }) {
    CAPTURE(row.query);
    const ResultPage page = searcher.Search(Ask(row.query));
    CHECK(Dump(page) == row.dump);
  }

  const ResultPage page = searcher.Search(Ask("people OR lanterns"));
  REQUIRE(page.facets.size() == 7);
  CHECK(page.facets[0].name == "language");
  REQUIRE(page.facets[0].values.size() == 1);
  CHECK(page.facets[0].values[0].count == 2);  // documents, not passages
  CHECK(page.facets[1].values[0].value == "2014");
  CHECK(page.facets[5].values[0].count == 2);

  SearchRequest by_date = Ask("orchard");
  by_date.sort = SearchRequest::Sort::kDate;
  CHECK(Dump(searcher.Search(by_date)) ==
        "1 report p303");  // the snippet is the best passage in any order

  // A limit that has passed before it begins: nothing is read again, and the answer says so.
  searcher.SetTimeLimit(std::chrono::milliseconds(-1));
  CHECK(!searcher.Search(Ask("\"same road\"")).exact);
  CHECK(searcher.Search(Ask("orchard")).exact);
  searcher.SetTimeLimit(std::chrono::milliseconds(0));
  CHECK(Dump(searcher.Search(Ask("\"same road\""))) == "1 report p1");
  CHECK(searcher.Search(Ask("\"same road\"")).exact);

  const ShownDocument shown = searcher.Show("report");
  REQUIRE(shown.pages.size() == 400);
  std::string text = shown.pages[0].text;
  for (size_t i = 1; i < shown.pages.size(); ++i) text += '\f' + shown.pages[i].text;
  CHECK(text == Report());
  CHECK_THROWS_AS(searcher.Show("nothing"), NotFoundError);

  const auto run = searcher.Rank("lanterns orchard", 100);
  REQUIRE(run.size() == 2);  // a document once, by its best passage
}

TEST_CASE("several indexes are one list") {
  TemporaryFolder one, two;
  for (const auto* folder : {&one, &two}) {
    IndexWriter writer(folder->Index());
    const std::string name = folder == &one ? "one" : "two";
    writer.Put(Make(name + "-short", "", "The lanterns were lit in " + name + "."));
    writer.Put(Make(name + "-long", "", Report()));
    writer.Commit();
  }
  Searcher searcher({one.Index(), two.Index()});
  const ResultPage page = searcher.Search(Ask("lanterns"));
  CHECK(page.total == 4);
  CHECK(page.hits.size() == 4);
  CHECK(page.facets[0].values[0].count == 4);
  CHECK(searcher.Show("two-long").pages.size() == 400);
  CHECK(Dump(searcher.Search(Ask("任意拘留"))) == "2 one-long p50 two-long p50");
}

TEST_CASE("a searcher goes on while a writer writes") {
  TemporaryFolder folder;
  IndexWriter writer(folder.Index());
  writer.Put(Make("d0", "", "lanterns 0"));
  writer.Commit();
  Searcher searcher({folder.Index()});
  for (int i = 1; i <= 30; ++i) {
    writer.Put(Make("d" + std::to_string(i), "", "lanterns " + std::to_string(i)));
    writer.Commit();
    if (i % 3 == 0) CHECK(searcher.Search(Ask("lanterns")).total == static_cast<uint64_t>(i + 1));
  }
}

}  // namespace
}  // namespace attest
