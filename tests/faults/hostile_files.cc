#include "tests/faults/hostile_files.h"

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace attest {
namespace {

namespace fs = std::filesystem;

using Make = std::function<void(const std::string&)>;

void Write(const std::string& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary);
  if (!(file << bytes).flush()) throw std::runtime_error("cannot write " + path);
}

std::string Repeat(const std::string& what, size_t times) {
  std::string all;
  all.reserve(what.size() * times);
  for (size_t i = 0; i < times; ++i) all += what;
  return all;
}

// In pieces, so that the test stays small: a child's peak memory begins with that of its parent.
void WriteHuge(const std::string& path, const std::string& head, size_t megabytes,
               const std::string& tail) {
  std::ofstream file(path, std::ios::binary);
  const std::string piece = Repeat("a witness said so", (1u << 20) / 17) + "!!!!!!!!!!";
  file << head;
  for (size_t i = 0; i < megabytes; ++i) file << piece;
  if (!(file << tail).flush()) throw std::runtime_error("cannot write " + path);
}

Make OneFile(const std::string& name, const std::string& bytes) {
  return [=](const std::string& folder) { Write(folder + "/" + name, bytes); };
}

Make HugeFile(const std::string& name, const std::string& head, size_t megabytes,
              const std::string& tail) {
  return [=](const std::string& folder) { WriteHuge(folder + "/" + name, head, megabytes, tail); };
}

std::string Json(const std::string& id) {
  return R"({"id":")" + id +
         R"(","text":"fine"})"
         "\n";
}
std::string Xml(const std::string& id) {
  return "<record id=\"" + id + "\"><text>fine</text></record>\n";
}

std::vector<HostileRow> Huge(size_t mb) {
  return {{"a JSON line that is larger than any",
           HugeFile("big.jsonl", Json("a") + R"({"id":"huge","text":")", mb, "\"}\n" + Json("b")),
           1,
           {"big.jsonl:2: expected a line of at most 135266304 bytes, found "},
           3,
           1,
           2 * mb + 100},
          {"an XML record that is larger than any",
           HugeFile("big.xml", "<records>\n" + Xml("a") + "<record id=\"huge\"><text>", mb,
                    "</text></record>\n" + Xml("b") + "</records>"),
           1,
           {"big.xml:3: text: expected at most 67108864 bytes, found "},
           3,
           1,
           5 * mb + 100},
          {"a file that is larger than any",
           HugeFile("big.txt", "", mb, ""),
           1,
           {"big.txt: expected at most 67108864 bytes, found "},
           1,
           1,
           100}};
}

