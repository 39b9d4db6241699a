// Files with the same bytes, and files that a manifest describes: one text is there once, under the
// right id and level.
#include "tests/indexer/archived.h"

namespace attest {
namespace {

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

}  // namespace
}  // namespace attest
