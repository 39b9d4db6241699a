// The second look at the best texts (ANALYSIS sections 3 and 5): what stands together, which words
// are there at all, and in which language. Reorders the first hundred among themselves; later ranks
// keep Xapian's order.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/score.h"
#include "searcher/stems.h"

namespace Xapian {
class Database;
class Enquire;
}  // namespace Xapian

namespace attest {

inline constexpr size_t kReranked = 100;
inline constexpr size_t kWindowed = 30;  // of these, read again for the window
inline constexpr uint32_t kWindow = 40;  // positions
inline constexpr double kWindowWeight = 0.8;
inline constexpr size_t kShortQuery =
    3;  // words up to which slots count, beyond which the window does
inline constexpr double kSlotWeight = 0.4;
inline constexpr double kOtherLanguage = 0.7;

struct Ranked {
  uint32_t docid;  // in the databases together
  double score;    // parts.Total()
  ScoreParts parts;
  std::shared_ptr<const ScoreDetails> details;  // only where they are asked for
};

// The first `count` texts of `enquire`, whose query is set, reranked for the query `text`. `prefer`
// is the reader's language (BCP 47); where it is empty the script of the query stands for it. With
// `explain` each has its details.
std::vector<Ranked> RankTexts(Xapian::Enquire& enquire, const Xapian::Database& db,
                              std::string_view text, const std::string& prefer,
                              const StemList& stems, size_t count, bool explain = false);

}  // namespace attest
