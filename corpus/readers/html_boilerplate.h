// Which blocks of a page are its text, and which are what pages have around it.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

#include "corpus/readers/html_elements.h"
#include "corpus/readers/html_flow.h"

namespace attest {

// An element that may be boilerplate, inside another one (a parent has a smaller number). Group 0
// is the page.
struct HtmlGroup {
  uint32_t parent = 0;
  Suspicion suspicion = Suspicion::kNone;
  size_t bytes = 0, link_bytes = 0;  // of its blocks; set by TextBlocks
};

// The blocks that are the text, in order. Left out: groups that are chrome; groups that a word
// suspects where they are short or mostly links; runs of links; what lies outside <main> or
// <article>, where these hold most of the text. A group with most of the page's text is never left
// out, and where little would remain, all remains.
std::vector<HtmlBlock> TextBlocks(std::vector<HtmlBlock> blocks, std::vector<HtmlGroup> groups);

}  // namespace attest
