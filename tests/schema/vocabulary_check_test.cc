#include "schema/vocabulary_check.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <set>

#include "schema/error.h"
#include "schema/layout.h"
#include "schema/stored_vocabulary.h"
#include "schema/text.h"

namespace attest {
namespace {

// A concept of `scheme` in line 2 with these parts, a line each.
std::string Reviewed(const std::string& parts, const std::string& scheme = "term") {
  const Vocabulary vocabulary = Vocabulary::Parse(
      "<vocabulary version=\"1\">\n<concept scheme=\"" + scheme + "\" id=\"a\">\n" +
      "<pref lang=\"en\">Mill</pref>\n" + parts + "</concept></vocabulary>");
  std::string told;
  try {
    for (const std::string& note : Review(vocabulary)) told += note + "\n";
  } catch (const InputError& error) {
    told = error.what();
  }
  return told;
}

using Shared = std::map<std::set<std::string>, std::set<std::string>>;  // concepts -> forms

Shared SharedForms(const Vocabulary& vocabulary) {
  std::map<std::string, std::set<std::string>> meanings;
  for (const Concept& item : vocabulary.concepts()) {
    for (const Label& label : item.labels) {
      if (!label.broad)
        meanings[FoldValue(label.text)].insert(std::string(SchemeName(item.scheme)) + ":" +
                                               item.id);
    }
  }
  Shared shared;
  for (const auto& [form, concepts] : meanings) {
    if (concepts.size() > 1) shared[concepts].insert(form);
  }
  return shared;
}

std::set<std::string> Split(const std::string& text, const std::string& between) {
  std::set<std::string> parts;
  for (size_t at = 0; at <= text.size();) {
    const size_t end = std::min(text.find(between, at), text.size());
    parts.insert(text.substr(at, end - at));
    at = end + between.size();
  }
  return parts;
}

Shared ReviewedForms() {
  std::ifstream file(ATTEST_SOURCE_DIR "/tests/schema/shared_forms.txt");
  REQUIRE(file.is_open());
  Shared shared;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    CAPTURE(line);
    const size_t second = line.find('\t'), third = line.find('\t', second + 1),
                 reason = line.find('\t', third + 1);
    REQUIRE(reason < line.size() - 1);
    std::set<std::string> concepts = Split(line.substr(second + 1, third - second - 1), " ");
    concepts.insert(line.substr(0, second));
    shared[concepts] = Split(line.substr(third + 1, reason - third - 1), ", ");
  }
  return shared;
}

TEST_CASE("what comes from outside is reviewed") {
  const std::string missing =
      "vocabulary:2: 1 concept has no preferred label in Korean: the English one or the id is "
      "shown instead\n"
      "vocabulary:2: 1 concept has no preferred label in Chinese: the English one or the id is "
      "shown instead\n";
  const std::string named = "<pref lang=\"ko\">방앗간</pref>\n<pref lang=\"zh-Hant\">磨坊</pref>\n";
  CHECK(Reviewed("") == missing);
  CHECK(Reviewed("", "place") == "");  // names of places are often known in one language only
  CHECK(Reviewed(named) == "");
  CHECK(Reviewed(named + "<alt lang=\"en\">*?!</alt>\n") ==
        "vocabulary:6: expected letters or digits in a label of \"a\", found \"*?!\"");
  CHECK(Reviewed(named + "<alt lang=\"en\" broad=\"yes\">ＭＩＬＬ</alt>\n") ==  // one when folded
        "vocabulary:6: expected each form once in \"a\" and \"en\", found \"ＭＩＬＬ\" again");
  CHECK(Reviewed(named + "<alt lang=\"ko-Latn-RR\">mill</alt>\n") == "");  // another language
  CHECK(Review(Vocabulary::BuiltIn()).empty());
}

TEST_CASE("forms of two concepts are reviewed ones") {
  const Shared found = SharedForms(Vocabulary::BuiltIn()), reviewed = ReviewedForms();
  for (const auto& [concepts, forms] : found) {
    const auto known = reviewed.find(concepts);
    for (const std::string& form : forms) {
      std::string meanings = form + " means";
      for (const std::string& item : concepts) meanings += " " + item;
      CAPTURE(meanings);
      CHECK((known != reviewed.end() &&
             (known->second.contains("*") || known->second.contains(form))));
    }
  }
  for (const auto& [concepts, forms] : reviewed) {  // and no line of the list is out of date
    CAPTURE(concepts, forms);
    const auto there = found.find(concepts);
    CHECK(there != found.end());
    for (const std::string& form : forms) {
      CAPTURE(form);
      CHECK((form == "*" || (there != found.end() && there->second.contains(form))));
    }
  }
}

TEST_CASE("a vocabulary is stored and read again") {
  const std::string xml =
      "<vocabulary version=\"4\"><concept scheme=\"term\" id=\"a\"><pref "
      "lang=\"en\">Mill</pref></concept></vocabulary>";
  const std::string stamp = VocabularyStamp(Vocabulary::Parse(xml), xml);
  CHECK(stamp == "4 sha256:" + Hex(Sha256(xml)).substr(0, 16));
  std::map<std::string, std::string> metadata = {{key::kVocabulary, stamp},
                                                 {key::kVocabularyFile, PackVocabulary(xml)}};
  const auto read = [&]() -> std::string {
    try {
      return VocabularyOfIndex([&](const std::string& key) { return metadata[key]; })->version();
    } catch (const IndexError& error) {
      return error.what();
    }
  };
  const std::string advice =
      "; store it again with attest-index vocabulary --vocabulary FILE (or built-in)";
  CHECK(read() == "4");
  CHECK(UnpackVocabulary(PackVocabulary(xml)) == xml);
  metadata[key::kVocabularyFile].back() ^= 1;
  CHECK(read() == "damaged index: its vocabulary cannot be read: data error" + advice);
  metadata[key::kVocabularyFile] = "";
  CHECK(read() == "damaged index: expected its vocabulary, found 0 bytes that are none" + advice);
  metadata[key::kVocabularyFile] = "\xFF\xFF\xFF\xFF";  // a size that nobody has
  CHECK(read() == "damaged index: expected its vocabulary, found 4 bytes that are none" + advice);
  metadata[key::kVocabularyFile] = PackVocabulary("<vocabulary/>");
  CHECK(read() ==
        "damaged index: vocabulary:1: expected a value for version of <vocabulary>, found nothing" +
            advice);
  metadata[key::kVocabulary] = BuiltInVocabularyStamp();
  CHECK(read() == Vocabulary::BuiltIn().version());
}

}  // namespace
}  // namespace attest
