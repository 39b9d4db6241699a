#include "searcher/rerank.h"

#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "schema/analysis/analysis.h"
#include "schema/analysis/question.h"
#include "schema/layout.h"
#include "schema/stored.h"
#include "searcher/concept_rank.h"
#include "searcher/rank.h"
#include "searcher/sought.h"

namespace attest {
namespace {

constexpr std::string_view kNoLanguage = "XLund";

std::string TextOf(const Xapian::Document& text) {
  const std::string data = text.get_data();
  const bool passage = text.get_value(slot::kDigest).empty();
  return passage ? DecodePassage(data).text : DecodeDocument(data).document.text;
}

class Reranker {
 public:
  Reranker(const Xapian::Database& db, const RankingText& ranking, const std::string& prefer,
           const StemList& stems)
      : db_(db),
        text_(ranking.text),
        concepts_(ranking.concepts),
        question_(IsQuestion(text_)),
        preferred_(!prefer.empty()),
        language_(prefer),
        words_(QueryWords(text_)),
        sought_(text_, stems, [&](const auto& forms) { return Idf(db, forms); }) {
    std::erase_if(words_, [](const QueryWord& word) { return word.stop; });
    if (language_.empty()) language_ = GuessedLanguage();
    language_ = LanguageTerms(language_.empty() ? "und" : language_).front();
    if (prefer.empty() && MayBeKorean(text_, stems)) second_language_ = LanguageTerms("ko").front();
  }

  // Call before Parts: what a character tells depends on the other texts.
  void Read(const Xapian::MSet& found) {
    if (!question_) return;
    for (auto item = found.begin(); item != found.end() && read_.size() < kRead; ++item)
      read_.push_back(sought_.Read(TextOf(item.get_document())));
    character_values_ = CharacterValues(read_, sought_.characters().size());
  }

  // `details`, where it is not null, gets what the parts are made of.
  ScoreParts Parts(const Xapian::MSetIterator& item, size_t rank, ScoreDetails* details) const {
    ScoreParts parts{.bm25 = item.get_weight()};
    if (rank < read_.size()) AddWindows(read_[rank], parts, details);
    if (!question_ && words_.size() > 1)
      parts.slot_factor = 1 - kSlotWeight * (1 - Share(*item, details));
    return parts;
  }

  // All have their parts.
  void LowerOtherLanguages(std::vector<Ranked>& texts) const {
    double best = 0;
    for (const Ranked& text : texts) best = std::max(best, text.parts.BeforeLanguage());
    for (Ranked& text : texts) {
      const std::string* own = OwnLanguage(text.docid);
      const double share = best > 0 ? text.parts.BeforeLanguage() / best : 1;
      if (own == nullptr) text.parts.language_factor = LanguageFactor(preferred_, share);
      text.score = text.parts.Total();
      if (text.details) AddLanguage(own, share, *text.details);
    }
  }

 private:
  void AddWindows(const ReadText& read, ScoreParts& parts, ScoreDetails* details) const {
    const Window window = DensestWindow(read.words, sought_.values(), kWindow);
    const Window lead = FirstWindow(read.words, sought_.values(), kLead);
    const Window characters = DensestWindow(read.characters, character_values_, kWindow);
    parts.window = kWindowWeight * window.sum;
    parts.lead = kLeadWeight * lead.sum;
    parts.characters = kCharacterWeight * characters.sum;
    if (!details) return;
    details->window = Described(window, sought_.words(), sought_.values());
    details->lead = Described(lead, sought_.words(), sought_.values());
    details->characters = Described(characters, sought_.characters(), character_values_);
  }

  static WindowDetails Described(const Window& window, const std::vector<std::string>& names,
                                 const std::vector<double>& values) {
    WindowDetails details{window.sum, {}};
    for (const Place& place : window.places) {
      details.words.push_back(
          {names[place.what], values[place.what], place.position, place.begin, place.end});
    }
    return details;
  }

  std::string GuessedLanguage() const {
    std::map<WordKind, size_t> kinds;
    for (const QueryWord& word : words_) ++kinds[word.kind];
    if (kinds.contains(WordKind::kKorean)) return "ko";
    if (kinds.contains(WordKind::kHan)) return "zh";
    return kinds.contains(WordKind::kLatin) ? "en" : "";
  }

