// sync and add over folders that change: what goes, what stays, what takes whose place.
#include <sys/stat.h>

#include <catch2/catch.hpp>
#include <map>

#include "indexer/add.h"
#include "indexer/check.h"
#include "indexer/lookup.h"
#include "indexer/reader.h"
#include "schema/error.h"
#include "schema/layout.h"
#include "tests/indexer/fixture.h"

namespace attest {
namespace {

namespace fs = std::filesystem;

// An archive and its index.
class Archived {
 public:
  void Write(const std::string& name, const std::string& bytes) { temp_.Write(name, bytes); }
  void Delete(const std::string& name) { fs::remove_all(temp_ / name); }

  std::string Sync(const std::string& folder) { return Run(folder, true); }
  std::string Add(const std::string& path, const std::string& prefix = "") {
    return Run(path, false, prefix);
  }

  // "a=text b(restricted)=text+b2,b3": ids with text and copies.
  std::string Content() const {
    std::map<std::string, std::string> lines;
    const IndexReader reader(index());
    for (const auto& opened : reader.databases()) {
      for (const Kind kind : {Kind::kShort, Kind::kLong}) {
        EachWithTerm(*opened.db, KindTerm(kind), [&](std::string_view id) {
          const StoredDocument stored = *reader.Find(id);
          std::string line = "=" + reader.ReadText(id);
          if (opened.access == Access::kRestricted) line = "(restricted)" + line;
          for (const Copy& copy : stored.copies)
            line += (&copy == &stored.copies[0] ? "+" : ",") + copy.id;
          REQUIRE(lines.emplace(id, line).second);
        });
      }
    }
    std::string all;
    for (const auto& [id, line] : lines) all += (all.empty() ? "" : " ") + id + line;
    return all;
  }

  std::string index() const { return temp_ / "index"; }
  std::string operator/(const std::string& name) const { return temp_ / name; }
  const std::string& err() const { return err_; }

 private:
  std::string Run(const std::string& path, bool mirror, const std::string& prefix = "") {
    AddOptions options;
    options.index = index();
    options.mirror = mirror;
    options.prefix = prefix;
    options.dry_run = true;
    std::ostringstream planned_err, err;
    const Counts planned = AddPaths({temp_ / path}, options, planned_err);
    options.dry_run = false;
    const Counts done = AddPaths({temp_ / path}, options, err);
    CHECK(planned.ToString() == done.ToString());
    CHECK(planned_err.str() == err.str());
    err_ = err.str();
    for (size_t at; (at = err_.find(temp_.path() + "/")) != std::string::npos;)
      err_.erase(at, temp_.path().size() + 1);
    std::ostringstream findings;
    CheckOptions check;
    check.index = index();
    CHECK(CheckIndex(check, findings).problems == 0);
    CHECK(findings.str() == "");
    return Short(done);
  }

  static std::string Short(const Counts& counts) {
    const std::pair<const char*, size_t> parts[] = {
        {"+", counts.added},   {"~", counts.updated},      {"=", counts.unchanged},
        {"-", counts.removed}, {"dup ", counts.duplicate}, {"bad ", counts.rejected}};
    std::string line;
    for (const auto& [name, n] : parts) {
      if (n) line += (line.empty() ? "" : " ") + std::string(name) + std::to_string(n);
    }
    return line;
  }

