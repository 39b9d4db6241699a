// Text in other encodings as glibc writes them, so that no test asks ICU about itself.
#pragma once
#include <iconv.h>

#include <stdexcept>
#include <string>

namespace attest {

// `utf8` in `encoding` ("EUC-KR"); throws where it lacks a character.
inline std::string Encoded(std::string utf8, const std::string& encoding) {
  const iconv_t converter = iconv_open(encoding.c_str(), "UTF-8");
  if (converter == reinterpret_cast<iconv_t>(-1)) throw std::runtime_error("no " + encoding);
  std::string out(utf8.size() * 4 + 16, '\0');
  char *from = utf8.data(), *to = out.data();
  size_t from_left = utf8.size(), to_left = out.size();
  const bool ok = iconv(converter, &from, &from_left, &to, &to_left) == 0 &&
                  iconv(converter, nullptr, nullptr, &to, &to_left) == 0;
  iconv_close(converter);
  if (!ok) throw std::runtime_error(encoding + " lacks a character of " + utf8);
  out.resize(out.size() - to_left);
  return out;
}

}  // namespace attest
