#include "searcher/rerank.h"

#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "schema/analysis/analysis.h"
#include "schema/layout.h"
#include "schema/stored.h"

namespace attest {
namespace {

constexpr std::string_view kNoLanguage = "XLund";

// Words carry the meaning; n-grams only help to find them.
bool IsWordClass(TermClass cls) {
  switch (cls) {
    case TermClass::kKoreanStem:
    case TermClass::kHanWord:
    case TermClass::kHanStopWord:
    case TermClass::kLatinStem:
    case TermClass::kNumber:
      return true;
    default:
      return false;
  }
}

std::string TextOf(const Xapian::Document& text) {
  const std::string data = text.get_data();
  const bool passage = text.get_value(slot::kDigest).empty();
  return passage ? DecodePassage(data).text : DecodeDocument(data).document.text;
}

class Reranker {
 public:
  Reranker(const Xapian::Database& db, std::string_view text, const std::string& prefer,
           const StemList& stems)
      : db_(db),
        text_(text),
        preferred_(!prefer.empty()),
        language_(prefer),
        words_(QueryWords(text)) {
    std::erase_if(words_, [](const QueryWord& word) { return word.stop; });
    for (const WeightedTerm& term : QueryTerms(text)) {
      if (!IsWordClass(term.cls)) continue;
      AddTerm(term.term, term);
      if (term.cls != TermClass::kKoreanStem) continue;
      for (const auto& spelling : KoreanSpellings(term.term)) {
        if (stems.Has(spelling)) AddTerm(spelling, term);
      }
    }
    if (language_.empty()) language_ = GuessedLanguage();
    language_ = LanguageTerms(language_.empty() ? "und" : language_).front();
  }

  // `details`, where it is not null, gets what the parts are made of.
  ScoreParts Parts(const Xapian::MSetIterator& item, size_t rank, ScoreDetails* details) const {
    ScoreParts parts{.bm25 = item.get_weight()};
    if (words_.size() > kShortQuery) {
      if (rank < kWindowed)
        parts.window = kWindowWeight * BestWindow(TextOf(item.get_document()), details);
    } else if (words_.size() > 1) {
      parts.slot_factor = 1 - kSlotWeight * (1 - Share(*item, details));
    }
    const bool own = IsOwnLanguage(*item);
    if (!own) parts.language_factor = kOtherLanguage;
    if (details) AddLanguage(own, *details);
    return parts;
  }

 private:
  void AddTerm(const std::string& form, const WeightedTerm& term) {
    const double value = term.weight * Idf(form);
    auto [at, added] = value_.emplace(form, value);
    if (!added) at->second = std::max(at->second, value);
  }

  // As Xapian's BM25 has it.
  double Idf(const std::string& term) const {
    const double all = db_.get_doccount(), with = db_.get_termfreq(term);
    const double ratio = (all - with + 0.5) / (with + 0.5);
    return std::log(ratio < 2 ? ratio / 2 + 1 : ratio);
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

  bool IsOwnLanguage(Xapian::docid docid) const {
    return language_ == kNoLanguage || Has(docid, language_);
  }

  void AddLanguage(bool own, ScoreDetails& details) const {
    if (language_ != kNoLanguage) details.language = language_.substr(prefix::kLanguage.size());
    details.preferred = preferred_;
    details.own_language = own;
  }

  struct Found {
    uint32_t position;
    const std::pair<const std::string, double>* value;
    const Token* token;
    bool operator<(const Found& other) const {
      return position != other.position ? position < other.position : value < other.value;
    }
  };

  // The best sum of the values of distinct words within kWindow positions.
  double BestWindow(const std::string& text, ScoreDetails* details) const {
    const std::vector<Token> tokens = Analyze(text, Purpose::kIndex);
    std::vector<Found> found;
    for (const Token& token : tokens) {
      if (!IsWordClass(token.cls)) continue;
      const auto value = value_.find(token.term);
      if (value != value_.end()) found.push_back({token.position, &*value, &token});
    }
    std::sort(found.begin(), found.end());
    double best = 0;
    size_t best_first = found.size();
    for (size_t first = 0; first < found.size(); ++first) {
      std::set<const void*> seen;
      double sum = 0;
      for (size_t i = first;
           i < found.size() && found[i].position < found[first].position + kWindow; ++i) {
        if (seen.insert(found[i].value).second) sum += found[i].value->second;
      }
      if (sum > best) {
        best = sum;
        best_first = first;
      }
    }
    if (details) details->window = Described(found, best_first, best);
    return best;
  }

  static WindowDetails Described(const std::vector<Found>& found, size_t first, double sum) {
    WindowDetails window{sum, {}};
    std::set<const void*> seen;
    for (size_t i = first; i < found.size() && found[i].position < found[first].position + kWindow;
         ++i) {
      const auto& [position, value, token] = found[i];
      if (!seen.insert(value).second) continue;
      window.words.push_back({value->first, value->second, position, token->begin, token->end});
    }
    return window;
  }

  // How much of the query's words the text has, by idf.
  double Share(Xapian::docid docid, ScoreDetails* details) const {
    double all = 0, there = 0;
    SlotDetails slots;
    for (const QueryWord& word : words_) {
      double value = 0;
      bool is = false;
      for (const auto& form : FormsOf(word)) {
        const auto known = value_.find(form);
        if (known != value_.end()) value = std::max(value, known->second);
        is = is || Has(docid, form) || Has(docid, TitleTerm(form));
      }
      all += value;
      if (is) there += value;
      if (details) slots.words.push_back({WordAsWritten(word), value, is});
    }
    slots.share = all > 0 ? there / all : 1;
    if (details) details->slots = slots;
    return slots.share;
  }

  std::string WordAsWritten(const QueryWord& word) const {
    return std::string(text_.substr(word.begin, word.end - word.begin));
  }

  static std::vector<std::string> FormsOf(const QueryWord& word) {
    if (word.kind == WordKind::kLatin) return {"Z" + word.stem};
    std::vector<std::string> forms = {word.stem};
    if (word.kind == WordKind::kKorean) {
      for (auto& spelling : KoreanSpellings(word.stem)) forms.push_back(std::move(spelling));
    }
    return forms;
  }

  const Xapian::Database& db_;
  std::string_view text_;
  bool preferred_;
  std::string language_;  // as a term
  std::vector<QueryWord> words_;
  std::map<std::string, double> value_;  // word term -> weight × idf
};

}  // namespace

std::vector<Ranked> RankTexts(Xapian::Enquire& enquire, const Xapian::Database& db,
                              std::string_view text, const std::string& prefer,
                              const StemList& stems, size_t count, bool explain) {
  const Xapian::MSet found = enquire.get_mset(0, std::max(count, kReranked));
  const Reranker reranker(db, text, prefer, stems);
  std::vector<Ranked> ranked;
  for (auto item = found.begin(); item != found.end(); ++item) {
    const size_t rank = ranked.size();
    const auto details = explain ? std::make_shared<ScoreDetails>() : nullptr;
    if (details) details->rank_before = rank + 1;
    const ScoreParts parts = rank < kReranked ? reranker.Parts(item, rank, details.get())
                                              : ScoreParts{.bm25 = item.get_weight()};
    ranked.push_back({*item, parts.Total(), parts, details});
  }
  const auto last = ranked.begin() + std::min(ranked.size(), kReranked);
  std::stable_sort(ranked.begin(), last,
                   [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
  if (ranked.size() > count) ranked.resize(count);
  return ranked;
}

}  // namespace attest
