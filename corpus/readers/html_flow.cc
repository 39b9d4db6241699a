#include "corpus/readers/html_flow.h"

#include <algorithm>
#include <utility>

#include "schema/analysis/utf8.h"
#include "schema/text.h"

namespace attest {
namespace {

constexpr std::string_view kSpace = " \t\r\n\f";

// Han, kana, and what stands among them in full width.
bool JoinsLines(char32_t c) {
  return (c >= 0x2E80 && c <= 0x312F) || (c >= 0x31A0 && c <= 0x9FFF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF00 && c <= 0xFF60) || c >= 0x20000;
}

char32_t LastOf(std::string_view utf8) {
  size_t at = utf8.size() - 1;
  while (at > 0 && (static_cast<uint8_t>(utf8[at]) & 0xC0) == 0x80) --at;
  return DecodeUtf8(utf8, &at);
}

char32_t FirstOf(std::string_view utf8) {
  size_t at = 0;
  return DecodeUtf8(utf8, &at);
}

}  // namespace

void HtmlFlow::Add(std::string_view utf8, const HtmlPlace& place) {
  if (place.preformatted) {
    if (!utf8.empty()) Append(utf8, place);
    return;
  }
  while (!utf8.empty()) {
    const size_t ink = std::min(utf8.find_first_not_of(kSpace), utf8.size());
    if (ink > 0) {
      space_ = true;
      line_end_ |= utf8.substr(0, ink).find_first_of("\r\n") != utf8.npos;
      utf8.remove_prefix(ink);
      continue;
    }
    const size_t end = std::min(utf8.find_first_of(kSpace), utf8.size());
    Append(utf8.substr(0, end), place);
    utf8.remove_prefix(end);
  }
}

void HtmlFlow::Append(std::string_view ink, const HtmlPlace& place) {
  const size_t before = block_.text.size();
  FlushSpace(ink);
  if (block_.text.empty()) {
    block_.group = place.group;
    block_.main = place.main;
    block_.article = place.article;
    block_.heading = place.heading;
  }
  block_.text += ink;
  bytes_ += block_.text.size() - before;
  if (place.link) block_.link_bytes += ink.size();
}

void HtmlFlow::FlushSpace(std::string_view next) {
  const bool at_line_begin = block_.text.empty() || block_.text.back() == '\n';
  const bool joined =
      line_end_ && !at_line_begin && JoinsLines(LastOf(block_.text)) && JoinsLines(FirstOf(next));
  if (space_ && !at_line_begin && !joined) block_.text += ' ';
  space_ = line_end_ = false;
}

void HtmlFlow::BreakLine() {
  if (!block_.text.empty()) block_.text += '\n';
  space_ = line_end_ = false;
}

void HtmlFlow::BreakPage() {
  EndBlock();
  ++pages_;
}

void HtmlFlow::EndBlock() {
  const std::string_view trimmed = Trim(block_.text);
  if (!trimmed.empty()) {
    if (trimmed.size() < block_.text.size()) block_.text = std::string(trimmed);
    block_.pages = std::exchange(pages_, 0);
    blocks_.push_back(std::move(block_));
  }
  block_ = HtmlBlock();
  space_ = line_end_ = false;
}

std::vector<HtmlBlock> HtmlFlow::Take() { return std::move(blocks_); }

}  // namespace attest
