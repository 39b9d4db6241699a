#include <catch2/catch.hpp>

#include "indexer/index_folder.h"
#include "indexer/lock.h"
#include "indexer/space.h"
#include "indexer/writer.h"
#include "schema/error.h"
#include "schema/layout.h"
#include "tests/indexer/fixture.h"

namespace attest {
namespace {

namespace fs = std::filesystem;

std::string MessageOf(const std::function<void()>& act) {
  try {
    act();
  } catch (const IndexError& error) {
    return error.what();
  }
  return "no error";
}

TEST_CASE("a new index is private and linked by generation") {
  TempDir temp;
  const std::string dir = temp / "a/b/index";
  { IndexWriter writer(dir); }
  CHECK((fs::status(dir).permissions() & fs::perms::all) == fs::perms::owner_all);
  CHECK(fs::read_symlink(dir + "/public") == "public.1");
  CHECK(!fs::exists(dir + "/restricted"));
  for (const auto& entry : fs::recursive_directory_iterator(dir)) {
    CHECK((fs::symlink_status(entry.path()).type() == fs::file_type::symlink ||
           (entry.status().permissions() & (fs::perms::group_all | fs::perms::others_all)) ==
               fs::perms::none));
  }
  const Xapian::Database db = OpenDatabase(dir);
  CHECK(db.get_metadata(key::kStamp) == StampText());
  CHECK(db.get_metadata(key::kRevision) == "1");
}

TEST_CASE("what is no index is refused and left as it is") {
  TempDir temp;
  const std::string file = temp.Write("file", "text");
  temp.Write("full/letter.txt", "text");
  const auto open = [&](const std::string& name) {
    return MessageOf([&] { IndexWriter writer(temp / name); });
  };
  CHECK(open("file") == file + ": expected a folder for the index, found a file");
  CHECK(
      open("full") ==
      temp / "full" +
          ": expected an index or an empty folder, found letter.txt: name a folder of its own for "
          "the index");
  CHECK(ReadBytes(file) == "text");
  CHECK(!fs::exists(temp / "full/lock"));
}

TEST_CASE("reading asks for an index") {
  TempDir temp;
  CHECK(MessageOf([&] { RequireIndex(temp / "none"); }) ==
        temp / "none: no index is here: make one with attest-index add --index " + temp.path() +
            "/none PATH");
  CHECK(MessageOf([&] { RequireIndex(temp.Write("file", "")); }) ==
        temp / "file: expected the folder of an index, found a file");
}

TEST_CASE("another layout is refused with what to do") {
  TempDir temp;
  const std::string dir = temp / "index";
  { IndexWriter writer(dir); }
  {
    Xapian::WritableDatabase db(DatabasePath(dir, Access::kPublic));
    db.set_metadata(key::kStamp, "layout 7 analysis 1");
    db.commit();
  }
  CHECK(MessageOf([&] { IndexWriter writer(dir); }) ==
        dir + ": expected an index of " + StampText() +
            ", found layout 7 analysis 1; use the version of Attest that made it");
}

TEST_CASE("a second writer is told who holds the lock") {
  TempDir temp;
  const std::string dir = temp / "index";
  {
    IndexWriter first(dir, "attest-index add");
    const std::string message = MessageOf([&] { IndexWriter second(dir, "attest-index remove"); });
    const std::string begin =
        dir + "/lock is held by attest-index add (pid " + std::to_string(getpid()) + ", since 20";
    CHECK(message.substr(0, begin.size()) == begin);
    CHECK(message.find(" UTC): wait for it or stop it") != std::string::npos);
  }
  IndexWriter third(dir);  // the first has let go
}

TEST_CASE("the text of a lock that a killed writer left means nothing") {
  TempDir temp;
  temp.Write("lock", "1\nattest-index\nadd\n2024-01-01 00:00:00 UTC\n");
  { Lock lock(temp.path(), "attest-index sync"); }
  const std::string text = ReadBytes(temp / "lock");
  const std::string begin = std::to_string(getpid()) + "\nattest-index\nsync\n2";
  CHECK(text.substr(0, begin.size()) == begin);
}

TEST_CASE("a lock that is a link is not followed") {
  TempDir temp;
  const std::string other = temp.Write("other", "precious");
  fs::create_directory(temp / "index");
  fs::create_symlink(other, temp / "index/lock");
  CHECK(MessageOf([&] { Lock lock(temp / "index", "x"); }) ==
        temp / "index/lock: cannot be opened for writing: Too many levels of symbolic links");
  CHECK(ReadBytes(other) == "precious");
}

TEST_CASE("generations are numbered upwards and switched in one step") {
  TempDir temp;
  CHECK(NextGeneration(temp.path(), Access::kPublic) == temp / "public.1");
  for (const char* name : {"public.9", "public.10", "public.x", "public.", "restricted.77"}) {
    fs::create_directory(temp / name);
  }
  CHECK(NextGeneration(temp.path(), Access::kPublic) == temp / "public.11");
  SwitchTo(temp.path(), Access::kPublic, temp / "public.9");
  CHECK(DatabasePath(temp.path(), Access::kPublic) == temp / "public.9");
  SwitchTo(temp.path(), Access::kPublic, temp / "public.10");
  CHECK(DatabasePath(temp.path(), Access::kPublic) == temp / "public.10");
}

TEST_CASE("an attempt to make an index that was killed before its link is done again") {
  TempDir temp;
  temp.Write("lock", "");
  temp.Write("public.1/postlist.glass", "half");
  fs::create_directory(temp / "restricted.4");
  fs::create_symlink("public.1", temp / "public.new");
  temp.Write("batches.json.new", "half");
  { IndexWriter writer(temp.path()); }
  CHECK(DatabasePath(temp.path(), Access::kPublic) == temp / "public.1");
  CHECK(!fs::exists(temp / "restricted.4"));
  CHECK(!fs::is_symlink(temp / "public.new"));
  CHECK(!fs::exists(temp / "batches.json.new"));
}

TEST_CASE("a full disk is foreseen") {
  CHECK_NOTHROW(CheckSpace("DIR", 12'194'304, 1'000'000));
  CHECK(MessageOf([] { CheckSpace("DIR", 12'194'303, 1'000'000); }) ==
        "DIR: the disk is full: 13 MB are free, the next commit may need 13 MB; nothing committed "
        "was lost: make room "
        "and run the command again");
}

}  // namespace
}  // namespace attest
