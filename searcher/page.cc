#include "searcher/page.h"

#include <xapian.h>

#include <algorithm>
#include <memory>

#include "schema/layout.h"
#include "schema/stored.h"
#include "searcher/explain.h"
#include "searcher/highlight.h"
#include "searcher/rank.h"
#include "searcher/rerank.h"
#include "searcher/snippet.h"

namespace attest {
namespace {

using XQuery = Xapian::Query;

constexpr size_t kMaxSnippets =
    3;  // of a long document: the best passage, then passages of words it does not show

// Earliest known day first or last, undated last either way, ties by id.
class DateKey : public Xapian::KeyMaker {
 public:
  explicit DateKey(bool descending) : descending_(descending) {}
  std::string operator()(const Xapian::Document& document) const override {
    std::string key = document.get_value(slot::kDateSort);
    if (key.empty()) {
      key = "\x7f";
    } else if (descending_) {
      for (char& digit : key) digit = static_cast<char>('0' + '9' - digit);
    }
    return key + document.get_value(slot::kId);
  }

 private:
  bool descending_;
};

using ByUuid = std::map<std::string, DocidRanges>;

XQuery Among(ByUuid ranges) {
  return DocidQuery(std::make_shared<const ByUuid>(std::move(ranges)));
}

class PageMaker {
 public:
  PageMaker(const Shards& shards, const StemList& stems, const Plan& plan,
            const SearchRequest& request, const Counted& counted)
      : shards_(shards),
        stems_(stems),
        plan_(plan),
        request_(request),
        counted_(counted),
        highlighter_(plan),
        ranking_(RankingQuery(plan.ranking, stems, shards.together())) {}

  std::vector<Hit> Make() {
    if (counted_.total == 0 || request_.limit == 0) return {};
    const bool ranked = request_.sort == SearchRequest::Sort::kRelevance && !ranking_.empty();
    return ranked ? ByRelevance() : InOrder();
  }

 private:
  // Texts, of a long document the best.
  std::vector<Hit> ByRelevance() {
    Xapian::Enquire enquire(shards_.together());
    SetRanking(enquire);
    enquire.set_query(XQuery(XQuery::OP_AND_MAYBE, Among(counted_.texts), ranking_));
    if (counted_.has_long) enquire.set_collapse_key(slot::kId);
    const std::vector<Ranked> ranked =
        RankTexts(enquire, shards_.together(), plan_.ranking, request_.prefer, stems_,
                  request_.offset + request_.limit, request_.explain);
    std::vector<Hit> hits;
    for (size_t i = request_.offset; i < ranked.size(); ++i) {
      const Ranked& text = ranked[i];
      hits.push_back(MakeHit(shards_.together().get_document(text.docid), text.docid, text.score));
      hits.back().rank = i + 1;
      if (request_.explain)
        hits.back().explanation = std::make_shared<Explanation>(ExplainScore(shards_, text));
    }
    if (request_.explain) ExplainTerms(shards_, plan_.ranking, stems_, Explanations(hits));
    return hits;
  }

  // Documents by date or, where there are no words to rank by, by id.
  std::vector<Hit> InOrder() {
    Xapian::Enquire enquire(shards_.together());
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(Among(counted_.documents));
    DateKey by_date(request_.sort == SearchRequest::Sort::kDateDescending);
    if (request_.sort == SearchRequest::Sort::kRelevance) {
      enquire.set_sort_by_value(slot::kId, false);
    } else {
      enquire.set_sort_by_key(&by_date, false);
    }
    const Xapian::MSet found = enquire.get_mset(request_.offset, request_.limit);
    std::vector<Hit> hits;
    for (auto item = found.begin(); item != found.end(); ++item) {
      hits.push_back(MakeHit(item.get_document(), *item, 0));
      hits.back().rank = item.get_rank() + 1;
      if (request_.explain)
        hits.back().explanation =
            std::make_shared<Explanation>(ExplainNoScore(shards_, *item, WhyNoScore()));
    }
    return hits;
  }

  std::string WhyNoScore() const {
    return request_.sort == SearchRequest::Sort::kRelevance
               ? "the query has no words to score with; hits are in the order of their ids"
               : "hits are in the order of their dates";
  }

  Hit MakeHit(const Xapian::Document& found, uint32_t together, double score) const {
    const Shard& shard = shards_.all()[shards_.ShardOf(together)];
    uint32_t docid = shards_.LocalId(together);
    uint32_t passage = 0;
    Xapian::Document document = found;
    if (found.get_value(slot::kDigest).empty()) {
      passage = docid;
      docid -= DecodeCount(found.get_value(slot::kPassages));
      document = shard.db->get_document(docid);
    }
    Hit hit;
    hit.score = score;
    hit.stored = DecodeDocument(document.get_data());
    if (request_.snippets) {
      const std::string passages = document.get_value(slot::kPassages);
      hit.snippets = passages.empty() ? QuoteShort(hit.stored.document.text)
                                      : QuoteLong(shard, docid, DecodeCount(passages), passage);
    }
    hit.stored.document.text.clear();
    return hit;
  }

  std::vector<Snippet> QuoteShort(const std::string& text) const {
    const uint32_t first_page = text.find('\f') == text.npos ? 0 : 1;
    return {MakeSnippet(text, highlighter_.Find(text), first_page).snippet};
  }

  // The best passage, then for each word that no snippet shows yet the best passage that has it.
  std::vector<Snippet> QuoteLong(const Shard& shard, uint32_t docid, uint32_t passages,
                                 uint32_t best) const {
    const DocidRanges own = {{docid + 1, docid + passages}};
    if (best == 0) best = BestPassage(shard, own, ranking_);
    if (best == 0) best = docid + 1;
    std::vector<Snippet> snippets;
    std::set<size_t> shown;
    const auto quote = [&](uint32_t passage) {
      const StoredPassage stored = DecodePassage(shard.db->get_document(passage).get_data());
      Quotation quotation = MakeSnippet(stored.text, highlighter_.Find(stored.text), stored.page);
      shown.merge(quotation.words);
      snippets.push_back(std::move(quotation.snippet));
    };
    quote(best);
    for (size_t word = 0; word < highlighter_.words() && snippets.size() < kMaxSnippets; ++word) {
      if (shown.contains(word)) continue;
      const uint32_t passage = BestPassage(
          shard, own, highlighter_.units(word) ? WordQuery(*highlighter_.units(word)) : XQuery());
      if (passage != 0 && passage != best) quote(passage);
    }
    return snippets;
  }

  // Of those in `own`; 0 where the query is empty or matches none.
  uint32_t BestPassage(const Shard& shard, const DocidRanges& own, const XQuery& query) const {
    if (query.empty()) return 0;
    Xapian::Enquire enquire(*shard.db);
    SetRanking(enquire);
    enquire.set_sort_by_relevance();  // equal ones in the order of the text
    enquire.set_query(XQuery(XQuery::OP_FILTER, query, Among({{shard.uuid, own}})));
    const Xapian::MSet found = enquire.get_mset(0, 1);
    return found.empty() ? 0 : *found.begin();
  }

  const Shards& shards_;
  const StemList& stems_;
  const Plan& plan_;
  const SearchRequest& request_;
  const Counted& counted_;
  Highlighter highlighter_;
  XQuery ranking_;
};

}  // namespace

std::vector<Hit> MakePage(const Shards& shards, const StemList& stems, const Plan& plan,
                          const SearchRequest& request, const Counted& counted) {
  return PageMaker(shards, stems, plan, request, counted).Make();
}

}  // namespace attest
