#include "schema/vocabulary.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "schema/error.h"
#include "schema/layout.h"
#include "schema/text.h"

namespace attest {
namespace {

using Ids = std::vector<std::string>;

constexpr const char* kSmall = R"(<?xml version="1.0"?>
<vocabulary version="7">
  <concept scheme="violation" id="a">
    <note>A &amp; note.</note>
    <code in="huridocs">1</code>
    <code in="huridocs">2</code>
    <pref lang="en">Torture</pref>
    <pref lang="zh-Hans">酷刑</pref>
    <alt lang="en" broad="yes">beating</alt>
  </concept>
  <concept scheme="violation" id="a.b" parent="a">
    <pref lang="en">Beating</pref>
    <alt lang="en">abuse</alt>
  </concept>
  <concept scheme="violation" id="a.c" parent="a">
    <alt lang="en">abuse</alt>
    <pref lang="en">Neglect</pref>
    <pref lang="ko-KP">방치</pref>
  </concept>
  <concept scheme="place" id="a" kind="city"><pref lang="en">A-town</pref></concept>
</vocabulary>
)";

std::string RefusalOf(const std::string& xml) {
  try {
    Vocabulary::Parse(xml);
  } catch (const InputError& error) {
    return error.what();
  }
  return "accepted";
}

std::string InVocabulary(const std::string& concepts) {
  return "<vocabulary version=\"1\">\n" + concepts + "\n</vocabulary>";
}

}  // namespace

TEST_CASE("a vocabulary is read whole") {
  const Vocabulary vocabulary = Vocabulary::Parse(kSmall);
  CHECK(vocabulary.version() == "7");
  REQUIRE(vocabulary.concepts().size() == 4);
  const Concept& a = vocabulary.concepts()[0];
  CHECK(a.scheme == Scheme::kViolation);
  CHECK(a.note == "A & note.");
  CHECK(a.codes == std::map<std::string, std::string>{{"huridocs", "1|2"}});
  REQUIRE(a.labels.size() == 3);
  CHECK(a.labels[2].text == "beating");
  CHECK(a.labels[2].broad);
  CHECK_FALSE(a.labels[2].preferred);
  CHECK(vocabulary.concepts()[2].labels[0].text == "Neglect");  // preferred first
  CHECK(vocabulary.Find(Scheme::kPlace, "a")->kind == "city");
  CHECK(vocabulary.Find(Scheme::kTerm, "a") == nullptr);
}

TEST_CASE("a label names one concept") {
  const Vocabulary vocabulary = Vocabulary::Parse(kSmall);
  const auto id_of = [&](std::string_view label) {
    const Concept* found = vocabulary.FindByLabel(Scheme::kViolation, label);
    return found == nullptr ? "none" : found->id;
  };
  CHECK(id_of("a.b") == "a.b");
  CHECK(id_of("A.B") == "a.b");
  CHECK(id_of("ＴＯＲＴＵＲＥ ") == "a");
  CHECK(id_of("beating") == "a.b");  // broad in a
  CHECK(id_of("abuse") == "none");   // in two
  CHECK(id_of("A-town") == "none");  // of another scheme
  CHECK(id_of("") == "none");
}

TEST_CASE("labels fall back") {
  const Vocabulary vocabulary = Vocabulary::Parse(kSmall);
  CHECK(vocabulary.LabelOf(Scheme::kViolation, "a", "zh") == "酷刑");
  CHECK(vocabulary.LabelOf(Scheme::kViolation, "a", "ko") == "Torture");
  CHECK(vocabulary.LabelOf(Scheme::kViolation, "a", "") == "Torture");
  CHECK(vocabulary.LabelOf(Scheme::kViolation, "a.c", "ko") == "방치");  // what extends ko
  CHECK(vocabulary.LabelOf(Scheme::kViolation, "a.x", "en") == "a.x");
}

