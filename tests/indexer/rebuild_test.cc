#include "indexer/rebuild.h"

#include <catch2/catch.hpp>
#include <csignal>

#include "indexer/check.h"
#include "indexer/lookup.h"
#include "indexer/signals.h"
#include "indexer/writer.h"
#include "schema/error.h"
#include "schema/layout.h"
#include "tests/indexer/fixture.h"

namespace attest {
namespace {

namespace fs = std::filesystem;

std::string Rebuild(const std::string& dir) {
  std::ostringstream err;
  try {
    const Counts counts = RebuildIndex(dir, false, err);
    return err.str() + counts.ToString();
  } catch (const IndexError& error) {
    return error.what();
  }
}

// What the index has, in the order of its entries; passages too.
std::string Dump(const std::string& dir, Access access) {
  const Xapian::Database db = OpenDatabase(dir, access);
  std::string dump;
  for (auto it = db.postlist_begin(""); it != db.postlist_end(""); ++it) {
    const Xapian::Document document = db.get_document(*it);
    dump += document.get_data() + "\n";
    for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term)
      dump += *term + "/" + std::to_string(term.get_wdf()) + " ";
    for (auto value = document.values_begin(); value != document.values_end(); ++value)
      dump += std::to_string(value.get_valueno()) + "=" + Hex(*value) + " ";
  }
  return dump;
}

void MakeIndex(const std::string& dir) {
  IndexWriter writer(dir);
  for (int n = 0; n < 5; ++n) writer.Put(MakeStored("d" + std::to_string(n), LongText(500, n + 1)));
  writer.Put(MakeStored("long", LongText(20000)));
  const Record bare = MakeBare("a.txt", "same");
  writer.Put({bare.document, bare.provenance, {{"b.txt", "b.txt", "r", "/r"}}});
  writer.Put(MakeStored("secret", "zebra", Access::kRestricted));
  writer.Commit();
  writer.Remove("d2");  // leaves a gap
  writer.Finish();
}

TEST_CASE("rebuild makes the same index from the stored texts") {
  TempDir temp;
  MakeIndex(temp.path());
  const std::string before = Dump(temp.path(), Access::kPublic);
  const std::string restricted = Dump(temp.path(), Access::kRestricted);
  CHECK(Rebuild(temp.path()) ==
        "added 0, updated 7, unchanged 0, removed 0, duplicate 0, rejected 0");
  CHECK(Dump(temp.path(), Access::kPublic) == before);
  CHECK(Dump(temp.path(), Access::kRestricted) == restricted);
  CHECK(fs::read_symlink(temp / "public") == "public.2");
  CHECK(fs::read_symlink(temp / "restricted") == "restricted.2");
  CHECK(!fs::exists(temp / "public.1"));
  CHECK(OpenDatabase(temp.path()).get_metadata(key::kRevision) == "4");  // it only ever goes up
  CheckOptions options;
  options.index = temp.path();
  std::ostringstream err;
  CHECK(CheckIndex(options, err).problems == 0);
  CHECK((fs::status(temp / "public.2/postlist.glass").permissions() & fs::perms::all) ==
        (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("rebuild carries over what a layout before had, and makes it of this one") {
  TempDir temp;
  {
    IndexWriter writer(temp.path());
    writer.Put(MakeStored("a.txt", "text"));
    writer.Finish();
  }
  {
    Xapian::WritableDatabase db(DatabasePath(temp.path(), Access::kPublic));
    const uint32_t docid = FindDocid(db, "a.txt");
    Xapian::Document entry = db.get_document(docid);
    StoredDocument stored = DecodeDocument(entry.get_data());
    stored.provenance.path = "a.txt";
    std::string data = EncodeDocument(stored);
    data.insert(1, "\"paths\":[\"a.txt\",\"b.txt\"],");
    entry.set_data(data);
    entry.add_value(slot::kDigest, Digest(stored, "layout 1 analysis 1"));
    db.replace_document(docid, entry);
    db.set_metadata(key::kStamp, "layout 1 analysis 1");
    db.commit();
  }
  CHECK_THROWS_AS(IndexWriter(temp.path()), IndexError);
  CHECK(Rebuild(temp.path()) ==
        "added 0, updated 1, unchanged 0, removed 0, duplicate 0, rejected 0");
  IndexWriter writer(temp.path());
  CHECK(AllPaths(*writer.Find("a.txt")) == std::vector<std::string>{"a.txt", "b.txt"});
  CHECK(writer.Find("a.txt")->copies[0].id == "b.txt");
}

TEST_CASE("rebuild suggests for the documents of layout 2, and tells what was detected") {
  TempDir temp;
  {
    IndexWriter writer(temp.path());
    writer.Put(MakeStored("a", "He spoke of torture."));
    writer.Finish();
  }
  {
    Xapian::WritableDatabase db(DatabasePath(temp.path(), Access::kPublic));
    const uint32_t docid = FindDocid(db, "a");
    Xapian::Document entry = db.get_document(docid);
    StoredDocument stored = DecodeDocument(entry.get_data());
    stored.suggested = {};
    stored.document.languages = {"en"};
    stored.provenance.origins[Field::kLanguage] = Origin::kFile;
    entry.set_data(EncodeDocument(stored));
    entry.remove_value(slot::kSuggestedViolation);
    entry.add_value(slot::kDigest, Digest(stored, "layout 2 analysis 2"));
    db.replace_document(docid, entry);
    db.set_metadata(key::kStamp, "layout 2 analysis 2");
    db.commit();
  }
  CHECK(Rebuild(temp.path()) ==
        "added 0, updated 1, unchanged 0, removed 0, duplicate 0, rejected 0");
  const auto once = IndexWriter(temp.path()).Find("a");
  CHECK(once->suggested.violations == std::vector<std::string>{"liberty.torture"});
  CHECK(once->provenance.origins.at(Field::kLanguage) == Origin::kSuggested);
  CHECK(OpenDatabase(temp.path()).get_value_freq(slot::kSuggestedViolation) == 1);
}

TEST_CASE("rebuild refuses a text that is not the one that was indexed") {
  TempDir temp;
  MakeIndex(temp.path());
  {
    Xapian::WritableDatabase db(DatabasePath(temp.path(), Access::kPublic));
    const uint32_t docid = FindDocid(db, "d1");
    Xapian::Document entry = db.get_document(docid);
    StoredDocument stored = DecodeDocument(entry.get_data());
    stored.document.text = "forged";
    entry.set_data(EncodeDocument(stored));
    db.replace_document(docid, entry);
    db.commit();
  }
  const std::string before = Dump(temp.path(), Access::kPublic);
  CHECK(Rebuild(temp.path()) ==
        "the stored text of document d1 is not the one that was indexed: remove it or add it again "
        "(batch.jsonl) with the version that made the index, then rebuild; nothing was changed");
  CHECK(fs::read_symlink(temp / "public") == "public.1");
  CHECK(!fs::exists(temp / "public.2"));
  CHECK(Dump(temp.path(), Access::kPublic) == before);
}

TEST_CASE("a rebuild that is stopped leaves the index as it was") {
  TempDir temp;
  MakeIndex(temp.path());
  CatchSignals();
  std::raise(SIGINT);
  const std::string told = Rebuild(temp.path());
  CatchSignals();
  for (const int signal : {SIGINT, SIGTERM}) std::signal(signal, SIG_DFL);
  CHECK(told.find("interrupted: the index is as it was") != std::string::npos);
  CHECK(fs::read_symlink(temp / "public") == "public.1");
  CHECK(!fs::exists(temp / "public.2"));
}

}  // namespace
}  // namespace attest
