#include "searcher/service.h"

#include <chrono>
#include <iostream>
#include <memory>

#include "searcher/http.h"
#include "searcher/searcher.h"
#include "searcher/url.h"

namespace attest {
namespace {

// For reading texts again; a longer count says that it is not exact (DESIGN section 3).
constexpr std::chrono::seconds kTimeLimit{2};

// One Searcher a worker: a Xapian database is not to be shared between threads, each is opened by
// path.
Handler MakeHandler(const ServeOptions& options, const HostRule& hosts) {
  const auto searcher = std::make_shared<Searcher>(options.indexes);
  searcher->SetTimeLimit(kTimeLimit);
  Engine engine{[searcher](const SearchRequest& request) { return searcher->Search(request); },
                [searcher](std::string_view id) { return searcher->Show(id); },
                [searcher] { return searcher->Info(); },
                [](const std::string& message) { std::cerr << "attest-serve: " + message + "\n"; }};
  const auto api = std::make_shared<Api>(std::move(engine), hosts);
  return [api](const HttpRequest& request) { return api->Answer(request); };
}

}  // namespace

void Serve(const ServeOptions& options, const std::function<void(unsigned short port)>& ready) {
  HttpServer server(options.host, options.port, HttpLimits());
  const HostRule hosts(options.host, server.port(), options.public_url);
  std::vector<Handler> handlers;
  for (unsigned i = 0; i < options.threads; ++i) handlers.push_back(MakeHandler(options, hosts));
  ready(server.port());
  server.Run(std::move(handlers), true);
}

}  // namespace attest
