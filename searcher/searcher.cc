#include "searcher/searcher.h"

#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <optional>

#include "schema/error.h"
#include "schema/layout.h"
#include "schema/passages.h"
#include "schema/stored_vocabulary.h"
#include "schema/text.h"
#include "searcher/count.h"
#include "searcher/explain.h"
#include "searcher/explain_match.h"
#include "searcher/notes.h"
#include "searcher/page.h"
#include "searcher/query.h"
#include "searcher/rank.h"
#include "searcher/rerank.h"
#include "searcher/shards.h"

namespace attest {
namespace {

// A damaged database raises DatabaseModifiedError too, for ever: where nothing has changed since
// the last try, it is no writer.
constexpr int kMaxVainTries = 5;
constexpr int kMaxTries = 50;  // of a search that takes longer than a writer's commits
// How often and how long an answer is doubted because commits came in between.
constexpr int kMaxDoubts = 3;
constexpr std::chrono::seconds kPatience{1};

using Clock = Matcher::Clock;

// Only words of more than one part can find more by `any`.
bool HasSeveralWords(const Plan& plan) {
  size_t words = plan.beginnings.size() + plan.patterns.size();
  for (const auto& [leaf, planned] : plan.words) words += planned.size();
  return words > 1;
}

// Whether a person may want to know what more `any` would find.
bool FewHaveAll(const ResultPage& page, const Plan& plan) {
  return page.match == SearchRequest::Match::kAll && HasSeveralWords(plan) && page.exact &&
         page.request.offset == 0 && page.total > 0 && page.total < page.request.limit;
}

}  // namespace

struct Searcher::Impl {
  Impl(std::vector<std::string> indexes, bool restricted)
      : shards(std::move(indexes), restricted) {}

  const StemList& Stems() {
    if (!stems) stems = StemList::Read(shards.together());
    return *stems;
  }
  // Only words that are not ASCII can be Korean ones.
  const StemList& StemsFor(std::string_view text) {
    static const StemList kNone;
    const auto foreign = [](char byte) { return (byte & 0x80) != 0; };
    return std::any_of(text.begin(), text.end(), foreign) ? Stems() : kNone;
  }

  bool Refresh() {
    if (!shards.Refresh()) return false;
    cache.clear();
    stems.reset();
    if (shards.Metadata(key::kVocabulary) != vocabulary_stamp) {
      expander.reset();
      vocabulary.reset();
    }
    if (expander) ResetExpander();
    return true;
  }

  // Parsed when first needed: it takes longer than opening an index does.
  const Labels& VocabularyNow() {
    if (!vocabulary) {
      vocabulary_stamp = shards.Metadata(key::kVocabulary);
      vocabulary =
          VocabularyOfIndex([this](const std::string& key) { return shards.Metadata(key); });
    }
    return vocabulary;
  }

  Expander& ExpanderNow() {
    if (!expander) {
      expander = std::make_unique<Expander>(*VocabularyNow());
      ResetExpander();
    }
    return *expander;
  }
  void ResetExpander() {
    expander->Reset(shards, [this]() -> const StemList& { return Stems(); });
  }

  // Runs `work` on the newest revision, all of it again where a writer overwrote or deleted that
  // meanwhile. Xapian notices a block that was overwritten, but not one that was read while it was
  // being written (measured: an empty record in 1 of 10,000 answers on a memory disk). So an answer
  // is sure where no commit came in between. One that takes longer than commits do is taken in the
  // end.
  template <typename Work>
  auto OnNewest(const Work& work) {
    const auto patience = Clock::now() + kPatience;
    for (int tries = 1, vain = 1, doubts = 1;; ++tries, ++vain) {
      try {
        if (Refresh()) vain = 1;
        auto answer = work();
        const bool enough = (doubts >= kMaxDoubts && Clock::now() > patience) || tries == kMaxTries;
        if (enough || !Refresh()) return answer;
        ++doubts;
        vain = 0;
      } catch (const Xapian::Error& error) {
        if (!IsOvertaken(error) || vain == kMaxVainTries) throw Unusable(error);
        if (tries == kMaxTries) throw Overtaken();
      } catch (const Error&) {
        if (tries == kMaxTries || !HasMoved()) throw;
      }
    }
  }

  bool HasMoved() {
    try {
      return Refresh();
    } catch (const Xapian::Error&) {
      return true;
    }
  }

