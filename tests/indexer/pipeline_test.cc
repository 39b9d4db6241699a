#include "indexer/pipeline.h"

#include <catch2/catch.hpp>
#include <random>

#include "indexer/dry_run.h"
#include "indexer/lookup.h"
#include "indexer/writer.h"
#include "tests/indexer/fixture.h"

namespace attest {
namespace {

struct Outcomes {
  Counts counts;
  std::string err;
};

Outcomes RunIn(Archive& archive, const std::vector<Record>& records) {
  Report report("");
  Progress progress(nullptr, 0);
  std::ostringstream err;
  Pipeline pipeline(archive, false, report, progress, err);
  for (const Record& record : records) pipeline.OnRecord(record);
  return {pipeline.counts(), err.str()};
}

// A dry run and the real one, which must say the same.
Outcomes Run(const std::string& dir, const std::vector<Record>& records) {
  const bool exists = CheckFolder(dir);
  const std::string before = exists ? OpenDatabase(dir).get_metadata("attest.revision") : "none";
  DryRun dry(dir);
  const Outcomes planned = RunIn(dry, records);
  CHECK((exists ? OpenDatabase(dir).get_metadata("attest.revision") : "none") == before);
  IndexWriter writer(dir);
  const Outcomes done = RunIn(writer, records);
  writer.Commit();
  CHECK(planned.counts.ToString() == done.counts.ToString());
  CHECK(planned.err == done.err);
  return done;
}

std::string Counted(const std::string& dir, const std::vector<Record>& records) {
  const Counts counts = Run(dir, records).counts;
  std::string line;
  const std::pair<const char*, size_t> parts[] = {
      {"added", counts.added},     {"updated", counts.updated},     {"unchanged", counts.unchanged},
      {"removed", counts.removed}, {"duplicate", counts.duplicate}, {"rejected", counts.rejected}};
  for (const auto& [name, n] : parts) {
    if (n) line += (line.empty() ? "" : ", ") + std::string(name) + " " + std::to_string(n);
  }
  return line;
}

StoredDocument Get(const std::string& dir, const std::string& id) {
  IndexWriter writer(dir);
  const auto found = writer.Find(id);
  REQUIRE(found);
  StoredDocument stored = *found;
  stored.document.text = writer.ReadText(id);
  return stored;
}

Record WithTitle(Record record, const std::string& title) {
  record.document.title = title;
  record.named.insert(Field::kTitle);
  record.provenance.origins[Field::kTitle] = Origin::kManifest;
  return record;
}

// A row with an id and neither text nor file.
Record MakePartial(const std::string& id) {
  Record record = MakeRecord(id, "");
  record.named = {Field::kId};
  record.provenance.path = "corrections.csv";
  record.provenance.batch = "corrections";
  record.provenance.root = "/r/corrections.csv";
  record.place = {"corrections.csv", 2};
  return record;
}

TEST_CASE("added, unchanged, updated") {
  TempDir temp;
  const std::vector<Record> batch = {MakeRecord("a", "one"), MakeRecord("b", LongText(5000)),
                                     MakeRecord("c", "3")};
  CHECK(Counted(temp.path(), batch) == "added 3");
  const std::string revision = OpenDatabase(temp.path()).get_metadata("attest.revision");
  CHECK(Counted(temp.path(), batch) == "unchanged 3");
  CHECK(OpenDatabase(temp.path()).get_metadata("attest.revision") ==
        revision);  // nothing was written
  CHECK(Counted(temp.path(), {MakeRecord("a", "one"), MakeRecord("b", LongText(5001)),
                              MakeRecord("d", "4")}) == "added 1, updated 1, unchanged 1");
  CHECK(Get(temp.path(), "b").document.text == LongText(5001));
}

TEST_CASE("the same id twice in a run is an update, an equal one is unchanged") {
  TempDir temp;
  CHECK(Counted(temp.path(), {MakeRecord("a", "one"), MakeRecord("a", "two"),
                              MakeRecord("a", "two")}) == "added 1, updated 1, unchanged 1");
  CHECK(Get(temp.path(), "a").document.text == "two");
}

TEST_CASE("a record without text changes the fields that it names and nothing else") {
  for (const size_t size : {size_t{20}, size_t{7000}}) {
    TempDir temp;
    Record whole = WithTitle(MakeRecord("a", LongText(size)), "old title");
    whole.document.source = "old source";
    Record partial = WithTitle(MakePartial("a"), "new title");
    partial.document.date = ParseDate("2017", nullptr);
    partial.document.source = "not named, so not taken";
    partial.named.insert(Field::kDate);
    CHECK(Counted(temp.path(), {whole}) == "added 1");
    CHECK(Counted(temp.path(), {partial}) == "updated 1");
    CHECK(Counted(temp.path(), {partial}) == "unchanged 1");
    CHECK(Counted(temp.path(), {partial, whole, partial, partial}) == "updated 2, unchanged 2");
    const StoredDocument now = Get(temp.path(), "a");
    CHECK(now.document.title == "new title");
    CHECK(now.document.date->written == "2017");
    CHECK(now.document.source == "old source");
    CHECK(now.document.text == LongText(size));
    CHECK(now.provenance.sha256 == whole.provenance.sha256);
    CHECK(now.provenance.batch == "batch");

    Record clearing = MakePartial("a");
    clearing.named.insert({Field::kTitle, Field::kDate});
    CHECK(Counted(temp.path(), {clearing}) == "updated 1");
    CHECK(Get(temp.path(), "a").document.title == "");
    CHECK(!Get(temp.path(), "a").document.date);
    CHECK(!Get(temp.path(), "a").provenance.origins.contains(Field::kTitle));
  }
}

TEST_CASE("a record without text needs an indexed id") {
  TempDir temp;
  const Outcomes done = Run(temp.path(), {MakePartial("nobody"), MakeRecord("a", "one")});
  CHECK(done.counts.ToString() ==
        "added 1, updated 0, unchanged 0, removed 0, duplicate 0, rejected 1");
  CHECK(done.err ==
        "attest-index: corrections.csv:2: expected text or file, or an id that is indexed already, "
        "found neither\n");
}

TEST_CASE("an id made from a path belongs to its root") {
  TempDir temp;
  CHECK(Counted(temp.path(), {MakeBare("a.txt", "one", "/first"), MakeRecord("given", "two")}) ==
        "added 2");
  const Outcomes done =
      Run(temp.path(), {MakeBare("a.txt", "three", "/second"), MakeBare("given", "4", "/second")});
  CHECK(done.counts.ToString() ==
        "added 0, updated 0, unchanged 0, removed 0, duplicate 0, rejected 2");
  CHECK(done.err ==
        "attest-index: /second/a.txt: expected an id of its own, found that a.txt already stands "
        "for a file of "
        "another folder or batch: give --prefix to tell them apart\n"
        "attest-index: /second/given: expected an id of its own, found that given already stands "
        "for a file of "
        "another folder or batch: give --prefix to tell them apart\n");
  CHECK(Get(temp.path(), "a.txt").document.text == "one");

  Record given =
      MakeRecord("a.txt", "four");  // a given id means the same document wherever it comes from
  given.provenance.root = "/third/batch.jsonl";
  CHECK(Counted(temp.path(), {given}) == "updated 1");
}

TEST_CASE("a bare file with the bytes of another is a duplicate") {
  TempDir temp;
  const std::vector<Record> files = {MakeBare("a.txt", "same"), MakeBare("b/a.txt", "same"),
                                     MakeBare("c.txt", "c")};
  CHECK(Counted(temp.path(), files) == "added 2, duplicate 1");
  CHECK(Counted(temp.path(), files) == "unchanged 2, duplicate 1");
  CHECK(AllPaths(Get(temp.path(), "a.txt")) == std::vector<std::string>{"a.txt", "b/a.txt"});

  // Records and files with a given id are never duplicates, nor are files of another level.
  Record named = MakeBare("d.txt", "same");
  named.provenance.bare = false;
  Record restricted = MakeBare("e.txt", "same");
  restricted.document.access = Access::kRestricted;
  CHECK(Counted(temp.path(), {MakeRecord("r", "same"), named, restricted}) == "added 3");
}

TEST_CASE("when the first of equal files changes, what remains is indexed under its own id") {
  SECTION("the other comes after it") {
    TempDir temp;
    CHECK(Counted(temp.path(), {MakeBare("a", "x"), MakeBare("b", "x")}) == "added 1, duplicate 1");
    CHECK(Counted(temp.path(), {MakeBare("a", "y"), MakeBare("b", "x")}) == "added 1, updated 1");
    CHECK(AllPaths(Get(temp.path(), "a")) == std::vector<std::string>{"a"});
    CHECK(Get(temp.path(), "b").document.text == "x");
  }
  SECTION("others come before it") {
    TempDir temp;
    CHECK(Counted(temp.path(), {MakeBare("z", "x")}) == "added 1");
    CHECK(Counted(temp.path(), {MakeBare("a", "x"), MakeBare("b", "x"), MakeBare("z", "y")}) ==
          "added 1, updated 1, duplicate 1");
    CHECK(Get(temp.path(), "a").document.text == "x");
    CHECK(AllPaths(Get(temp.path(), "a")) == std::vector<std::string>{"a", "b"});
    CHECK(AllPaths(Get(temp.path(), "z")) == std::vector<std::string>{"z"});
  }
  SECTION("a file that had its own document becomes equal to another") {
    TempDir temp;
    CHECK(Counted(temp.path(), {MakeBare("a", "x"), MakeBare("b", "y")}) == "added 2");
    CHECK(Counted(temp.path(), {MakeBare("a", "x"), MakeBare("b", "x")}) ==
          "unchanged 1, duplicate 1");
    IndexWriter writer(temp.path());
    CHECK(!writer.Find("b"));
  }
  SECTION("a file that others repeat becomes itself a repetition") {
    TempDir temp;
    CHECK(Counted(temp.path(), {MakeBare("a", "x"), MakeBare("m", "y")}) == "added 2");
    CHECK(Counted(temp.path(), {MakeBare("b", "y"), MakeBare("m", "x")}) == "added 1, duplicate 1");
    CHECK(Get(temp.path(), "b").document.text == "y");
    CHECK(AllPaths(Get(temp.path(), "a")) == std::vector<std::string>{"a", "m"});
  }
  SECTION("it leaves the level") {
    TempDir temp;
    Record partial = MakePartial("a");
    partial.named.insert(Field::kAccess);
    partial.document.access = Access::kRestricted;
    CHECK(Counted(temp.path(), {MakeBare("a", "x"), MakeBare("b", "x"), partial}) ==
          "added 2, updated 1");
    CHECK(Get(temp.path(), "b").document.text == "x");
  }
}

TEST_CASE("a bare file does not wipe what a manifest assigned") {
  TempDir temp;
  Record described = WithTitle(MakeRecord("a.txt", "one"), "Affidavit");
  described.document.access = Access::kRestricted;
  described.document.languages = {"ko"};
  described.provenance.origins[Field::kAccess] = Origin::kManifest;
  described.provenance.origins[Field::kLanguage] =
      Origin::kSuggested;  // detected: the file may change it
  described.provenance.root = "/r/list.csv";
  described.provenance.path = "a.txt";
  Record bare = MakeBare("a.txt", "one");
  bare.provenance.sha256 = described.provenance.sha256;
  bare.document.languages = {"ko"};
  bare.provenance.origins[Field::kLanguage] = Origin::kSuggested;
  CHECK(Counted(temp.path(), {described}) == "added 1");
  CHECK(Counted(temp.path(), {bare}) == "unchanged 1");

  Record changed = MakeBare("a.txt", "two");
  changed.document.languages = {"en"};
  CHECK(Counted(temp.path(), {changed}) == "updated 1");
  const StoredDocument now = Get(temp.path(), "a.txt");
  CHECK(now.document.title == "Affidavit");
  CHECK(now.document.access == Access::kRestricted);  // above all, it does not become public
  CHECK(now.document.languages == std::vector<std::string>{"en"});
  CHECK(now.document.text == "two");
  CHECK(now.provenance.sha256 == Hex(Sha256("two")));
  CHECK(now.provenance.batch == "batch");
  CHECK(FindDocid(OpenDatabase(temp.path()), "a.txt") == 0);
}

TEST_CASE("a record without text moves a document between the levels") {
  TempDir temp;
  Record partial = MakePartial("a");
  partial.named.insert(Field::kAccess);
  partial.document.access = Access::kRestricted;
  CHECK(Counted(temp.path(), {MakeRecord("a", "zebra")}) == "added 1");
  CHECK(Counted(temp.path(), {partial}) == "updated 1");
  CHECK(Counted(temp.path(), {partial}) == "unchanged 1");
  CHECK(FindDocid(OpenDatabase(temp.path()), "a") == 0);
  CHECK(Get(temp.path(), "a").document.text == "zebra");
}

// Against every rule at once: a dry run says what the real run does, and doing it again changes
// nothing more.
TEST_CASE("a dry run counts what the run does, for any records") {
  TempDir temp;
  std::mt19937 random(7);
  for (int round = 0; round < 25; ++round) {
    std::vector<Record> records;
    for (int n = 0; n < 30; ++n) {
      const std::string id = "f" + std::to_string(random() % 12);
      const std::string text =
          random() % 8 ? "text " + std::to_string(random() % 6) : LongText(4000, random() % 3);
      Record record = MakeRecord(id, text);
      if (random() % 2) record = MakeBare(id, text, random() % 4 ? "/r" : "/s");
      if (random() % 5 == 0)
        record = WithTitle(MakePartial(id), "title " + std::to_string(random() % 3));
      if (random() % 6 == 0) {
        record.document.access = Access::kRestricted;
        record.named.insert(Field::kAccess);
      }
      records.push_back(record);
    }
    Run(temp.path(), records);
  }
  for (const Access access : {Access::kPublic, Access::kRestricted}) {
    CHECK(IsSound(DatabasePath(temp.path(), access)));
  }
}

}  // namespace
TEST_CASE("what lies in a file has its access, whenever either comes") {
  const TempDir dir;
  const std::string index = dir / "index";
  Record mail = MakeBare("mail.eml", "a letter");
  CHECK(Counted(index, {mail, MakeBare("mail.eml!/a.txt", "its annex"),
                        MakeBare("mail.eml!/z.zip!/b.txt", "another"),
                        MakeBare("mail.eml.txt", "beside it")}) == "added 4");
  Record restrict = MakePartial("mail.eml");
  restrict.document.access = Access::kRestricted;
  restrict.named.insert(Field::kAccess);
  restrict.provenance.origins[Field::kAccess] = Origin::kManifest;
  const Outcomes restricted = Run(index, {restrict});
  CHECK_THAT(restricted.err,
             Catch::Contains("mail.eml!/a.txt lies in mail.eml and is restricted with it") &&
                 Catch::Contains("mail.eml!/z.zip!/b.txt lies in"));
  // Its file grew by an attachment that nobody has described.
  CHECK(Counted(index, {mail, MakeBare("mail.eml!/a.txt", "its annex"),
                        MakeBare("mail.eml!/new.txt", "a late annex")}) == "added 1, unchanged 2");
  for (const char* id :
       {"mail.eml", "mail.eml!/a.txt", "mail.eml!/z.zip!/b.txt", "mail.eml!/new.txt"})
    CHECK(Get(index, id).document.access == Access::kRestricted);
  CHECK(Get(index, "mail.eml.txt").document.access == Access::kPublic);
}

}  // namespace attest
