// A quotation from a text around its hits.
#pragma once
#include <cstddef>
#include <set>
#include <string_view>
#include <vector>

#include "searcher/highlight.h"
#include "searcher/result.h"

namespace attest {

inline constexpr size_t kSnippetColumns =
    300;  // display columns: about 300 Latin letters, 150 Han or Hangul

struct Quotation {
  Snippet snippet;
  std::set<size_t> words;  // words of the query that it shows
};

// `first_page` is the page on which `text` begins, 0 where the document has no pages; the snippet's
// page is that of its first hit. Without spans the beginning of the text. White space is folded; …
// stands where the text goes on.
Quotation MakeSnippet(std::string_view text, const std::vector<HitSpan>& spans,
                      uint32_t first_page);

}  // namespace attest
