// The server over real sockets, with handlers of our own: what a client sees, byte for byte.
#include "searcher/http.h"

#include <unistd.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <csignal>
#include <future>
#include <thread>

#include "schema/error.h"
#include "tests/searcher/http_client.h"

using namespace attest;
using namespace std::chrono_literals;

namespace {

// Answers with what was asked; "/wait" only when the gate is opened, "/throw" never.
struct Gate {
  std::promise<void> opened;
  std::shared_future<void> open{opened.get_future()};
  std::atomic<int> waiting{0};
};

Handler Echo(Gate& gate) {
  return [&gate](const HttpRequest& request) {
    if (request.target == "/throw") throw std::logic_error("a bug");
    if (request.target == "/wait") {
      ++gate.waiting;
      gate.open.wait();
    }
    HttpResponse response{200, "text/plain", {}, {}};
    response.body = request.method + " " + request.target + " " + request.host;
    if (request.target == "/large") response.body.assign(3'000'000, 'x');
    if (request.target == "/405") response = ProblemResponse(405, "no");
    if (request.target == "/405") response.allow = "GET, HEAD";
    return response;
  };
}

class TestServer {
 public:
  explicit TestServer(HttpLimits limits = {}, size_t workers = 2, bool signals = false)
      : server_("127.0.0.1", 0, limits), port_(server_.port()) {
    std::vector<Worker> pool(workers, Worker{Echo(gate), nullptr});
    thread_ = std::thread([this, pool, signals] {
      server_.Run(pool, signals);
      stopped = true;
    });
  }
  ~TestServer() {
    OpenGate();
    server_.Stop();
    if (thread_.joinable()) thread_.join();
  }
  void OpenGate() {
    if (!std::exchange(open_, true)) gate.opened.set_value();
  }
  void WaitForWorkers(int n) {
    while (gate.waiting < n) std::this_thread::sleep_for(1ms);
  }
  void Stop() { server_.Stop(); }
  void Join() { thread_.join(); }
  unsigned short port() const { return port_; }

  Gate gate;
  std::atomic<bool> stopped{false};

 private:
  HttpServer server_;
  unsigned short port_;
  bool open_ = false;
  std::thread thread_;
};

}  // namespace

TEST_CASE("an answer, its header and the connection kept") {
  TestServer server;
  Client client(server.port());
  const std::string answer = client.Get("/a?b=%20").Answer();
  CHECK(StatusOf(answer) == "HTTP/1.1 200 OK");
  CHECK(BodyOf(answer) == "GET /a?b=%20 h");
  for (const char* line : {"Content-Type: text/plain", "Cache-Control: no-store",
                           "Referrer-Policy: no-referrer", "X-Content-Type-Options: nosniff",
                           "Content-Security-Policy: default-src 'none'", "Date: "}) {
    CHECK(answer.find(std::string("\r\n") + line) != answer.npos);
  }
  CHECK(answer.find("Connection: close") == answer.npos);
  CHECK(BodyOf(client.Get("/2").Answer()) == "GET /2 h");
  CHECK(BodyOf(client.Get("/large").Answer()).size() == 3'000'000);
  CHECK(BodyOf(client.Get("/3").Answer()) == "GET /3 h");
}

TEST_CASE("requests sent together are answered in order") {
  TestServer server;
  Client client(server.port());
  client.Send("GET /1 HTTP/1.1\r\nHost: h\r\n\r\nGET /2 HTTP/1.1\r\nHost: h\r\n\r\n");
  CHECK(BodyOf(client.Answer()) == "GET /1 h");
  CHECK(BodyOf(client.Answer()) == "GET /2 h");
}

TEST_CASE("HEAD gives the length and no body") {
  TestServer server;
  Client client(server.port());
  client.Send("HEAD /a HTTP/1.1\r\nHost: h\r\n\r\n");
  const std::string head = client.Answer(true);
  CHECK(head.find("Content-Length: 9\r\n") != head.npos);  // "HEAD /a h"
  CHECK(BodyOf(client.Get("/b").Answer()) == "GET /b h");  // nothing was left on the line
  client.Send("HEAD /a HTTP/1.1\r\nHost: h\r\n\r\n");
  client.Answer(true);
  client.Send("x\r\n\r\n");  // an error after HEAD has its body again
  CHECK(BodyOf(client.UntilClosed()).starts_with("{"));
}

