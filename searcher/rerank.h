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

#include "searcher/expansion.h"
#include "searcher/score.h"
#include "searcher/stems.h"

namespace Xapian {
class Database;
class Enquire;
}  // namespace Xapian

namespace attest {

inline constexpr size_t kReranked = 100;
// Of these the first are read again for a question (schema/analysis/question.h). The sum of the
// distinct words of the densest window shows that they belong together, those of the first
// sentence that the text is about them; single characters find what was divided or spelt otherwise.
inline constexpr size_t kRead = 30;
inline constexpr uint32_t kWindow = 40, kLead = 30;  // positions
inline constexpr double kWindowWeight = 0.8, kLeadWeight = 0.25, kCharacterWeight = 1.5;
inline constexpr double kSlotWeight = 0.8;  // of keywords
// What the best text counts where it is in another language than the reader's. A reader who says
// what he reads means it more than the script of a query does.
inline constexpr double kOtherLanguage = 0.4, kOtherThanPreferred = 0.3;
// The factor of a text in another language whose score is this share of the best one's, above 0:
// the weaker it is, the less it falls. So a reader's own language comes first, but what merely
// mentions a word of the query in it does not hide what answers in another.
inline constexpr double kLanguageCurve = 0.55;
double LanguageFactor(bool preferred, double share_of_best);

struct Ranked {
  uint32_t docid;  // in the databases together
  double score;    // parts.Total()
  ScoreParts parts;
  std::shared_ptr<ScoreDetails> details;  // only where they are asked for
};

// The first `count` texts of `enquire`, whose query is set, reranked for `text`. `prefer`
// is the reader's language (BCP 47); where it is empty the script of the query stands for it. With
// `explain` each has its details.
std::vector<Ranked> RankTexts(Xapian::Enquire& enquire, const Xapian::Database& db,
                              const RankingText& text, const std::string& prefer,
                              const StemList& stems, size_t count, bool explain = false);

}  // namespace attest
