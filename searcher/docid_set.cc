#include "searcher/docid_set.h"

#include <xapian.h>

#include <algorithm>

namespace attest {
namespace {

using ByUuid = std::shared_ptr<const std::map<std::string, DocidRanges>>;

// A posting source knows its database only by what init() gives it; the UUID tells which of several
// it is.
class DocidSource : public Xapian::PostingSource {
 public:
  explicit DocidSource(ByUuid by_uuid) : by_uuid_(std::move(by_uuid)) {}

  PostingSource* clone() const override { return new DocidSource(by_uuid_); }

  void init(const Xapian::Database& db) override {
    static const DocidRanges kNone;
    const auto found = by_uuid_->find(db.get_uuid());
    ranges_ = found == by_uuid_->end() ? &kNone : &found->second;
    range_ = 0;
    docid_ = 0;
    count_ = 0;
    for (const auto& [first, last] : *ranges_) count_ += last - first + 1;
    set_maxweight(0);
  }

  Xapian::doccount get_termfreq_min() const override { return count_; }
  Xapian::doccount get_termfreq_est() const override { return count_; }
  Xapian::doccount get_termfreq_max() const override { return count_; }

  void next(double /*min_weight*/) override { MoveTo(docid_ + 1); }
  void skip_to(Xapian::docid docid, double /*min_weight*/) override {
    MoveTo(std::max(docid, docid_));
  }
  bool at_end() const override { return range_ == ranges_->size(); }
  Xapian::docid get_docid() const override { return docid_; }
  std::string get_description() const override {
    return "DocidSource(" + std::to_string(count_) + ")";
  }

 private:
  void MoveTo(Xapian::docid docid) {
    const auto before = [](const auto& range, Xapian::docid id) { return range.second < id; };
    range_ = std::lower_bound(ranges_->begin() + range_, ranges_->end(), docid, before) -
             ranges_->begin();
    docid_ = at_end() ? docid : std::max(docid, (*ranges_)[range_].first);
  }

  ByUuid by_uuid_;
  const DocidRanges* ranges_ = nullptr;
  size_t range_ = 0;
  Xapian::docid docid_ = 0;
  Xapian::doccount count_ = 0;
};

class Collector : public Xapian::MatchSpy {
 public:
  void operator()(const Xapian::Document& document, double /*weight*/) override {
    docids.push_back(document.get_docid());
  }
  std::vector<uint32_t> docids;
};

}  // namespace

DocidRanges RangesOf(const std::vector<uint32_t>& docids) {
  DocidRanges ranges;
  for (const uint32_t docid : docids) {
    if (!ranges.empty() && docid <= ranges.back().second + 1) {
      ranges.back().second = docid;
    } else {
      ranges.emplace_back(docid, docid);
    }
  }
  return ranges;
}

bool Contains(const DocidRanges& ranges, uint32_t docid) {
  const auto at =
      std::lower_bound(ranges.begin(), ranges.end(), docid,
                       [](const auto& range, uint32_t id) { return range.second < id; });
  return at != ranges.end() && at->first <= docid;
}

Xapian::Query DocidQuery(ByUuid by_uuid) {
  return Xapian::Query((new DocidSource(std::move(by_uuid)))->release());
}

std::vector<uint32_t> DocidsOf(const Xapian::Database& db, const Xapian::Query& query) {
  if (query.empty()) return {};
  Collector collector;
  Xapian::Enquire enquire(db);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(query);
  enquire.add_matchspy(&collector);
  enquire.get_mset(0, 0, db.get_doccount());
  return std::move(collector.docids);
}

}  // namespace attest
