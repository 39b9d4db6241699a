// The text of a page as a browser lays it out: white space, lines, blocks.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace attest {

// What stands between two ends of blocks; its text has no blank ends, but may have lines.
struct HtmlBlock {
  std::string text;
  size_t link_bytes = 0;  // of it, inside links
  uint32_t group = 0;     // of elements that it is in (html_boilerplate.h)
  bool main = false, article = false, heading = false;
  size_t pages = 0;  // page breaks before it
};

// Where text stands.
struct HtmlPlace {
  uint32_t group = 0;
  bool main = false, article = false, heading = false, link = false, preformatted = false;
};

class HtmlFlow {
 public:
  // White space becomes one space as CSS says. A line end between two characters of Chinese or
  // Japanese is no space; Korean divides words by it.
  void Add(std::string_view utf8, const HtmlPlace& place);
  void BreakLine();
  void BreakPage();
  void EndBlock();

  size_t bytes() const { return bytes_; }
  size_t pages() const { return pages_; }  // breaks behind the last block
  std::vector<HtmlBlock> Take();           // after the last EndBlock

 private:
  void Append(std::string_view ink, const HtmlPlace& place);
  void FlushSpace(std::string_view next);

  std::vector<HtmlBlock> blocks_;
  HtmlBlock block_;
  size_t bytes_ = 0;
  bool space_ = false, line_end_ = false;  // white space since the last ink; with a line end in it
  size_t pages_ = 0;                       // breaks since the last block
};

}  // namespace attest
