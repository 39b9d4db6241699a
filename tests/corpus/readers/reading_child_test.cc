#include "corpus/readers/reading_child.h"

#include <fcntl.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "corpus/files.h"
#include "corpus/readers/channel.h"
#include "corpus/readers/encoded_reading.h"
#include "schema/error.h"

namespace attest {
namespace {

const std::string kWild = std::string(ATTEST_BIN_DIR) + "/wild-reader";

class Folder {
 public:
  Folder() {
    char name[] = "/tmp/attest-child-XXXXXX";
    path_ = mkdtemp(name);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  std::string Write(const std::string& name, const std::string& bytes) const {
    const std::string path = path_ + "/" + name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// "member=text; member! reason; rejected: reason"
std::string Read(ReadingChild& child, const std::string& path) {
  std::string out;
  const auto add = [&](const std::string& what) { out += (out.empty() ? "" : "; ") + what; };
  try {
    File file(path);
    child.Read(
        file.descriptor(), {},
        [&](const FileDocument& document) { add(document.member + "=" + document.reading.text); },
        [&](const std::string& member, const std::string& reason) { add(member + "! " + reason); });
  } catch (const Error& error) {
    add(std::string("rejected: ") + error.what());
  }
  return out;
}

TEST_CASE("whatever its child does, the parent goes on") {
  const Folder folder;
  ReadingChild child(kWild, std::chrono::seconds(3));
  const std::string good = folder.Write("good", "good");
  const struct {
    const char *order, *outcome;
  } rows[] = {
      {"good", "=own; a.txt=member; b.txt! broken"},
      {"refuse", "rejected: as it was asked"},
      {"abort", "rejected: its reader crashed (signal 6)"},
      {"kill", "rejected: its reader crashed (signal 9)"},
      {"exit", "rejected: its reader gave up (exit code 7)"},
      {"loop", "rejected: reading it took more than 60 s of processor time"},
      {"sleep", "rejected: reading it took more than 3 s"},
      {"no-kind", "rejected: its reader sent what it must not: a frame that is none"},
      {"few-parts", "rejected: its reader sent what it must not: a frame that is none"},
      {"long-frame", "rejected: its reader sent what it must not: a frame of 2147483647 bytes"},
      {"long-part", "rejected: its reader sent what it must not: a part is longer than its frame"},
      {"list", "rejected: its reader sent what it must not: a reading has a list of no length"},
      {"half", "rejected: its reader gave up (exit code 0)"},
      {"grow", "=grown"},
      {"members aab", "1a=x; 2a=x; 3b! its reader crashed (signal 6)"},
      {"members baba",
       "1b! its reader crashed (signal 6); 2a=x; 3b! its reader crashed (signal 6); 4a=x"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.order);
    CHECK(Read(child, folder.Write("order", row.order)) == row.outcome);
    CHECK(Read(child, good) == "=own; a.txt=member; b.txt! broken");
  }
  CHECK(Read(child, folder.Write("order", "members " + std::string(100, 'b')))
            .ends_with("; 11b! its reader crashed (signal 6); rejected: too many of its members "
                       "ended their reader: what stands behind 11b is not read"));
  const std::string many = Read(child, folder.Write("order", "many"));
  CHECK(many.ends_with("rejected: its reader sent what it must not: too many documents"));
  CHECK(Read(child, good) == "=own; a.txt=member; b.txt! broken");
}

TEST_CASE("what a caller throws ends the file and not the child's use") {
  const Folder folder;
  const std::string good = folder.Write("good", "good");
  ReadingChild child(kWild);
  File file(good);
  CHECK_THROWS_AS(child.Read(
                      file.descriptor(), {}, [](const FileDocument&) { throw 5; },
                      [](const std::string&, const std::string&) {}),
                  int);
  CHECK(Read(child, good) == "=own; a.txt=member; b.txt! broken");
}

TEST_CASE("a wait can be ended") {
  const Folder folder;
  ReadingChild child(kWild);
  child.SetOnWait([] { throw 5; });
  File file(folder.Write("order", "sleep"));
  const auto begin = std::chrono::steady_clock::now();
  CHECK_THROWS_AS(child.Read(
                      file.descriptor(), {}, [](const FileDocument&) {},
                      [](const std::string&, const std::string&) {}),
                  int);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(2));
}

TEST_CASE("a locked in process reads and computes") {
  const Folder folder;
  folder.Write("there", "x");
  ReadingChild child(kWild);
  CHECK(Read(child, folder.Write("order", "try " + folder.path())) ==
        "=read done\n"
        "socket EPERM\n"
        "local socket EPERM\n"
        "fork EPERM\n"
        "exec EPERM\n"
        "write EPERM\n"
        "append EPERM\n"
        "make a folder EPERM\n"
        "remove EPERM\n"
        "rename EPERM\n"
        "signal EPERM\n");
  CHECK(std::filesystem::exists(folder.path() + "/there"));
}

TEST_CASE("a reader that is missing is said") {
  const Folder folder;
  ReadingChild child(folder.path() + "/none");
  CHECK(Read(child, folder.Write("a", "good")) ==
        "rejected: the program " + folder.path() +
            "/none, which reads files of other kinds than text, is missing: install it beside "
            "attest-index");
}

TEST_CASE("a reading survives its frame") {
  Reading reading;
  reading.text = "text\ffeed";
  reading.notes = {"one note", ""};
  reading.fields.push_back({"title", {"T"}, false, ""});
  reading.fields.push_back({"language", {"ko", "en"}, true, ""});
  reading.fields.push_back({"creator", {}, false, ""});
  Frame frame{FrameKind::kDocument, {"member"}};
  AppendReading(reading, frame.parts);
  const Reading back = TakeReading(DecodeParts(EncodeFrame(frame).substr(5)), 1);
  CHECK(back.text == reading.text);
  CHECK(back.notes == reading.notes);
  REQUIRE(back.fields.size() == 3);
  CHECK(back.fields[1].values == reading.fields[1].values);
  CHECK(back.fields[1].list);
  CHECK(back.fields[2].values.empty());
  const std::string whole = EncodeFrame(frame).substr(5);
  for (size_t cut = 0; cut < whole.size(); ++cut) {
    try {
      TakeReading(DecodeParts(whole.substr(0, cut)), 1);
    } catch (const ChannelError&) {
      continue;  // a shorter one may be whole in itself
    }
  }
}

}  // namespace
}  // namespace attest
