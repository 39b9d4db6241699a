#include "searcher/row_texts.h"

#include <xapian.h>

#include <algorithm>
#include <utility>

namespace attest {
namespace {

// The postings of several terms as one list.
class Postings {
 public:
  Postings(const Xapian::Database& db, const std::vector<std::string>& terms) {
    for (const std::string& term : terms)
      lists_.emplace_back(db.postlist_begin(term), db.postlist_end(term));
  }

  // To the first text at or behind `docid`; false where there is none.
  bool SkipTo(uint32_t docid) {
    at_ = 0;
    for (auto& [list, end] : lists_) {
      if (list != end && *list < docid) list.skip_to(docid);
      if (list != end && (at_ == 0 || *list < at_)) at_ = *list;
    }
    return at_ != 0;
  }
  uint32_t docid() const { return at_; }
  uint32_t Frequency() const {
    uint32_t sum = 0;
    for (const auto& [list, end] : lists_) {
      if (list != end && *list == at_) sum += list.get_wdf();
    }
    return sum;
  }

 private:
  std::vector<std::pair<Xapian::PostingIterator, Xapian::PostingIterator>> lists_;
  uint32_t at_ = 0;
};

// Moves all to the first text at or behind `*docid` that all have.
bool Meet(std::vector<Postings>& parts, uint32_t* docid) {
  for (size_t agreed = 0, i = 0; agreed < parts.size(); i = (i + 1) % parts.size()) {
    if (!parts[i].SkipTo(*docid)) return false;
    agreed = parts[i].docid() == *docid ? agreed + 1 : 1;
    *docid = parts[i].docid();
  }
  return true;
}

}  // namespace

void EachTextWith(const Xapian::Database& db, const TermRow& row,
                  const std::function<void(uint32_t docid, uint32_t frequency)>& visit) {
  if (row.empty()) return;
  std::vector<Postings> parts;
  for (const auto& terms : row) parts.emplace_back(db, terms);
  for (uint32_t docid = 1; Meet(parts, &docid); ++docid) {
    uint32_t frequency = UINT32_MAX;
    for (const Postings& part : parts) frequency = std::min(frequency, part.Frequency());
    if (frequency > 0) visit(docid, frequency);  // 0: a long document, whose passages have it
  }
}

}  // namespace attest
