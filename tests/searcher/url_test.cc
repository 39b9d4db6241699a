#include "searcher/url.h"

#include <catch2/catch.hpp>
#include <random>

#include "schema/error.h"
#include "schema/text.h"

using namespace attest;

namespace {

// "authority|path|name=value|…", control characters shown.
std::string Dump(std::string_view target) {
  try {
    const Target parsed = ParseTarget(target);
    std::string dump = parsed.authority + "|" + parsed.path;
    for (const auto& [name, value] : parsed.parameters) dump += "|" + name + "=" + value;
    return Printable(dump, 1000);
  } catch (const UsageError& error) {
    return std::string("! ") + error.what();
  }
}

}  // namespace

TEST_CASE("addresses are decoded") {
  struct Row {
    std::string_view target, dump;
  };
  const Row rows[] = {
      {"/", "|/"},
      {"/api/search?q=a", "|/api/search|q=a"},
      {"/a?q=%EA%B3%A0%EB%AC%B8&from=2009", "|/a|q=고문|from=2009"},
      {"/a?q=고문", "|/a|q=고문"},  // raw UTF-8, as curl sends it
      {"/a?q=a+b%20c%2Bd", "|/a|q=a b c+d"},
      {"/a+b", "|/a+b"},  // '+' is a space in the query only
      {"/api/documents/a%2Fb/c", "|/api/documents/a/b/c"},
      {"/api/documents/../x", "|/api/documents/../x"},  // an id, not a file: nothing is normalised
      {"/a.zip!/x%3Fy", "|/a.zip!/x?y"},
      {"/a?source=x&source=y", "|/a|source=x|source=y"},
      {"/a?&&q&=v&q==x=&", "|/a|q=|=v|q==x="},
      {"/a?q=x?y#part", "|/a|q=x?y"},
      {"/a?", "|/a"},
      {"http://127.0.0.1:8080/a?b=c", "127.0.0.1:8080|/a|b=c"},
      {"HTTPS://Host", "Host|/"},
      {"http://h?q=1", "h|/|q=1"},
      {"/a?q=%0A%7F", "|/a|q=\\x0a\\x7f"},  // controls are the query parser's business
      {"http:///a", "! the address has no host"},
      {"", "! expected an address that begins with /, found \"\""},
      {"*", "! expected an address that begins with /, found \"*\""},
      {"ftp://h/a", "! expected an address that begins with /, found \"ftp://h/a\""},
      {"/%", "! the address has a bad escape: expected % and two hex digits, found \"%\""},
      {"/%4", "! the address has a bad escape: expected % and two hex digits, found \"%4\""},
      {"/a?q=%G1&x=1",
       "! the address has a bad escape: expected % and two hex digits, found \"%G1\""},
      {"/a?q=%-1", "! the address has a bad escape: expected % and two hex digits, found \"%-1\""},
      {"/%ff", "! the address is not UTF-8: found byte %ff"},
      {"/a?q=%ED%A0%80", "! the address is not UTF-8: found byte %ed"},  // a surrogate
      {"/a?q=%C0%AF", "! the address is not UTF-8: found byte %c0"},     // an overlong slash
      {"/a?q=%00", "! the address has a NUL (%00)"},
      {"/%00", "! the address has a NUL (%00)"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.target);
    CHECK(Dump(row.target) == row.dump);
  }
}

TEST_CASE("random addresses give UTF-8 without NUL, or a UsageError") {
  std::mt19937 random(5);
  const std::string_view alphabet("/%?&=+#aF0\xEA\xB3\xA0:\x01 h", 18);
  for (int round = 0; round < 20000; ++round) {
    std::string target = random() % 2 ? "/" : "";
    for (size_t i = random() % 20; i > 0; --i) target += alphabet[random() % alphabet.size()];
    try {
      const Target parsed = ParseTarget(target);
      std::string all = parsed.path;
      for (const auto& [name, value] : parsed.parameters) all += name + value;
      if (FindInvalidUtf8(all) != all.npos || all.find('\0') != all.npos) FAIL(Printable(target));
    } catch (const UsageError&) {
    }
  }
}

TEST_CASE("only our own names are answered for") {
  struct Row {
    const char* host;
    unsigned short port;
    const char* public_url;
    const char* authority;
    bool allowed;
  };
  const Row rows[] = {
      {"127.0.0.1", 8080, "", "127.0.0.1:8080", true},
      {"127.0.0.1", 8080, "", "localhost:8080", true},
      {"127.0.0.1", 8080, "", "LocalHost:8080", true},
      {"127.0.0.1", 8080, "", "[::1]:8080", true},
      {"127.0.0.1", 8080, "", "127.0.0.1", false},  // that is port 80, another server
      {"127.0.0.1", 8080, "", "127.0.0.1:80", false},
      {"127.0.0.1", 80, "", "127.0.0.1", true},
      {"127.0.0.1", 8080, "", "evil.example:8080", false},  // DNS rebinding
      {"127.0.0.1", 8080, "", "127.0.0.1.evil.example:8080", false},
      {"127.0.0.1", 8080, "", "localhost:8080@evil", false},
      {"127.0.0.1", 8080, "", "", false},
      {"127.0.0.1", 8080, "", "10.0.0.5:8080", false},
      {"::1", 8080, "", "[::1]:8080", true},
      {"10.0.0.5", 8080, "", "10.0.0.5:8080", true},
      {"10.0.0.5", 8080, "", "localhost:8080", false},
      {"0.0.0.0", 8080, "", "10.0.0.5:8080", true},  // a number cannot be rebound
      {"0.0.0.0", 8080, "", "10.0.0.5", false},
      {"0.0.0.0", 80, "", "10.0.0.5", true},
      {"0.0.0.0", 8080, "", "archive.example:8080", false},
      {"::", 8080, "", "[fe80::1]:8080", true},
      {"::", 8080, "", "fe80::1:8080", false},
      {"127.0.0.1", 8080, "https://Archive.example/", "archive.example", true},
      {"127.0.0.1", 8080, "https://archive.example", "archive.example:443", true},
      {"127.0.0.1", 8080, "https://archive.example/a", "archive.example:8080", false},
      {"127.0.0.1", 8080, "http://archive.example:80", "archive.example", true},
      {"127.0.0.1", 8080, "http://archive.example:81/", "archive.example:81", true},
      {"127.0.0.1", 8080, "http://archive.example:81/", "archive.example", false},
      {"127.0.0.1", 8080, "http://archive.example:81/", "localhost:8080", true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.host, row.port, row.public_url, row.authority);
    CHECK(HostRule(row.host, row.port, row.public_url).Allows(row.authority) == row.allowed);
  }
}

TEST_CASE("a public address must be one") {
  for (const char* url : {"archive.example", "ftp://archive.example", "https://", "http:///x"}) {
    CHECK_THROWS_WITH(HostRule("127.0.0.1", 8080, url),
                      std::string("expected a public address like https://archive.example.org/, "
                                  "found \"") +
                          url + "\"");
  }
}

TEST_CASE("what only this machine can reach") {
  for (const char* host : {"127.0.0.1", "127.9.9.9", "localhost", "LOCALHOST", "::1"}) {
    CHECK(IsLoopback(host));
  }
  for (const char* host : {"0.0.0.0", "::", "10.0.0.1", "127.evil.example", "example.org", ""}) {
    CHECK_FALSE(IsLoopback(host));
  }
}
