// --vocabulary: what becomes of the index, and what does not.
#include <catch2/catch.hpp>
#include <sstream>

#include "indexer/add.h"
#include "indexer/reader.h"
#include "indexer/rebuild.h"
#include "indexer/stats.h"
#include "indexer/vocabulary_choice.h"
#include "indexer/vocabulary_output.h"
#include "indexer/writer.h"
#include "schema/error.h"
#include "tests/indexer/fixture.h"

namespace attest {
namespace {

std::string Label(const std::string& language, const std::string& text) {
  return "<pref lang=\"" + language + "\">" + text + "</pref>";
}

// A violation with names in three languages and the parts before them.
std::string Violation(const std::string& id, const std::string& name, const std::string& parts = "",
                      const std::string& attributes = "") {
  return "<concept scheme=\"violation\" id=\"" + id + "\"" + attributes + ">" + parts +
         Label("en", name) + Label("ko", "소금") + Label("zh-Hans", "盐") + "</concept>\n";
}

std::string File(int version, const std::string& concepts) {
  return "<vocabulary version=\"" + std::to_string(version) + "\">\n" + concepts + "</vocabulary>";
}

// An index of two documents, and what a command says about it.
class Shelf {
 public:
  explicit Shelf(const std::string& vocabulary = "") {
    temp_.Write("b.jsonl",
                "{\"id\":\"1\",\"text\":\"salt\",\"violations\":[\"salt\"]}\n"
                "{\"id\":\"2\",\"text\":\"mill\",\"violations\":[\"mill.old\"],\"dc:subject\":"
                "\"Salt tax\"}\n");
    Add(vocabulary);
  }

  std::string Add(const std::string& vocabulary = "", bool dry = false) {
    AddOptions options;
    options.index = index();
    options.dry_run = dry;
    if (!vocabulary.empty()) options.vocabulary = Named(vocabulary);
    return Told([&](std::ostream& err) {
      const Counts counts = AddPaths({temp_ / "b.jsonl"}, options, err);
      err << counts.added << " added, " << counts.updated << " updated\n";
    });
  }

  std::string Exchange(const std::string& vocabulary) {
    return Told([&](std::ostream& err) {
      const VocabularyChoice choice = ChooseVocabulary(Named(vocabulary));
      IndexWriter writer(index());
      err << attest::Exchange(writer, choice);
    });
  }

  // Every byte of the index.
  std::string Bytes() const {
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(index())) {
      if (entry.is_regular_file()) files[entry.path().string()] = ReadBytes(entry.path().string());
    }
    std::string all;
    for (const auto& [name, bytes] : files) all += name + bytes;
    return all;
  }

  std::string index() const { return temp_ / "index"; }

 private:
  std::string Named(const std::string& vocabulary) {
    return vocabulary == kBuiltInVocabulary ? vocabulary : temp_.Write("v.xml", vocabulary);
  }

  template <typename Do>
  std::string Told(const Do& act) {
    std::ostringstream err;
    try {
      act(err);
    } catch (const UsageError& error) {
      err << "refused " << error.what();
    }
    std::string told = err.str();
    for (const std::string& known : {temp_.path() + "/", std::string("attest-index: ")}) {
      for (size_t at; (at = told.find(known)) != std::string::npos;) told.erase(at, known.size());
    }
    return told;
  }