TEST_CASE("a bad vocabulary is refused with its line") {
  const std::string label = "<pref lang=\"en\">x</pref></concept>";
  const struct {
    std::string xml, message;
  } rows[] = {
      {"", "vocabulary:1: expected XML, found an error: No document element found"},
      {"<vocabulary>\n<concept>",
       "vocabulary:2: expected XML, found an error: Start-end tags mismatch"},
      {"<vocabulary>\n\xFF", "vocabulary:2: expected UTF-8, found the byte \\xff"},
      {std::string("<a>\n\0</a>", 9), "vocabulary:2: expected XML, found a NUL byte"},
      {"<words/>", "vocabulary:1: expected <vocabulary>, found <words>"},
      {"<vocabulary/>",
       "vocabulary:1: expected a value for version of <vocabulary>, found nothing"},
      {InVocabulary("<term/>"), "vocabulary:2: expected <concept>, found <term>"},
      {InVocabulary("<concept scheme=\"x\" id=\"a\">" + label),
       "vocabulary:2: expected the scheme violation, source_type, place or term, found \"x\""},
      {InVocabulary("<concept scheme=\"term\">" + label),
       "vocabulary:2: expected a value for id of <concept>, found nothing"},
      {InVocabulary("<concept scheme=\"term\" id=\"a\" colour=\"red\">" + label),
       "vocabulary:2: <concept> has no attribute \"colour\""},
      {InVocabulary("<concept scheme=\"term\" id=\"a\">" + label +
                    "\n<concept scheme=\"term\" id=\"a\">" + label),
       "vocabulary:3: expected a new id, found \"a\" again"},
      {InVocabulary("<concept scheme=\"term\" id=\"a\" parent=\"b\">" + label),
       "vocabulary:2: expected the id of another concept of its scheme as parent, found \"b\""},
      {InVocabulary("<concept scheme=\"term\" id=\"a\" parent=\"b\">" + label +
                    "\n<concept scheme=\"term\" id=\"b\" parent=\"c\">" + label +
                    "\n<concept scheme=\"term\" id=\"c\" parent=\"b\">" + label),
       "vocabulary:3: expected a tree, found \"b\" above itself"},
      {InVocabulary("<concept scheme=\"term\" id=\"a\">\n<pref lang=\"en\"> </pref></concept>"),
       "vocabulary:3: expected text in <pref>, found nothing"},
      {InVocabulary("<concept scheme=\"term\" id=\"a\">\n<alt lang=\"en\">x</alt></concept>"),
       "vocabulary:2: expected a <pref> in \"a\", found none"},
      {InVocabulary("<concept scheme=\"term\" id=\"a\">\n<pref lang=\"en\">x</pref>\n" + label),
       "vocabulary:4: expected one <pref> in \"en\", found a second"},
      {InVocabulary("<concept scheme=\"term\" id=\"a\">\n<pref>x</pref></concept>"),
       "vocabulary:3: expected a value for lang of <pref>, found nothing"},
      {InVocabulary("<concept scheme=\"term\" id=\"a\"><alt lang=\"en\" broad=\"1\">x</alt>" +
                    label),
       "vocabulary:2: expected broad=\"yes\", found \"1\""},
      {InVocabulary(
           "<concept scheme=\"term\" id=\"a\"><pref lang=\"en\"><b>x</b></pref></concept>"),
       "vocabulary:2: expected text, found <b>"},
      {InVocabulary("<concept scheme=\"term\" id=\"a\">stray" + label),
       "vocabulary:2: expected <note>, <code>, <alias>, <pref> or <alt>, found \"stray\""},
      {InVocabulary("stray"), "vocabulary:1: expected <concept>, found \"stray\""},
      {InVocabulary("<concept scheme=\"term\" id=\"a\"><alias id=\"b\">c</alias>" + label),
       "vocabulary:2: expected nothing in <alias>, found \"c\""},
      {InVocabulary(
           "<concept scheme=\"term\" id=\"a\">\n<pref lang=\"en\">x<b/>y</pref></concept>"),
       "vocabulary:3: expected text, found <b>"},
      {"\xFF\xFE<\0", "vocabulary:1: expected UTF-8, found UTF-16"},
      {"\n<?xml version=\"1.0\" encoding=\"UTF-16\"?><vocabulary/>",
       "vocabulary:2: expected the encoding UTF-8, found \"UTF-16\""},
      {"<?xml version=\"1.0\"?>\n<!DOCTYPE v [<!ENTITY a \"aaaa\">\n<!ENTITY b \"&a;&a;\">]>\n"
       "<vocabulary version=\"1\"/>",
       "vocabulary:2: expected no DOCTYPE, found one: a vocabulary has no entities of its own"},
      {std::string((50 << 20), ' '), "vocabulary:1: expected at most 16 MB, found 50 MB"},
      {"<vocabulary version=\"2.1\"/>",
       "vocabulary:1: expected a whole number from 1 as version, found \"2.1\""},
      {InVocabulary("<concept scheme=\"term\" id=\"a|b\">" + label),
       "vocabulary:2: expected an id of a-z, 0-9, _ and dots, found \"a|b\""},
      {InVocabulary("<concept scheme=\"term\" id=\"a\">\n<pref lang=\"한\">x</pref></concept>"),
       "vocabulary:3: expected a BCP 47 tag like ko or zh-Hant, found \"한\""},
      {InVocabulary("<concept scheme=\"term\" id=\"a\"><alias id=\"\"/>" + label),
       "vocabulary:2: expected a value for id of <alias>, found nothing"},
      {InVocabulary("<concept scheme=\"term\" id=\"a\">" + label +
                    "\n<concept scheme=\"term\" id=\"b\"><alias id=\"a\"/>" + label),
       "vocabulary:3: expected an alias that is no id and no other alias, found \"a\", which is of "
       "\"a\""},
      {InVocabulary("<concept scheme=\"term\" id=\"a\"><alias id=\"o\"/>" + label +
                    "\n<concept scheme=\"term\" id=\"b\"><alias id=\"o\"/>" + label),
       "vocabulary:3: expected an alias that is no id and no other alias, found \"o\", which is of "
       "\"a\""},
      {InVocabulary("<concept scheme=\"term\" id=\"a\"><alias id=\"o\"/>" + label +
                    "\n<concept scheme=\"term\" id=\"b\" parent=\"o\">" + label),  // no alias
       "vocabulary:3: expected the id of another concept of its scheme as parent, found \"o\""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.xml.substr(0, 500));
    CHECK(RefusalOf(row.xml) == row.message);
  }
}