  bool IsOvertaken(const Xapian::Error& error) const {
    const std::string_view type = error.get_type();
    return type == "DatabaseModifiedError" || type == "DocNotFoundError" || shards.IsStale();
  }

  IndexError Unusable(const Xapian::Error& error) const {
    return IndexError(shards.Names() + ": cannot be read: " + error.get_msg() +
                      "; check it with attest-index check");
  }

  IndexError Overtaken() const {
    return IndexError(shards.Names() + ": changed again and again while it was read (" +
                      std::to_string(kMaxTries) + " tries): ask again when the writer is done");
  }

  ResultPage Search(const SearchRequest& request);
  ShownDocument Show(std::string_view id);
  std::string TextOf(const Shard& shard, uint32_t docid, const StoredDocument& stored,
                     uint32_t passages) const;
  std::vector<Ranked> RankTopic(const RankingText& topic, size_t limit, const std::string& prefer,
                                bool explain);
  std::string IdOf(const Ranked& text) const {
    return shards.together().get_document(text.docid).get_value(slot::kId);
  }
  IndexInfo Info() const { return {shards.Documents(), shards.Revision(), StampText()}; }

  // The words of `topic` and, unless `literal`, the concepts that they name.
  RankingText TopicText(std::string_view topic, bool literal);

  Shards shards;
  std::optional<StemList> stems;  // of this revision, once needed
  Labels vocabulary;              // of this stamp, once needed
  std::string vocabulary_stamp;
  std::unique_ptr<Expander> expander;  // of the vocabulary, once needed
  TestCache cache;
  std::chrono::milliseconds time_limit{0};
};

ResultPage Searcher::Impl::Search(const SearchRequest& request) {
  const auto start = Clock::now();
  const Query query = ParseQuery(request.query);
  const StemList& known = StemsFor(request.query);
  const Plan plan =
      MakePlan(query, request.query, known,
               {[this] { return &ExpanderNow(); }, !request.literal, request.without});
  CountInput input{query,
                   plan,
                   request,
                   *VocabularyNow(),
                   request.match,
                   cache,
                   time_limit.count() ? start + time_limit : Clock::time_point::max()};
  Counted counted = Count(shards.all(), input);
  if (counted.total == 0 && request.match == SearchRequest::Match::kAll && HasSeveralWords(plan)) {
    input.match = SearchRequest::Match::kAny;
    Counted any = Count(shards.all(), input);
    if (any.total == 0) input.match = SearchRequest::Match::kAll;
    if (any.total > 0) counted = std::move(any);
  }
  ResultPage page;
  page.request = request;
  page.match = input.match;
  page.total = counted.total;
  page.exact = counted.exact;
  page.hits = MakePage(shards, known, plan, request, counted);
  if (request.explain) ExplainMatches(shards.all(), input, Explanations(page.hits));
  for (size_t i = 0; i < kFacetCount && request.facets; ++i) {
    page.facets.push_back(
        MakeFacet(kFacetFields[i], counted.facets[i], input.vocabulary, request.label));
  }
  page.index = Info();
  page.labels = VocabularyNow();
  page.expansions = ExpansionsOf(plan.ranking);
  page.notes = MakeNotes(page, plan, FewHaveAll(page, plan) ? CountAny(shards.all(), input) : 0,
                         shards.together(), input.vocabulary);
  page.took_ms = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
  return page;
}

RankingText Searcher::Impl::TopicText(std::string_view topic, bool literal) {
  RankingText text{std::string(topic), {}};
  if (!literal) text.concepts = ExpanderNow().Find(topic, {});
  return text;
}

std::vector<Ranked> Searcher::Impl::RankTopic(const RankingText& topic, size_t limit,
                                              const std::string& prefer, bool explain) {
  const Xapian::Query ranking = RankingQuery(topic, StemsFor(topic.text), shards.together());
  if (ranking.empty()) return {};
  Xapian::Enquire enquire(shards.together());
  SetRanking(enquire);
  const bool has_long = std::any_of(shards.all().begin(), shards.all().end(),
                                    [](const Shard& shard) { return shard.has_long; });
  if (has_long) enquire.set_collapse_key(slot::kId);
  Xapian::Query unwanted = Hidden(shards.all());
  if (has_long) unwanted |= Xapian::Query(KindTerm(Kind::kLong));
  enquire.set_query(unwanted.empty() ? ranking
                                     : Xapian::Query(Xapian::Query::OP_AND_NOT, ranking, unwanted));
  return RankTexts(enquire, shards.together(), topic, prefer, StemsFor(topic.text), limit, explain);
}

std::string Searcher::Impl::TextOf(const Shard& shard, uint32_t docid, const StoredDocument& stored,
                                   uint32_t passages) const {
  if (passages == 0) return stored.document.text;
  std::string text;
  for (uint32_t number = 1; number <= passages; ++number) {
    const StoredPassage passage = DecodePassage(shard.db->get_document(docid + number).get_data());
    text += std::string_view(passage.text).substr(passage.overlap);
  }
  return text;
}

ShownDocument Searcher::Impl::Show(std::string_view id) {
  const std::string term = ExactTerm(prefix::kId, id);
  for (const Shard& shard : shards.all()) {
    const auto posting = shard.db->postlist_begin(term);
    if (posting == shard.db->postlist_end(term)) continue;
    const Xapian::Document document = shard.db->get_document(*posting);
    ShownDocument shown{DecodeDocument(document.get_data()), {}};
    const std::string passages = document.get_value(slot::kPassages);
    const std::string text =
        TextOf(shard, *posting, shown.stored, passages.empty() ? 0 : DecodeCount(passages));
    const auto pages = SplitPages(text);
    for (size_t i = 0; i < pages.size(); ++i) {
      shown.pages.push_back(
          {pages.size() == 1 ? 0 : static_cast<uint32_t>(i + 1), std::string(pages[i])});
    }
    shown.stored.document.text.clear();
    shown.labels = VocabularyNow();
    return shown;
  }
  throw NotFoundError("no document has the id " + Printable(id));
}

Searcher::Searcher(std::vector<std::string> indexes, bool restricted)
    : impl_(std::make_unique<Impl>(std::move(indexes), restricted)) {
  Refresh();
}
Searcher::~Searcher() = default;

void Searcher::Refresh() {
  impl_->OnNewest([] { return true; });
}

void Searcher::SetTimeLimit(std::chrono::milliseconds limit) { impl_->time_limit = limit; }

ResultPage Searcher::Search(const SearchRequest& request) {
  return impl_->OnNewest([&] { return impl_->Search(request); });
}

ShownDocument Searcher::Show(std::string_view id) {
  return impl_->OnNewest([&] { return impl_->Show(id); });
}

IndexInfo Searcher::Info() {
  return impl_->OnNewest([&] { return impl_->Info(); });
}

std::shared_ptr<const Vocabulary> Searcher::SharedVocabulary() {
  return impl_->OnNewest([&] { return impl_->VocabularyNow(); });
}

std::vector<RunEntry> Searcher::Rank(std::string_view topic, size_t limit,
                                     const std::string& prefer, bool literal) {
  return impl_->OnNewest([&] {
    std::vector<RunEntry> run;
    const RankingText text = impl_->TopicText(topic, literal);
    for (const Ranked& ranked : impl_->RankTopic(text, limit, prefer, false)) {
      run.push_back({impl_->IdOf(ranked), ranked.score});
    }
    return run;
  });
}

std::vector<ExplainedEntry> Searcher::ExplainRank(std::string_view topic, size_t limit,
                                                  const std::vector<std::string>& ids,
                                                  const std::string& prefer, bool literal) {
  return impl_->OnNewest([&] {
    std::vector<ExplainedEntry> entries;
    const RankingText text = impl_->TopicText(topic, literal);
    const std::vector<Ranked> ranked = impl_->RankTopic(text, limit, prefer, true);
    for (size_t i = 0; i < ranked.size(); ++i) {
      std::string id = impl_->IdOf(ranked[i]);
      if (std::find(ids.begin(), ids.end(), id) == ids.end()) continue;
      entries.push_back(
          {i + 1, {std::move(id), ranked[i].score}, ExplainScore(impl_->shards, ranked[i])});
    }
    std::vector<Explanation*> explanations;
    for (ExplainedEntry& entry : entries) explanations.push_back(&entry.explanation);
    ExplainTerms(impl_->shards, text, impl_->StemsFor(text.text), explanations);
    return entries;
  });
}

}  // namespace attest
