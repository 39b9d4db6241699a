// The API without a socket: a request's method, address and Host in, status and body out. http.h
// carries it.
#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "searcher/request.h"
#include "searcher/result.h"
#include "searcher/url.h"

namespace attest {

struct HttpRequest {
  std::string method;  // as sent: methods are case-sensitive
  std::string target;  // as sent
  std::string host;    // of the Host header; empty where there is none or more than one
};

struct HttpResponse {
  int status = 200;
  std::string content_type;
  std::string body;   // for HEAD too: the server leaves it out
  std::string allow;  // of 405
};

// "Not Found" for 404.
std::string_view StatusTitle(int status);
// RFC 9457, application/problem+json.
HttpResponse ProblemResponse(int status, std::string_view detail, long position = -1);

// What answers are made from. The functions throw as Searcher does.
struct Engine {
  std::function<ResultPage(const SearchRequest&)> search;
  std::function<ShownDocument(std::string_view id)> show;
  std::function<IndexInfo()> info;
  // What went wrong on the server's side, for its terminal: it may name folders, so it is not in
  // the answer. Never what was asked for.
  std::function<void(const std::string& message)> report;
};

class Api {
 public:
  Api(Engine engine, HostRule hosts) : engine_(std::move(engine)), hosts_(std::move(hosts)) {}

  // /api/search, /api/documents/ID, /api/status and / (which names them). Never throws: what goes
  // wrong is an answer.
  HttpResponse Answer(const HttpRequest& request) const;

 private:
  HttpResponse Route(const Target& target) const;
  HttpResponse Search(const Parameters& parameters) const;

  Engine engine_;
  HostRule hosts_;
};

}  // namespace attest
