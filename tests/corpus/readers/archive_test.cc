#include "corpus/readers/archive.h"

#include <catch2/catch.hpp>
#include <cstdlib>

#include "corpus/files.h"
#include "corpus/readers/kind.h"
#include "dump.h"
#include "tar_writer.h"

namespace attest {
namespace {

using namespace std::string_literals;

constexpr char kCut[] = "REJECTED the tar archive is cut off: its end is missing";
const std::string kInside = ": REJECTED unsafe name: expected a path inside the archive, found ";
const std::string kSlash =
    ": REJECTED unsafe name: expected / between its parts, found a backslash or NUL\n";

// "name: content" of each member, "name: REJECTED reason", then that of the archive.
std::string Members(const std::string& bytes, const Budget& budget = Budget()) {
  MemberLog members;
  try {
    const Format format = FormatByHead(bytes);
    MemorySource source(bytes);
    if (format == Format::kZip) ReadZip(bytes, budget, members);
    if (format == Format::kTar) ReadTar(source, budget, members);
    if (format == Format::kGzip) ReadGzip(bytes, budget, members);
  } catch (const Error& error) {
    return members.log + "REJECTED " + error.what();
  }
  return members.log;
}

struct Row {
  std::string bytes, members;
};

std::string Made(const std::string& python) {
  const TemporaryFolder folder;
  const std::string out = folder.path() + "/out";
  const std::string script = folder.Write("make.py", "import io, sys, tarfile\n" + python);
  if (std::system(("python3 " + script + " " + out).c_str()) != 0)
    throw std::runtime_error("python3 " + script);
  return ReadAll(out, 1u << 20);
}

}  // namespace

TEST_CASE("zip as a folder") {
  const Row rows[] = {
      {MakeZip({{"a.txt", "x"}, {"밤/b.txt", "y"}}), "a.txt: x\n밤/b.txt: y\n"},
      {MakeZip({{"\xB9\xE3.txt", "x"}}), "\xB9\xE3.txt: x\n"},  // EUC-KR
      {MakeZip({{"d/", "", true}, {"./d//a", "x"}}), "d/a: x\n"},
      {MakeZip({{"__MACOSX/a", "x"},
                {"d/._a", "x"},
                {"d/.DS_Store", "x"},
                {"Thumbs.db", "x"},
                {"._d/a", "y"}}),
       "._d/a: y\n"},
      {MakeZip({{"d\\a", "x"}, {"..\\b", "y"}}), "d/a: x\n../b" + kInside + "one with ..\n"},
      {MakeZip({{"d/a", "x"}, {"d\\b", "y"}}), "d/a: x\nd\\b" + kSlash},
      {MakeZip(
           {{"../a", "x"}, {"/etc/passwd", "x"}, {"C:/a", "x"}, {"d/../../a", "x"}, {"e", "y"}}),
       "../a" + kInside + "one with ..\n/etc/passwd" + kInside + "an absolute one\nC:/a" + kInside +
           "an absolute one\nd/../../a" + kInside + "one with ..\ne: y\n"},
      {MakeZip({{"a", "1"}, {"./a", "2"}}),
       "a: 1\n./a: REJECTED expected different names, found a second member of this one\n"},
      {MakeZip({{".", "1"}}), ".: REJECTED unsafe name: expected a path, found an empty one\n"},
      {MakeZip({{std::string(4097, 'a'), "x"}, {"b", "y"}}),
       std::string(4097, 'a') +
           ": REJECTED unsafe name: expected at most 4096 bytes, found 4097\nb: y\n"},
      {MakeZip({{"a", "x", true, {}, {}, true}, {"b", "y"}}),
       "a: REJECTED encrypted: save it without a password\nb: y\n"},
      {MakeZip({{"d/", "", true}}), "REJECTED expected a file in the zip archive, found none"},
  };
  for (const Row& row : rows) CHECK(Members(row.bytes) == row.members);
}

TEST_CASE("zip as zip -y writes it: links are not followed") {
  const std::string zip = Made(R"(
import zipfile
with zipfile.ZipFile(sys.argv[1], 'w') as archive:
    link = zipfile.ZipInfo('link')
    link.create_system = 3
    link.external_attr = 0o120777 << 16
    archive.writestr(link, '/etc/passwd')
    archive.writestr('a', 'x')
)");
  CHECK(Members(zip) ==
        "link: REJECTED expected a file, found a link; pack it without zip -y\na: x\n");
}

TEST_CASE("tar as a folder") {
  const std::string link =
      ": REJECTED expected a file, found a link; pack the archive with tar --dereference "
      "--hard-dereference\n";
  const std::string device = ": REJECTED expected a file, found a device or pipe\n";
  const Row rows[] = {
      {MakeTar({{"./", "", '5'}, {"./a.txt", "x"}, {"d/밤", "y"}}), "a.txt: x\nd/밤: y\n"},
      {MakeTar({{"\xB9\xE3.txt", "x"}}), "\xB9\xE3.txt: x\n"},  // EUC-KR
      {MakeTar({{"a", "x"}, {"b", "", '1', "a"}, {"c", "", '2', "/etc/passwd"}, {"e", "y"}}),
       "a: x\nb" + link + "c" + link + "e: y\n"},
      {MakeTar({{"n", "", '3'}, {"p", "", '6'}, {"e", "y"}}),
       "n" + device + "p" + device + "e: y\n"},
      {MakeTar({{"../a", "x"}, {"/b", "x"}, {"c\\d", "x"}, {"e", "y"}, {"e", "z"}}),
       "../a" + kInside + "one with ..\n/b" + kInside + "an absolute one\nc\\d" + kSlash +
           "e: y\ne: REJECTED expected different names, found a second member of this one\n"},
      {MakeTar({{"a", "x"}, {"huge", "", '0', "", 0777777777777}}),
       "a: x\nhuge: REJECTED expected at most 536870912 bytes, found 68719476735\n"
       "REJECTED damaged tar archive: Truncated input file (needed 68719476736 bytes, only 1024 "
       "available)"},
      {MakeTar({{"d", "", '5'}}), "REJECTED expected a file in the tar archive, found none"},
      {TarOf({"a", "x"}) + TarOf({"b", "y"}), "a: x\nb: y\n"s + kCut},
  };
  for (const Row& row : rows) CHECK(Members(row.bytes) == row.members);
}

TEST_CASE("tar as other programs write it") {
  const std::string tar = R"(
tar = tarfile.open(sys.argv[1], 'w:' + MODE, format=FORMAT)
for name in 'd/밤.txt', '긴' * 100 + '.txt', b'\xb9\xe3'.decode('utf-8', 'surrogateescape'):
    info = tarfile.TarInfo(name)
    info.size = 1
    tar.addfile(info, io.BytesIO(b'x'))
tar.close()
)";
  std::string members = "d/밤.txt: x\n";
  for (int i = 0; i < 100; ++i) members += "긴";
  members += ".txt: x\n\xB9\xE3: x\n";
  for (const char* mode : {"''", "'gz'"}) {
    for (const char* format : {"tarfile.GNU_FORMAT", "tarfile.PAX_FORMAT"}) {
      INFO(mode << " " << format);
      CHECK(Members(Made("MODE = "s + mode + "\nFORMAT = " + format + tar)) == members);
    }
  }
  const TemporaryFolder folder;
  const std::string holes = folder.Write("holes", std::string(1u << 20, '\0') + "x");
  const std::string out = folder.path() + "/out";
  const std::string command =
      "cd " + folder.path() + " && fallocate -d holes && tar --sparse -cf " + out + " holes";
  REQUIRE(std::system(command.c_str()) == 0);
  CHECK(Members(ReadAll(out, 1u << 21)) ==
        "holes: REJECTED expected a whole file, found a sparse one; pack it without --sparse\n");
}

