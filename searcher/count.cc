#include "searcher/count.h"

#include <xapian.h>

#include <memory>

#include "schema/layout.h"

namespace attest {
namespace {

using XQuery = Xapian::Query;

// Every matched document, in the order of ids, with the texts that belong to it.
class DocumentCollector : public Xapian::MatchSpy {
 public:
  explicit DocumentCollector(bool has_long) : has_long_(has_long) {}

  void operator()(const Xapian::Document& document, double /*weight*/) override {
    const uint32_t docid = document.get_docid();
    documents.push_back(docid);
    if (!has_long_) return;
    const std::string passages = document.get_value(slot::kPassages);
    if (passages.empty()) {
      texts.emplace_back(docid, docid);
    } else {
      texts.emplace_back(docid + 1, docid + DecodeCount(passages));
      found_long = true;
    }
  }

  std::vector<uint32_t> documents;
  DocidRanges texts;
  bool found_long = false;

 private:
  bool has_long_;
};

using Spy = Xapian::ValueCountMatchSpy;

void AddValues(Spy& spy, std::map<std::string, uint64_t>& values) {
  for (auto value = spy.values_begin(); value != spy.values_end(); ++value)
    values[*value] += value.get_termfreq();
}

// What counts one facet in a pass over the matches.
class FacetSpies {
 public:
  FacetSpies(const FacetField& field, Xapian::Enquire& enquire) : assigned_(field.slot) {
    enquire.add_matchspy(&assigned_);
    if (!field.suggested) return;
    suggested_ = std::make_unique<Spy>(*field.suggested);
    enquire.add_matchspy(suggested_.get());
  }

  void AddTo(FacetCounts& counts) {
    counts.documents += assigned_.get_total();
    AddValues(assigned_, counts.combinations);
    if (suggested_) AddValues(*suggested_, counts.suggested);
  }

 private:
  Spy assigned_;
  std::unique_ptr<Spy> suggested_;
};

class ShardCounter {
 public:
  ShardCounter(const Shard& shard, const CountInput& input, const XQuery& matching)
      : shard_(shard), input_(input), matching_(matching) {}

  void Run(Counted& counted) {
    CountMatches(counted);
    if (!input_.request.facets) return;
    for (size_t i = 0; i < kFacetCount; ++i) {
      if (HasFilter(input_.request, kFacetFields[i].filter)) CountFacetAlone(i, counted);
    }
  }

 private:
  void Match(Xapian::Enquire& enquire, FilterName except) {
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    XQuery query(XQuery::OP_AND, matching_, FilterQuery(input_.request, input_.vocabulary, except));
    query = DocumentsOnly(shard_, query);
    const XQuery hidden = Hidden({&shard_, 1});
    if (!hidden.empty()) query = XQuery(XQuery::OP_AND_NOT, query, hidden);
    enquire.set_query(query);
    enquire.get_mset(0, 0, shard_.db->get_doccount());
  }

  // The documents themselves, and every facet whose own filter is not set: one pass.
  void CountMatches(Counted& counted) {
    Xapian::Enquire enquire(*shard_.db);
    DocumentCollector collector(shard_.has_long);
    enquire.add_matchspy(&collector);
    std::vector<std::pair<size_t, std::unique_ptr<FacetSpies>>> spies;
    for (size_t i = 0; i < kFacetCount && input_.request.facets; ++i) {
      if (HasFilter(input_.request, kFacetFields[i].filter)) continue;
      spies.emplace_back(i, std::make_unique<FacetSpies>(kFacetFields[i], enquire));
    }
    Match(enquire, FilterName::kNone);
    for (auto& [i, spy] : spies) spy->AddTo(counted.facets[i]);
    counted.total += collector.documents.size();
    counted.has_long |= collector.found_long;
    counted.documents[shard_.uuid] = RangesOf(collector.documents);
    counted.texts[shard_.uuid] =
        shard_.has_long ? std::move(collector.texts) : counted.documents[shard_.uuid];
  }

  void CountFacetAlone(size_t i, Counted& counted) {
    Xapian::Enquire enquire(*shard_.db);
    FacetSpies spies(kFacetFields[i], enquire);
    Match(enquire, kFacetFields[i].filter);
    spies.AddTo(counted.facets[i]);
  }

  const Shard& shard_;
  const CountInput& input_;
  const XQuery& matching_;
};

}  // namespace

Counted Count(const std::vector<Shard>& shards, const CountInput& input) {
  Counted counted;
  for (FacetCounts& counts : counted.facets) counts.with_suggested = input.request.suggested;
  for (const Shard& shard : shards) {
    Matcher matcher(shard, input.plan, input.request.query, input.vocabulary, input.cache,
                    input.deadline);
    const XQuery matching = matcher.Compile(input.query, input.match);
    counted.exact &= matcher.exact();
    ShardCounter(shard, input, matching).Run(counted);
  }
  return counted;
}

uint64_t CountAny(const std::vector<Shard>& shards, const CountInput& input) {
  SearchRequest request = input.request;
  request.facets = false;
  return Count(shards, {input.query, input.plan, request, input.vocabulary,
                        SearchRequest::Match::kAny, input.cache, input.deadline})
      .total;
}

}  // namespace attest
