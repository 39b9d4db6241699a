#include "schema/stored.h"

#include <catch2/catch.hpp>
#include <functional>
#include <random>
#include <set>
#include <string>

#include "schema/error.h"

namespace attest {
namespace {

StoredDocument Example() {
  StoredDocument stored;
  Document& d = stored.document;
  d.id = "a/b \"c\"";
  d.title = "증언 1";
  d.text = "One.\fTwo\n\tthree \\ 😀";
  d.languages = {"ko", "zh-Hant"};
  d.date = ParseDate("199X?", nullptr);
  d.event_date = ParseDate("../1998", nullptr);
  d.source = "NKDB";
  d.source_type = "testimony";
  d.violations = {"liberty.torture", "own words"};
  d.places = {"kp.hoeryong"};
  d.access = Access::kRestricted;
  d.creator = "creator";
  d.rights = "rights";
  d.url = "https://example.org/?a=1&b=2";
  d.identifier = "A/HRC/25/63";
  Provenance& p = stored.provenance;
  p = {"x/y.txt", std::string(64, 'a'), "batch", "/archive", true, true, {}};
  p.origins = {{Field::kTitle, Origin::kManifest}, {Field::kLanguage, Origin::kSuggested}};
  stored.copies = {{"z.txt", "z.txt", "batch", "/archive"}};
  return stored;
}

bool Same(const StoredDocument& a, const StoredDocument& b) {
  return EncodeDocument(a) == EncodeDocument(b) && a.document.date == b.document.date &&
         a.document.event_date == b.document.event_date && a.document.text == b.document.text;
}

std::string Refusal(const std::string& data) {
  try {
    DecodeDocument(data);
  } catch (const IndexError& error) {
    return error.what();
  }
  return "accepted";
}

}  // namespace

TEST_CASE("a record is JSON that says no more than it must") {
  StoredDocument stored;
  stored.document.id = "a";
  CHECK(EncodeDocument(stored) == R"({"id":"a","access":"public"})");
  stored = Example();
  stored.document.text.clear();
  CHECK(
      EncodeDocument(stored) ==
      R"({"id":"a/b \"c\"","title":"증언 1","language":["ko","zh-Hant"],"date":"199X?",)"
      R"("event_date":"../1998","source":"NKDB","source_type":"testimony",)"
      R"("violations":["liberty.torture","own words"],"places":["kp.hoeryong"],)"
      R"("creator":"creator","rights":"rights","url":"https://example.org/?a=1&b=2",)"
      R"("identifier":"A/HRC/25/63","path":"x/y.txt","sha256":")" +
          std::string(64, 'a') +
          R"(","batch":"batch","root":"/archive","bare":true,"given_id":true,)"
          R"("access":"restricted","copies":[{"id":"z.txt","path":"z.txt","batch":"batch","root":"/archive"}],)"
          R"("origins":{"title":"manifest","language":"suggested"}})");
}

TEST_CASE("records read back as they were") {
  CHECK(Same(DecodeDocument(EncodeDocument(Example())), Example()));
  StoredDocument bare;
  bare.document.id = "a";
  CHECK(Same(DecodeDocument(EncodeDocument(bare)), bare));
  bare.suggested = {{"life"}, {"kp", "cn"}, ParseDate("2017-09", nullptr)};
  CHECK(DecodeDocument(EncodeDocument(bare)).suggested == bare.suggested);
  const StoredDocument back = DecodeDocument(EncodeDocument(Example()));
  CHECK(back.document.access == Access::kRestricted);
  CHECK(back.document.date->latest == 19991231);
  CHECK(back.provenance.origins == Example().provenance.origins);
  CHECK(back.copies == Example().copies);
}

TEST_CASE("invalid UTF-8 is replaced, never thrown") {
  StoredDocument stored;
  stored.document.id = "a\xFF";
  CHECK(DecodeDocument(EncodeDocument(stored)).document.id == "a\uFFFD");
}

TEST_CASE("what is no record is refused") {
  const struct {
    std::string data, message;
  } rows[] = {
      {"", "expected a JSON object, found 0 other bytes"},
      {"plain text", "expected a JSON object, found 10 other bytes"},
      {"[]", "expected a JSON object, found 2 other bytes"},
      {"{\"id\":\"a\"", "expected a JSON object, found 9 other bytes"},
      {R"({"access":"public"})", "expected \"id\", found nothing"},
      {R"({"id":7,"access":"public"})", "id: expected text, found number"},
      {R"({"id":null,"access":"public"})", "id: expected text, found null"},
      {R"({"id":"a"})", "access: unknown value \"\""},  // never taken for public
      {R"({"id":"a","access":"secret"})", "access: unknown value \"secret\""},
      {R"({"id":"a","access":"public","places":"x"})", "places: expected a list, found string"},
      {R"({"id":"a","access":"public","places":[1]})", "places: expected text, found number"},
      {R"({"id":"a","access":"public","bare":1})", "bare: expected true or false, found number"},
      {R"({"id":"a","access":"public","date":"2019-13"})",
       "date: expected a date like 2019-11-04, found \"2019-13\" (no such month)"},
      {R"({"id":"a","access":"public","suggested":[]})",
       "suggested: expected an object, found array"},
      {R"({"id":"a","access":"public","suggested":{"places":"kp"}})",
       "places: expected a list, found string"},
      {R"({"id":"a","access":"public","origins":[]})", "origins: expected an object, found array"},
      {R"({"id":"a","access":"public","origins":{"titel":"file"}})",
       "origins: unknown value \"titel\""},
      {R"({"id":"a","access":"public","origins":{"title":"me"}})", "origins: unknown value \"me\""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.data);
    CHECK(Refusal(row.data) == "damaged index: stored record: " + row.message);
  }
  const std::string nested(100000, '[');
  CHECK_THROWS_AS(DecodeDocument(nested), IndexError);
  CHECK_THROWS_AS(DecodeDocument("{\"id\":" + nested + std::string(100000, ']') + "}"), IndexError);
}

