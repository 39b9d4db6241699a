// Four readers and a writer for ATTEST_SOAK_SECONDS (3): every answer is that of one committed
// revision. What a revision holds follows from its number, so that each answer can be checked by
// the revision that it names.
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdlib>
#include <map>

#include "indexer/compaction.h"
#include "schema/error.h"
#include "searcher/searcher.h"
#include "tests/searcher/readers.h"
#include "tests/searcher/served_index.h"

namespace attest {
namespace {

constexpr unsigned kGroups = 8;
constexpr unsigned kFirst = 2;  // the first commit; 1 is the empty index

// A revision touches one group, its turns being: put, replace, remove.
unsigned GroupOf(unsigned revision) { return revision % kGroups; }
bool Removes(unsigned revision) { return revision / kGroups % 3 == 2; }

std::string Id(unsigned group, const char* kind) { return std::to_string(group) + kind; }

// Each sentence names the revision that brought it.
std::string Text(unsigned revision, bool is_long) {
  std::string text;
  for (int i = 0; i < (is_long ? 150 : 1); ++i) {
    text +=
        "수용소에서 camp rev" + std::to_string(revision) + " sentence " + std::to_string(i) + ". ";
  }
  return text;
}

using Content = std::map<std::string, unsigned>;  // id to the revision that brought its text

Content ContentOf(unsigned revision) {
  Content content;
  const unsigned oldest = revision < kFirst + kGroups ? kFirst : revision - kGroups + 1;
  for (unsigned touch = oldest; touch <= revision; ++touch) {
    if (Removes(touch)) continue;
    content[Id(GroupOf(touch), "long")] = content[Id(GroupOf(touch), "short")] = touch;
  }
  return content;
}

StoredDocument DocumentOf(const std::string& id, unsigned revision) {
  return MakeStored(id, Text(revision, id.ends_with("long")));
}

void CommitNext(IndexWriter& writer, unsigned revision) {
  for (const char* kind : {"long", "short"}) {
    const std::string id = Id(GroupOf(revision), kind);
    Removes(revision) ? void(writer.Remove(id)) : writer.Put(DocumentOf(id, revision));
  }
  writer.Commit();
}

class Reader {
 public:
  explicit Reader(const std::string& path) : searcher_({path}) {}

  std::string Ask() {
    static const char* const queries[] = {"camp", "수용소", "\"수용소 camp\"", "*", "=camp"};
    SearchRequest request;
    request.query = queries[++asked_ % std::size(queries)];
    request.limit = 100;
    const ResultPage page = searcher_.Search(request);
    const unsigned revision = static_cast<unsigned>(std::stoul(page.index.revision));
    std::string wrong = revision < newest_ ? "it went back; " : "";
    newest_ = revision;
    const Content content = ContentOf(revision);
    if (page.total != content.size() || page.index.documents != content.size()) wrong += "count; ";
    wrong += CheckHits(page, content);
    if (!page.hits.empty()) wrong += CheckShown(page.hits[asked_ % page.hits.size()]);
    return wrong.empty() ? ""
                         : "revision " + page.index.revision + ", " + request.query + ": " + wrong;
  }

 private:
  std::string CheckHits(const ResultPage& page, Content content) const {
    if (page.hits.size() != content.size()) return "listed; ";
    for (const Hit& hit : page.hits) {
      const std::string& id = hit.stored.document.id;
      const auto expected = content.extract(id);  // once each
      if (!expected) return "unexpected " + id + "; ";
      const StoredDocument document = DocumentOf(id, expected.mapped());
      if (hit.stored.provenance.sha256 != document.provenance.sha256) return "old " + id + "; ";
      for (const Snippet& snippet : hit.snippets) {
        std::string text;
        for (const Fragment& fragment : snippet.fragments) text += fragment.text;
        if (text.find("rev" + std::to_string(expected.mapped()) + " ") == text.npos)
          return "snippet of " + id + ": " + text + "; ";
      }
    }
    return "";
  }

  // It may be gone or newer by now, but whole and of one revision.
  std::string CheckShown(const Hit& hit) {
    const std::string& id = hit.stored.document.id;
    try {
      const ShownDocument shown = searcher_.Show(id);
      const std::string& text = shown.pages.at(0).text;
      const size_t number = text.find("rev") + 3;
      const unsigned revision = static_cast<unsigned>(std::stoul(text.substr(number)));
      const StoredDocument document = DocumentOf(id, revision);
      const bool whole = shown.pages.size() == 1 && text == document.document.text &&
                         shown.stored.provenance.sha256 == document.provenance.sha256;
      return whole ? "" : "not whole: " + id + "; ";
    } catch (const NotFoundError&) {
      return "";
    }
  }

  Searcher searcher_;
  unsigned asked_ = 0, newest_ = 0;
};

}  // namespace

TEST_CASE("every answer is that of a committed revision") {
  const char* given = std::getenv("ATTEST_SOAK_SECONDS");
  const auto end = std::chrono::steady_clock::now() +
                   std::chrono::seconds(given && *given ? std::atol(given) : 3);
  TestIndex index;
  unsigned revision = kFirst;
  {
    IndexWriter writer(index.path);
    CommitNext(writer, revision);
  }
  Readers readers;
  for (int i = 0; i < 4; ++i) {
    readers.Start([&index] {
      const auto reader = std::make_shared<Reader>(index.path);
      return [reader] { return reader->Ask(); };
    });
  }
  for (unsigned command = 0; std::chrono::steady_clock::now() < end; ++command) {
    {
      IndexWriter writer(index.path);
      for (unsigned i = 0; i <= command % 20; ++i) CommitNext(writer, ++revision);
    }
    if (command % 3 == 0) CompactDatabase(index.path, Access::kPublic);
  }
  CHECK(readers.Stop() == "");
  INFO(revision << " revisions, " << readers.answered() << " answers");
  Searcher searcher({index.path});
  CHECK(searcher.Info().revision == std::to_string(revision));
  CHECK(searcher.Info().documents == ContentOf(revision).size());
  if (given) WARN(revision << " revisions, " << readers.answered() << " answers");
}

}  // namespace attest
