#include "schema/stored_names.h"

#include <catch2/catch.hpp>

#include "schema/error.h"

namespace attest {
namespace {

const std::string kA(32, 'a'), kB(32, 'b');  // digests

std::string Known(const StoredNames& names) {
  std::string known;
  for (const char* name : {"one", "two", "three", "four"}) {
    if (names.Has(name)) known += std::string(known.empty() ? "" : " ") + name;
  }
  return known;
}

TEST_CASE("a set of names as an index keeps it") {
  const StoredNames some(kA, {"two", "one", "three"}), others(kB, {"four", "three", "one"});
  CHECK(Known(some) == "one two three");
  CHECK(some.bytes().size() == 32 + 3 * 8);
  CHECK(some.digest() == kA);
  CHECK(Known(StoredNames(some.bytes())) == "one two three");
  CHECK(Known(some.Common(others)) == "one three");
  CHECK(some.Common(others).digest() == kB);
  CHECK(Known(others.Common(some)) == "one three");
  CHECK(Known(StoredNames()) == "");
  CHECK(Known(StoredNames().Common(some)) == "");
  CHECK(StoredNames().Common(some).digest() == kA);
  for (const size_t size : {1u, 31u, 33u, 39u}) {
    CAPTURE(size);
    CHECK_THROWS_AS(StoredNames(std::string(size, 'x')), IndexError);
  }
}

TEST_CASE("what names a vocabulary has is seen in its digest") {
  const auto digest = [](const std::string& label) {
    return DigestOfLabels(Vocabulary::Parse(
        "<vocabulary version=\"1\"><concept scheme=\"term\" id=\"a\">" + label +
        "<pref lang=\"ko\">가나</pref><pref lang=\"zh-Hans\">甲乙</pref></concept></vocabulary>"));
  };
  const std::string one = digest("<pref lang=\"en\">one</pref>");
  CHECK(one.size() == 32);
  CHECK(one == digest("<pref lang=\"en\">one</pref>"));
  CHECK(one != digest("<pref lang=\"en\">two</pref>"));
  CHECK(one != digest("<pref lang=\"en\">one</pref><alt lang=\"en\">two</alt>"));
  CHECK(digest("<pref lang=\"en\">one</pref><alt lang=\"en\">two</alt>") !=
        digest("<pref lang=\"en\">one</pref><alt lang=\"en\" broad=\"yes\">two</alt>"));
}

}  // namespace
}  // namespace attest