TEST_CASE("what is not a request we take") {
  struct Row {
    const char *request, *status, *why;
  };
  const Row rows[] = {
      {"nonsense\r\n\r\n", "HTTP/1.1 400 Bad Request", "no request line"},
      {"GET / HTTP/1.1\r\nHost : h\r\n\r\n", "HTTP/1.1 400 Bad Request", "space before the colon"},
      {"GET / HTTP/3.0\r\nHost: h\r\n\r\n", "HTTP/1.1 400 Bad Request", "unknown version"},
      {"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
       "HTTP/1.1 400 Bad Request", "two lengths"},
      {"GET / HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n", "HTTP/1.1 400 Bad Request",
       "negative length"},
      {"GET / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabc", "HTTP/1.1 413 ",
       "GET with a body"},
      {"GET / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "HTTP/1.1 413 ",
       "GET with chunks"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.why);
    TestServer server;
    Client client(server.port());
    const std::string answer = client.Send(row.request).UntilClosed();
    CHECK(StatusOf(answer).starts_with(row.status));
    CHECK(answer.find("Connection: close\r\n") != answer.npos);
    CHECK(answer.find("Content-Type: application/problem+json\r\n") != answer.npos);
  }
}

TEST_CASE("other methods reach the handler, their bodies do not") {
  TestServer server;
  Client client(server.port());
  const std::string answer =
      client
          .Send("POST /p HTTP/1.1\r\nHost: h\r\nContent-Length: 18\r\n\r\nGET /x HTTP/1.1\r\n\r\n")
          .UntilClosed();
  CHECK(BodyOf(answer) == "POST /p h");  // and one answer only
}

TEST_CASE("405 names what is allowed") {
  TestServer server;
  Client client(server.port());
  CHECK(client.Get("/405").Answer().find("\r\nAllow: GET, HEAD\r\n") != std::string::npos);
}

TEST_CASE("a Host that is missing or there twice is none") {
  TestServer server;
  CHECK(BodyOf(Client(server.port()).Send("GET /a HTTP/1.1\r\n\r\n").Answer()) == "GET /a ");
  CHECK(BodyOf(
            Client(server.port()).Send("GET /a HTTP/1.1\r\nHost: h\r\nHost: i\r\n\r\n").Answer()) ==
        "GET /a ");
}

TEST_CASE("HTTP/1.0 and Connection: close end the connection") {
  TestServer server;
  CHECK(BodyOf(Client(server.port()).Send("GET /a HTTP/1.0\r\nHost: h\r\n\r\n").UntilClosed()) ==
        "GET /a h");
  CHECK(BodyOf(Client(server.port())
                   .Send("GET /a HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n")
                   .UntilClosed()) == "GET /a h");
}

