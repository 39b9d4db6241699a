// The HTTP service of attest-serve. The only header that knows it; http.cc is the only file that
// knows Beast.
#pragma once
#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace attest {

struct ServeOptions {
  std::vector<std::string> indexes;
  std::string host = "127.0.0.1";
  unsigned short port = 8080;  // 0: any free one
  std::string public_url;
  unsigned threads = 2;  // workers, each with a Searcher of its own
  // Also what is not public; then neither an address that others reach nor a public_url.
  bool restricted = false;
  // A worker that is not asked for so long looks for a new generation and lets go of the old one,
  // whose files hold disk space and the text of removed documents.
  std::chrono::milliseconds idle{30'000};
};

// Serves until SIGTERM or SIGINT, then answers what is in flight and returns. `ready` is called
// with the port once it listens. Throws IndexError, UsageError (an address that cannot be bound, or
// not with `restricted`).
void Serve(const ServeOptions& options, const std::function<void(unsigned short port)>& ready);

}  // namespace attest
