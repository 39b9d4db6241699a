#include "searcher/explain.h"

#include <xapian.h>

#include <algorithm>
#include <memory>

#include "schema/layout.h"
#include "schema/stored.h"
#include "searcher/concept_rank.h"
#include "searcher/rank.h"

namespace attest {
namespace {

using ByUuid = std::map<std::string, DocidRanges>;

// 0 where the text does not have the term. Asked of the postings, as in rerank.cc.
uint32_t Wdf(const Xapian::Database& db, uint32_t docid, const std::string& term) {
  Xapian::PostingIterator it = db.postlist_begin(term);
  const Xapian::PostingIterator end = db.postlist_end(term);
  if (it != end) it.skip_to(docid);
  return it != end && *it == docid ? it.get_wdf() : 0;
}

// The part of BM25 that grows with the frequency of a term and shrinks with the length of the text.
double Saturation(uint32_t wdf, double length, double average) {
  const double normalised = std::max(length / average, kBm25MinLength);
  return wdf * (kBm25K1 + 1) / (kBm25K1 * (1 - kBm25B + kBm25B * normalised) + wdf);
}

class TermExplainer {
 public:
  TermExplainer(const Shards& shards, const std::vector<Explanation*>& explanations)
      : shards_(shards) {
    auto texts = std::make_shared<ByUuid>();
    std::map<std::string, std::vector<uint32_t>> docids;
    for (Explanation* e : explanations) {
      docids[ShardOf(*e).uuid].push_back(e->place.text);
      explanations_[{e->place.shard, e->place.text}] = e;
    }
    for (auto& [uuid, ids] : docids) {
      std::sort(ids.begin(), ids.end());
      (*texts)[uuid] = RangesOf(ids);
    }
    texts_ = DocidQuery(std::move(texts));
  }

  void Add(const ConceptLeaf& leaf) {
    constexpr std::string_view kLanguages[] = {"ko", "zh", "en"};
    for (const auto& [place, e] : explanations_) {
      const auto& [shard, text] = place;
      const double tf = leaf.texts().Share(shard, text);
      if (tf == 0) continue;
      const std::string language(kLanguages[static_cast<size_t>(leaf.language)]);
      e->concepts.push_back({leaf.expanded->name, language, leaf.kind == ConceptLeaf::Kind::kBroad,
                             leaf.kind == ConceptLeaf::Kind::kTitle, leaf.weight, leaf.idf, tf,
                             leaf.weight * leaf.idf * tf});
    }
  }

  // A term scores the same alone as within the whole query: BM25 with k2 0 looks at no other term.
  void Add(const RankingLeaf& leaf) {
    Xapian::Enquire enquire(shards_.together());
    SetRanking(enquire);
    enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, LeafQuery(leaf), texts_));
    const Xapian::MSet found = enquire.get_mset(0, shards_.together().get_doccount());
    for (auto item = found.begin(); item != found.end(); ++item) {
      // Not there: an index that was given twice has the text twice.
      const auto at = explanations_.find({shards_.ShardOf(*item), shards_.LocalId(*item)});
      if (at == explanations_.end()) continue;
      at->second->terms.push_back(Score(leaf, item.get_weight(), *at->second));
    }
  }

 private:
  const Shard& ShardOf(const Explanation& e) const { return shards_.all()[e.place.shard]; }

  TermScore Score(const RankingLeaf& leaf, double contribution, const Explanation& e) const {
    TermScore score;
    score.term = leaf.term.term;
    score.cls = leaf.term.cls;
    score.title = leaf.title;
    score.weight = leaf.weight;
    score.contribution = contribution;
    for (const std::string& form : leaf.forms) {
      score.wdf += Wdf(*ShardOf(e).db, e.place.text, form);
      if (&form != &leaf.forms.front())
        score.spellings.push_back(leaf.title ? form.substr(prefix::kTitle.size()) : form);
    }
    score.tf = Saturation(score.wdf, e.length, e.average_length);
    // What remains: of several spellings Xapian estimates how many documents have one of them.
    if (score.tf > 0) score.idf = contribution / (leaf.weight * score.tf);
    return score;
  }

  const Shards& shards_;
  std::map<std::pair<size_t, uint32_t>, Explanation*> explanations_;  // by shard and text
  Xapian::Query texts_;
};

}  // namespace

Explanation ExplainScore(const Shards& shards, const Ranked& ranked) {
  Explanation e;
  e.place.shard = shards.ShardOf(ranked.docid);
  e.place.document = e.place.text = shards.LocalId(ranked.docid);
  const Xapian::Database& db = *shards.all()[e.place.shard].db;
  const Xapian::Document text = db.get_document(e.place.text);
  if (text.get_value(slot::kDigest).empty()) {
    e.passage = DecodeCount(text.get_value(slot::kPassages));
    e.page = DecodePassage(text.get_data()).page;
    e.place.document -= e.passage;
    e.passages = DecodeCount(db.get_document(e.place.document).get_value(slot::kPassages));
  }
  e.length = db.get_doclength(e.place.text);
  e.average_length = shards.together().get_avlength();
  e.parts = ranked.parts;
  e.details = *ranked.details;
  return e;
}

Explanation ExplainNoScore(const Shards& shards, uint32_t document, std::string why) {
  Explanation e;
  e.place.shard = shards.ShardOf(document);
  e.place.document = e.place.text = shards.LocalId(document);
  e.not_scored = std::move(why);
  return e;
}

void ExplainTerms(const Shards& shards, const RankingText& text, const StemList& stems,
                  const std::vector<Explanation*>& explanations) {
  if (explanations.empty()) return;
  TermExplainer explainer(shards, explanations);
  for (const RankingLeaf& leaf : RankingLeaves(text, stems, shards.together())) explainer.Add(leaf);
  for (const ConceptLeaf& leaf : ConceptLeaves(text, stems, shards.together())) explainer.Add(leaf);
  for (Explanation* e : explanations) {
    std::stable_sort(e->terms.begin(), e->terms.end(), [](const TermScore& a, const TermScore& b) {
      return a.contribution > b.contribution;
    });
  }
}

std::vector<Explanation*> Explanations(std::vector<Hit>& hits) {
  std::vector<Explanation*> all;
  for (Hit& hit : hits) {
    if (hit.explanation) all.push_back(&*hit.explanation);
  }
  return all;
}

}  // namespace attest
