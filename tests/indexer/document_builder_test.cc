#include "indexer/document_builder.h"

#include <catch2/catch.hpp>
#include <set>

#include "schema/passages.h"
#include "tests/indexer/fixture.h"

namespace attest {
namespace {

struct Built {
  uint32_t passages = 0;
  std::vector<std::pair<uint32_t, IndexEntry>> entries;  // in the order of the sink
};

std::vector<std::string> NoNames(std::string_view /*text*/) { return {}; }

Built Build(const StoredDocument& stored, const NamesIn& names = NoNames) {
  Built built;
  const auto sink = [&](uint32_t index, const IndexEntry& entry) {
    built.entries.emplace_back(index, entry);
  };
  built.passages = BuildEntries(stored, stored.suggested, "digest", names, sink);
  return built;
}

std::set<std::string> TermsOf(const IndexEntry& entry) {
  std::set<std::string> terms;
  for (const auto& [term, wdf] : entry.terms) terms.insert(term);
  return terms;
}

std::string ValueOf(const IndexEntry& entry, uint32_t slot) {
  for (const auto& [at, value] : entry.values) {
    if (at == slot) return value;
  }
  return "";
}

TEST_CASE("a short document is one entry with everything") {
  StoredDocument stored = MakeStored("d1", "camps, camps");
  stored.document.title = "Camp";
  stored.document.languages = {"en", "zh-Hant"};
  stored.document.date = ParseDate("2017-09", nullptr);
  stored.document.event_date = ParseDate("2009/2011", nullptr);
  stored.document.source = "Daily  NK";
  stored.document.source_type = "news";
  stored.document.violations = {"liberty.torture", "life"};
  stored.document.places = {"kp"};
  const Built built = Build(stored);
  REQUIRE(built.entries.size() == 1);
  CHECK(built.passages == 0);
  CHECK(built.entries[0].first == 0);
  CHECK(
      ToString(built.entries[0].second) ==
      "short\n"
      "terms: Qd1 SZcamp/1 Scamp/1 XBbatch XKs XLen XLzh XLzh-hant XOdaily nk XPkp "
      "XR/r/batch.jsonl "
      "XVliberty.torture XVlife XYnews Zcamp/3 camp/1 camps/2\n"
      "values: 0=d1 1=20170901 2=20170930 3=20090101 4=20111231 5=20170901 6=en\\x1fzh-Hant 7=2017 "
      "8=2009..2011 9=Daily  NK 10=news 11=liberty.torture\\x1flife 12=kp 14=646967657374\n"
      "data: " +
          EncodeDocument(stored) + "\n");
}

TEST_CASE("an undated bare file") {
  const Record record = MakeBare("a.txt", "7");
  const Built built = Build(StoredDocument{record.document, record.provenance});
  CHECK(ToString(built.entries.at(0).second) ==
        "short\n"
        "terms: 7/1 Qa.txt XBr XDundated XF/r/a.txt XH" +
            record.provenance.sha256 +
            " XKs XR/r\n"
            "values: 0=a.txt 14=646967657374\n"
            "data: " +
            EncodeDocument(StoredDocument{record.document, record.provenance}) + "\n");
}

TEST_CASE("suggestions stand in terms, slots and the record, apart") {
  StoredDocument stored = MakeStored("d1", "7");
  stored.suggested = {{"liberty.torture", "life"}, {"kp"}, ParseDate("2017-09", nullptr)};
  const Built built = Build(stored);
  CHECK(ToString(built.entries.at(0).second) ==
        "short\n"
        "terms: 7/1 Qd1 XBbatch XDundated XKs XR/r/batch.jsonl XSPkp XSVliberty.torture XSVlife\n"
        "values: 0=d1 16=20170901 17=20170930 18=2017 19=liberty.torture\\x1flife 20=kp "
        "14=646967657374\n"
        "data: " +
            EncodeDocument(stored) + "\n");
  stored.document.text = LongText(5000);
  const Built parts = Build(stored);
  const IndexEntry& passage = parts.entries.front().second;
  CHECK(passage.kind == Kind::kPassage);
  CHECK(TermsOf(passage).count("XSVlife") == 1);
  CHECK(ValueOf(passage, slot::kSuggestedEarliest) == "20170901");
  CHECK(ValueOf(passage, slot::kSuggestedViolation) == "");  // facets count documents
  CHECK(DecodeDocument(parts.entries.back().second.data).suggested == stored.suggested);
}

TEST_CASE("a long document has the terms of its passages without frequency and comes last") {
  StoredDocument stored = MakeStored("report", LongText(10000));
  stored.document.title = "Zeugnis";
  stored.document.date = ParseDate("199X", nullptr);
  const Built built = Build(stored);
  const auto ranges = CutPassages(stored.document.text);
  REQUIRE(ranges.size() >= 6);
  CHECK(built.passages == ranges.size());
  REQUIRE(built.entries.size() == ranges.size() + 1);

  const IndexEntry& whole = built.entries.back().second;
  CHECK(built.entries.back().first == 0);
  CHECK(whole.kind == Kind::kLong);
  CHECK(ValueOf(whole, slot::kPassages) == EncodeCount(built.passages));
  CHECK(ValueOf(whole, slot::kYear) == "1990..1999");
  for (const auto& [term, wdf] : whole.terms) CHECK(wdf == 0);
  CHECK(DecodeDocument(whole.data).document.text == "");
  CHECK(DecodeDocument(whole.data).document.title == "Zeugnis");

  std::set<std::string> all = {"Qreport", "XKl", "XR/r/batch.jsonl"};
  std::string text;
  for (uint32_t n = 1; n <= built.passages; ++n) {
    const auto& [index, passage] = built.entries[n - 1];
    CHECK(index == n);
    CHECK(passage.kind == Kind::kPassage);
    CHECK(ValueOf(passage, slot::kPassages) == EncodeCount(n));
    CHECK(ValueOf(passage, slot::kId) == "report");
    CHECK(ValueOf(passage, slot::kDateEarliest) == "19900101");
    CHECK(ValueOf(passage, slot::kYear) == "");  // facets count documents
    std::set<std::string> terms = TermsOf(passage);
    for (const char* own : {"XIreport", "XKp"}) CHECK(terms.erase(own) == 1);
    for (const char* shared : {"SZzeugni", "Szeugnis", "zeugnis", "XBbatch"})
      CHECK(terms.count(shared) == 1);
    all.insert(terms.begin(), terms.end());
    const StoredPassage piece = DecodePassage(passage.data);
    text += piece.text.substr(piece.overlap);
  }
  CHECK(TermsOf(whole) == all);
  CHECK(text == stored.document.text);
}

TEST_CASE("a name stands on what has it in title or text, and on the long document") {
  const NamesIn names = [](std::string_view text) {
    std::vector<std::string> found;
    if (text.find("lamp") != text.npos) found.emplace_back("lamp");
    if (text.find("boat") != text.npos) found.emplace_back(300, 'b');
    if (text.find("Title") != text.npos) found.emplace_back("title");
    return found;
  };
  const auto dump = [&](const std::string& text) {
    StoredDocument stored = MakeStored("d1", text);
    stored.document.title = "Title";
    std::string out;
    for (const auto& [number, entry] : Build(stored, names).entries) {
      out += std::to_string(number) + ":";
      for (const auto& [term, wdf] : entry.terms) {
        if (!term.starts_with(prefix::kName)) continue;
        CHECK(term.size() <= kTermLimit);
        out += " " + term.substr(2, 5) + "/" + std::to_string(wdf);
      }
      out += "; ";
    }
    return out;
  };
  CHECK(dump("A lamp and a boat.") == "0: bbbbb/1 lamp/1 title/1; ");
  const std::string report = dump("The lamp.\f" + LongText(6000) + "\fA boat.");
  CHECK(report ==
        "1: lamp/1 title/1; 2: title/1; 3: title/1; 4: title/1; 5: title/1; 6: bbbbb/1 title/1; "
        "0: bbbbb/0 lamp/0 title/0; ");
}

TEST_CASE("the limit between short and long is in bytes of text") {
  CHECK(Build(MakeStored("a", std::string(kShortLimit, 'x'))).passages == 0);
  CHECK(Build(MakeStored("a", std::string(kShortLimit + 1, 'x'))).passages > 0);
}

TEST_CASE("no term is empty, longer than the limit or has a NUL, whatever the fields hold") {
  StoredDocument stored =
      MakeStored(std::string(200, 'i'), std::string(3000, 'a') + " " + std::string(63, 'b'));
  stored.document.title = std::string(500, 't') + " " + std::string(199, 'u');
  stored.document.source = std::string(400, 's');
  stored.document.source_type = std::string("\x01", 1);
  stored.document.places = {std::string(300, 'p'), std::string(300, 'p') + "q", " ",
                            "長" + std::string(300, 'l')};
  stored.document.languages = {std::string(250, 'l')};
  stored.provenance.root = "/" + std::string(4000, 'r');
  stored.provenance.batch = std::string(1000, 'b');
  for (const size_t size : {size_t{0}, size_t{10}, size_t{8000}}) {
    stored.document.text += std::string(size, 'z');
    for (const auto& [index, entry] : Build(stored).entries) {
      CHECK(TermsOf(entry).size() == entry.terms.size());
      for (const auto& [term, wdf] : entry.terms) {
        CHECK(!term.empty());
        CHECK(term.size() <= kTermLimit);
        CHECK(term.find('\0') == std::string::npos);
      }
    }
  }
}

}  // namespace
}  // namespace attest
