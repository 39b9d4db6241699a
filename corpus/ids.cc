#include "corpus/ids.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/utf8.h>

#include "corpus/record.h"
#include "schema/icu_error.h"
#include "schema/text.h"

namespace attest {
namespace {

constexpr size_t kHashDigits = 16;

bool IsHex(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

bool IsEscape(std::string_view s, size_t i) {
  return s[i] == '%' && i + 2 < s.size() && IsHex(s[i + 1]) && IsHex(s[i + 2]);
}

void AppendEscaped(std::string_view bytes, std::string* out) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  for (const char c : bytes) {
    *out += '%';
    *out += kDigits[static_cast<unsigned char>(c) >> 4];
    *out += kDigits[static_cast<unsigned char>(c) & 15];
  }
}

std::string Escape(std::string_view path, bool reversible) {
  std::string out;
  const char* const s = path.data();
  const auto size = static_cast<int32_t>(path.size());
  for (int32_t i = 0; i < size;) {
    const int32_t begin = i;
    UChar32 c;
    U8_NEXT(s, i, size, c);
    const auto bytes = path.substr(static_cast<size_t>(begin), static_cast<size_t>(i - begin));
    const bool control = c < 0x20 || (c >= 0x7F && c <= 0x9F);  // c < 0: no UTF-8
    if (control || (reversible && IsEscape(path, static_cast<size_t>(begin)))) {
      AppendEscaped(bytes, &out);
    } else {
      out += bytes;
    }
  }
  return out;
}

std::string Nfc(const std::string& utf8) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  if (U_SUCCESS(status)) nfc->normalizeUTF8(0, utf8, sink, nullptr, status);
  CheckIcu(status, "NFC");
  return out;
}

}  // namespace

std::string IdFromPath(std::string_view prefix, std::string_view path) {
  const std::string id = std::string(prefix) + Nfc(Escape(path, false));
  if (id.size() <= kMaxId) return id;
  const size_t kept = PrefixLength(id, kMaxId - kHashDigits - 1);
  return id.substr(0, kept) + '~' + Hex(Sha256(id)).substr(0, kHashDigits);
}

std::string PathText(std::string_view path) { return Escape(path, true); }

std::string PathBytes(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (IsEscape(text, i)) {
      out += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string MemberPath(const std::string& file, const std::string& member) {
  return member.empty() ? file : file + std::string(kMemberSeparator) + member;
}

std::vector<std::string> ContainersOf(std::string_view path) {
  std::vector<std::string> containers;
  for (size_t at = path.find(kMemberSeparator); at != path.npos;
       at = path.find(kMemberSeparator, at + 1))
    containers.emplace_back(path.substr(0, at));
  return containers;
}

}  // namespace attest