TEST_CASE("a header without an end is cut off") {
  TestServer server;
  Client one_line(server.port()), many_lines(server.port());
  const std::string answer =
      one_line.Send("GET / HTTP/1.1\r\nX: " + std::string(100'000, 'x')).UntilClosed();
  CHECK(StatusOf(answer).starts_with("HTTP/1.1 431 "));
  std::string header = "GET / HTTP/1.1\r\n";
  for (int i = 0; i < 5000; ++i) header += "A: b\r\n";
  CHECK(StatusOf(many_lines.Send(header + "\r\n").UntilClosed()).starts_with("HTTP/1.1 431 "));
}

TEST_CASE("a handler that throws is one failed request") {
  TestServer server;
  Client client(server.port());
  CHECK(StatusOf(client.Get("/throw").Answer()) == "HTTP/1.1 500 Internal Server Error");
  CHECK(BodyOf(client.Get("/a").Answer()) == "GET /a h");
}

TEST_CASE("deadlines are absolute: a byte now and then does not move them") {
  HttpLimits limits;
  limits.read = 300ms;
  TestServer server(limits);
  Client idle(server.port()), slow(server.port());
  std::atomic<bool> done{false};
  std::thread drip([&] {
    slow.Send("GET / HTTP/1.1\r\n");
    while (!done) {
      slow.Send("a");
      std::this_thread::sleep_for(10ms);
    }
  });
  CHECK(idle.UntilClosed() == "");
  CHECK(slow.UntilClosed() == "");  // within the 20 s of the client, however long it drips
  done = true;
  drip.join();
}

TEST_CASE("while workers are busy the queue is short and the rest is told so") {
  HttpLimits limits;
  limits.queued = 1;
  TestServer server(limits, 1);
  Client working(server.port()), a(server.port()), b(server.port());
  working.Get("/wait");
  server.WaitForWorkers(1);
  a.Get("/x");
  b.Get("/x");
  Client& refused = Client::First(a, b);  // the queue has room for one of them
  Client& queued = &refused == &a ? b : a;
  const std::string answer = refused.Answer();
  CHECK(StatusOf(answer) == "HTTP/1.1 503 Service Unavailable");
  CHECK(answer.find("\r\nRetry-After: 1\r\n") != answer.npos);
  server.OpenGate();
  CHECK(BodyOf(working.Answer()) == "GET /wait h");
  CHECK(BodyOf(queued.Answer()) == "GET /x h");
  CHECK(BodyOf(refused.Get("/again").Answer()) == "GET /again h");  // its connection was kept
}

TEST_CASE("one connection too many is told so") {
  HttpLimits limits;
  limits.connections = 2;
  TestServer server(limits);
  Client first(server.port()), second(server.port());
  CHECK(BodyOf(first.Get("/1").Answer()) == "GET /1 h");
  CHECK(BodyOf(second.Get("/2").Answer()) == "GET /2 h");
  Client third(server.port());
  CHECK(StatusOf(third.UntilClosed()) == "HTTP/1.1 503 Service Unavailable");
  CHECK(BodyOf(first.Get("/3").Answer()) == "GET /3 h");
}

TEST_CASE("stopping answers what is in flight and closes what is idle") {
  for (const bool by_signal : {false, true}) {
    CAPTURE(by_signal);
    HttpLimits limits;
    limits.queued = 1;
    TestServer server(limits, 1, by_signal);
    Client half(server.port()), working(server.port()), a(server.port()), b(server.port());
    half.Send("GET /half HTT");
    working.Get("/wait");
    server.WaitForWorkers(1);
    a.Get("/queued");
    b.Get("/queued");
    Client& idle = Client::First(a, b);  // refused: then the other one is in the queue
    Client& queued = &idle == &a ? b : a;
    idle.Answer();
    by_signal ? static_cast<void>(kill(getpid(), SIGTERM)) : server.Stop();
    CHECK(idle.UntilClosed() == "");
    CHECK(half.UntilClosed() == "");
    CHECK_FALSE(server.stopped);
    CHECK_FALSE(Client(server.port()).connected());
    server.OpenGate();
    const std::string answer = working.UntilClosed();
    CHECK(BodyOf(answer) == "GET /wait h");
    CHECK(answer.find("Connection: close\r\n") != answer.npos);
    CHECK(BodyOf(queued.UntilClosed()) == "GET /queued h");
    server.Join();
    CHECK(server.stopped);
  }
}

TEST_CASE("an address that cannot be bound is an error that names it") {
  TestServer server;
  const std::string port = std::to_string(server.port());
  CHECK_THROWS_WITH(HttpServer("127.0.0.1", server.port(), {}),
                    "cannot listen on 127.0.0.1 port " + port + ": Address already in use");
  CHECK_THROWS_AS(HttpServer("192.0.2.1", 0, {}), UsageError);  // not an address of this machine
}

TEST_CASE("many clients at once, each gets its own answers") {
  TestServer server({}, 4);
  std::atomic<int> wrong{0};
  std::vector<std::thread> clients;
  for (int c = 0; c < 8; ++c) {
    clients.emplace_back([&, c] {
      Client client(server.port());
      for (int i = 0; i < 200; ++i) {
        const std::string target = "/" + std::to_string(c) + "-" + std::to_string(i);
        wrong += BodyOf(client.Get(target).Answer()) != "GET " + target + " h";
      }
    });
  }
  for (std::thread& client : clients) client.join();
  CHECK(wrong == 0);
}
