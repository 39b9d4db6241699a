// Between UTF-8, in which the world speaks, and code points, on which the analysis works.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace attest {

inline constexpr char32_t kReplacement = 0xFFFD;

// The code point at `*at`, which moves behind it. A byte that begins no well-formed character
// counts as U+FFFD.
inline char32_t DecodeUtf8(std::string_view bytes, size_t* at) {
  const auto byte = [&](size_t i) { return static_cast<uint8_t>(bytes[i]); };
  const size_t i = *at, left = bytes.size() - i;
  const uint8_t lead = byte(i);
  const auto tail = [&](size_t k) { return (byte(i + k) & 0xC0) == 0x80; };
  *at = i + 1;
  if (lead < 0x80) return lead;
  if (lead >= 0xC2 && lead < 0xE0 && left > 1 && tail(1)) {
    *at = i + 2;
    return static_cast<char32_t>((lead & 0x1F) << 6 | (byte(i + 1) & 0x3F));
  }
  if ((lead & 0xF0) == 0xE0 && left > 2 && tail(1) && tail(2)) {
    const auto c = static_cast<char32_t>((lead & 0x0F) << 12 | (byte(i + 1) & 0x3F) << 6 |
                                         (byte(i + 2) & 0x3F));
    if (c < 0x800 || (c >= 0xD800 && c < 0xE000)) return kReplacement;
    *at = i + 3;
    return c;
  }
  if (lead >= 0xF0 && lead < 0xF5 && left > 3 && tail(1) && tail(2) && tail(3)) {
    const auto c = static_cast<char32_t>((lead & 0x07) << 18 | (byte(i + 1) & 0x3F) << 12 |
                                         (byte(i + 2) & 0x3F) << 6 | (byte(i + 3) & 0x3F));
    if (c < 0x10000 || c > 0x10FFFF) return kReplacement;
    *at = i + 4;
    return c;
  }
  return kReplacement;
}

// Writes at most four bytes to `out` and returns how many.
inline size_t EncodeUtf8(char32_t c, char* out) {
  const auto tail = [&](int shift) { return static_cast<char>(0x80 | (c >> shift & 0x3F)); };
  if (c < 0x80) {
    out[0] = static_cast<char>(c);
    return 1;
  }
  if (c < 0x800) {
    out[0] = static_cast<char>(0xC0 | c >> 6);
    out[1] = tail(0);
    return 2;
  }
  if (c < 0x10000) {
    out[0] = static_cast<char>(0xE0 | c >> 12);
    out[1] = tail(6);
    out[2] = tail(0);
    return 3;
  }
  out[0] = static_cast<char>(0xF0 | c >> 18);
  out[1] = tail(12);
  out[2] = tail(6);
  out[3] = tail(0);
  return 4;
}

inline void AppendUtf8(char32_t c, std::string* out) {
  char bytes[4];
  out->append(bytes, EncodeUtf8(c, bytes));
}

inline std::string ToUtf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size() * 3);
  for (char32_t c : text) AppendUtf8(c, &out);
  return out;
}

inline std::u32string ToUtf32(std::string_view utf8) {
  std::u32string out;
  out.reserve(utf8.size());
  for (size_t at = 0; at < utf8.size();) out.push_back(DecodeUtf8(utf8, &at));
  return out;
}

}  // namespace attest
