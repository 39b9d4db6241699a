// sync and add over folders that change: what goes, what stays.
#include "schema/error.h"
#include "tests/indexer/archived.h"

namespace attest {
namespace {

namespace fs = std::filesystem;

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