  TempDir temp_;
  std::string err_;
};

TEST_CASE("sync mirrors its root and nothing else") {
  Archived a;
  a.Write("one/a.txt", "A");
  a.Write("one/b.txt", "B");
  a.Write("one/sub/c.txt", "C");
  a.Write("two/d.txt", "D");
  a.Write("list.jsonl", "{\"id\":\"r1\",\"text\":\"R1\"}\n{\"id\":\"r2\",\"text\":\"R2\"}\n");
  CHECK(a.Sync("one") == "+3");
  CHECK(a.Sync("two") == "+1");
  CHECK(a.Sync("list.jsonl") == "+2");
  CHECK(a.Sync("one") == "=3");
  a.Delete("one/a.txt");
  a.Write("one/b.txt", "B2");
  a.Write("one/e.txt", "E");
  CHECK(a.Sync("one") == "+1 ~1 =1 -1");
  CHECK(a.Content() == "b.txt=B2 d.txt=D e.txt=E r1=R1 r2=R2 sub/c.txt=C");
  a.Write("list.jsonl", "{\"id\":\"r2\",\"text\":\"R2\"}\n");
  CHECK(a.Sync("list.jsonl") == "=1 -1");
  a.Delete("one/sub");
  CHECK(a.Add("one") == "=2");  // add removes nothing
  CHECK(a.Sync("one/") == "=2 -1");
  CHECK(a.Content() == "b.txt=B2 d.txt=D e.txt=E r2=R2");
}

TEST_CASE("a root that looks gone removes nothing") {
  Archived a;
  a.Write("one/a.txt", "A");
  CHECK(a.Sync("one") == "+1");
  a.Delete("one");
  CHECK(a.Sync("one") == "bad 1");
  CHECK(a.err() == "attest-index: one: no such file or folder\n");
  fs::create_directory(a / "one");  // a disk that is not mounted
  CHECK(a.Sync("one") == "bad 1");
  CHECK(a.err() ==
        "attest-index: one: expected at least one document that can be read, found none; nothing "
        "was removed, "
        "attest-index remove takes documents out\n");
  a.Write("one/b.jsonl", "");  // nor where nothing can be read
  CHECK(a.Sync("one") == "bad 1");
  CHECK(a.Content() == "a.txt=A");
  AddOptions options;
  options.index = a.index();
  options.mirror = true;
  a.Write("one/a.txt", "A");
  std::ostringstream err;
  // The folder of a bare file is no root: all but that file would be taken to be gone.
  CHECK_THROWS_AS(AddPaths({a / "one/a.txt"}, options, err), UsageError);
}

TEST_CASE("what a batch that cannot be read whole had brought stays") {
  struct Row {
    const char *name, *whole, *broken;
    const char* counts;
  };
  const Row rows[] = {
      {"b.jsonl", "{\"id\":\"r\",\"text\":\"R\"}\n{\"id\":\"s\",\"text\":\"S\"}\n",
       "{\"id\":\"r\",\"text\":\"R\"}\n{\"id\":\"s\",\"te", "=2 -1 bad 1"},
      {"b.xml",
       "<records><record id='r'><text>R</text></record><record id='s'><text>S</text></record>"
       "</records>",
       "<records><record id='r'><text>R</text></record><record id='s'><te", "=2 -1 bad 1"},
      {"b.csv", "id,text\nr,R\ns,S\n", "id,text\nr,R\ns,\"S", "=2 -1 bad 1"},
      {"b.jsonl", "{\"id\":\"r\",\"text\":\"R\"}\n{\"id\":\"s\",\"text\":\"S\"}\n",
       "{\"id\":\"r\",\"text\":\"R\"}\n{\"text\":\"S\"}\n", "=2 -1 bad 1"},  // whose id is gone
      {"b.jsonl", "{\"id\":\"r\",\"text\":\"R\"}\n{\"id\":\"s\",\"text\":\"S\"}\n",
       "{\"id\":\"r\",\"text\":\"R\"}\n{\"id\":\"s\",\"text\":\"\"}\n", "=2 -1 bad 1"},
      {"b.xml",
       "<records><record id='r'><text>R</text></record><record id='s'><text>S</text>"
       "</record></records>",
       "<html><body>Not found</body></html>", "=1 -1 bad 1"},
      {"b.csv", "id,text\nr,R\ns,S\n", "", "=1 -1 bad 1"},
      {"b.csv", "id,text\nr,R\ns,S\n", "Access denied", "+1 =1 -1"},  // a plain text now
  };
  for (const Row& row : rows) {
    INFO(row.name << ": " << row.broken);
    Archived a;
    a.Write(std::string("one/") + row.name, row.whole);
    a.Write("one/gone.txt", "G");
    a.Write("one/k.txt", "K");
    CHECK(a.Sync("one") == "+4");
    a.Write(std::string("one/") + row.name, row.broken);
    a.Delete("one/gone.txt");
    CHECK(a.Sync("one") == row.counts);
    const bool plain = std::string(row.broken) == "Access denied";
    CHECK(a.Content() == (plain ? "b.csv=Access denied k.txt=K r=R s=S" : "k.txt=K r=R s=S"));
    a.Write(std::string("one/") + row.name, row.whole);
    CHECK(a.Sync("one") == (plain ? "=3 -1" : "=3"));
  }
}

TEST_CASE("a file that is rejected now keeps its old version, and that is said") {
  Archived a;
  a.Write("one/a.txt", "A");
  a.Write("one/b.txt", "B");
  CHECK(a.Sync("one") == "+2");
  a.Write("one/a.txt", "\xff\xff");
  CHECK(a.Sync("one") == "=1 bad 1");
  CHECK(a.err().find("; the version that is indexed stays\n") != std::string::npos);
  CHECK(a.Content() == "a.txt=A b.txt=B");
}

TEST_CASE("a rejected record that restricts its document restricts the old version") {
  struct Row {
    const char *record, *after;
  };
  const Row rows[] = {
      {"{\"id\":\"w\",\"text\":\"\",\"access\":\"restricted\"}", "w(restricted)=W"},
      {"{\"id\":\"w\",\"text\":\"W\",\"access\":\"secret\"}", "w(restricted)=W"},
      {"{\"id\":\"w\",\"text\":\"W\",\"access\":7}", "w(restricted)=W"},
      {"{\"id\":\"w\",\"text\":\"\",\"access\":\"public\"}", "w=W"},
      {"{\"id\":\"w\",\"text\":\"\"}", "w=W"},
  };
  for (const Row& row : rows) {
    INFO(row.record);
    Archived a;
    a.Write("b.jsonl", "{\"id\":\"w\",\"text\":\"W\"}\n");
    CHECK(a.Add("b.jsonl") == "+1");
    a.Write("b.jsonl", std::string(row.record) + "\n");
    CHECK(a.Add("b.jsonl") == "bad 1");
    CHECK(a.Content() == row.after);
  }
}

TEST_CASE("a batch in a folder that is gone takes its documents along") {
  Archived a;
  a.Write("one/b.jsonl", "{\"id\":\"r\",\"text\":\"R\"}\n");
  a.Write("one/a.txt", "A");
  CHECK(a.Sync("one") == "+2");
  a.Delete("one/b.jsonl");
  CHECK(a.Sync("one") == "=1 -1");
}

TEST_CASE("copies take the place of a file that is gone or changed") {
  SECTION("gone, by sync") {
    Archived a;
    a.Write("one/a.txt", "X");
    a.Write("one/b.txt", "X");
    a.Write("one/c.txt", "X");
    CHECK(a.Sync("one") == "+1 dup 2");
    CHECK(a.Content() == "a.txt=X+b.txt,c.txt");
    a.Delete("one/a.txt");
    CHECK(a.Sync("one") == "+1 -1 dup 1");
    CHECK(a.Content() == "b.txt=X+c.txt");
    a.Delete("one/c.txt");
    CHECK(a.Sync("one") == "=1");
    CHECK(a.Content() == "b.txt=X");
  }
  SECTION("gone, by add: the text is there once, under a file that is there") {
    Archived a;
    a.Write("one/a.txt", "X");
    a.Write("one/b.txt", "X");
    CHECK(a.Add("one") == "+1 dup 1");
    a.Delete("one/a.txt");
    CHECK(a.Add("one") == "+1 -1");
    CHECK(a.Content() == "b.txt=X");
    CHECK(a.Add("one") == "=1");
  }
  SECTION("a copy of another root keeps the text when its own root was not read") {
    Archived a;
    a.Write("one/a.txt", "X");
    a.Write("two/b.txt", "X");
    a.Write("one/z.txt", "Z");
    CHECK(a.Sync("one") == "+2");
    CHECK(a.Sync("two") == "dup 1");
    a.Delete("one/a.txt");
    CHECK(a.Sync("one") == "+1 =1 -1");
    CHECK(a.Content() == "b.txt=X z.txt=Z");
    CHECK(a.Sync("two") == "=1");
  }
  SECTION("the same where the first one changes") {
    Archived a;
    a.Write("one/a.txt", "X");
    a.Write("two/b.txt", "X");
    CHECK(a.Add("one") == "+1");
    CHECK(a.Add("two") == "dup 1");
    a.Write("one/a.txt", "Y");
    CHECK(a.Add("one") == "+1 ~1");
    CHECK(a.Content() == "a.txt=Y b.txt=X");
  }
  SECTION("a copy of another root that is gone is forgotten by the sync of that root") {
    Archived a;
    a.Write("one/a.txt", "X");
    a.Write("two/b.txt", "X");
    a.Write("two/c.txt", "C");
    CHECK(a.Sync("one") == "+1");
    CHECK(a.Sync("two") == "+1 dup 1");
    a.Delete("two/b.txt");
    CHECK(a.Sync("two") == "=1");
    CHECK(a.Content() == "a.txt=X c.txt=C");
  }
  SECTION("a copy that changes is a document of its own, and no copy any more") {
    Archived a;
    a.Write("one/a.txt", "X");
    a.Write("one/b.txt", "X");
    CHECK(a.Sync("one") == "+1 dup 1");
    a.Write("one/b.txt", "Y");
    CHECK(a.Sync("one") == "+1 =1");
    CHECK(a.Content() == "a.txt=X b.txt=Y");
  }
  SECTION("all are gone") {
    Archived a;
    a.Write("one/a.txt", "X");
    a.Write("one/b.txt", "X");
    a.Write("one/z.txt", "Z");
    CHECK(a.Sync("one") == "+2 dup 1");
    a.Delete("one/a.txt");
    a.Delete("one/b.txt");
    CHECK(a.Sync("one") == "=1 -1");
    CHECK(a.Content() == "z.txt=Z");
  }
  SECTION("the first one changes while copies go") {
    for (const bool mirror : {false, true}) {
      Archived a;
      const auto run = [&] { return mirror ? a.Sync("one") : a.Add("one"); };
      for (const char* name : {"one/a.txt", "one/b.txt", "one/c.txt", "one/d.txt"})
        a.Write(name, "X");
      CHECK(run() == "+1 dup 3");
      a.Write("one/a.txt", "Y");
      a.Delete("one/b.txt");
      a.Delete("one/c.txt");
      CHECK(run() == "+1 ~1");
      // add forgets no path, but lets none stand for a file that is gone.
      CHECK(a.Content() == (mirror ? "a.txt=Y d.txt=X" : "a.txt=Y d.txt=X+c.txt"));
      a.Write("one/c.txt", "Y");
      CHECK(run() == "=2 dup 1");
      a.Write("one/a.txt", "Z");
      a.Delete("one/c.txt");
      CHECK(run() == "~1 =1");
      CHECK(a.Content() == "a.txt=Z d.txt=X");
    }
  }
  SECTION("a file below two roots is one file") {
    Archived a;
    a.Write("one/sub/a.txt", "X");
    a.Write("one/sub/b.txt", "B");
    CHECK(a.Sync("one") == "+2");
    CHECK(a.Sync("one/sub") == "dup 2");
    a.Write("one/sub/a.txt", "Y");
    CHECK(a.Sync("one") == "~1 =1");
    CHECK(a.Content() == "sub/a.txt=Y sub/b.txt=B+b.txt");
    a.Delete("one/sub/b.txt");
    CHECK(a.Sync("one") == "=1 -1");
    CHECK(a.Content() == "sub/a.txt=Y");
  }
  SECTION("another prefix gives other ids, not doubles") {
    Archived a;
    a.Write("one/a.txt", "X");
    CHECK(a.Add("one") == "+1");
    CHECK(a.Add("one", "p/") == "+1 -1");
    CHECK(a.Content() == "p/a.txt=X");
    CHECK(a.Add("one", "p/") == "=1");
  }
}

TEST_CASE("what a manifest assigned survives the manifest, the access above all") {
  for (const bool mirror : {false, true}) {
    INFO(mirror);
    Archived a;
    const auto run = [&] { return mirror ? a.Sync("one") : a.Add("one"); };
    a.Write("one/a.txt", "A");
    a.Write("one/b.txt", "B");
    a.Write("one/manifest.csv", "id,file,access,title\nw1,a.txt,restricted,T\n");
    CHECK(run() == "+2");
    CHECK(a.Content() == "b.txt=B w1(restricted)=A");
    a.Delete("one/manifest.csv");
    CHECK(run() == "=2");
    CHECK(a.Content() == "b.txt=B w1(restricted)=A");
    a.Write("one/a.txt", "A2");
    CHECK(run() == "~1 =1");
    CHECK(a.Content() == "b.txt=B w1(restricted)=A2");
    a.Write("one/manifest.csv", "id,file,access\nw1,a.txt,public\n");
    CHECK(run() == "~1 =1");
    CHECK(a.Content() == "b.txt=B w1=A2");
  }
}

TEST_CASE("two records of one file survive their manifest") {
  Archived a;
  a.Write("one/a.txt", "A");
  a.Write("one/manifest.csv", "id,file,access\nw1,a.txt,public\nw2,a.txt,restricted\n");
  CHECK(a.Sync("one") == "+2");
  a.Delete("one/manifest.csv");
  CHECK(a.Sync("one") == "=1");
  CHECK(a.Content() == "w1=A w2(restricted)=A");
}

TEST_CASE("a bare file that a manifest describes later is not there twice") {
  for (const bool mirror : {false, true}) {
    INFO(mirror);
    Archived a;
    const auto run = [&] { return mirror ? a.Sync("one") : a.Add("one"); };
    a.Write("one/a.txt", "A");
    a.Write("one/b.txt", "A");
    CHECK(run() == "+1 dup 1");
    a.Write("one/manifest.csv", "id,file,access\nw1,a.txt,restricted\n");
    CHECK(run() == "+2 -1");
    CHECK(a.Content() == "b.txt=A w1(restricted)=A");
    CHECK(run() == "=2");
  }
}

TEST_CASE("ids across roots") {
  Archived a;
  a.Write("one/a.txt", "A");
  a.Write("two/a.txt", "other");
  a.Write("one.jsonl", "{\"id\":\"w\",\"text\":\"first\"}\n");
  a.Write("two.jsonl", "{\"id\":\"w\",\"text\":\"second\"}\n{\"id\":\"v\",\"text\":\"V\"}\n");
  CHECK(a.Sync("one") == "+1");
  CHECK(a.Sync("two") == "bad 1");
  CHECK(a.err().find("give --prefix to tell them apart") != std::string::npos);
  CHECK(a.Add("two", "two/") == "+1");
  CHECK(a.Add("one.jsonl") == "+1");
  CHECK(a.Sync("two.jsonl") == "+1 ~1");  // a given id is the same document wherever it comes from
  a.Write("one.jsonl", "{\"id\":\"u\",\"text\":\"U\"}\n");
  CHECK(a.Sync("one.jsonl") == "+1");  // w belongs to the other now
  CHECK(a.Content() == "a.txt=A two/a.txt=other u=U v=V w=second");
}

TEST_CASE("an index may lie in the archive: it is no document") {
  Archived a;
  a.Write("a.txt", "A");
  AddOptions options;
  options.index = a.index();
  for (const char* counts : {"added 1", "added 0, updated 0, unchanged 1"}) {
    std::ostringstream err;
    CHECK(AddPaths({a / ""}, options, err).ToString().substr(0, std::string(counts).size()) ==
          counts);
  }
  std::ostringstream err;
  CHECK(AddPaths({a.index()}, options, err).rejected == 1);
  CHECK(err.str() ==
        "attest-index: " + a.index() + ": expected documents, found an Attest index\n");
}

}  // namespace
}  // namespace attest
