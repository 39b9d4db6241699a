#include "schema/text.h"

#include <nettle/sha2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace attest {
namespace {

bool IsContinuation(char c) { return (static_cast<uint8_t>(c) & 0xC0) == 0x80; }

// Length of the well-formed character at the start of `s` (RFC 3629: no overlong forms, no
// surrogates, nothing above U+10FFFF), or 0. `s` is not empty.
size_t CharacterLength(std::string_view s) {
  const auto lead = static_cast<uint8_t>(s[0]);
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  const size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (s.size() < length) return 0;
  const auto second = static_cast<uint8_t>(s[1]);
  const uint8_t low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const uint8_t high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (second < low || second > high) return 0;
  for (size_t i = 2; i < length; ++i) {
    if (!IsContinuation(s[i])) return 0;
  }
  return length;
}

UChar32 Decode(std::string_view s, size_t at) {
  UChar32 c;
  const auto length = static_cast<int32_t>(std::min<size_t>(4, s.size() - at));
  int32_t i = 0;
  U8_NEXT(reinterpret_cast<const uint8_t*>(s.data() + at), i, length, c);
  return c;
}

// What a terminal must not get: controls, line and paragraph separators, marks that turn the
// direction of text.
bool IsUnprintable(UChar32 c) {
  return u_charType(c) == U_CONTROL_CHAR || c == 0x2028 || c == 0x2029 || c == 0x061C ||
         c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

void AppendEscaped(std::string_view bytes, std::string* out) {
  for (const char c : bytes) *out += "\\x" + Hex({&c, 1});
}

int Columns(UChar32 c) {
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return 0;
  if (c < 0x300) return 1;  // U+00AD too: terminals show it
  switch (u_charType(c)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
      return 0;
    default:
      break;
  }
  // Vowels and finals of conjoining Hangul are drawn inside the block of the initial, which is
  // wide.
  const bool inner_jamo = (c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FF);
  if (inner_jamo) return 0;
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_FULLWIDTH || width == U_EA_WIDE ? 2 : 1;
}

}  // namespace

size_t FindInvalidUtf8(std::string_view bytes) {
  size_t at = 0;
  while (at < bytes.size()) {
    uint64_t eight;
    while (at + sizeof eight <= bytes.size()) {  // whole words of ASCII
      std::memcpy(&eight, bytes.data() + at, sizeof eight);
      if (eight & 0x8080808080808080U) break;
      at += sizeof eight;
    }
    if (at == bytes.size()) break;
    const size_t length = CharacterLength(bytes.substr(at));
    if (length == 0) return at;
    at += length;
  }
  return std::string_view::npos;
}

std::string Printable(std::string_view bytes, size_t limit) {
  std::string out;
  size_t characters = 0;
  for (size_t at = 0; at < bytes.size(); ++characters) {
    if (characters == limit) return out + "…";
    const size_t length = CharacterLength(bytes.substr(at));
    const std::string_view character = bytes.substr(at, std::max<size_t>(length, 1));
    if (length == 0 || IsUnprintable(Decode(bytes, at))) {
      AppendEscaped(character, &out);
    } else {
      out += character;
    }
    at += character.size();
  }
  return out;
}

size_t DisplayWidth(std::string_view utf8) {
  size_t width = 0;
  for (size_t at = 0; at < utf8.size();) {
    const size_t length = CharacterLength(utf8.substr(at));
    width += length == 0 ? 1 : static_cast<size_t>(Columns(Decode(utf8, at)));
    at += std::max<size_t>(length, 1);
  }
  return width;
}

size_t PrefixLength(std::string_view utf8, size_t bytes) {
  if (bytes >= utf8.size()) return utf8.size();
  while (bytes > 0 && IsContinuation(utf8[bytes])) --bytes;
  return bytes;
}

std::string_view Trim(std::string_view utf8) {
  const auto is_ink = [](char c) { return c > 0x20 && c < 0x7F; };
  if (!utf8.empty() && is_ink(utf8.front()) && is_ink(utf8.back())) return utf8;  // the usual case
  while (!utf8.empty()) {
    const size_t length = std::max<size_t>(CharacterLength(utf8), 1);
    if (!u_isUWhiteSpace(Decode(utf8, 0))) break;
    utf8.remove_prefix(length);
  }
  while (!utf8.empty()) {
    size_t last = utf8.size() - 1;
    while (last > 0 && utf8.size() - last < 4 && IsContinuation(utf8[last])) --last;
    if (!u_isUWhiteSpace(Decode(utf8, last))) break;
    if (CharacterLength(utf8.substr(last)) != utf8.size() - last) break;
    utf8.remove_suffix(utf8.size() - last);
  }
  return utf8;
}

std::string Sha256(std::string_view bytes) {
  sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, bytes.size(), reinterpret_cast<const uint8_t*>(bytes.data()));
  std::string digest(SHA256_DIGEST_SIZE, '\0');
  sha256_digest(&context, digest.size(), reinterpret_cast<uint8_t*>(digest.data()));
  return digest;
}

std::string Hex(std::string_view bytes) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    out += kDigits[static_cast<uint8_t>(c) >> 4];
    out += kDigits[static_cast<uint8_t>(c) & 15];
  }
  return out;
}

}  // namespace attest
