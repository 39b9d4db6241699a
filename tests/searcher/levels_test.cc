// Public and restricted documents together: what is seen when, each document once.
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>

#include "indexer/compaction.h"
#include "indexer/database.h"
#include "indexer/index_folder.h"
#include "schema/error.h"
#include "schema/layout.h"
#include "searcher/searcher.h"
#include "tests/searcher/readers.h"
#include "tests/searcher/served_index.h"

namespace attest {
namespace {

const std::string kLong = [] {
  std::string text;
  for (int i = 0; i < 300; ++i) text += "camp number " + std::to_string(i) + ". ";
  return text;
}();

// "a b|2|2|2": ids in their order, total, sum of a facet, documents.
std::string Seen(Searcher& searcher, const std::string& query = "*", size_t limit = 1000) {
  SearchRequest request;
  request.query = query;
  request.limit = limit;
  const ResultPage page = searcher.Search(request);
  std::set<std::string> ids;
  std::string text;
  for (const Hit& hit : page.hits) {
    text += (text.empty() ? "" : " ") + hit.stored.document.id;
    if (!ids.insert(hit.stored.document.id).second) text += "(again)";
  }
  size_t counted = 0;
  for (const Facet& facet : page.facets) {
    for (const FacetValue& value : facet.values) counted += facet.name == "year" ? value.count : 0;
  }
  return text + "|" + std::to_string(page.total) + "|" + std::to_string(counted) + "|" +
         std::to_string(page.index.documents);
}

}  // namespace

TEST_CASE("restricted documents are followed as they come and go") {
  TestIndex index;
  index.Add("a", "camp");
  Searcher open({index.path}), all({index.path}, true);
  CHECK(Seen(all) == "a|1|1|1");
  for (int again = 0; again < 3; ++again) {  // restricted.1 each time, another database
    index.Add("z", "camp zebra", Access::kRestricted);
    CHECK(Seen(all) == "a z|2|2|2");
    CHECK(Seen(all, "zebra") == "z|1|1|2");
    CHECK(all.Show("z").stored.document.access == Access::kRestricted);
    CHECK(Seen(open) == "a|1|1|1");
    CHECK(Seen(open, "zebra") == "|0|0|1");
    CHECK(Seen(open, "zeb*") == "|0|0|1");
    CHECK(Seen(open, "id:z") == "|0|0|1");
    CHECK_THROWS_AS(open.Show("z"), NotFoundError);
    CHECK(open.Rank("zebra", 10).empty());
    // Without a question in between it is another database under the old name.
    if (again == 1) index.DropRestricted();
    if (again == 1) index.Add("y", kLong, Access::kRestricted);
    CHECK(Seen(all) == (again == 1 ? "a y|2|2|2" : "a z|2|2|2"));
    CompactDatabase(index.path, Access::kRestricted);
    CHECK(Seen(all, "camp").ends_with("|2|2|2"));
    index.DropRestricted();
    CHECK(Seen(all) == "a|1|1|1");
    CHECK_THROWS_AS(all.Show("z"), NotFoundError);
  }
}

TEST_CASE("an index that was made anew under its name is another one") {
  TestIndex index;
  index.Add("a", "camp one");
  Searcher searcher({index.path});
  CHECK(Seen(searcher) == "a|1|1|1");
  std::filesystem::remove_all(index.path);
  CHECK_THROWS_WITH(Seen(searcher), Catch::Contains(": no such index; make one with "));
  index.Add("b", "camp two");
  CHECK(Seen(searcher) == "b|1|1|1");
  std::filesystem::remove_all(index.path);
  index.Add("c", "camp three");
  CHECK(Seen(searcher) == "c|1|1|1");
  CHECK(Seen(searcher, "three") == "c|1|1|1");
}

TEST_CASE("an interrupted change of access shows a document once") {
  struct Row {
    const char *why, *pending;
    bool in_public, in_restricted;
  };
  const Row rows[] = {
      {"public has it, restricted has it still", "public", true, true},
      {"public has it not yet", "public", false, true},
      {"public has it still", "restricted", true, true},
      {"public has it no more", "restricted", false, true},
  };
  for (const Row& row : rows) {
    for (const std::string& text : {std::string("camp zebra"), kLong + "zebra"}) {
      INFO(row.why << ", " << text.size());
      TestIndex index;
      index.Add({MakeStored("a", "camp"), MakeStored("z", "camp zebra", Access::kRestricted)});
      {
        Suggester suggester(Vocabulary::SharedBuiltIn());
        DatabaseWriter open(DatabasePath(index.path, Access::kPublic), index.path);
        DatabaseWriter closed(DatabasePath(index.path, Access::kRestricted), index.path);
        if (row.in_public) open.Put(MakeStored("m", text), suggester);
        if (row.in_restricted) closed.Put(MakeStored("m", text, Access::kRestricted), suggester);
        closed.SetMetadata(std::string(key::kPending) + "m", row.pending);
        closed.SetMetadata(key::kPending, "compact");
        open.Commit();
        closed.Commit();
      }
      Searcher all({index.path}, true);
      CHECK(Seen(all) == "a m z|3|3|3");
      CHECK(Seen(all, "zebra").ends_with("|2|2|3"));
      CHECK(all.Rank("zebra", 10).size() == 2);
      CHECK(all.Show("m").stored.document.access ==
            (row.in_public ? Access::kPublic : Access::kRestricted));
      IndexWriter(index.path).Commit();  // finishes it
      CHECK(Seen(all) == "a m z|3|3|3");
    }
  }
}

TEST_CASE("a document that moves between the levels is never found twice") {
  TestIndex index;
  index.Add({MakeStored("a", "camp"), MakeStored("m", "camp"), MakeStored("l", kLong)});
  Readers readers;
  for (int i = 0; i < 3; ++i) {
    readers.Start([&index] {
      const auto all = std::make_shared<Searcher>(std::vector<std::string>{index.path}, true);
      return [all] {
        const std::string seen = Seen(*all, "camp");
        // Two of three move; each may be in neither database for a moment.
        for (const char* total : {"|1|1|1", "|2|2|2", "|3|3|3"}) {
          if (seen.ends_with(total) && seen.find("again") == seen.npos) return std::string();
        }
        return seen;
      };
    });
  }
  for (int i = 0; i < 40; ++i) {
    const Access access = i % 2 ? Access::kPublic : Access::kRestricted;
    IndexWriter writer(index.path);
    writer.Put(MakeStored("m", "camp", access));
    writer.Put(MakeStored("l", kLong, access));
    i % 4 < 2 ? writer.Commit() : writer.Finish();
    if (i % 8 == 7) index.DropRestricted();
  }
  CHECK(readers.Stop() == "");
  Searcher all({index.path}, true);
  CHECK(Seen(all) == "a l m|3|3|3");
}

TEST_CASE("an index that cannot be read says where and what to do") {
  TestIndex index;
  for (int i = 0; i < 20; ++i) index.Add(std::to_string(i), kLong + std::to_string(i));
  Searcher before({index.path});
  const std::string database = DatabasePath(index.path, Access::kPublic);
  for (const char* table : {"/docdata.glass", "/postlist.glass"}) {
    std::fstream file(database + table, std::ios::in | std::ios::out | std::ios::binary);
    file << std::string(std::filesystem::file_size(database + table), '\xff');
  }
  const auto fails = [&](const std::function<void()>& read) {
    CHECK_THROWS_WITH(read(), Catch::StartsWith(index.path + "/public: cannot be ") &&
                                  Catch::EndsWith("; check it with attest-index check"));
  };
  fails([&] { Seen(before); });
  fails([&] { Seen(before); });
  fails([&] { before.Show("1"); });
  fails([&] { Searcher({index.path}); });
  std::filesystem::remove_all(database);
  fails([&] { Searcher({index.path}); });
  fails([&] { Seen(before); });
}

}  // namespace attest
