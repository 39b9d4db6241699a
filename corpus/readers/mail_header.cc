#include "corpus/readers/mail_header.h"

#include <algorithm>
#include <optional>

#include "corpus/clean.h"
#include "corpus/fields.h"
#include "corpus/readers/encoding.h"
#include "corpus/readers/escapes.h"
#include "schema/text.h"

namespace attest {
namespace {

constexpr size_t kMaxHeader = 65536;  // bytes that are looked at
constexpr size_t kMaxName = 150;      // bytes
constexpr auto npos = std::string_view::npos;

// What cannot be decoded stays visible as such; a header rejects no mail.
std::string Decode(std::string_view bytes, std::string_view charset) {
  try {
    return DecodeText(bytes, charset).text;
  } catch (const RecordError&) {
    return Printable(bytes, kMaxHeader);
  }
}

// '_' is a blank, and a '_' is written as =5F.
std::string DecodeQ(std::string_view text) {
  std::string blank(text);
  std::replace(blank.begin(), blank.end(), '_', ' ');
  return Unescaped(blank, '=');
}

std::string DecodeB(std::string_view text) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  unsigned value = 0;
  int bits = 0;
  for (const char c : text) {
    const size_t digit = kDigits.find(c);
    if (digit == npos) continue;
    value = (value << 6 | static_cast<unsigned>(digit)) & 0xFFFF;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    out += static_cast<char>(value >> bits & 0xFF);
  }
  return out;
}

struct EncodedWord {
  std::string_view charset;
  std::string bytes;
  size_t length;  // of "=?charset?B?text?="
};

// At the start of `s`.
std::optional<EncodedWord> WordAt(std::string_view s) {
  if (!s.starts_with("=?")) return std::nullopt;
  const size_t charset_end = s.find('?', 2);
  if (charset_end == npos || charset_end > 60 || charset_end + 2 >= s.size() ||
      s[charset_end + 2] != '?') {
    return std::nullopt;
  }
  const size_t begin = charset_end + 3, end = s.find("?=", begin);
  const char method = static_cast<char>(s[charset_end + 1] | 32);
  if (end == npos || (method != 'b' && method != 'q')) return std::nullopt;
  std::string_view charset = s.substr(2, charset_end - 2);
  charset = charset.substr(0, charset.find('*'));  // RFC 2231: a language behind it
  const std::string_view text = s.substr(begin, end - begin);
  return EncodedWord{charset, method == 'b' ? DecodeB(text) : DecodeQ(text), end + 2};
}

}  // namespace

std::string HeaderText(std::string_view raw) {
  raw = raw.substr(0, kMaxHeader);
  const bool utf8 = FindInvalidUtf8(raw) == npos;
  const std::string unfolded = CleanLine(utf8 ? std::string(raw) : Decode(raw, {}));
  const std::string_view text = unfolded;
  std::string out;
  for (size_t at = 0; at < text.size();) {
    auto word = WordAt(text.substr(at));
    if (!word) {
      const size_t next = std::min(text.find("=?", at + 1), text.size());
      out += text.substr(at, next - at);
      at = next;
      continue;
    }
    at += word->length;
    // White space between two encoded words is none; of one charset they are decoded together.
    while (true) {
      const size_t next = std::min(text.find_first_not_of(" \t", at), text.size());
      const auto follower = WordAt(text.substr(next));
      if (!follower) break;
      at = next;
      if (follower->charset != word->charset) break;
      word->bytes += follower->bytes;
      at += follower->length;
    }
    out += Decode(word->bytes, word->charset);
  }
  return CleanLine(out);
}

std::string DisplayName(std::string_view raw) {
  const size_t address = raw.rfind('<');
  if (address == npos) return HeaderText(raw);
  std::string name = HeaderText(raw.substr(0, address));
  if (name.size() >= 2 && name.front() == '"' && name.back() == '"')
    name = std::string(Trim(std::string_view(name).substr(1, name.size() - 2)));
  name.erase(std::remove(name.begin(), name.end(), '\\'), name.end());
  if (!name.empty()) return name;
  return HeaderText(raw.substr(address + 1, raw.find('>', address) - address - 1));
}

std::string SafeName(std::string_view utf8) {
  const size_t slash = utf8.find_last_of("/\\");
  if (slash != npos) utf8.remove_prefix(slash + 1);
  std::string name = CleanLine(utf8);
  if (name == "." || name == "..") return "";
  if (name.size() <= kMaxName) return name;
  const size_t dot = name.rfind('.');
  const std::string extension = dot != npos && name.size() - dot <= 10 ? name.substr(dot) : "";
  return name.substr(0, PrefixLength(name, kMaxName - extension.size())) + extension;
}

}  // namespace attest
