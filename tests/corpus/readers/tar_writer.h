// Tar archives as POSIX (ustar) describes them, gzip as RFC 1952 does, and wrong ones.
#pragma once
#include <zlib.h>

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "zip_writer.h"

namespace attest {

struct TarMember {
  std::string name, content = {};
  char type = '0';        // '1' hard link, '2' symbolic link, '3' device, '5' directory, '6' pipe
  std::string link = {};  // to which it leads
  size_t size = 0;        // declared, where it is not that of the content
};

inline std::string TarOf(const TarMember& member) {
  std::string header(512, '\0');
  const auto put = [&](size_t at, std::string_view value) {
    header.replace(at, value.size(), value);
  };
  const auto octal = [](size_t value, int digits) {
    char out[16];
    snprintf(out, sizeof out, "%0*zo", digits, value);
    return std::string(out);
  };
  put(0, member.name);
  put(100, "0000644");
  put(108, "0000000");
  put(116, "0000000");
  put(124, octal(member.size > 0 ? member.size : member.content.size(), 11));
  put(136, "00000000000");
  put(148, "        ");
  put(156, std::string(1, member.type));
  put(157, member.link);
  put(257, std::string_view("ustar\00000", 8));
  size_t sum = 0;
  for (const char c : header) sum += static_cast<unsigned char>(c);
  put(148, octal(sum, 6) + '\0' + ' ');
  std::string out = header + member.content;
  out.resize((out.size() + 511) / 512 * 512);
  return out;
}

inline std::string MakeTar(const std::vector<TarMember>& members) {
  std::string out;
  for (const TarMember& member : members) out += TarOf(member);
  return out + std::string(1024, '\0');
}

inline std::string MakeGzip(std::string_view bytes, const std::string& name = "") {
  std::string out("\x1F\x8B\x08", 3);
  out += name.empty() ? '\0' : '\x08';
  out += std::string(5, '\0') + '\x03';
  if (!name.empty()) out += name + '\0';
  const auto* content = reinterpret_cast<const Bytef*>(bytes.data());
  return out + RawDeflate(bytes) + Little(crc32_z(0, content, bytes.size()), 4) +
         Little(bytes.size() & 0xFFFFFFFF, 4);
}

}  // namespace attest
