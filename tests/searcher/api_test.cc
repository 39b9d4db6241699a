#include "searcher/api.h"

#include <catch2/catch.hpp>
#include <new>
#include <nlohmann/json.hpp>

#include "schema/error.h"

using namespace attest;
using nlohmann::json;

namespace {

// An index of one document, "a/b", that fails in the ways an index can when the query says so.
struct FakeIndex {
  SearchRequest asked;
  std::string shown;
  std::vector<std::string> reports;

  Api MakeApi() {
    return Api({[this](const SearchRequest& request) { return Search(request); },
                [this](std::string_view id) { return Show(id); },
                [] {
                  return IndexInfo{1, "7", "layout 1 analysis 1"};
                },
                [this](const std::string& message) { reports.push_back(message); }},
               HostRule("127.0.0.1", 8080, ""));
  }

  ResultPage Search(const SearchRequest& request) {
    asked = request;
    if (request.query == "(") throw QueryError("expected ), found the end of the query", 1);
    if (request.query == "gone") throw IndexError("/secret/folder: is damaged");
    if (request.query == "large") throw std::bad_alloc();
    if (request.query == "bug") throw std::logic_error("bug: " + request.query);
    ResultPage page;
    page.request = request;
    page.total = 42;
    return page;
  }

  ShownDocument Show(std::string_view id) {
    shown = id;
    if (id != "a/b") throw NotFoundError("no document has the id \"" + std::string(id) + "\"");
    ShownDocument document;
    document.stored.document.id = id;
    document.pages = {{0, "text"}};
    return document;
  }
};

HttpResponse Get(FakeIndex& index, std::string target, std::string method = "GET",
                 std::string host = "127.0.0.1:8080") {
  return index.MakeApi().Answer({std::move(method), std::move(target), std::move(host)});
}

}  // namespace

TEST_CASE("parameters reach the search") {
  FakeIndex index;
  const HttpResponse response = Get(
      index, "/api/search?q=%EA%B3%A0%EB%AC%B8+a&violation=liberty.torture&violation=x&limit=5");
  CHECK(response.status == 200);
  CHECK(response.content_type == "application/json");
  CHECK(json::parse(response.body)["total"] == 42);
  CHECK(index.asked.query == "고문 a");
  CHECK(index.asked.violation == std::vector<std::string>{"liberty.torture", "x"});
  CHECK(index.asked.limit == 5);
}

TEST_CASE("documents by id, slashes as they are or escaped") {
  for (const char* target : {"/api/documents/a/b", "/api/documents/a%2Fb",
                             "http://localhost:8080/api/documents/a%2fb"}) {
    FakeIndex index;
    const HttpResponse response = Get(index, target);
    CAPTURE(target, response.body);
    CHECK(response.status == 200);
    CHECK(json::parse(response.body)["id"] == "a/b");
  }
  FakeIndex index;
  Get(index, "/api/documents/a+b/../%EA%B3%A0.txt!/x");
  CHECK(index.shown == "a+b/../고.txt!/x");
}

TEST_CASE("status and the page that names the addresses") {
  FakeIndex index;
  const json status = json::parse(Get(index, "/api/status").body);
  CHECK(status["documents"] == 1);
  CHECK(status["revision"] == "7");
  const HttpResponse page = Get(index, "/");
  CHECK(page.status == 200);
  CHECK(page.content_type == "text/html; charset=utf-8");
  for (const char* address : {"/api/search", "/api/documents/ID", "/api/status"}) {
    CHECK(page.body.find(address) != std::string::npos);
  }
}

