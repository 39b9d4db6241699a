#include "searcher/api.h"

#include <new>
#include <typeinfo>

#include "schema/error.h"
#include "schema/text.h"
#include "searcher/output.h"

namespace attest {
namespace {

constexpr std::string_view kDocuments = "/api/documents/";

constexpr std::string_view kIndexPage = R"(<!DOCTYPE html>
<html lang="en">
<meta charset="utf-8">
<title>Attest</title>
<h1>Attest</h1>
<p>This server answers programs, in JSON:</p>
<ul>
<li><a href="/api/search?q=*">/api/search?q=…</a> searches, filters and counts</li>
<li>/api/documents/ID gives one document, whole</li>
<li><a href="/api/status">/api/status</a> describes the index</li>
</ul>
)";

HttpResponse Json(std::string body) { return {200, "application/json", std::move(body), ""}; }

void RefuseParameters(const Target& target) {
  if (target.parameters.empty()) return;
  throw UsageError("expected no parameter, found \"" + Printable(target.parameters.front().first) +
                   "\"");
}

}  // namespace

std::string_view StatusTitle(int status) {
  switch (status) {
    case 400:
      return "Bad Request";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 413:
      return "Content Too Large";
    case 421:
      return "Misdirected Request";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 503:
      return "Service Unavailable";
    default:
      return "OK";
  }
}

HttpResponse ProblemResponse(int status, std::string_view detail, long position) {
  return {status, "application/problem+json",
          ProblemJson(status, StatusTitle(status), detail, position), ""};
}

HttpResponse Api::Search(const Parameters& parameters) const {
  SearchRequest request;
  for (const auto& [name, value] : parameters) SetParameter(request, name, value);
  CheckApiLimits(request);
  return Json(ToJson(engine_.search(request)));
}

HttpResponse Api::Route(const Target& target) const {
  if (target.path == "/api/search") return Search(target.parameters);
  if (target.path.starts_with(kDocuments) && target.path.size() > kDocuments.size()) {
    RefuseParameters(target);
    return Json(ToJson(engine_.show(std::string_view(target.path).substr(kDocuments.size()))));
  }
  if (target.path == "/api/status") {
    RefuseParameters(target);
    return Json(ToJson(engine_.info()));
  }
  if (target.path == "/") {
    RefuseParameters(target);
    return {200, "text/html; charset=utf-8", std::string(kIndexPage), ""};
  }
  return ProblemResponse(404, "nothing is at " + Printable(target.path, 200));
}

HttpResponse Api::Answer(const HttpRequest& request) const try {
  if (request.host.empty()) return ProblemResponse(400, "expected one Host header");
  if (!hosts_.Allows(request.host)) {
    return ProblemResponse(421, "this server does not answer for \"" +
                                    Printable(request.host, 200) +
                                    "\"; --public-url names an address that it should answer for");
  }
  if (request.method != "GET" && request.method != "HEAD") {
    HttpResponse response =
        ProblemResponse(405, "expected GET or HEAD, found " + Printable(request.method));
    response.allow = "GET, HEAD";
    return response;
  }
  const Target target = ParseTarget(request.target);
  // RFC 9112, 3.2.2: of an absolute address the host counts, not the header.
  if (!target.authority.empty() && !hosts_.Allows(target.authority)) {
    return ProblemResponse(
        421, "this server does not answer for \"" + Printable(target.authority, 200) + "\"");
  }
  return Route(target);
} catch (const QueryError& error) {
  return ProblemResponse(400, error.what(), static_cast<long>(error.position()));
} catch (const UsageError& error) {
  return ProblemResponse(400, error.what());
} catch (const NotFoundError& error) {
  return ProblemResponse(404, error.what());
} catch (const IndexError& error) {
  engine_.report(error.what());
  return ProblemResponse(503, "the index cannot be used; the terminal of the server says why");
} catch (const std::bad_alloc&) {
  engine_.report("not enough memory for a request");
  return ProblemResponse(503, "not enough memory for this request");
} catch (const std::exception& error) {
  // The type alone: the message may quote what was asked for.
  engine_.report(std::string("unexpected error of type ") + typeid(error).name());
  return ProblemResponse(500, "an unexpected error; nothing was changed");
}

}  // namespace attest
