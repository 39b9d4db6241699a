// attest-serve without its options: a real index behind a real socket.
#include "searcher/service.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <thread>

#include "indexer/compaction.h"
#include "schema/error.h"
#include "searcher/http.h"
#include "tests/searcher/http_client.h"
#include "tests/searcher/served_index.h"

using namespace attest;
using nlohmann::json;

TEST_CASE("an index over HTTP") {
  TestIndex index;
  index.Add("a/고.txt", "수용소에서 고문을 당했다.");
  index.Add("b", "Letters from the lake.");
  index.Add("secret", "고문 torture", Access::kRestricted);
  const TestService service(index);

  const json found = json::parse(BodyOf(service.Get("/api/search?q=%EA%B3%A0%EB%AC%B8")));
  CHECK(found["total"] == 1);
  CHECK(found["hits"][0]["id"] == "a/고.txt");
  CHECK(json::parse(BodyOf(service.Get("/api/documents/a/%EA%B3%A0.txt")))["pages"][0]["text"] ==
        "수용소에서 고문을 당했다.");
  CHECK(json::parse(BodyOf(service.Get("/api/status")))["documents"] == 2);

  struct Row {
    const char *target, *host, *status;
  };
  const Row rows[] = {
      {"/api/search?q=camp", "archive.example", "HTTP/1.1 200 OK"},
      {"/api/search?q=camp", "evil.example", "HTTP/1.1 421 Misdirected Request"},
      {"/api/documents/none", "", "HTTP/1.1 404 Not Found"},
      {"/api/documents/secret", "", "HTTP/1.1 404 Not Found"},  // restricted: not even that it is
      {"/api/search?q=(camp", "", "HTTP/1.1 400 Bad Request"},
      {"/api/search?q=%00", "", "HTTP/1.1 400 Bad Request"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.target, row.host);
    CHECK(StatusOf(service.Get(row.target, row.host)) == row.status);
  }
}

TEST_CASE("a server answers all along while the index grows") {
  TestIndex index;
  index.Add("0", "camp");
  const TestService service(index);
  std::atomic<bool> done{false};
  std::atomic<int> wrong{0}, answered{0};
  std::vector<std::thread> readers;
  for (int i = 0; i < 2; ++i) {
    readers.emplace_back([&] {
      for (size_t seen = 1; !done; ++answered) {
        const std::string answer = service.Get("/api/search?q=camp");
        if (StatusOf(answer) != "HTTP/1.1 200 OK") {
          ++wrong;
          continue;
        }
        // Workers reopen on their own, so a total may be one commit behind another's; each page
        // lists what it counts.
        const json page = json::parse(BodyOf(answer));
        const size_t total = page["total"];
        wrong += page["hits"].size() != std::min<size_t>(total, 10) || total + 3 < seen;
        seen = std::max(seen, total);
      }
    });
  }
  for (int i = 1; i <= 20; ++i) index.Add(std::to_string(i), "camp " + std::to_string(i));
  while (answered < 20) std::this_thread::yield();
  done = true;
  for (std::thread& reader : readers) reader.join();
  CHECK(wrong == 0);
  CHECK(json::parse(BodyOf(service.Get("/api/search?q=camp")))["total"] == 21);
}

TEST_CASE("what cannot be served is said before anything listens") {
  const auto never = [](unsigned short) { FAIL("it listens"); };
  TestIndex index;
  index.Add("0", "camp");
  const ServeOptions good = TestService::Options(index);
  ServeOptions missing = good, foreign = good, unnamed = good;
  missing.indexes = {"/no/such/index"};
  foreign.host = "192.0.2.1";
  unnamed.public_url = "archive.example";
  CHECK_THROWS_AS(Serve(missing, never), IndexError);
  CHECK_THROWS_AS(Serve(foreign, never), UsageError);
  CHECK_THROWS_AS(Serve(unnamed, never), UsageError);
}

TEST_CASE("restricted documents are served to this machine alone") {
  TestIndex index;
  index.Add("a", "camp");
  index.Add("z", "camp zebra", Access::kRestricted);
  ServeOptions options = TestService::Options(index);
  options.restricted = true;

  struct Row {
    const char *host, *public_url, *message;
  };
  const Row rows[] = {
      {"0.0.0.0", "",
       "--restricted: expected a --host that only this machine reaches (127.0.0.1, ::1 or "
       "localhost), found \"0.0.0.0\"; leave out --host or --restricted"},
      {"::", "",
       "--restricted: expected a --host that only this machine reaches (127.0.0.1, ::1 or "
       "localhost), found \"::\"; leave out --host or --restricted"},
      {"127.0.0.1", "https://a.example/",
       "--restricted: expected no --public-url, found \"https://a.example/\": a proxy lets others "
       "in; leave out one of the two"},
  };
  const auto never = [](unsigned short) { FAIL("it listens"); };
  for (const Row& row : rows) {
    options.host = row.host;
    options.public_url = row.public_url;
    CHECK_THROWS_AS(Serve(options, never), UsageError);
    CHECK_THROWS_WITH(Serve(options, never), row.message);
  }
  CHECK(HttpServer("127.0.0.1", 0, {}).IsOnLoopback());
  CHECK(!HttpServer("0.0.0.0", 0, {}).IsOnLoopback());

  options.host = "127.0.0.1";
  options.public_url = "";
  const TestService service(options);
  const json found = json::parse(BodyOf(service.Get("/api/search?q=camp")));
  CHECK(found["total"] == 2);
  CHECK(found["index"]["documents"] == 2);
  CHECK(found["facets"]["year"][0]["count"] == 2);
  CHECK(StatusOf(service.Get("/api/documents/z")) == "HTTP/1.1 200 OK");
  CHECK(StatusOf(service.Get("/api/search?q=camp", "evil.example")) ==
        "HTTP/1.1 421 Misdirected Request");
}

TEST_CASE("an idle server lets go of a deleted generation") {
  TestIndex index;
  index.Add("a", "camp");
  const std::string first = index.path + "/public.1/";
  const auto holds_first = [&first] {
    for (const auto& file : std::filesystem::directory_iterator("/proc/self/fd")) {
      std::error_code gone;
      const std::string target = std::filesystem::read_symlink(file, gone).string();
      if (target.starts_with(first)) return true;
    }
    return false;
  };
  ServeOptions options = TestService::Options(index);
  {
    options.idle = std::chrono::hours(1);
    const TestService service(options);
    CompactDatabase(index.path, Access::kPublic);
    CHECK(holds_first());
  }
  CHECK(!holds_first());
  std::filesystem::remove_all(index.path);
  index.Add("a", "camp");  // public.1 again
  options.idle = std::chrono::milliseconds(5);
  const TestService service(options);
  CHECK(holds_first());
  CompactDatabase(index.path, Access::kPublic);
  for (int tries = 0; holds_first() && tries < 4000; ++tries)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  CHECK(!holds_first());
  CHECK(json::parse(BodyOf(service.Get("/api/search?q=camp")))["total"] == 1);
}
