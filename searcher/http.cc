#include "searcher/http.h"

#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <ctime>
#include <optional>
#include <set>

#include "schema/error.h"

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;

namespace attest {
namespace {

constexpr size_t kDrainBytes = 4096;

class Session;

// What the sessions share. Used by the socket thread alone, but for `workers`.
struct Shared {
  HttpLimits limits;
  std::set<Session*> sessions;
  bool stopping = false;
  asio::io_context sockets{1};
  std::optional<WorkerPool> workers;
};

std::string DateNow() {
  const std::time_t now = std::time(nullptr);
  std::tm utc{};
  gmtime_r(&now, &utc);
  char text[40];
  return {text, std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &utc)};
}

http::response<http::string_body> ToMessage(HttpResponse response, unsigned version, bool head,
                                            bool keep) {
  http::response<http::string_body> message(static_cast<http::status>(response.status), version);
  message.set(http::field::date, DateNow());
  message.set(http::field::content_type, response.content_type);
  message.set(http::field::cache_control, "no-store");
  message.set("Referrer-Policy", "no-referrer");
  message.set(http::field::x_frame_options, "DENY");
  message.set("X-Content-Type-Options", "nosniff");
  message.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
  message.set("Cross-Origin-Resource-Policy", "same-origin");
  if (!response.allow.empty()) message.set(http::field::allow, response.allow);
  if (response.status == 503) message.set(http::field::retry_after, "1");
  message.content_length(response.body.size());
  message.keep_alive(keep);
  if (!head) message.body() = std::move(response.body);
  return message;
}

// One connection: read a header, have a worker answer it, write, and again. Every operation holds
// the session.
class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(tcp::socket socket, Shared& shared)
      : shared_(shared),
        stream_(std::move(socket)),
        buffer_(2 * shared.limits.header + kDrainBytes) {
    shared_.sessions.insert(this);
  }
  ~Session() { shared_.sessions.erase(this); }

  void Read() {
    if (shared_.stopping) return Linger();
    parser_.emplace();
    head_ = keep_ = false;
    parser_->header_limit(static_cast<uint32_t>(shared_.limits.header));
    reading_ = true;
    stream_.expires_after(shared_.limits.read);
    http::async_read_header(
        stream_, buffer_, *parser_,
        [self = shared_from_this()](error_code error, size_t) { self->OnRead(error); });
  }

  // Told when the server is full: an answer without a request.
  void Refuse() {
    Write(ProblemResponse(503, "too many connections; try again in a moment"), true);
  }

  void CloseIfIdle() {
    if (reading_) stream_.close();
  }

 private:
  void OnRead(error_code error) {
    reading_ = false;
    if (error == http::error::header_limit || error == http::error::buffer_overflow) {
      return Write(ProblemResponse(431, "the header is too large"), true);
    }
    if (error == http::error::end_of_stream) return Linger();
    if (error && error.category() == make_error_code(http::error::bad_method).category() &&
        error != http::error::partial_message) {
      return Write(ProblemResponse(400, "not an HTTP request: " + error.message()), true);
    }
    if (error) return;  // timed out, gone or shut down: there is nobody to tell
    const auto& message = parser_->get();
    version_ = message.version() == 10 ? 10 : 11;
    head_ = message.method() == http::verb::head;
    keep_ = message.keep_alive();
    // No route takes a body; unread, its bytes would be taken for the next request.
    const bool reads = head_ || message.method() == http::verb::get;
    if (!parser_->is_done() && reads) {
      return Write(ProblemResponse(413, "expected a request without a body"), true);
    }
    keep_ = keep_ && parser_->is_done();
    Ask();
  }

  void Ask() {
    const auto& message = parser_->get();
    HttpRequest request{std::string(message.method_string()), std::string(message.target()), {}};
    if (message.count(http::field::host) == 1) {
      request.host = std::string(message[http::field::host]);
    }
    stream_.expires_never();
    // The guard keeps the socket thread running until the worker has handed its answer over. `self`
    // moves with the answer: the last reference must go on the socket thread.
    auto job = [self = shared_from_this(), request = std::move(request),
                guard = asio::make_work_guard(shared_.sockets)](const Handler& handler) mutable {
      HttpResponse response;
      try {
        response = handler(request);
      } catch (const std::exception&) {
        response = ProblemResponse(500, "an unexpected error; nothing was changed");
      }
      auto& sockets = self->shared_.sockets;
      asio::post(sockets, [self = std::move(self), response = std::move(response)]() mutable {
        self->Write(std::move(response), false);
      });
    };
    if (!shared_.workers->Post(std::move(job))) {
      Write(ProblemResponse(503, "too many requests are waiting; try again in a moment"), false);
    }
  }

