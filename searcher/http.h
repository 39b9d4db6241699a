// A small HTTP/1.1 server on one thread for sockets and a pool for answers. http.cc is the only
// file that knows Boost.Beast; it is in callback style, because g++ 12 destroys what a lambda
// captures twice in coroutines.
#pragma once
#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "searcher/worker_pool.h"

namespace attest {

struct HttpLimits {
  size_t header = 16 * 1024;  // bytes of request line and header; 431 beyond
  size_t connections = 400;   // open at a time; one more is told 503. 1024 files may be open
                              // by default, and refused ones stay for a moment
  size_t queued = 64;         // requests that wait for a worker; 503 beyond
  // From the moment that reading or writing begins, however busy the other side keeps the line.
  // Also how long an idle connection is kept. Large answers get a second more for every 64 KB.
  std::chrono::milliseconds read{10'000}, write{30'000};
  // After so long without a request a worker's idle hook is called, and again.
  std::chrono::milliseconds idle{30'000};
};

class HttpServer {
 public:
  // Binds and listens. `host` is an address or a name, port 0 any free one. Throws UsageError where
  // it cannot.
  HttpServer(const std::string& host, unsigned short port, const HttpLimits& limits);
  ~HttpServer();

  unsigned short port() const;
  // Whether the address that is bound is reached from this machine alone, whatever its name says.
  bool IsOnLoopback() const;
  // Answers until Stop or (if asked for) SIGTERM or SIGINT; then no
  // connection is taken any more, idle ones are closed, what is in flight is answered, and it
  // returns. Once only.
  void Run(std::vector<Worker> workers, bool stop_on_signals);
  // From any thread.
  void Stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace attest
