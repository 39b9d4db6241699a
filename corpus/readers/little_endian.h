// Numbers and characters as Windows writes them, the lowest byte first. Nothing reads beyond the
// end: callers check sizes where a missing number means something.
#pragma once
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "schema/analysis/utf8.h"

namespace attest {

// The number in `count` bytes at `at`; bytes behind the end count as 0.
inline uint64_t LittleEndian(std::string_view bytes, size_t at, size_t count) {
  uint64_t value = 0;
  for (size_t i = 0; i < count && at < bytes.size() && i < bytes.size() - at; ++i)
    value |= static_cast<uint64_t>(static_cast<uint8_t>(bytes[at + i])) << (8 * i);
  return value;
}
inline uint32_t Dword(std::string_view bytes, size_t at) {
  return static_cast<uint32_t>(LittleEndian(bytes, at, 4));
}
inline uint16_t Word(std::string_view bytes, size_t at) {
  return static_cast<uint16_t>(LittleEndian(bytes, at, 2));
}

// The code point of the UTF-16 at byte `*at`, which moves behind it. Half a pair is U+FFFD.
inline char32_t DecodeUtf16(std::string_view bytes, size_t* at) {
  const char32_t unit = Word(bytes, *at);
  *at += 2;
  if (unit < 0xD800 || unit >= 0xE000) return unit;
  const char32_t second = Word(bytes, *at);
  if (unit >= 0xDC00 || second < 0xDC00 || second >= 0xE000) return kReplacement;
  *at += 2;
  return 0x10000 + ((unit - 0xD800) << 10) + (second - 0xDC00);
}

// At most `units` UTF-16 units from `at` on, up to a NUL.
inline std::string Utf16Text(std::string_view bytes, size_t at, size_t units) {
  std::string out;
  const size_t end = at >= bytes.size() ? at : at + std::min((bytes.size() - at) / 2, units) * 2;
  while (at < end) {
    const char32_t c = DecodeUtf16(bytes.substr(0, end), &at);
    if (c == 0) break;
    AppendUtf8(c, &out);
  }
  return out;
}

}  // namespace attest