  void Write(HttpResponse response, bool last) {
    keep_ = keep_ && !last && !shared_.stopping;
    const auto extra = std::chrono::seconds(response.body.size() / 65536);
    message_ = ToMessage(std::move(response), version_, head_, keep_);
    stream_.expires_after(shared_.limits.write + extra);
    http::async_write(stream_, message_, [self = shared_from_this()](error_code error, size_t) {
      self->OnWritten(error);
    });
  }

  void OnWritten(error_code error) {
    if (error) return;
    message_ = {};
    keep_ ? Read() : Linger();
  }

  // Closing with unread bytes resets the connection, and the other side may lose the answer: say
  // that we are done, then read away what comes for a moment.
  void Linger() {
    error_code ignored;  // it may have closed already
    stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
    stream_.expires_after(std::chrono::seconds(1));
    Drain();
  }
  void Drain() {
    buffer_.clear();
    stream_.async_read_some(buffer_.prepare(kDrainBytes),
                            [self = shared_from_this()](error_code error, size_t read) {
                              self->drained_ += read;
                              if (!error && self->drained_ < (1u << 20)) self->Drain();
                            });
  }

  Shared& shared_;
  beast::tcp_stream stream_;
  beast::flat_buffer buffer_;
  std::optional<http::request_parser<http::empty_body>> parser_;
  http::response<http::string_body> message_;
  unsigned version_ = 11;
  bool head_ = false, keep_ = false, reading_ = false;
  size_t drained_ = 0;
};

}  // namespace

struct HttpServer::Impl : Shared {
  void Listen(const std::string& host, unsigned short port) try {
    const auto found =
        tcp::resolver(sockets).resolve(host, std::to_string(port), tcp::resolver::passive);
    auto address = found.begin();  // "localhost" is both: IPv4 first, as browsers try both anyway
    for (auto at = found.begin(); at != found.end(); ++at) {
      if (at->endpoint().address().is_v4()) {
        address = at;
        break;
      }
    }
    acceptor.open(address->endpoint().protocol());
    acceptor.set_option(asio::socket_base::reuse_address(true));
    acceptor.bind(address->endpoint());
    acceptor.listen();
  } catch (const boost::system::system_error& error) {
    throw UsageError("cannot listen on " + host + " port " + std::to_string(port) + ": " +
                     error.code().message());
  }

  void Accept() {
    acceptor.async_accept([this](error_code error, tcp::socket socket) {
      if (stopping) return;
      if (error) {  // no descriptor left, for example: again at once would spin
        pause.expires_after(std::chrono::milliseconds(50));
        pause.async_wait([this](error_code) {
          if (!stopping) Accept();
        });
        return;
      }
      Begin(std::move(socket));
      Accept();
    });
  }

  void Begin(tcp::socket socket) {
    error_code ignored;  // it may be closed by now; reading finds out
    socket.set_option(tcp::no_delay(true), ignored);
    const bool full = sessions.size() >= limits.connections;
    // Refused ones linger too; beyond twice the limit there is no answer.
    if (sessions.size() >= 2 * limits.connections) return;
    const auto session = std::make_shared<Session>(std::move(socket), *this);
    full ? session->Refuse() : session->Read();
  }

  void Stop() {
    if (stopping) return;
    stopping = true;
    error_code ignored;  // closed is what it shall be
    acceptor.close(ignored);
    pause.cancel();
    signals.reset();  // a second signal ends the program
    const std::set<Session*> current = sessions;
    for (Session* session : current) {
      if (const auto alive = session->weak_from_this().lock()) alive->CloseIfIdle();
    }
  }

  tcp::acceptor acceptor{sockets};
  asio::steady_timer pause{sockets};
  std::optional<asio::signal_set> signals;
};

HttpServer::HttpServer(const std::string& host, unsigned short port, const HttpLimits& limits)
    : impl_(std::make_unique<Impl>()) {
  impl_->limits = limits;
  impl_->Listen(host, port);
}

HttpServer::~HttpServer() = default;

unsigned short HttpServer::port() const { return impl_->acceptor.local_endpoint().port(); }

bool HttpServer::IsOnLoopback() const {
  return impl_->acceptor.local_endpoint().address().is_loopback();
}

void HttpServer::Run(std::vector<Worker> workers, bool stop_on_signals) {
  impl_->workers.emplace(std::move(workers), impl_->limits.queued, impl_->limits.idle);
  if (stop_on_signals) {
    impl_->signals.emplace(impl_->sockets, SIGINT, SIGTERM);
    impl_->signals->async_wait([this](error_code error, int) {
      if (!error) impl_->Stop();
    });
  }
  impl_->Accept();
  impl_->sockets.run();
  impl_->workers.reset();
}

void HttpServer::Stop() {
  asio::post(impl_->sockets, [this] { impl_->Stop(); });
}

}  // namespace attest