  TempDir temp_;
};

TEST_CASE("an index keeps its vocabulary") {
  const std::string own = File(
      3, Violation("salt", "Salt tax") + Violation("mill", "Mill", "<alias id=\"mill.old\"/>"));
  Shelf shelf(own);
  // Labels and ids of its own: nothing is outside it, and dc:subject meets a label.
  CHECK(IndexReader(shelf.index()).Find("2")->document.violations ==
        std::vector<std::string>{"mill.old", "salt"});
  CHECK(shelf.Add() == "0 added, 0 updated\n");
  CHECK(shelf.Add(own) == "vocabulary 3 is that of the index already\n0 added, 0 updated\n");
  const IndexStats stats = CollectStats(shelf.index());
  CHECK(stats.vocabulary == "3 sha256:" + Hex(Sha256(own)).substr(0, 16));
  CHECK(stats.violations == IndexStats::Values{{"salt", 2}, {"mill", 1}});  // not mill.old
  CHECK(ReadVocabularyOf(shelf.index()).xml == own);

  std::ostringstream err;
  RebuildIndex(shelf.index(), false, err);
  CHECK(CollectStats(shelf.index()).vocabulary == stats.vocabulary);
  IndexWriter(shelf.index()).Compact();
  CHECK(ReadVocabularyOf(shelf.index()).xml == own);

  const std::string back = shelf.Exchange(std::string(kBuiltInVocabulary));
  CHECK(back.starts_with("vocabulary " + Vocabulary::BuiltIn().version() + " (built-in) stored: "));
  CHECK(CollectStats(shelf.index()).vocabulary == Vocabulary::BuiltIn().version());
  CHECK(shelf.Add() ==
        "b.jsonl:1: violations: \"salt\" is not in the vocabulary and is kept as text\n"
        "b.jsonl:2: dc:subject: \"Salt tax\" is no violation of the vocabulary and is kept out\n"
        "b.jsonl:2: violations: \"mill.old\" is not in the vocabulary and is kept as text\n"
        "0 added, 1 updated\n");
}

TEST_CASE("a dry run goes by the vocabulary and does not store it") {
  const std::string salt = Violation("salt", "Salt tax"), old = Violation("mill.old", "Mill");
  Shelf shelf(File(1, salt + old));
  const std::string before = shelf.Bytes();
  CHECK(shelf.Add(File(2, salt), true) ==
        "b.jsonl:2: violations: \"mill.old\" is not in the vocabulary and is kept as text\n"
        "0 added, 0 updated\n");
  CHECK(shelf.Bytes() == before);
}

TEST_CASE("a change of the vocabulary says what it did") {
  const std::string salt = Violation("salt", "Salt tax"), old = Violation("mill.old", "Mill");
  const std::string moved = " parent=\"mill\"", analysed = "; no document was analysed again";
  const struct {
    std::string before, after, told;
  } rows[] = {
      {salt, salt, "no concept or label changed"},
      {salt, salt + old, "1 concept added"},
      {salt + old, Violation("salt", "Salt law") + old, "1 label changed"},
      {old, salt + old, "1 concept added"},
      {salt + old, salt + Violation("mill", "Mill", "<alias id=\"mill.old\"/>"), "1 renamed"},
      {salt + old, Violation("salt", "Salt tax", "<alias id=\"mill.old\"/>"),
       "1 renamed, 1 label changed"},  // merged: Mill became Salt tax
      {salt + old, salt,
       "1 retired; 1 document keeps a retired id as text (an <alias> would lead it to another "
       "concept)"},
      {salt + Violation("mill", "Mill", "<alias id=\"mill.old\"/>"),
       salt + Violation("mill", "Mill"),  // the alias goes, the concept stays
       "1 retired; 1 document keeps a retired id as text (an <alias> would lead it to another "
       "concept)"},
      {salt + Violation("mill", "Mill", "<alias id=\"mill.old\"/>"), salt,  // both go
       "2 retired; 1 document keeps a retired id as text (an <alias> would lead it to another "
       "concept)"},
      {salt + Violation("mill", "Mill"),
       Violation("salt", "Salt tax", "", moved) + Violation("mill", "Mill"),
       "1 with another parent"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.after);
    Shelf shelf(File(1, row.before));
    const std::string revision = CollectStats(shelf.index()).revision;
    CHECK(shelf.Exchange(File(2, row.after)) == "vocabulary 2 stored: " + row.told + analysed);
    CHECK(std::stoi(CollectStats(shelf.index()).revision) == std::stoi(revision) + 1);
  }
}

TEST_CASE("a vocabulary that is refused leaves the index as it was") {
  Shelf shelf(File(1, Violation("salt", "Salt tax")));
  const std::string before = shelf.Bytes();
  const std::string rows[][2] = {
      {File(2, Violation("salt", "Salt tax") + Violation("salt", "Salt")),
       "refused vocabulary:3: expected a new id, found \"salt\" again"},
      {File(2, Violation("salt", "Salt tax", "", " parent=\"x\"")),
       "refused vocabulary:2: expected the id of another concept of its scheme as parent, found "
       "\"x\""},
      {File(2, Violation("salt", "Salt tax", "", " parent=\"salt\"")),
       "refused vocabulary:2: expected a tree, found \"salt\" above itself"},
      {File(2, Violation("salt", "…")),  // found by the review alone
       "refused vocabulary:2: expected letters or digits in a label of \"salt\", found \"…\""},
      {File(2, Violation("salt", "\xB3\xD7")),  // EUC-KR
       "refused vocabulary:2: expected UTF-8, found the byte \\xb3"},
      {std::string(50 << 20, ' '),
       "refused --vocabulary v.xml: expected at most 16 MB, found 50 MB"},
  };
  for (const auto& [xml, message] : rows) {
    CHECK(shelf.Exchange(xml) == message);
    CHECK(shelf.Add(xml) == message);
    CHECK(shelf.Bytes() == before);
  }
  AddOptions options;
  options.index = shelf.index() + "2";
  options.vocabulary = "/no/such/file.xml";
  std::ostringstream err;
  CHECK_THROWS_WITH(AddPaths({"x"}, options, err),
                    "--vocabulary /no/such/file.xml: no such file or folder");
  CHECK_FALSE(std::filesystem::exists(options.index));  // nor is one begun
}

TEST_CASE("exports") {
  const Vocabulary vocabulary = Vocabulary::Parse(File(
      4,
      "<concept scheme=\"violation\" id=\"salt\"><note>A &quot;tax&quot;\\&#10;on&#1; it</note>"
      "<code in=\"a b\">1</code><code in=\"a b\">2</code><alias id=\"salz\"/>" +
          Label("en", "Salt") + Label("ko-KP", "소금") +
          "<alt lang=\"en\" broad=\"yes\">white|gold</alt></concept>"
          "<concept scheme=\"violation\" id=\"salt.mine\" parent=\"salt\" basis=\"known\">" +
          Label("en", "Mine") + "<alt lang=\"en\">pit</alt></concept>"));
  CHECK(ToTsv(vocabulary) ==
        "scheme\tid\tparent\taliases\tkind\ten\tko\tzh-Hans\tzh-Hant\tforms\tcodes\tnote\n"
        "violation\tsalt\t\tsalz\t\tSalt\t\t\t\tko-KP=소금|en~white gold\ta b=1|a b=2\tA "
        "\"tax\"\\ on\x01 it\n"
        "violation\tsalt.mine\tsalt\t\t\tMine\t\t\t\ten=pit\tbasis=known\t\n");
  const std::string skos = ToSkos(vocabulary);
  const std::string base = "<urn:x-attest:vocabulary/";
  CHECK(skos.substr(skos.find("\n" + base + "violation/salt>")) ==
        "\n" + base + "violation/salt> a skos:Concept ;\n    skos:inScheme " + base +
            "violation> ;\n    skos:topConceptOf " + base +
            "violation> ;\n"
            "    skos:notation \"salt\" ;\n    skos:notation \"1\"^^" +
            base + "code/a%20b> ;\n    skos:notation \"2\"^^" + base +
            "code/a%20b> ;\n"
            "    skos:prefLabel \"Salt\"@en ;\n    skos:prefLabel \"소금\"@ko-KP ;\n"
            "    skos:hiddenLabel \"white|gold\"@en ;\n"
            "    skos:scopeNote \"A \\\"tax\\\"\\\\\\u000Aon\\u0001 it\"@en .\n\n" +
            base + "violation/salz> a skos:Concept ;\n    skos:inScheme " + base +
            "violation> ;\n    skos:notation \"salz\" ;\n    owl:deprecated true ;\n"
            "    dct:isReplacedBy " +
            base + "violation/salt> .\n\n" + base +
            "violation/salt.mine> a skos:Concept ;\n    skos:inScheme " + base +
            "violation> ;\n    skos:broader " + base +
            "violation/salt> ;\n    skos:notation \"salt.mine\" ;\n"
            "    skos:editorialNote \"basis: known\"@en ;\n    skos:prefLabel \"Mine\"@en ;\n"
            "    skos:altLabel \"pit\"@en .\n");
  CHECK(ReadVocabularyOf("").xml == ReadBytes(ATTEST_SOURCE_DIR "/schema/vocabulary.xml"));
}

}  // namespace
}  // namespace attest