std::vector<HostileRow> Deep() {
  constexpr size_t kDepth = 100'000;
  return {{"100,000 nested elements in a text",
           OneFile("deep.xml", "<records>" + Xml("a") + "<record id=\"deep\"><text>" +
                                   Repeat("<b>", kDepth) + "x" + Repeat("</b>", kDepth) +
                                   "</text></record>" + Xml("c") + "</records>"),
           1,
           {"deep.xml:2: text: ", "the element <b>"},
           3,
           1,
           150},
          {"100,000 nested elements that never end",
           OneFile("deep.xml",
                   "<records>" + Xml("a") + "<record id=\"deep\"><text>" + Repeat("<b>", kDepth)),
           1,
           {"deep.xml:2: ", "expected well-formed XML"},
           2,
           1,
           150},
          {"JSON nested 100,000 deep",
           OneFile("deep.jsonl", Json("a") + R"({"id":"deep","text":"x","more":)" +
                                     Repeat("[", kDepth) + Repeat("]", kDepth) + "}\n" + Json("c")),
           1,
           {"deep.jsonl:2: nested deeper than 64"},
           3,
           1,
           100},
          {"JSON nested 100,000 deep, cut off",
           OneFile("deep.jsonl", Json("a") + R"({"id":"deep","text":)" + Repeat("{\"a\":", kDepth)),
           1,
           {"deep.jsonl:2: nested deeper than 64"},
           2,
           1,
           100},
          {"an id of 10,000 bytes",
           OneFile("ids.jsonl", Json("a") + Json(Repeat("i", 10'000)) + Json("c")),
           1,
           {"ids.jsonl:2: id: expected at most 200 bytes, found 10000"},
           3,
           1,
           100}};
}

std::vector<HostileRow> CutOff() {
  return {{"an XML batch that is cut off",
           OneFile("cut.xml", "<records>\n" + Xml("a") + "<record id=\"b\"><text>half a"),
           1,
           {"cut.xml:3: ", "expected well-formed XML"},
           2,
           1,
           100},
          {"JSON Lines that are cut off",
           OneFile("cut.jsonl", Json("a") + R"({"id":"b","text":"ha)"),
           1,
           {"cut.jsonl:2: ", "expected a whole JSON object"},
           2,
           1,
           100},
          {"a CSV that is cut off",
           OneFile("cut.csv", "id,text\na,fine\nb,\"half a"),
           1,
           {"cut.csv:3: expected a closing quote"},
           2,
           1,
           100},
          {"a manifest that is cut off",  // it may have said that others.txt is restricted
           [](const std::string& folder) {
             fs::create_directory(folder + "/sub");
             Write(folder + "/sub/others.txt", "nobody knows who may read this");
             Write(folder + "/sub/manifest.xml", "<records><record id=\"b\"><file>oth");
           },
           1,
           {"sub/manifest.xml:1: ", "others.txt: not read, because its manifest"},
           1,
           2,
           100},
          {"files of no bytes",
           [](const std::string& folder) {
             for (const char* name : {"/empty.txt", "/empty.csv"}) Write(folder + name, "");
           },
           1,
           {"empty.txt: the file is empty", "empty.csv: the file is empty"},
           1,
           2,
           100},
          {"batches of no bytes",
           [](const std::string& folder) {
             for (const char* name : {"/empty.xml", "/empty.jsonl"}) Write(folder + name, "");
           },
           1,
           {"empty.xml: ", "empty.jsonl: "},
           1,
           2,
           100}};
}

std::vector<HostileRow> Folders(size_t many_files) {
  const std::string root = std::string(fs::path("/etc/passwd"));
  return {{"a folder that may not be read",
           [](const std::string& folder) {
             fs::create_directory(folder + "/closed");
             Write(folder + "/closed/a.txt", "nobody reads this");
             fs::permissions(folder + "/closed", fs::perms::none);
           },
           1,
           {"closed: permission denied"},
           1,
           1,
           100,
           true},
          {"very many files",
           [=](const std::string& folder) {
             for (size_t i = 0; i < many_files; ++i)
               Write(folder + "/" + std::to_string(i), "statement " + std::to_string(i));
           },
           0,
           {},
           many_files + 1,
           0,
           200},
          {"names that are no text",
           [](const std::string& folder) {
             Write(folder + "/two\nlines.txt", "the name has a line feed");
             Write(folder + "/bad\xff\xfe.txt", "the name is no UTF-8");
           },
           0,
           {},
           3,
           0,
           100},
          {"a FIFO",
           [](const std::string& folder) { mkfifo((folder + "/fifo.txt").c_str(), 0600); },
           1,
           {"fifo.txt: expected a regular file, found a FIFO"},
           1,
           1,
           100},
          {"links in circles",  // one to a folder is no loss: that is read where it lies
           [](const std::string& folder) {
             fs::create_symlink("two.txt", folder + "/one.txt");
             fs::create_symlink("one.txt", folder + "/two.txt");
             fs::create_directory_symlink("..", folder + "/up");
             fs::create_directory_symlink(".", folder + "/here");
           },
           1,
           {"one.txt: a symbolic link that leads nowhere", "up: a symbolic link that leads out"},
           1,
           3,
           100},
          {"a record whose file lies outside",
           OneFile("thief.jsonl", Json("a") + R"({"id":"b","file":")" + root + "\"}\n" +
                                      R"({"id":"c","file":"../../../../..)" + root + "\"}\n"),
           1,
           {"thief.jsonl:2: file: ", "thief.jsonl:3: file: "},
           2,
           2,
           100}};
}

}  // namespace

std::vector<HostileRow> HostileRows(size_t huge_mb, size_t many_files) {
  std::vector<HostileRow> rows;
  for (auto& some : {Huge(huge_mb), Deep(), CutOff(), Folders(many_files)})
    rows.insert(rows.end(), some.begin(), some.end());
  return rows;
}

}  // namespace attest