TEST_CASE("gzip of a file and of a tar") {
  const std::string tar = MakeTar({{"a", "x"}, {"b", "y"}});
  const Row rows[] = {
      {MakeGzip("證言"), "text: 證言\n"},
      {MakeGzip("x", "증언.txt"), "증언.txt: x\n"},
      {MakeGzip("x", "../a"),
       "REJECTED unsafe name: expected a path inside the archive, found "
       "one with .."},
      {MakeGzip("x", "a") + MakeGzip("y", "b"), "a: xy\n"},
      {MakeGzip("x") + std::string(9, '\0'), "text: x\n"},
      {MakeGzip(tar), "a: x\nb: y\n"},
      {MakeGzip(MakeGzip("x")), "text: " + MakeGzip("x") + "\n"},  // no more than was asked for
      {MakeGzip(std::string(kFreeMember + 1, ' ')),
       "REJECTED expected at most 67108864 bytes unpacked from this gzip data, found more"},
      {MakeGzip(MakeTar({{"a", "x"}, {"b", std::string(kFreeMember, ' ')}})),
       "a: x\nREJECTED expected at most 67108864 bytes unpacked from this gzip data, found more"},
  };
  for (const Row& row : rows) CHECK(Members(row.bytes) == row.members);
}

TEST_CASE("the budget of a file is asked before a member is unpacked") {
  const std::string spent =
      "REJECTED expected at most 4294967296 unpacked bytes in all, found more; divide the archive";
  const std::string full =
      "REJECTED expected at most 10000 members in all, found more; divide the archive";
  const std::string zip = MakeZip({{"a", "xy"}, {"b", "xyz"}});
  const std::string tar = MakeTar({{"a", "xy"}, {"b", "xyz"}});
  for (const std::string& bytes : {zip, tar, MakeGzip(tar)}) {
    CHECK(Members(bytes, Budget(2)) == "a: xy\n" + spent);
    CHECK(Members(bytes, Budget(9, 0)) == full);
  }
  Budget budget(5, 2);
  budget.Take(2);
  CHECK_THROWS_AS(budget.Take(4), BudgetSpent);
  budget.Take(3);
  CHECK_THROWS_AS(budget.Take(0), BudgetSpent);
}

TEST_CASE("a damaged archive gives what stands before the damage, and says so") {
  std::vector<TarMember> members;
  std::mt19937 random(3);
  for (int i = 0; i < 8; ++i) {
    std::string content;
    for (int k = 0; k < 700; ++k) content += static_cast<char>('a' + random() % 26);
    members.push_back({std::to_string(i), content});
  }
  const std::string tar = MakeTar(members), packed = MakeGzip(tar);
  const std::string whole = Members(tar);
  for (const std::string& bytes : {tar.substr(0, tar.size() - 1024), packed}) {
    for (size_t i = 2; i < 20; ++i) {
      const std::string found = Members(bytes.substr(0, bytes.size() * i / 20));
      const size_t end = found.find("REJECTED ");
      CAPTURE(i);
      REQUIRE(end != std::string::npos);
      CHECK(whole.starts_with(found.substr(0, end)));
      CHECK(end + whole.size() / 8 >= whole.size() * i / 20);  // no more is lost than the cut one
    }
  }
  // No damage of packed bytes changes a member unseen; some changes none.
  for (size_t at = 10; at < packed.size(); ++at) {
    std::string damaged = packed;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
    const std::string found = Members(damaged);
    if (found != whole && found.find("REJECTED ") == std::string::npos) FAIL_CHECK("byte " << at);
  }
}

}  // namespace attest
