// The weighted terms of a query, for ranking (ANALYSIS section 3, analyse.py query_terms).
#include <unordered_map>

#include "schema/analysis/analysis.h"
#include "schema/analysis/question.h"
#include "schema/analysis/runs.h"
#include "schema/analysis/stop_words.h"
#include "schema/analysis/terms.h"
#include "schema/analysis/utf8.h"

namespace attest {
namespace {

constexpr double kStopShare = .2;                          // of a stop word's weight
constexpr double kWordAsCrossing = .3, kOtherBigram = .5;  // of the weight, in the other namespace
constexpr uint32_t kShortHanQuery = 4;  // characters; ICU may split it into single ones
// One word, so a character of it alone says little (會 or 寧 of 會寧).
constexpr uint32_t kOneHanWord = 3;
constexpr double kPartOfHanWord = .3;
// In a question, of the weight: years and figures are what it is sure of, while the answer stands
// for what it asks for.
constexpr double kNumberInQuestion = 1.7, kAskedFor = .5;

class QueryTermList {
 public:
  // The first appearance gives the place, the greatest weight wins.
  void Add(std::string term, double weight, TermClass cls) {
    if (weight <= 0 || term.size() > kLongestTerm) return;
    const auto [found, added] = places_.try_emplace(term, terms_.size());
    if (added) {
      terms_.push_back({std::move(term), weight, cls});
    } else if (WeightedTerm& known = terms_[found->second]; known.weight < weight) {
      known.weight = weight;
      known.cls = cls;
    }
  }
  std::vector<WeightedTerm> Take() { return std::move(terms_); }

 private:
  std::vector<WeightedTerm> terms_;
  std::unordered_map<std::string, size_t> places_;
};

bool IsPlainBigram(TermClass cls) {
  return cls >= TermClass::kHanBigram0 && cls <= TermClass::kHanBigram2;
}
bool IsCrossing(TermClass cls) {
  return cls >= TermClass::kHanCrossing0 && cls <= TermClass::kHanCrossing2;
}

// Whether the words of a text divide two characters depends on the text, so a query looks in both
// namespaces.
void AddTerm(const Token& token, double weight, QueryTermList* out) {
  out->Add(token.term, weight, token.cls);
  const std::string_view crossing = ClassPrefix(TermClass::kHanCrossing0);
  if (token.cls == TermClass::kHanWord && token.length == 2) {
    out->Add(std::string(crossing) + token.term, kWordAsCrossing * weight, token.cls);
  } else if (IsPlainBigram(token.cls)) {
    out->Add(std::string(crossing) + token.term, kOtherBigram * weight, token.cls);
  } else if (IsCrossing(token.cls)) {
    out->Add(token.term.substr(crossing.size()), kOtherBigram * weight, token.cls);
  }
}

// Chinese stop words have a class and a weight of their own.
bool IsStop(const RunList& list, const LatinStopWords& latin, const Run& run) {
  if (run.kind == RunKind::kHangul) return IsKoreanStopWord(list.Chars(run));
  return run.kind == RunKind::kLatin && latin.Has(run);
}

class Weigher {
 public:
  Weigher(std::string_view utf8, const RunList& list)
      : list_(list),
        question_(IsQuestion(utf8)),
        only_run_(list.runs.size() == 1 && list.runs[0].kind == RunKind::kHan ? list.runs[0].size
                                                                              : 0) {}

  double Weight(const Token& token, const Run& run, bool stop) const {
    const double weight = ClassWeight(token.cls) * (stop ? kStopShare : 1);
    if (only_run_ > 0 && only_run_ <= kShortHanQuery) return WeightAlone(token, weight);
    if (!question_ || stop) return weight;
    if (token.cls == TermClass::kNumber) return kNumberInQuestion * weight;
    return IsAsked(token, run) ? kAskedFor * weight : weight;
  }

 private:
  // Of a query that is nothing but a few Han characters.
  double WeightAlone(const Token& token, double weight) const {
    const bool one_word = only_run_ > 1 && only_run_ <= kOneHanWord;
    if (token.length == 1) return one_word ? kPartOfHanWord * weight : weight;
    const bool touches_none =
        token.cls == TermClass::kHanBigram0 || token.cls == TermClass::kHanCrossing0;
    return touches_none || (one_word && token.cls != TermClass::kHanWord) ? 1 : weight;
  }

  bool IsAsked(const Token& token, const Run& run) const {
    switch (token.cls) {
      case TermClass::kHanWord:
      case TermClass::kKoreanStem:
        return IsAskedFor(token.term) ||
               (run.kind == RunKind::kHangul && IsAskedFor(ToUtf8(list_.Chars(run))));
      case TermClass::kLatinStem:
      case TermClass::kLatinWord:
        return IsAskedFor(run.word);
      default:
        return false;
    }
  }

  const RunList& list_;
  const bool question_;
  const size_t only_run_;  // characters of the only run, where that is Han
};

}  // namespace

std::vector<WeightedTerm> QueryTerms(std::string_view utf8) {
  const RunList list = ReadRuns(utf8);
  const Weigher weigher(utf8, list);
  const LatinStopWords latin(utf8, list);
  std::vector<Token> tokens;
  TermWriter writer(list, Purpose::kQuery, &tokens);
  QueryTermList terms;
  for (size_t i = 0; i < list.runs.size(); ++i) {
    tokens.clear();
    writer.WriteRun(i);
    if (IsEnding(list, i)) continue;
    const bool stop = IsStop(list, latin, list.runs[i]);
    for (const Token& token : tokens) {
      // A pair joined at a hyphen is no stop word though its second half may be one.
      const bool joined = token.cls == TermClass::kLatinJoined;
      AddTerm(token, weigher.Weight(token, list.runs[i], stop && !joined), &terms);
    }
  }
  for (size_t i = 0; i < list.runs.size(); ++i) {
    tokens.clear();
    const std::u32string reading = writer.WriteReading(i);
    const bool stop = !reading.empty() && IsKoreanStopWord(reading);
    for (const Token& token : tokens) {
      AddTerm(token, weigher.Weight(token, list.runs[i], stop), &terms);
    }
  }
  return terms.Take();
}

}  // namespace attest
