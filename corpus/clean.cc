#include "corpus/clean.h"

#include <algorithm>

#include "corpus/fields.h"
#include "schema/text.h"

namespace attest {
namespace {

// Length of the control character (C0, DEL, C1) that begins at `i`; 0 where there is none.
size_t ControlAt(std::string_view s, size_t i) {
  const auto c = static_cast<unsigned char>(s[i]);
  if (c < 0x20 || c == 0x7F) return 1;
  if (c != 0xC2 || i + 1 == s.size()) return 0;
  const auto next = static_cast<unsigned char>(s[i + 1]);
  return next >= 0x80 && next <= 0x9F ? 2 : 0;
}

std::string CleanText(std::string_view utf8) {
  if (utf8.starts_with("\xEF\xBB\xBF")) utf8.remove_prefix(3);
  std::string out;
  out.reserve(utf8.size());
  for (size_t i = 0; i < utf8.size(); ++i) {
    const size_t length = ControlAt(utf8, i);
    if (length == 0) {
      out += utf8[i];
    } else if (length == 2) {
      out += utf8[i + 1] == '\x85' ? '\n' : ' ';  // NEL ends a line
      ++i;
    } else if (utf8[i] == '\r') {
      if (i + 1 == utf8.size() || utf8[i + 1] != '\n') out += '\n';
    } else {
      out += utf8[i] == '\n' || utf8[i] == '\t' || utf8[i] == '\f' ? utf8[i] : ' ';
    }
  }
  return out;
}

}  // namespace

size_t FindControl(std::string_view s) {
  for (size_t i = 0; i < s.size(); ++i) {
    if (ControlAt(s, i)) return i;
  }
  return std::string_view::npos;
}

void CheckUtf8(std::string_view name, std::string_view bytes) {
  const size_t bad = FindInvalidUtf8(bytes);
  if (bad == std::string_view::npos) return;
  const auto line =
      1 + std::count(bytes.begin(), bytes.begin() + static_cast<ptrdiff_t>(bad), '\n');
  throw RecordError(std::string(name) + ": expected UTF-8, found " +
                    Printable(bytes.substr(bad, 1)) + " at byte " + std::to_string(bad) +
                    " (line " + std::to_string(line) + ")");
}

std::string CheckedText(std::string_view name, std::string_view bytes) {
  if (bytes.size() > kMaxText) {
    throw RecordError(std::string(name) + ": expected at most " + std::to_string(kMaxText) +
                      " bytes, found " + std::to_string(bytes.size()));
  }
  CheckUtf8(name, bytes);
  std::string text = CleanText(bytes);
  if (Trim(text).empty())
    throw RecordError(std::string(name) + ": expected characters, found none");
  return text;
}

std::string CleanLine(std::string_view utf8) {
  std::string out;
  bool after_control = false;
  for (size_t i = 0; i < utf8.size(); ++i) {
    if (const size_t length = ControlAt(utf8, i)) {
      if (!out.empty() && out.back() != ' ') out += ' ';
      after_control = true;
      i += length - 1;
    } else if (utf8[i] != ' ' || !after_control) {
      out += utf8[i];
      after_control = false;
    }
  }
  return std::string(Trim(out));
}

}  // namespace attest