TEST_CASE("an alias means its concept") {
  const Vocabulary vocabulary = Vocabulary::Parse(InVocabulary(
      "<concept scheme=\"violation\" id=\"new\"><alias id=\"old\"/><alias id=\"older\"/>"
      "<pref lang=\"en\">New</pref></concept>"
      "<concept scheme=\"violation\" id=\"new.part\" parent=\"new\"><alias id=\"part\"/>"
      "<pref lang=\"en\">Part</pref></concept>"
      "<concept scheme=\"place\" id=\"old\"><pref lang=\"en\">Oldham</pref></concept>"));
  using Ids = std::vector<std::string>;
  CHECK(vocabulary.Find(Scheme::kViolation, "old")->id == "new");
  CHECK(vocabulary.Find(Scheme::kPlace, "old")->id == "old");  // each scheme has its own
  CHECK(vocabulary.FindByLabel(Scheme::kViolation, "OLDER")->id == "new");
  CHECK(vocabulary.LabelOf(Scheme::kViolation, "part", "en") == "Part");
  CHECK(vocabulary.Broader(Scheme::kViolation, "part") == Ids{"new"});
  CHECK(vocabulary.Narrower(Scheme::kViolation, "old") == Ids{"new", "new.part"});
  CHECK(vocabulary.NarrowerAndAliases(Scheme::kViolation, "new") ==
        Ids{"new", "new.part", "old", "older", "part"});
  CHECK(vocabulary.NarrowerAndAliases(Scheme::kViolation, "no such") == Ids{"no such"});
}

TEST_CASE("deep nesting is refused, not followed") {
  std::string deep;
  for (int i = 0; i < 200000; ++i) deep += "<a>";
  for (int i = 0; i < 200000; ++i) deep += "</a>";
  CHECK(RefusalOf(InVocabulary(deep)) == "vocabulary:2: expected <concept>, found <a>");
}

