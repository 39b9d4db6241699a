#include "searcher/url.h"

#include <arpa/inet.h>

#include <algorithm>

#include "schema/error.h"
#include "schema/text.h"

namespace attest {
namespace {

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string Decode(std::string_view text, bool plus_is_space) {
  std::string decoded;
  decoded.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%') {
      const int high = i + 2 < text.size() ? HexDigit(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? HexDigit(text[i + 2]) : -1;
      if (high < 0 || low < 0) {
        throw UsageError("the address has a bad escape: expected % and two hex digits, found \"" +
                         Printable(text.substr(i, 3)) + "\"");
      }
      decoded += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      decoded += text[i] == '+' && plus_is_space ? ' ' : text[i];
    }
  }
  if (const size_t bad = FindInvalidUtf8(decoded); bad != decoded.npos) {
    throw UsageError("the address is not UTF-8: found byte %" + Hex(decoded.substr(bad, 1)));
  }
  if (decoded.find('\0') != decoded.npos) throw UsageError("the address has a NUL (%00)");
  return decoded;
}

std::string Lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
  }
  return lower;
}

// What follows "http://" or "https://"; both cases of letters.
bool TakeScheme(std::string_view& url, std::string* scheme) {
  for (const std::string_view known : {"http", "https"}) {
    if (Lower(url.substr(0, known.size() + 3)) == std::string(known) + "://") {
      *scheme = known;
      url.remove_prefix(known.size() + 3);
      return true;
    }
  }
  return false;
}

bool IsNumeric(int family, const std::string& address) {
  unsigned char bytes[sizeof(in6_addr)];
  return inet_pton(family, address.c_str(), bytes) == 1;
}

// The host as it stands in an authority: IPv6 in brackets.
std::string Bracketed(std::string_view host) {
  const std::string lower = Lower(host);
  return IsNumeric(AF_INET6, lower) ? "[" + lower + "]" : lower;
}

}  // namespace

Target ParseTarget(std::string_view text) {
  Target target;
  std::string scheme;
  if (TakeScheme(text, &scheme)) {
    const size_t end = std::min(text.find_first_of("/?#"), text.size());
    target.authority = text.substr(0, end);
    text.remove_prefix(end);
    if (target.authority.empty()) throw UsageError("the address has no host");
  } else if (!text.starts_with('/')) {
    throw UsageError("expected an address that begins with /, found \"" + Printable(text) + "\"");
  }
  text = text.substr(0, text.find('#'));
  const size_t question = text.find('?');
  target.path = Decode(text.substr(0, question), false);
  if (target.path.empty()) target.path = "/";
  if (question != text.npos) target.parameters = ParseQueryString(text.substr(question + 1));
  return target;
}

Parameters ParseQueryString(std::string_view text) {
  Parameters parameters;
  while (!text.empty()) {
    const size_t end = std::min(text.find('&'), text.size());
    const std::string_view piece = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (piece.empty()) continue;
    const size_t equals = std::min(piece.find('='), piece.size());
    parameters.emplace_back(Decode(piece.substr(0, equals), true),
                            Decode(piece.substr(std::min(equals + 1, piece.size())), true));
  }
  return parameters;
}

bool IsLoopback(std::string_view host) {
  const std::string lower = Lower(host);
  return lower == "localhost" || lower == "::1" ||
         (lower.starts_with("127.") && IsNumeric(AF_INET, lower));
}

HostRule::HostRule(std::string_view host, unsigned short port, std::string_view public_url)
    : port_(":" + std::to_string(port)), any_address_(host == "0.0.0.0" || host == "::") {
  std::vector<std::string> names = {Bracketed(host)};
  if (IsLoopback(host) || any_address_) {
    names.insert(names.end(), {"localhost", "127.0.0.1", "[::1]"});
  }
  for (const std::string& name : names) {
    allowed_.push_back(name + port_);
    if (port == 80) allowed_.push_back(name);
  }
  if (public_url.empty()) return;
  std::string_view rest = public_url;
  std::string scheme;
  if (!TakeScheme(rest, &scheme) || rest.empty() || rest[0] == '/') {
    throw UsageError("expected a public address like https://archive.example.org/, found \"" +
                     Printable(public_url) + "\"");
  }
  const std::string authority = Lower(rest.substr(0, rest.find_first_of("/?#")));
  const std::string standard = scheme == "http" ? ":80" : ":443";
  allowed_.push_back(authority);
  // The port of the scheme may be written or not.
  if (authority.ends_with(standard)) {
    allowed_.push_back(authority.substr(0, authority.size() - standard.size()));
  } else {
    allowed_.push_back(authority + standard);
  }
}

bool HostRule::Allows(std::string_view authority) const {
  std::string lower = Lower(authority);
  if (std::find(allowed_.begin(), allowed_.end(), lower) != allowed_.end()) return true;
  if (!any_address_) return false;
  if (lower.ends_with(port_)) {
    lower.resize(lower.size() - port_.size());
  } else if (port_ != ":80") {
    return false;
  }
  if (lower.starts_with('[') && lower.ends_with(']')) {
    return IsNumeric(AF_INET6, lower.substr(1, lower.size() - 2));
  }
  return IsNumeric(AF_INET, lower);
}

}  // namespace attest
