// The HTTP service of attest-serve. The only header that knows it; http.cc is the only file that
// knows Beast.
#pragma once
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
};

// Serves until SIGTERM or SIGINT, then answers what is in flight and returns. `ready` is called
// with the port once it listens. Throws IndexError, UsageError (address that cannot be bound).
void Serve(const ServeOptions& options, const std::function<void(unsigned short port)>& ready);

}  // namespace attest
