// attest-serve without its options: a real index behind a real socket.
#include "searcher/service.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <thread>

#include "schema/error.h"
#include "tests/searcher/http_client.h"
#include "tests/searcher/served_index.h"

using namespace attest;
using nlohmann::json;

TEST_CASE("an index over HTTP") {
  TestIndex index;
  index.Add("a/고.txt", "수용소에서 고문을 당했다.");
  index.Add("b", "Torture in the camp.");
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
