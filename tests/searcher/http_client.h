// A client on a plain socket, so that tests see every byte and can misbehave.
#pragma once
#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <utility>

namespace attest {

class Client {
 public:
  explicit Client(unsigned short port) : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    connected_ = connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  }
  Client(const Client&) = delete;
  ~Client() { close(socket_); }

  bool connected() const { return connected_; }

  Client& Send(std::string_view bytes) {
    while (!bytes.empty()) {  // what the server does not want any more is no error of the test
      const ssize_t sent = send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) break;
      bytes.remove_prefix(static_cast<size_t>(sent));
    }
    return *this;
  }
  Client& Get(const std::string& target) { return Send("GET " + target + kRest); }

  // One answer: header and as many bytes as its Content-Length says.
  std::string Answer(bool head = false) {
    while (buffer_.find("\r\n\r\n") == buffer_.npos && More()) {
    }
    const size_t end = buffer_.find("\r\n\r\n");
    if (end == buffer_.npos) return std::exchange(buffer_, "");
    size_t size = end + 4;
    const size_t length = buffer_.find("Content-Length: ");
    if (!head && length < end) size += std::stoul(buffer_.substr(length + 16));
    while (buffer_.size() < size && More()) {
    }
    std::string answer = buffer_.substr(0, size);
    buffer_.erase(0, size);
    return answer;
  }

  // Whichever of the two has an answer first.
  static Client& First(Client& a, Client& b) {
    pollfd both[] = {{a.socket_, POLLIN, 0}, {b.socket_, POLLIN, 0}};
    REQUIRE(poll(both, 2, 20'000) > 0);
    return both[0].revents ? a : b;
  }

  // All that comes until the server closes. A server that never does makes the test fail.
  std::string UntilClosed() {
    while (More()) {
    }
    return closed_ ? std::exchange(buffer_, "") : "still open";
  }

  static constexpr const char* kRest = " HTTP/1.1\r\nHost: h\r\n\r\n";

 private:
  bool More() {
    pollfd waiting{socket_, POLLIN, 0};
    if (poll(&waiting, 1, 20'000) <= 0) return false;
    char bytes[65536];
    const ssize_t received = recv(socket_, bytes, sizeof bytes, 0);
    closed_ = received <= 0;
    if (!closed_) buffer_.append(bytes, static_cast<size_t>(received));
    return !closed_;
  }

  int socket_;
  bool connected_ = false, closed_ = false;
  std::string buffer_;
};

inline std::string StatusOf(const std::string& answer) {
  return answer.substr(0, std::min(answer.find('\r'), answer.size()));
}
inline std::string BodyOf(const std::string& answer) {
  return answer.substr(std::min(answer.find("\r\n\r\n"), answer.size() - 4) + 4);
}

}  // namespace attest
