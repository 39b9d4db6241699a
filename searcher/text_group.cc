#include "searcher/text_group.h"

#include <xapian.h>

#include <algorithm>
#include <set>
#include <string_view>

#include "schema/analysis/analysis.h"
#include "schema/layout.h"
#include "searcher/form_terms.h"
#include "searcher/rank.h"
#include "searcher/row_texts.h"

namespace attest {
namespace {

using Share = std::pair<uint32_t, float>;

bool Before(const Share& share, uint32_t docid) { return share.first < docid; }

float ShareIn(const std::vector<Share>& shares, uint32_t docid) {
  const auto at = std::lower_bound(shares.begin(), shares.end(), docid, Before);
  return at != shares.end() && at->first == docid ? at->second : 0;
}

void CountTerm(const Shard& shard, const std::string& term, std::vector<Share>& counts) {
  EachTextWith(*shard.db, {{term}}, [&](uint32_t docid, uint32_t frequency) {
    counts.emplace_back(docid, static_cast<float>(frequency));
  });
}

void CountRow(const Shard& shard, const TermRow& row, float count, std::vector<Share>& counts) {
  EachTextWith(*shard.db, row,
               [&](uint32_t docid, uint32_t /*frequency*/) { counts.emplace_back(docid, count); });
}

// Two names may have the same words, and two writings the same name: `joined` is sorted by words.
void CountJoined(const Shard& shard, const std::vector<JoinedRow>& joined,
                 std::vector<Share>& counts) {
  if (joined.empty()) return;
  const StoredNames& names = NamesOf(shard);
  std::set<std::string_view> counted;
  for (auto row = joined.begin(); row != joined.end();) {
    float apart = 1;
    const auto words = row;
    for (; row != joined.end() && row->row == words->row; ++row) {
      if (!names.Has(row->normal)) continue;
      apart = kScatteredName;
      if (counted.insert(row->normal).second)
        CountRow(shard, {{NameTerm(row->normal)}}, 1 - kScatteredName, counts);
    }
    CountRow(shard, words->row, apart, counts);
  }
}

// Sums up what each text has, and lets it saturate.
std::vector<Share> SharesOf(std::vector<Share> counts) {
  std::sort(counts.begin(), counts.end());
  std::vector<Share> shares;
  for (const auto& [docid, count] : counts) {
    if (shares.empty() || shares.back().first != docid) {
      shares.emplace_back(docid, count);
    } else {
      shares.back().second += count;
    }
  }
  for (auto& [docid, share] : shares)
    share = static_cast<float>(share * (kBm25K1 + 1) / (kBm25K1 + share));
  return shares;
}

}  // namespace

class TextGroup::Source : public Xapian::PostingSource {
 public:
  using ByUuid = std::shared_ptr<const std::map<std::string, Shares>>;
  Source(ByUuid by_uuid, double weight) : by_uuid_(std::move(by_uuid)), weight_(weight) {}

  PostingSource* clone() const override { return new Source(by_uuid_, weight_); }

  void init(const Xapian::Database& db) override {
    static const Shares kNone;
    const auto found = by_uuid_->find(db.get_uuid());
    shares_ = found == by_uuid_->end() ? &kNone : &found->second;
    started_ = false;
    at_ = 0;
    float most = 0;
    for (const auto& [docid, share] : *shares_) most = std::max(most, share);
    set_maxweight(weight_ * most);
  }

  Xapian::doccount get_termfreq_min() const override { return get_termfreq_est(); }
  Xapian::doccount get_termfreq_est() const override {
    return static_cast<Xapian::doccount>(shares_->size());
  }
  Xapian::doccount get_termfreq_max() const override { return get_termfreq_est(); }

  void next(double /*min_weight*/) override {
    at_ += started_ ? 1 : 0;
    started_ = true;
  }
  void skip_to(Xapian::docid docid, double /*min_weight*/) override {
    started_ = true;
    at_ = static_cast<size_t>(std::lower_bound(shares_->begin() + static_cast<ptrdiff_t>(at_),
                                               shares_->end(), docid, Before) -
                              shares_->begin());
  }
  bool at_end() const override { return at_ >= shares_->size(); }
  Xapian::docid get_docid() const override { return (*shares_)[at_].first; }
  double get_weight() const override { return weight_ * (*shares_)[at_].second; }
  std::string get_description() const override {
    return "TextGroup(" + std::to_string(shares_->size()) + ")";
  }

 private:
  ByUuid by_uuid_;
  double weight_;
  const Shares* shares_ = nullptr;
  bool started_ = false;
  size_t at_ = 0;
};

TextGroup TextGroup::Of(const FormTerms& terms, const Shards& shards) {
  TextGroup group;
  auto by_uuid = std::make_shared<std::map<std::string, Shares>>();
  for (const Shard& shard : shards.all()) {
    Shares counts;
    for (const auto& term : terms.terms) CountTerm(shard, term, counts);
    for (const TermRow& row : terms.rows) CountRow(shard, row, 1, counts);
    CountJoined(shard, terms.joined, counts);
    Shares& shares = (*by_uuid)[shard.uuid] = SharesOf(std::move(counts));
    group.by_shard_.push_back(&shares);
    group.count_ += shares.size();
  }
  group.by_uuid_ = std::move(by_uuid);
  return group;
}

float TextGroup::Share(size_t shard, uint32_t docid) const {
  return ShareIn(*by_shard_[shard], docid);
}

float TextGroup::Share(uint32_t together) const {
  const auto shards = static_cast<uint32_t>(by_shard_.size());
  return Share((together - 1) % shards, (together - 1) / shards + 1);
}

Xapian::Query TextGroup::WeightedQuery(double weight) const {
  return Xapian::Query((new Source(by_uuid_, weight))->release());
}

}  // namespace attest
