// Where a long text is cut: pieces of 1 to 1.5 KB at page, paragraph, then sentence ends (ANALYSIS
// section 1). A sentence that runs over a page end belongs to the page where it begins; one longer
// than a passage is cut between characters with kOverlap bytes of overlap. Joined in order,
// overlaps removed, passages are the text byte for byte.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace attest {

inline constexpr size_t kPassageTarget = 1024, kPassageLimit = 1536, kOverlap = 200;  // bytes

struct PassageRange {
  size_t begin, end;  // bytes in the text, on character boundaries, non-empty
  uint32_t page;      // page on which it begins, from 1; 0 where the text has no U+000C
  uint32_t overlap;   // bytes from `begin` on that repeat the passage before it
  friend bool operator==(const PassageRange&, const PassageRange&) = default;
};

// `text` is valid UTF-8. An empty text has no passages.
std::vector<PassageRange> CutPassages(std::string_view text);

// The pages of a text: one piece without U+000C, otherwise one a page, in order, without the
// U+000C.
std::vector<std::string_view> SplitPages(std::string_view text);

}  // namespace attest
