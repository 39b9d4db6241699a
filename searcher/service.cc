#include "searcher/service.h"

#include <chrono>
#include <iostream>
#include <memory>

#include "schema/error.h"
#include "schema/text.h"
#include "searcher/http.h"
#include "searcher/searcher.h"
#include "searcher/url.h"

namespace attest {
namespace {

// For reading texts again; a longer count says that it is not exact (DESIGN section 3).
constexpr std::chrono::seconds kTimeLimit{2};

void CheckReach(const ServeOptions& options) {
  if (!options.restricted) return;
  if (!IsLoopback(options.host)) {
    throw UsageError(
        "--restricted: expected a --host that only this machine reaches (127.0.0.1, ::1 or "
        "localhost), found \"" +
        Printable(options.host, 200) + "\"; leave out --host or --restricted");
  }
  if (!options.public_url.empty()) {
    throw UsageError("--restricted: expected no --public-url, found \"" +
                     Printable(options.public_url, 200) +
                     "\": a proxy lets others in; leave out one of the two");
  }
}

// One Searcher a worker: a Xapian database is not to be shared between threads, each is opened by
// path.
Worker MakeWorker(const ServeOptions& options, const HostRule& hosts) {
  const auto searcher = std::make_shared<Searcher>(options.indexes, options.restricted);
  searcher->SetTimeLimit(kTimeLimit);
  Engine engine{[searcher](const SearchRequest& request) { return searcher->Search(request); },
                [searcher](std::string_view id) { return searcher->Show(id); },
                [searcher] { return searcher->Info(); },
                [](const std::string& message) { std::cerr << "attest-serve: " + message + "\n"; }};
  const auto api = std::make_shared<Api>(std::move(engine), hosts);
  const auto let_go = [searcher] {
    try {
      searcher->Refresh();
    } catch (const std::exception&) {
      // Whoever asks next is told.
    }
  };
  return {[api](const HttpRequest& request) { return api->Answer(request); }, let_go};
}

}  // namespace

void Serve(const ServeOptions& options, const std::function<void(unsigned short port)>& ready) {
  CheckReach(options);
  HttpLimits limits;
  limits.idle = options.idle;
  HttpServer server(options.host, options.port, limits);
  if (options.restricted && !server.IsOnLoopback()) {
    throw UsageError("--restricted: expected an address of this machine alone, but " +
                     Printable(options.host, 200) + " leads to another; give --host 127.0.0.1");
  }
  const HostRule hosts(options.host, server.port(), options.public_url);
  std::vector<Worker> workers;
  for (unsigned i = 0; i < options.threads; ++i) workers.push_back(MakeWorker(options, hosts));
  ready(server.port());
  server.Run(std::move(workers), true);
}

}  // namespace attest
