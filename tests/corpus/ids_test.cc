#include "corpus/ids.h"

#include <catch2/catch.hpp>
#include <random>

#include "schema/text.h"

namespace attest {

TEST_CASE("ids from paths") {
  struct Row {
    std::string prefix, path, id, text;
  };
  const std::string hangul_nfd = "\u1112\u1161\u11ab";
  const Row rows[] = {
      {"", "a/b.txt", "a/b.txt", "a/b.txt"},
      {"x:", "a.txt", "x:a.txt", "a.txt"},
      {"", "a\nb\x7F", "a%0Ab%7F", "a%0Ab%7F"},
      {"", "\xC2\x85", "%C2%85", "%C2%85"},                        // C1: both bytes
      {"", "\xFF\xEC\x88.txt", "%FF%EC%88.txt", "%FF%EC%88.txt"},  // a cut-off character
      {"", hangul_nfd, "한", hangul_nfd},                          // names of a Mac
      {"", "50%41", "50%41", "50%2541"},  // the path must lead back to the file
      {"", "50%", "50%", "50%"},
  };
  for (const Row& row : rows) {
    CHECK(IdFromPath(row.prefix, row.path) == row.id);
    CHECK(PathText(row.path) == row.text);
    CHECK(PathBytes(row.text) == row.path);
  }
}

TEST_CASE("long ids are cut between characters and stay distinct") {
  const std::string fits(200, 'a');
  CHECK(IdFromPath("", fits) == fits);
  const std::string id = IdFromPath("", fits + "b");
  CHECK(id == std::string(183, 'a') + "~" + Hex(Sha256(fits + "b")).substr(0, 16));
  std::string hangul;
  for (int i = 0; i < 100; ++i) hangul += "한";
  const std::string cut = IdFromPath("", hangul);
  CHECK(cut == hangul.substr(0, 183) + "~" + Hex(Sha256(hangul)).substr(0, 16));
  const std::string shifted = IdFromPath("p", hangul);
  CHECK(shifted == "p" + hangul.substr(0, 180) + "~" + Hex(Sha256("p" + hangul)).substr(0, 16));
}

TEST_CASE("any path gives a good id and comes back from its text") {
  std::mt19937 random(1);
  for (int i = 0; i < 2000; ++i) {
    std::string path;
    for (size_t n = 1 + random() % 300; n > 0; --n) {
      path += random() % 8 ? static_cast<char>(1 + random() % 255) : "%4\n한"[random() % 6];
    }
    const std::string id = IdFromPath("", path);
    CAPTURE(Printable(path, 1000));
    REQUIRE(!id.empty());
    REQUIRE(id.size() <= 200);
    REQUIRE(FindInvalidUtf8(id) == std::string::npos);
    REQUIRE(id.find('\n') == std::string::npos);
    REQUIRE(PathBytes(PathText(path)) == path);
  }
}

}  // namespace attest