  // Asked of the postings: Xapian 1.4.22 crashes on a damaged list of terms, and that is longer.
  bool Has(Xapian::docid docid, const std::string& term) const {
    Xapian::PostingIterator it = db_.postlist_begin(term);
    const Xapian::PostingIterator end = db_.postlist_end(term);
    if (it != end) it.skip_to(docid);
    return it != end && *it == docid;
  }

  // The reader's language that the text is in, as a term; null where it is in another.
  const std::string* OwnLanguage(Xapian::docid docid) const {
    if (language_ == kNoLanguage || Has(docid, language_)) return &language_;
    return !second_language_.empty() && Has(docid, second_language_) ? &second_language_ : nullptr;
  }

  void AddLanguage(const std::string* own, double share, ScoreDetails& details) const {
    details.share_of_best = share;
    const std::string& language = own ? *own : language_;
    if (language != kNoLanguage) details.language = language.substr(prefix::kLanguage.size());
    details.preferred = preferred_;
    details.own_language = own != nullptr;
  }

  // How much of the query's words the text has, by idf.
  double Share(Xapian::docid docid, ScoreDetails* details) const {
    double all = 0, there = 0;
    SlotDetails slots;
    for (const QueryWord& word : words_) {
      double value = 0;
      bool is = false;
      for (const auto& form : FormsOfWord(word)) {
        value = std::max(value, sought_.ValueOf(form));
        is = is || Has(docid, form) || Has(docid, TitleTerm(form));
      }
      is = is || IsNamed(docid, word);
      all += value;
      if (is) there += value;
      if (details) slots.words.push_back({WordAsWritten(word), value, is});
    }
    slots.share = all > 0 ? there / all : 1;
    if (details) details->slots = slots;
    return slots.share;
  }

  // A concept is there by any of its names.
  bool IsNamed(Xapian::docid docid, const QueryWord& word) const {
    return std::any_of(concepts_.begin(), concepts_.end(), [&](const NamedConcept& named) {
      if (named.scattered || word.begin < named.begin || word.begin >= named.end) return false;
      const auto& texts = named.expanded->full_texts;
      return std::any_of(texts.begin(), texts.end(),
                         [&](const TextGroup& group) { return group.Share(docid) > 0; });
    });
  }

  std::string WordAsWritten(const QueryWord& word) const {
    return std::string(text_.substr(word.begin, word.end - word.begin));
  }

  static std::vector<std::string> FormsOfWord(const QueryWord& word) {
    if (word.kind == WordKind::kLatin) return {"Z" + word.stem};
    std::vector<std::string> forms = {word.stem};
    if (word.kind == WordKind::kKorean) {
      for (auto& spelling : KoreanSpellings(word.stem)) forms.push_back(std::move(spelling));
    }
    return forms;
  }

  const Xapian::Database& db_;
  std::string_view text_;
  const std::vector<NamedConcept>& concepts_;
  bool question_, preferred_;
  std::string language_;         // as a term
  std::string second_language_;  // likewise, of a query in Han that may be Korean as well
  std::vector<QueryWord> words_;
  Sought sought_;
  std::vector<ReadText> read_;  // the first texts, by rank
  std::vector<double> character_values_;
};

}  // namespace

double LanguageFactor(bool preferred, double share_of_best) {
  const double factor = preferred ? kOtherThanPreferred : kOtherLanguage;
  return std::min(1.0, factor * std::pow(share_of_best, -kLanguageCurve));
}

std::vector<Ranked> RankTexts(Xapian::Enquire& enquire, const Xapian::Database& db,
                              const RankingText& text, const std::string& prefer,
                              const StemList& stems, size_t count, bool explain) {
  const Xapian::MSet found = enquire.get_mset(0, std::max(count, kReranked));
  Reranker reranker(db, text, prefer, stems);
  reranker.Read(found);
  std::vector<Ranked> ranked, others;
  for (auto item = found.begin(); item != found.end(); ++item) {
    const size_t rank = ranked.size() + others.size();
    const auto details = explain ? std::make_shared<ScoreDetails>() : nullptr;
    if (details) details->rank_before = rank + 1;
    if (rank < kReranked) {
      ranked.push_back({*item, 0, reranker.Parts(item, rank, details.get()), details});
    } else {
      others.push_back({*item, item.get_weight(), {.bm25 = item.get_weight()}, details});
    }
  }
  reranker.LowerOtherLanguages(ranked);
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
  ranked.insert(ranked.end(), others.begin(), others.end());
  if (ranked.size() > count) ranked.resize(count);
  return ranked;
}

}  // namespace attest
