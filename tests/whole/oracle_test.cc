// total, facets and ids of the searcher against the oracle that reads every text (naive.h).
#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <random>
#include <sstream>

#include "corpus/door.h"
#include "indexer/add.h"
#include "schema/error.h"
#include "schema/text.h"
#include "searcher/searcher.h"
#include "tests/whole/naive.h"

namespace attest {
namespace {

namespace fs = std::filesystem;

class ToArchive : public RecordSink {
 public:
  explicit ToArchive(naive::Archive& archive) : archive_(archive) {}
  void OnRecord(Record record) override {
    if (record.document.access == Access::kPublic)
      archive_.Add(record.document, record.provenance.batch);
  }
  void OnProblem(Problem problem) override {
    if (problem.rejected) FAIL(problem.place.ToString() << ": " << problem.reason);
  }

 private:
  naive::Archive& archive_;
};

// Queries and filters made from what the archive holds, so that most find something.
class Asker {
 public:
  Asker(const naive::Archive& archive, unsigned seed)
      : entries_(archive.entries()), random_(seed) {}

  SearchRequest Ask() {
    SearchRequest request;
    request.literal = true;  // the oracle knows no vocabulary
    request.limit = entries_.size();
    request.snippets = false;
    request.query = One(8) ? "" : Expression(0);
    if (One(4)) request.match = SearchRequest::Match::kAny;
    Filters(request);
    return request;
  }

 private:
  bool One(unsigned of) { return random_() % of == 0; }
  template <typename T>
  const T& Pick(const std::vector<T>& all) {
    return all[random_() % all.size()];
  }
  const Document& AnyDocument() { return Pick(entries_).document; }

  // A few words of a text or title in a row.
  std::string Row() {
    const std::string& text = One(3) ? AnyDocument().title : AnyDocument().text;
    size_t begin = random_() % (text.size() + 1);
    while (begin > 0 && !std::isspace(static_cast<unsigned char>(text[begin - 1]))) --begin;
    size_t end = begin + PrefixLength(text.substr(begin), 10 + random_() % 50);
    return WithoutOperators(text.substr(begin, end - begin));
  }

  // One to five characters or a whole chunk of a text.
  std::string Word() {
    const std::string& text =
        One(6) && !AnyDocument().title.empty() ? AnyDocument().title : AnyDocument().text;
    size_t at = random_() % (text.size() + 1);
    while (at < text.size() && (text[at] & 0xC0) == 0x80) ++at;
    if (One(2)) {
      while (at > 0 && !std::isspace(static_cast<unsigned char>(text[at - 1]))) --at;
    }
    size_t end = at;
    const bool spaces = One(6);  // a few words, for phrases
    for (size_t n = One(2) ? 40 : 1 + random_() % 5; n > 0 && end < text.size(); --n) {
      if (!spaces && std::isspace(static_cast<unsigned char>(text[end]))) break;
      do ++end;
      while (end < text.size() && (text[end] & 0xC0) == 0x80);
    }
    return WithoutOperators(text.substr(at, end - at));
  }

  static std::string WithoutOperators(std::string word) {
    for (const std::string_view reserved :
         {"\"", "(",  ")",  "*",  "=",  ":",  "-",  "/",  "“",  "”",  "「", "」", "『", "』",
          "《", "》", "〈", "〉", "（", "）", "：", "＊", "＝", "－", "＂", "«",  "»"}) {
      for (size_t found = word.find(reserved); found != word.npos; found = word.find(reserved)) {
        word.erase(found, reserved.size());
      }
    }
    return word;
  }

  std::string Phrase() {
    const bool row = One(2);  // of a text as it stands
    return "\"" + (row ? Row() : Word() + (One(2) ? " " + Word() : "")) + "\"";
  }

  // What may stand beside NEAR. Behind a comma * would be a word of its own: everything.
  std::string Beside() {
    const unsigned kind = random_() % 8;
    const std::string word = Word();
    if (kind == 0) return Phrase();
    const std::string last = word.substr(PrefixLength(word, word.empty() ? 0 : word.size() - 1));
    const bool solid = last.size() == 1 ? std::isalnum(static_cast<unsigned char>(last[0])) != 0
                                        : last >= "\u3041" && last < "\uF900";
    return kind == 1 ? "=" + word : kind == 2 && solid ? word + "*" : word;
  }

  std::string Expression(int depth) {
    unsigned kind = random_() % 17;
    // The oracle reads all texts anew for a phrase: half a second where there are thousands.
    if (entries_.size() > 500 && kind > 10 && kind != 13 && !One(30)) kind = 13;
    if (depth > 2 || kind < 5) return Word();
    if (kind < 8) return Expression(depth + 1) + " " + Expression(depth + 1);
    if (kind == 8) return "(" + Expression(depth + 1) + " OR " + Expression(depth + 1) + ")";
    if (kind == 9) return "(" + Expression(depth + 1) + " AND " + Expression(depth + 1) + ")";
    if (kind == 10) return Expression(depth + 1) + " NOT (" + Expression(depth + 1) + ")";
    if (kind == 11) return (One(3) ? "=" : "") + Phrase();
    if (kind == 12) return Beside() + " NEAR/" + std::to_string(1 + random_() % 9) + " " + Beside();
    if (kind == 14) return "title:" + Phrase();
    if (kind == 15) return Expression(depth + 1) + " -" + (One(3) ? "title:" : "") + Phrase();
    if (kind == 16) return "(" + Phrase() + " OR " + Expression(depth + 1) + ")";
    static const std::vector<std::string> fields = {
        "title:",       "=",           "date:2009..2015 ", "violation:liberty ", "place:kp ",
        "language:zh ", "language:ko "};
    return Pick(fields) + Word();
  }

