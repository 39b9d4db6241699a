#include "corpus/readers/zip.h"

#include <catch2/catch.hpp>

#include "zip_writer.h"

namespace attest {
namespace {

// "name=content" of each member, or the reason.
std::string Dump(std::string_view bytes) {
  std::string out;
  try {
    Zip zip(bytes);
    for (const ZipEntry& entry : zip.entries()) {
      out += entry.name + (entry.directory ? " directory" : "") + "=";
      try {
        out += zip.Read(entry);
      } catch (const RecordError& error) {
        out += error.what();
      }
      out += '\n';
    }
  } catch (const RecordError& error) {
    out += error.what();
  }
  return out;
}

const std::string kLostDirectory =
    "expected a zip archive, found none or one that is cut off: its directory is missing at the "
    "end";
const std::string kContradiction =
    "damaged zip archive: expected members that do not overlap and a directory that agrees with "
    "them, found otherwise";

// The member b as it stands before the directory, to lie inside another one.
const std::string kZipOfB = MakeZip({{"b", "xyz"}});
const std::string kLocalB = kZipOfB.substr(0, kZipOfB.find("PK\x01\x02"));

}  // namespace

TEST_CASE("zip: members") {
  struct Row {
    std::vector<ZipMember> members;
    std::string dump;
  };
  const Row rows[] = {
      {{}, ""},
      {{{"a", "x"}, {"d/", "", true}, {"d/b", "", true}}, "a=x\nd/ directory=\nd/b=\n"},
      {{{"../../etc/passwd", "x"}}, "../../etc/passwd=x\n"},  // names are the caller's to judge
      {{{"\xB0\xED.txt", "x"}}, "\xB0\xED.txt=x\n"},          // CP949
      {{{"a", "1"}, {"a", "2"}},
       "damaged zip archive: expected different names, found two members of one name"},
      {{{"a", "x", true, {}, {}, true}, {"b", "y"}},
       "a=encrypted: save it without a password\nb=y\n"},
      {{{"a", "x", true, {}, 14}, {"b", "y"}},
       "a=expected the compression deflate, found method 14; pack it again with zip\nb=y\n"},
      {{{"a", "xyz", false, 2}}, "a=expected 2 bytes as the zip archive declares, found more\n"},
      {{{"a", "xyz", false, 9}}, "a=expected 9 bytes as the zip archive declares, found 3\n"},
      {{{"a", kLocalB, true}, {"b", "xyz", false, {}, {}, false, 31}}, kContradiction},
  };
  for (const Row& row : rows) {
    CAPTURE(row.dump);
    CHECK(Dump(MakeZip(row.members)) == row.dump);
  }
}

TEST_CASE("zip: by name") {
  const std::string bytes = MakeZip({{"a", "1"}, {"c", "3", true, {}, {}, true}});
  Zip zip(bytes);
  CHECK(zip.Read("a") == "1");
  CHECK(zip.Find("b") == nullptr);
  CHECK_THROWS_WITH(zip.Read("b\n"), "expected the member b\\x0a, found none");
  CHECK_THROWS_WITH(zip.Read("c"), "c: encrypted: save it without a password");
}

TEST_CASE("zip: bombs and liars cost no more than the limit") {
  const std::string zeros(kFreeMember + 1, '\0');
  const std::string packed = std::to_string(RawDeflate(zeros).size());
  CHECK(Dump(MakeZip({{"bomb", zeros}, {"b", "y"}})) ==
        "bomb=expected at most 67108864 bytes unpacked from " + packed + ", found more\nb=y\n");
  CHECK(Dump(MakeZip({{"liar", zeros, false, 10}})) ==
        "liar=expected 10 bytes as the zip archive declares, found more\n");
  const std::string two = MakeZip({{"a", "xyz"}, {"b", "xyz"}});
  Zip zip(two, 5);
  CHECK(zip.Read("a") == "xyz");
  CHECK(zip.budget() == 2);
  CHECK_THROWS_WITH(zip.Read("b"),
                    "b: expected at most 4294967296 unpacked bytes in all, found more");
}

TEST_CASE("zip: too many members") {
  ZipWriter writer;
  for (size_t i = 0; i <= kMaxMembers; ++i) writer.Add({std::to_string(i), ""});
  CHECK(Dump(writer.Finish()) == "expected at most 10000 members, found 10001");
}

TEST_CASE("zip: cut off anywhere") {
  const std::string bytes = MakeZip({{"a", "some text"}, {"b", "more of it"}});
  for (size_t size = 0; size < bytes.size(); ++size) {
    CAPTURE(size);
    CHECK_THROWS_AS(Zip(std::string_view(bytes).substr(0, size)), RecordError);
  }
  CHECK_THROWS_WITH(Zip(std::string_view(bytes).substr(0, 40)), kLostDirectory);
}

}  // namespace attest