TEST_CASE("damaged records never crash") {
  const std::string good = EncodeDocument(Example());
  std::mt19937 random(9);
  for (int round = 0; round < 20000; ++round) {
    std::string bad = good;
    for (int i = 0; i < 3; ++i) {
      const size_t at = random() % bad.size();
      if (random() % 2 == 0) bad[at] = static_cast<char>(random() % 256);
      if (random() % 2 == 0) bad.erase(at, random() % 9);
    }
    try {
      const StoredDocument decoded = DecodeDocument(bad);
      CHECK_FALSE(decoded.document.id.empty());
    } catch (const IndexError&) {  // the other right answer
    }
  }
}

TEST_CASE("passages") {
  const StoredPassage passage{"끝.\fNext", 3, 4};
  CHECK(EncodePassage(passage) == R"({"page":3,"overlap":4,"text":"끝.\fNext"})");
  CHECK(EncodePassage({"x", 0, 0}) == R"({"text":"x"})");
  const StoredPassage back = DecodePassage(EncodePassage(passage));
  CHECK(back.text == passage.text);
  CHECK(back.page == 3);
  CHECK(back.overlap == 4);
  const std::pair<const char*, const char*> rows[] = {
      {"{}", "expected \"text\", found nothing"},
      {R"({"text":"a","page":-1})", "page: expected a number, found number"},
      {R"({"text":"a","page":4294967296})", "page: expected a number, found number"},
      {R"({"text":"a","overlap":1})", "the overlap is longer than the passage"},
      {R"({"text":["a"]})", "text: expected text, found array"},
  };
  for (const auto& [data, message] : rows) {
    CAPTURE(data);
    CHECK_THROWS_WITH(DecodePassage(data), std::string("damaged index: stored record: ") + message);
  }
}

TEST_CASE("the digest changes with whatever indexing depends on") {
  const std::function<void(StoredDocument&)> changes[] = {
      [](auto& s) { s.document.id += "x"; },
      [](auto& s) { s.document.title += "x"; },
      [](auto& s) { s.document.text += "x"; },
      [](auto& s) { s.document.languages.push_back("en"); },
      [](auto& s) { s.document.languages = {"ko|zh-Hant"}; },
      [](auto& s) { s.document.date = ParseDate("199X", nullptr); },
      [](auto& s) { s.document.date.reset(); },
      [](auto& s) { std::swap(s.document.date, s.document.event_date); },
      [](auto& s) { s.document.source += "x"; },
      [](auto& s) { s.document.source_type += "x"; },
      [](auto& s) { s.document.violations.pop_back(); },
      [](auto& s) { s.document.places.push_back("cn"); },
      [](auto& s) { s.document.access = Access::kPublic; },
      [](auto& s) { s.document.creator += "x"; },
      [](auto& s) { s.document.rights += "x"; },
      [](auto& s) { s.document.url += "x"; },
      [](auto& s) { s.document.identifier += "x"; },
      [](auto& s) { std::swap(s.document.creator, s.document.rights); },
      [](auto& s) { s.provenance.path += "x"; },
      [](auto& s) { s.provenance.sha256[0] = 'b'; },
      [](auto& s) { s.provenance.batch += "x"; },
      [](auto& s) { s.provenance.root += "x"; },
      [](auto& s) { s.provenance.bare = false; },
      [](auto& s) { s.provenance.given_id = false; },
      [](auto& s) { s.provenance.origins.erase(Field::kTitle); },
      [](auto& s) { s.provenance.origins[Field::kTitle] = Origin::kFile; },
  };
  std::set<std::string> digests = {Digest(Example())};
  CHECK(digests.begin()->size() == 32);
  CHECK(Digest(Example()) == Digest(DecodeDocument(EncodeDocument(Example()))));
  for (const auto& change : changes) {
    StoredDocument changed = Example();
    change(changed);
    CHECK(digests.insert(Digest(changed)).second);
  }
  // Copies are found out while indexing: they are no reason to do it again.
  StoredDocument duplicate = Example();
  duplicate.copies.push_back({"other.txt", "other.txt", "batch", "/archive"});
  CHECK(Digest(duplicate) == Digest(Example()));
}

}  // namespace attest