TEST_CASE("the built-in vocabulary is sound") {
  const Vocabulary& vocabulary = Vocabulary::BuiltIn();
  std::map<Scheme, int> counts;
  for (const Concept& item : vocabulary.concepts()) {
    CAPTURE(item.id);
    ++counts[item.scheme];
    std::set<std::string> preferred;
    for (const Label& label : item.labels) {
      CAPTURE(label.text);
      REQUIRE_FALSE(Trim(label.text).empty());
      REQUIRE_FALSE(FoldValue(label.text).empty());
      if (label.preferred) REQUIRE(preferred.insert(label.language).second);
    }
    for (const char* language : {"en", "ko", "zh-Hans", "zh-Hant"}) {
      CAPTURE(language);
      REQUIRE(preferred.count(language) == 1);
    }
    REQUIRE(vocabulary.Find(item.scheme, item.id) == &item);  // unique ids
    REQUIRE(vocabulary.Broader(item.scheme, item.id).size() < 5);
    if (item.scheme == Scheme::kSourceType) REQUIRE(item.codes.count("suggested_access") == 1);
  }
  CHECK(counts == std::map<Scheme, int>{{Scheme::kViolation, 50},
                                        {Scheme::kSourceType, 21},
                                        {Scheme::kPlace, 241},
                                        {Scheme::kTerm, 347}});
}

TEST_CASE("what is below and above") {
  const Vocabulary& vocabulary = Vocabulary::BuiltIn();
  CHECK(vocabulary.Narrower(Scheme::kSourceType, "testimony") ==
        Ids{"testimony", "testimony.victim", "testimony.witness", "testimony.interview",
            "testimony.memoir", "testimony.hearing"});
  CHECK(vocabulary.Narrower(Scheme::kViolation, "life.execution.public") ==
        Ids{"life.execution.public"});
  CHECK(vocabulary.Narrower(Scheme::kViolation, "no such") == Ids{"no such"});
  const Ids korea = vocabulary.Narrower(Scheme::kPlace, "kp");
  CHECK(std::count(korea.begin(), korea.end(), "kp.namyang") == 1);  // three steps down
  CHECK(vocabulary.Broader(Scheme::kPlace, "kp.namyang") ==
        Ids{"kp.onsong", "kp.n_hamgyong", "kp"});
  CHECK(vocabulary.Broader(Scheme::kPlace, "no such").empty());
}

TEST_CASE("the labels of the built-in vocabulary") {
  const struct {
    Scheme scheme;
    const char *id, *language, *label;
  } rows[] = {
      {Scheme::kViolation, "liberty.torture", "en", "Torture"},
      {Scheme::kViolation, "life.execution.public", "ko", "공개처형"},
      {Scheme::kViolation, "life.execution.public", "zh-Hans", "公开处决"},
      {Scheme::kViolation, "life.execution.public", "zh-CN", "公开处决"},
      {Scheme::kViolation, "life.execution.public", "zh-hant-TW", "公開處決"},
      {Scheme::kViolation, "life.execution.public", "zh-TW", "公開處決"},
      {Scheme::kViolation, "life.execution.public", "fr", "Public execution"},
      {Scheme::kPlace, "kp.ryanggang", "ko", "양강도"},
      {Scheme::kPlace, "kp.ryanggang", "ko-KP", "량강도"},
      {Scheme::kPlace, "kp.ryanggang", "ko-KR", "양강도"},
      {Scheme::kPlace, "kp.hoeryong", "ko-KP", "회령"},  // the same in both
      {Scheme::kPlace, "Hoeryong", "ko", "Hoeryong"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.id, row.language);
    CHECK(Vocabulary::BuiltIn().LabelOf(row.scheme, row.id, row.language) == row.label);
  }
  CHECK(Vocabulary::BuiltIn().FindByLabel(Scheme::kPlace, "Hoeryŏng")->id == "kp.hoeryong");
  CHECK(Vocabulary::BuiltIn().FindByLabel(Scheme::kViolation, "공개처형")->id ==
        "life.execution.public");
}

TEST_CASE("languages have names") {
  const struct {
    const char *tag, *in, *label;
  } rows[] = {
      {"ko", "en", "Korean"},
      {"ko", "ko", "한국어"},
      {"zh-Hans", "en", "Chinese (Simplified)"},
      {"zh-Hant", "zh-Hans", "中文（繁体）"},
      {"ko-KP", "en", "Korean (North Korea)"},
      {"ko", "", "Korean"},
      {"xx", "en", "xx"},
      {"und", "en", "Unknown language"},
      {"", "en", ""},
      {"not a tag", "en", "not a tag"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.tag, row.in);
    CHECK(LanguageLabel(row.tag, row.in) == row.label);
  }
}

}  // namespace attest