  void Filters(SearchRequest& request) {
    static const std::vector<std::string> dates = {"1998", "2009",    "2011-05", "2014-02-17",
                                                   "2017", "2019-11", "2023"};
    if (One(5)) request.from = Pick(dates);
    if (One(5)) request.to = request.from.empty() || One(2) ? "2020" : request.from;
    if (One(8)) request.event_from = Pick(dates);
    if (One(8)) request.undated = true;
    const Document& like = AnyDocument();
    if (One(5) && !like.source.empty()) request.source = {like.source, AnyDocument().source};
    if (One(5) && !like.languages.empty()) request.language = {like.languages[0]};
    if (One(6) && !like.violations.empty()) {
      const std::string& leaf = like.violations[0];
      request.violation = {One(2) ? leaf : leaf.substr(0, leaf.find('.'))};
    }
    if (One(6) && !like.places.empty()) request.place = {like.places[0]};
    if (One(6) && !like.source_type.empty()) request.source_type = {like.source_type};
    std::erase(request.source, "");
  }

  const std::vector<naive::Entry>& entries_;
  std::mt19937 random_;
};

void Flatten(const std::vector<FacetValue>& values, std::map<std::string, size_t>& out) {
  for (const FacetValue& value : values) {
    out[value.value] = value.count;
    Flatten(value.children, out);
  }
}

std::string Describe(const SearchRequest& r) {
  std::ostringstream text;
  text << "query [" << r.query << "] any=" << (r.match == SearchRequest::Match::kAny)
       << " from=" << r.from << " to=" << r.to << " event_from=" << r.event_from
       << " undated=" << r.undated;
  for (const auto* list : {&r.source, &r.language, &r.violation, &r.place, &r.source_type}) {
    text << " |";
    for (const auto& value : *list) text << " " << value;
  }
  return text.str();
}

// Returns how many answers were compared.
size_t Compare(const std::vector<std::string>& paths, size_t queries, unsigned seed) {
  naive::Archive archive;
  ToArchive sink(archive);
  for (const auto& path : paths) ReadPath(path, {}, sink);
  char folder[] = "/tmp/attest-oracle-XXXXXX";
  REQUIRE(mkdtemp(folder));
  const std::string index = std::string(folder) + "/index";
  std::ostringstream errors;
  AddOptions options;
  options.index = index;
  AddPaths(paths, options, errors);
  Searcher searcher({index});
  Asker asker(archive, seed);
  size_t found = 0;
  for (size_t i = 0; i < queries; ++i) {
    if (queries > 1000 && i % 500 == 0) std::cerr << i << " compared\n";
    const SearchRequest request = asker.Ask();
    INFO(i << ": " << Describe(request));
    naive::Archive::Answer expected;
    ResultPage page;
    try {
      expected = archive.Search(request);
    } catch (const UsageError&) {
      REQUIRE_THROWS_AS(searcher.Search(request), UsageError);
      continue;
    }
    page = searcher.Search(request);
    std::set<std::string> ids;
    for (const Hit& hit : page.hits) ids.insert(hit.stored.document.id);
    REQUIRE(page.hits.size() == ids.size());
    REQUIRE(page.total == ids.size());
    REQUIRE(ids == expected.ids);
    REQUIRE(page.match == expected.match);
    for (const Facet& facet : page.facets) {
      std::map<std::string, size_t> counts;
      Flatten(facet.values, counts);
      std::erase_if(counts, [](const auto& value) { return value.second == 0; });  // suggested only
      INFO(facet.name);
      REQUIRE(counts == expected.facets[facet.name]);
    }
    found += !ids.empty();
  }
  fs::remove_all(folder);
  return found;
}

TEST_CASE("answers agree with the oracle on the sample archive") {
#ifdef __SANITIZE_ADDRESS__
  const size_t queries = 60;  // three minutes for 600
#else
  const size_t queries = 600;
#endif
  const size_t found = Compare({std::string(ATTEST_SOURCE_DIR) + "/corpus/sample"}, queries, 1);
  CHECK(found > queries / 3);  // a comparison of empty answers would say nothing
}

// ATTEST_ORACLE names folders or batches to compare on, ':' between them.
TEST_CASE("answers agree with the oracle on a given archive", "[.long]") {
  const char* given = std::getenv("ATTEST_ORACLE");
  REQUIRE(given);
  std::vector<std::string> paths;
  std::istringstream list(given);
  for (std::string path; std::getline(list, path, ':');) paths.push_back(path);
  std::cerr << Compare(paths, 10000, 2) << " of 10000 answers were not empty\n";
}

}  // namespace
}  // namespace attest
