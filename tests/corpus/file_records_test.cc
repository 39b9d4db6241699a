// Files of any kind through the doors: containers, sidecars, what files say of themselves.
#include <catch2/catch.hpp>

#include "corpus/door.h"
#include "tests/corpus/readers/zip_writer.h"
#include "tests/corpus/recorder.h"

namespace attest {
namespace {

Recorder Read(const std::string& path, const DoorOptions& options = {}) {
  Recorder recorder;
  ReadPath(path, options, recorder);
  return recorder;
}

const std::string kPage =
    "<html lang='en'><title>One page</title><meta name='author' content='Kim'><p>Eins zwei.</p>";

TEST_CASE("members are documents of their own") {
  const TemporaryFolder folder;
  ZipWriter zip;
  zip.Add({.name = "a/one.txt", .content = "eins"});
  zip.Add({.name = "page.html", .content = kPage});
  zip.Add({.name = "../out.txt", .content = "x"});
  zip.Add({.name = "empty.txt", .content = ""});
  folder.Write("z.zip", zip.Finish());
  CHECK(
      Log(Read(folder.path(), {"", "p/"}), folder) ==
      "0 p/z.zip!/a/one.txt: text=eins(file)\n"
      "0 p/z.zip!/page.html: title=One page(file) text=Eins zwei.\\x0a(file) language=en(file) "
      "creator=Kim(file)\n"
      "rejected T/z.zip!/../out.txt [p/z.zip!/../out.txt]: unsafe name: expected a path inside the "
      "archive, found one with ..\n"
      "rejected T/z.zip!/empty.txt [p/z.zip!/empty.txt]: the file is empty\n");
}

TEST_CASE("a manifest says more than a sidecar, and that more than the file") {
  const TemporaryFolder folder;
  folder.Write("manifest.csv", "id,file,title\nm,page.html,Of the manifest\n");
  folder.Write("page.html", kPage);
  folder.Write("page.html.meta.json", R"({"title":"Of the sidecar","date":"2019-11"})");
  folder.Write("bare.txt", "eins");
  folder.Write("bare.txt.meta.xml",
               "<dc xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>T</dc:title></dc>");
  folder.Write("alone.meta.json", "{\"note\":1}");
  CHECK(Log(Read(folder.path()), folder) ==
        "2 m: title=Of the manifest text=Eins zwei.\\x0a(file) language=en(file) "
        "date=2019-11(sidecar) creator=Kim(file)\n"
        "0 alone.meta.json: text={\"note\":1}(file)\n"  // of no file
        "0 bare.txt: title=T(sidecar) text=eins(file)\n");
}

TEST_CASE("what lies in a restricted file is restricted") {
  const TemporaryFolder folder;
  ZipWriter zip;
  zip.Add({.name = "one.txt", .content = "eins"});
  const std::string bytes = zip.Finish();
  folder.Write("m/manifest.csv", "id,file,access\nx,z.zip,restricted\n");
  folder.Write("m/z.zip", bytes);
  folder.Write("s/z.zip", bytes);
  folder.Write("s/z.zip.meta.json", R"({"access":"restricted"})");
  folder.Write("t/a.txt", "eins");
  folder.Write("t/a.txt.meta.json", "{broken");
  CHECK(
      Log(Read(folder.path()), folder) ==
      "2 x!/one.txt: text=eins(file) access=restricted\n"
      "0 s/z.zip!/one.txt: text=eins(file) access=restricted(sidecar)\n"
      "rejected T/t/a.txt [t/a.txt]: its sidecar a.txt.meta.json: column 2: expected a whole JSON "
      "object, found invalid literal\n");
}

TEST_CASE("only what is wanted is read") {
  const TemporaryFolder folder;
  folder.Write("a.txt", "eins");
  folder.Write("b.txt", "zwei");
  folder.Write("c.jsonl", "{\"id\":\"1\",\"text\":\"x\"}\n{\"id\":\"2\",\"text\":\"y\"}\n");
  DoorOptions options;
  options.wanted = [](const std::string&, const std::string& id) {
    return id == "b.txt" || id == "2";
  };
  CHECK(Log(Read(folder.path(), options), folder) == "2 2: text=y\n0 b.txt: text=zwei(file)\n");
}

TEST_CASE("an encoding that a person names") {
  const TemporaryFolder folder;
  folder.Write("a.txt", "\xB0\xED\xB9\xAE");
  DoorOptions options;
  options.encoding = "euc-kr";
  CHECK(Read(folder.path(), options).records.at(0).document.text == "고문");
}

}  // namespace
}  // namespace attest
