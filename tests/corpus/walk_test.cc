#include "corpus/walk.h"

#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "recorder.h"

namespace attest {
namespace {

std::string Dump(const WalkResult& walked) {
  std::string out;
  for (const WalkedFile& file : walked.files) {
    out += Printable(file.path) + " " + std::to_string(file.size) + "\n";
  }
  for (const WalkProblem& problem : walked.problems) {
    out += (problem.rejected ? "rejected " : "note ") + Printable(problem.path) + ": " +
           problem.reason + (problem.unreadable ? " (unreadable)" : "") + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("a folder is walked by the bytes of the paths") {
  const TemporaryFolder folder;
  for (const char* name : {"b", "a/z", "a/b/c", "a.txt", "B", "한", "\xFF", "new\nline"}) {
    folder.Write(name, "12");
  }
  std::filesystem::create_directory(folder.path() + "/empty");
  CHECK(Dump(Walk(folder.path())) ==
        "B 2\na.txt 2\na/b/c 2\na/z 2\nb 2\nnew\\x0aline 2\n한 2\n\\xff 2\n");
}

TEST_CASE("links, FIFOs and devices are looked at and not opened") {
  const TemporaryFolder folder, elsewhere;
  folder.Write("sub/real", "1");
  elsewhere.Write("secret", "1");
  namespace fs = std::filesystem;
  fs::create_symlink("sub/real", folder.path() + "/inside");
  fs::create_symlink(elsewhere.path() + "/secret", folder.path() + "/outside");
  fs::create_directory_symlink(elsewhere.path(), folder.path() + "/outside-folder");
  fs::create_directory_symlink("..", folder.path() + "/sub/loop");
  fs::create_symlink("nowhere", folder.path() + "/dangling");
  fs::create_symlink("self", folder.path() + "/self");
  REQUIRE(mkfifo((folder.path() + "/fifo").c_str(), 0600) == 0);
  fs::create_symlink("fifo", folder.path() + "/to-fifo");
  fs::create_symlink("/dev/null", folder.path() + "/device");
  CHECK(Dump(Walk(folder.path())) ==
        "inside 1\nsub/real 1\n"
        "rejected dangling: a symbolic link that leads nowhere\n"
        "rejected device: a symbolic link that leads out of the folder\n"
        "rejected fifo: expected a regular file, found a FIFO, socket or device\n"
        "rejected outside: a symbolic link that leads out of the folder\n"
        "rejected outside-folder: a symbolic link that leads out of the folder\n"
        "rejected self: a symbolic link that leads nowhere\n"
        "note sub/loop: a symbolic link to a folder that is read at its own place\n"
        "rejected to-fifo: expected a regular file, found a link to a FIFO, socket or device\n");
}

TEST_CASE("a folder without read permission is a problem, its neighbours are walked") {
  if (geteuid() == 0) return;  // root reads everything
  const TemporaryFolder folder;
  folder.Write("a/x", "1");
  folder.Write("b/y", "1");
  REQUIRE(chmod((folder.path() + "/a").c_str(), 0) == 0);
  CHECK(Dump(Walk(folder.path())) == "b/y 1\nrejected a: permission denied (unreadable)\n");
  chmod((folder.path() + "/a").c_str(), 0700);
}

TEST_CASE("a root that is missing is an error") {
  const TemporaryFolder folder;
  CHECK_THROWS_WITH(Walk(folder.path() + "/none"), "No such file or directory");
}

}  // namespace attest
