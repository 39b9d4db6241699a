// Phrases and NEAR: true of one text, verified by reading it again (ANALYSIS section 7). Positions
// are not stored.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/query.h"
#include "searcher/stems.h"

namespace attest {

// Where a pattern stands in a text: bytes, words counted from the beginning of the text, and the
// analysis's positions, of a word in a compound its own.
struct Occurrence {
  size_t begin, end;
  uint32_t first_word, last_word;
  uint32_t first, last;
};

class Pattern {
 public:
  // A kPhrase or kNear node. A plain word beside NEAR also stands where a compound of `stems` holds
  // it; the words of a phrase stand for themselves, Korean ones also joined (강제북송 for 강제
  // 북송).
  Pattern(const Query& node, const StemList& stems);
  ~Pattern();
  Pattern(Pattern&&) noexcept;

  // Each text that has the pattern has, of every group, one of the terms or one that begins so.
  struct Group {
    std::vector<std::string> terms;
    std::vector<std::string> beginnings;
  };
  // Empty where the pattern has no word at all.
  std::vector<Group> Candidates() const;
  // What stands where; of NEAR both sides. Possibly overlapping and, for NEAR, repeated.
  std::vector<Occurrence> Find(std::string_view text) const;

  struct Parts;

 private:
  explicit Pattern(std::unique_ptr<const Parts> parts);
  static std::unique_ptr<const Parts> Row(const Query& node, const StemList* compounds);

  std::unique_ptr<const Parts> parts_;
};

}  // namespace attest
