// Tar archives as POSIX describes them (ustar), and gzip around them (RFC 1952).
#pragma once
#include <zlib.h>

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

#include "zip_writer.h"

namespace attest {

struct TarMember {
  std::string name, content = {};
  char type = '0';  // '5' a folder, '2' a symbolic link
  std::string link = {};
};

inline std::string TarHeader(const TarMember& member) {
  std::string header(512, '\0');
  const auto put = [&](size_t at, std::string_view value) {
    header.replace(at, value.size(), value);
  };
  char size[12];
  snprintf(size, sizeof size, "%011zo", member.content.size());
  put(0, member.name.substr(0, 100));
  put(100, "0000644");
  put(124, size);
  put(136, "00000000000");
  put(148, "        ");
  header[156] = member.type;
  put(157, member.link);
  put(257, std::string("ustar\00000", 8));
  unsigned sum = 0;
  for (const char c : header) sum += static_cast<unsigned char>(c);
  char octal[8];
  snprintf(octal, sizeof octal, "%06o", sum);
  put(148, std::string_view(octal, 7));
  return header;
}

inline std::string MakeTar(const std::vector<TarMember>& members) {
  std::string out;
  for (const TarMember& member : members) {
    out += TarHeader(member) + member.content;
    out.append((512 - member.content.size() % 512) % 512, '\0');
  }
  return out + std::string(1024, '\0');
}

inline std::string Gzip(std::string_view bytes, const std::string& name = "") {
  const auto* data = reinterpret_cast<const Bytef*>(bytes.data());
  std::string out("\x1F\x8B\x08", 3);
  out += name.empty() ? '\0' : '\x08';
  out += std::string(5, '\0') + "\x03";
  if (!name.empty()) out += name + '\0';
  return out + RawDeflate(bytes) + Little(crc32_z(0, data, bytes.size()), 4) +
         Little(bytes.size(), 4);
}

}  // namespace attest
