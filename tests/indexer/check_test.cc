#include "indexer/check.h"

#include <catch2/catch.hpp>
#include <functional>

#include "indexer/add.h"
#include "indexer/lookup.h"
#include "indexer/writer.h"
#include "schema/error.h"
#include "schema/layout.h"
#include "tests/corpus/readers/zip_writer.h"
#include "tests/indexer/fixture.h"

namespace attest {
namespace {

struct Checked {
  CheckResult result;
  std::string err;
};

Checked Check(const std::string& dir, bool sources = false) {
  CheckOptions options;
  options.index = dir;
  options.sources = sources;
  std::ostringstream err;
  const CheckResult result = CheckIndex(options, err);
  return {result, err.str()};
}

void MakeIndex(const std::string& dir) {
  IndexWriter writer(dir);
  writer.Put(MakeStored("short", "the witness speaks"));
  writer.Put(MakeStored("long", LongText(9000)));
  writer.Put(MakeStored("other", "고문을 당했다"));
  writer.Finish();
}

using Tamper = std::function<void(Xapian::WritableDatabase& db)>;

Xapian::docid IdOf(const Xapian::Database& db, const char* id) { return FindDocid(db, id); }

void Edit(Xapian::WritableDatabase& db, Xapian::docid docid,
          const std::function<void(Xapian::Document&)>& edit) {
  Xapian::Document document = db.get_document(docid);
  edit(document);
  db.replace_document(docid, document);
}

void ReplaceIn(Xapian::Document& document, const std::string& from, const std::string& to) {
  std::string data = document.get_data();
  data.replace(data.find(from), from.size(), to);
  document.set_data(data);
}

TEST_CASE("check names the document that was altered") {
  struct Row {
    const char* why;
    Tamper tamper;
    const char* told;  // part of what is told
  };
  const Row rows[] = {
      {"another text",
       [](auto& db) {
         Edit(db, IdOf(db, "short"),
              [](auto& document) { ReplaceIn(document, "witness", "soldier"); });
       },
       "document short: its text or fields are not those that were indexed"},
      {"another text of a passage",
       [](auto& db) {
         Edit(db, IdOf(db, "long") + 2,
              [](auto& document) { ReplaceIn(document, "witness", "soldier"); });
       },
       "document long: its text or fields are not those that were indexed"},
      {"another field",
       [](auto& db) {
         Edit(db, IdOf(db, "short"), [](auto& document) {
           ReplaceIn(document, "\"batch\":\"batch\"", "\"batch\":\"x\"");
         });
       },
       "document short: its text or fields"},
      {"public data of a restricted record",
       [](auto& db) {
         Edit(db, IdOf(db, "short"),
              [](auto& document) { ReplaceIn(document, "\"public\"", "\"restricted\""); });
       },
       "document short: its access is not that of this database"},
      {"a passage is gone", [](auto& db) { db.delete_document(IdOf(db, "long") + 3); },
       "document long: "},
      {"the last passage is gone", [](auto& db) { db.delete_document(db.get_lastdocid() - 1); },
       "document long: "},
      {"a passage too many",
       [](auto& db) { db.add_document(db.get_document(IdOf(db, "long") + 1)); },
       "passages of long documents, found"},
      {"a term is gone",
       [](auto& db) {
         Edit(db, IdOf(db, "short"), [](auto& document) { document.remove_term("speaks"); });
       },
       "document short (entry 1): its postings, values or text are not what was written"},
      {"another date",
       [](auto& db) {
         Edit(db, IdOf(db, "short"),
              [](auto& document) { document.add_value(slot::kDateSort, "20010101"); });
       },
       "document short (entry 1): its postings, values or text"},
      {"another suggestion",
       [](auto& db) {
         Edit(db, IdOf(db, "other"),
              [](auto& document) { ReplaceIn(document, "liberty.torture", "life"); });
       },
       ": its postings, values or text"},
      {"a suggestion's term is gone",
       [](auto& db) {
         Edit(db, IdOf(db, "other"),
              [](auto& document) { document.remove_term("XSVliberty.torture"); });
       },
       ": its postings, values or text"},
      {"another count", [](auto& db) { db.set_metadata(key::kStats, "{\"documents\":9}"); },
       "expected the counts {\"documents\":9}, found {\"documents\":3"},
  };
  for (const Row& row : rows) {
    INFO(row.why);
    TempDir temp;
    MakeIndex(temp.path());
    CHECK(Check(temp.path()).err == "");
    {
      Xapian::WritableDatabase db(DatabasePath(temp.path(), Access::kPublic));
      row.tamper(db);
      db.commit();
    }
    const Checked checked = Check(temp.path());
    CHECK(checked.result.problems > 0);
    INFO(checked.err);
    CHECK(checked.err.find(row.told) != std::string::npos);
  }
}

TEST_CASE("a file of the database that is cut off or gone is noticed at once") {
  for (const char* table : {"postlist", "termlist", "docdata"}) {
    for (const bool gone : {false, true}) {
      INFO(table << gone);
      TempDir temp;
      MakeIndex(temp.path());
      const std::string file = temp / "public" + "/" + table + ".glass";
      if (gone) {
        std::filesystem::remove(file);
      } else {
        std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
      }
      CHECK(Check(temp.path()).result.problems > 0);
    }
  }
}

TEST_CASE("members of containers are compared with what lies in them now") {
  TempDir temp;
  const auto zip = [](const std::vector<ZipMember>& members) {
    ZipWriter writer;
    for (const ZipMember& member : members) writer.Add(member);
    return writer.Finish();
  };
  temp.Write("in/z.zip", zip({{.name = "a.txt", .content = "eins"},
                              {.name = "b/c.txt", .content = "zwei"},
                              {.name = "d.txt", .content = "drei"}}));
  AddOptions options;
  options.index = temp / "index";
  std::ostringstream err;
  AddPaths({temp / "in"}, options, err);
  const auto counts = [&] {
    const CheckResult result = Check(options.index, true).result;
    return std::to_string(result.same) + " " + std::to_string(result.changed) + " " +
           std::to_string(result.missing);
  };
  CHECK(counts() == "3 0 0");
  temp.Write("in/z.zip",
             zip({{.name = "a.txt", .content = "eins"}, {.name = "b/c.txt", .content = "zwo"}}));
  CHECK(counts() == "1 1 1");
  temp.Write("in/z.zip", "PK\x03\x04 and no more");
  CHECK(counts() == "0 0 3");
  std::filesystem::remove(temp / "in/z.zip");
  CHECK(counts() == "0 0 3");
}

TEST_CASE("sources are the same, changed or missing") {
  TempDir temp;
  temp.Write("in/a.txt", "A");
  temp.Write("in/copy.txt", "A");
  temp.Write("in/b.txt", "B");
  temp.Write("in/sub/file.txt", "F");
  temp.Write("in/sub/manifest.csv", "id,file,title\nf,file.txt,T\n");
  temp.Write("in/batch.jsonl", "{\"id\":\"r\",\"text\":\"R\"}\n{\"id\":\"s\",\"text\":\"S\"}\n");
  AddOptions options;
  options.index = temp / "index";
  std::ostringstream err;
  AddPaths({temp / "in"}, options, err);
  AddPaths({temp.Write("one.xml", "<records><record id='x'><text>X</text></record></records>")},
           options, err);
  const auto counts = [&] {
    const CheckResult result = Check(options.index, true).result;
    return std::to_string(result.same) + " " + std::to_string(result.changed) + " " +
           std::to_string(result.missing);
  };
  CHECK(counts() == "7 0 0");  // of a document with two paths both
  temp.Write("in/a.txt", "A2");
  temp.Write("in/batch.jsonl", "{\"id\":\"r\",\"text\":\"R2\"}\n");
  CHECK(counts() == "4 2 1");
  std::filesystem::remove_all(temp / "in/sub");
  temp.Write("one.xml", "<records>");
  CHECK(counts() == "2 2 3");
  CHECK(Check(options.index, true).err.find(temp / "in/a.txt: changed (document a.txt)\n") !=
        std::string::npos);
}

}  // namespace
}  // namespace attest
