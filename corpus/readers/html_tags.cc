#include "corpus/readers/html_tags.h"

#include <algorithm>

#include "corpus/ascii.h"

namespace attest {
namespace {

constexpr size_t kHead = 4096;  // bytes; browsers look at 1,024
constexpr std::string_view kSpace = " \t\r\n\f";
constexpr auto npos = std::string_view::npos;

bool IsLetter(char c) { return AsciiLower(c) >= 'a' && AsciiLower(c) <= 'z'; }

// Behind `name`, blanks and '=': a value with or without quotes.
std::string ValueOf(std::string_view tag, std::string_view name) {
  for (size_t at = 0; (at = tag.find(name, at)) != npos;) {
    at = tag.find_first_not_of(kSpace, at + name.size());
    if (at == npos) break;
    if (tag[at] != '=') continue;
    const size_t begin = tag.find_first_not_of(" \t\r\n\"'", at + 1);
    if (begin == npos) break;
    return std::string(tag.substr(begin, tag.find_first_of(" \t\r\n\"';>", begin) - begin));
  }
  return "";
}

size_t FindNoCase(std::string_view html, std::string_view lower, size_t from) {
  const auto found =
      std::search(html.begin() + static_cast<ptrdiff_t>(from), html.end(), lower.begin(),
                  lower.end(), [](char a, char b) { return AsciiLower(a) == b; });
  return found == html.end() ? npos : static_cast<size_t>(found - html.begin());
}

// Walks through one tag after another; scripts, styles and comments hold no tags.
class TagScanner {
 public:
  explicit TagScanner(std::string_view html) : html_(html) {}

  // The attributes of the next tag, which begins at `*tag`; npos behind the last one.
  size_t NextTag(size_t* tag) {
    while ((at_ = html_.find('<', at_)) != npos && at_ + 1 < html_.size()) {
      if (html_.compare(at_, 4, "<!--") == 0) {
        at_ = html_.find("-->", at_ + 4);
      } else if (IsLetter(html_[at_ + 1])) {
        *tag = at_;
        return Attributes();
      } else {
        ++at_;
      }
    }
    return npos;
  }

 private:
  size_t Attributes() {
    const size_t name_end = EndOf(" \t\r\n\f/>");
    const std::string_view name = html_.substr(at_ + 1, name_end - at_ - 1);
    at_ = name_end;
    size_t count = 0;
    while ((at_ = std::min(html_.find_first_not_of(" \t\r\n\f/", at_), html_.size())) <
               html_.size() &&
           html_[at_] != '>') {
      ++count;
      PassAttribute();
    }
    PassRaw(name);
    return count;
  }

  void PassAttribute() {
    at_ = html_[at_] == '=' ? at_ + 1 : EndOf(" \t\r\n\f/>=");
    const size_t equals = html_.find_first_not_of(kSpace, at_);
    if (equals == npos || html_[equals] != '=') return;
    at_ = html_.find_first_not_of(kSpace, equals + 1);
    if (at_ == npos) {
      at_ = html_.size();
    } else if (html_[at_] == '"' || html_[at_] == '\'') {
      const size_t close = html_.find(html_[at_], at_ + 1);
      at_ = close == npos ? html_.size() : close + 1;
    } else {
      at_ = EndOf(" \t\r\n\f>");
    }
  }

  void PassRaw(std::string_view name) {
    for (const char* raw : {"script", "style"}) {
      if (FindNoCase(name, raw, 0) == 0 && name.size() == std::string_view(raw).size())
        at_ = std::min(FindNoCase(html_, std::string("</") + raw, at_), html_.size());
    }
  }

  size_t EndOf(std::string_view stops) const {
    return std::min(html_.find_first_of(stops, at_), html_.size());
  }

  std::string_view html_;
  size_t at_ = 0;
};

}  // namespace

std::string DeclaredCharset(std::string_view bytes) {
  const std::string head = AsciiLower(bytes.substr(0, kHead));
  if (head.starts_with("<?xml")) {
    const std::string label =
        ValueOf(std::string_view(head).substr(0, head.find("?>")), "encoding");
    if (!label.empty()) return label;
  }
  for (size_t at = 0; (at = head.find("<meta", at)) != npos; ++at) {
    const std::string_view tag = std::string_view(head).substr(at, head.find('>', at) - at);
    const std::string label = ValueOf(tag, "charset");
    if (!label.empty()) return label;
  }
  return "";
}

size_t FindTagWithAttributes(std::string_view html, size_t count) {
  TagScanner scanner(html);
  size_t tag = 0;
  for (size_t found; (found = scanner.NextTag(&tag)) != npos;) {
    if (found >= count) return tag;
  }
  return npos;
}

}  // namespace attest