TEST_CASE("what cannot be answered is a problem that says why") {
  struct Row {
    const char *method, *target, *host;
    int status;
    const char* detail;
  };
  const char* const ours = "127.0.0.1:8080";
  const Row rows[] = {
      {"GET", "/nothing", ours, 404, "nothing is at /nothing"},
      {"GET", "/api/", ours, 404, "nothing is at /api/"},
      {"GET", "/api/search/", ours, 404, "nothing is at /api/search/"},
      {"GET", "/api/documents/", ours, 404, "nothing is at /api/documents/"},
      {"GET", "/%0a", ours, 404, "nothing is at /\\x0a"},
      {"GET", "/api/documents/none", ours, 404, "no document has the id \"none\""},
      {"POST", "/api/search", ours, 405, "expected GET or HEAD, found POST"},
      {"get", "/api/search", ours, 405, "expected GET or HEAD, found get"},
      {"DELETE", "/nothing", ours, 405, "expected GET or HEAD, found DELETE"},
      {"OPTIONS", "*", ours, 405, "expected GET or HEAD, found OPTIONS"},
      {"GET", "/", "", 400, "expected one Host header"},
      {"GET", "/", "evil.example:8080", 421,
       "this server does not answer for \"evil.example:8080\"; --public-url names an address that "
       "it should answer for"},
      {"GET", "http://evil.example/", ours, 421,
       "this server does not answer for \"evil.example\""},
      {"GET", "/api/search?q=%FF", ours, 400, "the address is not UTF-8: found byte %ff"},
      {"GET", "/api/search?q=%0", ours, 400,
       "the address has a bad escape: expected % and two hex digits, found \"%0\""},
      {"GET", "/api/status?x=1", ours, 400, "expected no parameter, found \"x\""},
      {"GET", "/api/documents/a/b?q=1", ours, 400, "expected no parameter, found \"q\""},
      {"GET", "/?q=1", ours, 400, "expected no parameter, found \"q\""},
      {"GET", "/api/search?q=(", ours, 400, "expected ), found the end of the query"},
      {"GET", "/api/search?q=gone", ours, 503,
       "the index cannot be used; the terminal of the server says why"},
      {"GET", "/api/search?q=large", ours, 503, "not enough memory for this request"},
      {"GET", "/api/search?q=bug", ours, 500, "an unexpected error; nothing was changed"},
  };
  for (const Row& row : rows) {
    FakeIndex index;
    CAPTURE(row.method, row.target, row.host);
    const HttpResponse response = Get(index, row.target, row.method, row.host);
    CHECK(response.status == row.status);
    CHECK(response.content_type == "application/problem+json");
    CHECK(response.allow == (row.status == 405 ? "GET, HEAD" : ""));
    const json problem = json::parse(response.body);
    CHECK(problem["status"] == row.status);
    CHECK(problem["title"] == std::string(StatusTitle(row.status)));
    CHECK(problem["detail"] == row.detail);
  }
}

TEST_CASE("bad parameters are refused whatever their name") {
  for (const char* parameter : {"nothing=1", "limit=101", "offset=9991", "limit=-1", "limit=x",
                                "sort=up", "from=yesterday", "match=some", "=1", "restricted=1"}) {
    FakeIndex index;
    CAPTURE(parameter);
    CHECK(Get(index, std::string("/api/search?q=a&") + parameter).status == 400);
    CHECK(index.asked.query.empty());  // not searched at all
  }
}

TEST_CASE("the place of a query error is in the answer") {
  FakeIndex index;
  CHECK(json::parse(Get(index, "/api/search?q=(").body)["position"] == 1);
  CHECK_FALSE(json::parse(Get(index, "/nothing").body).contains("position"));
}

TEST_CASE("folders and questions stay on their side") {
  FakeIndex index;
  CHECK(Get(index, "/api/search?q=gone").body.find("secret") == std::string::npos);
  CHECK(index.reports == std::vector<std::string>{"/secret/folder: is damaged"});
  Get(index, "/api/search?q=bug");
  REQUIRE(index.reports.size() == 2);
  CHECK(index.reports[1].find("bug") == std::string::npos);  // the message quoted the query
}

TEST_CASE("HEAD is answered as GET") {
  FakeIndex index;
  CHECK(Get(index, "/api/status", "HEAD").body == Get(index, "/api/status").body);
}
