// Readers go on while the databases below them are exchanged (schema/layout.h: generations).
#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "indexer/compaction.h"
#include "searcher/searcher.h"
#include "tests/searcher/readers.h"
#include "tests/searcher/served_index.h"

namespace attest {
namespace {

using nlohmann::json;

SearchRequest Asking(const std::string& query) {
  SearchRequest request;
  request.query = query;
  return request;
}

// Every commit adds one document and moves the counter on by one, from 1 in an empty index.
std::string CheckCount(const std::string& revision, size_t total, size_t listed, size_t documents) {
  const size_t expected = std::stoul(revision) - 1;
  const bool right =
      total == expected && documents == expected && listed == std::min<size_t>(total, 10);
  return right ? ""
               : "revision " + revision + ": total " + std::to_string(total) + ", listed " +
                     std::to_string(listed) + ", documents " + std::to_string(documents);
}

Readers::Ask AskSearcher(const std::string& path, const std::string& long_text) {
  const auto searcher = std::make_shared<Searcher>(std::vector<std::string>{path});
  return [searcher, long_text] {
    const ResultPage page = searcher->Search(Asking("camp"));
    const ShownDocument shown = searcher->Show("long");
    if (shown.pages.size() != 1 || shown.pages[0].text != long_text)
      return std::string("half of a long document was shown");
    return CheckCount(page.index.revision, page.total, page.hits.size(), page.index.documents);
  };
}

Readers::Ask AskServer(const TestService& service) {
  return [&service] {
    const std::string answer = service.Get("/api/search?q=camp");
    if (StatusOf(answer) != "HTTP/1.1 200 OK") return answer;
    const json page = json::parse(BodyOf(answer));
    return CheckCount(page["index"]["revision"], page["total"], page["hits"].size(),
                      page["index"]["documents"]);
  };
}

}  // namespace

TEST_CASE("a hundred generations pass under readers and a server") {
  TestIndex index;
  std::string long_text;
  for (int i = 0; i < 400; ++i) long_text += "camp number " + std::to_string(i) + ". ";
  index.Add("long", long_text);
  const TestService service(index);
  Readers readers;
  for (int i = 0; i < 3; ++i) readers.Start([&] { return AskSearcher(index.path, long_text); });
  for (int i = 0; i < 2; ++i) readers.Start([&] { return AskServer(service); });
  for (int i = 0; i < 100; ++i) {
    if (i % 3 == 0) index.Add(std::to_string(i), "camp");
    CompactDatabase(index.path, Access::kPublic);
  }
  CHECK(readers.Stop() == "");
  CHECK(std::filesystem::canonical(index.path + "/public").filename() == "public.101");
}

}  // namespace attest
