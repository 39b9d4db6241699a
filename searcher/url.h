// Addresses of requests (RFC 3986, RFC 9112 section 3.2): bytes in, decoded UTF-8 out.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace attest {

using Parameters = std::vector<std::pair<std::string, std::string>>;

// Decoded: valid UTF-8 without NUL, other control characters as they came.
struct Target {
  std::string authority;  // of an absolute address ("http://host:port/…"), else empty
  std::string path;       // begins with '/'; %2F is a slash like any other, nothing is normalised
  Parameters parameters;  // in order, doubles too
};

// Throws UsageError for a bad escape, bytes that are not UTF-8, a NUL, an address of another form.
Target ParseTarget(std::string_view target);
// "q=a+b&limit=5": '+' is a space; a name without '=' has an empty value; empty pieces are skipped.
Parameters ParseQueryString(std::string_view text);

// Which Host headers are ours. Others are refused, or a foreign page could read the archive by
// letting its own name point to this machine (DNS rebinding).
class HostRule {
 public:
  // `host` is the address that is bound. On a loopback address all loopback names are ours, on
  // 0.0.0.0 and :: every numeric address. `public_url` may be empty
  // ("https://archive.example.org/"). Throws UsageError where it is no http or https address.
  HostRule(std::string_view host, unsigned short port, std::string_view public_url);
  bool Allows(std::string_view authority) const;

 private:
  std::vector<std::string> allowed_;  // lower case, as a client may write them
  std::string port_;                  // ":8080"
  bool any_address_;
};

// Whether only this machine can reach the address ("localhost", 127.0.0.0/8, ::1).
bool IsLoopback(std::string_view host);

}  // namespace attest
