// The words of a query, as matching sees them (ANALYSIS section 4, DESIGN section 4).
#include <map>
#include <utility>

#include "schema/analysis/analysis.h"
#include "schema/analysis/counted.h"
#include "schema/analysis/han.h"
#include "schema/analysis/han_pieces.h"
#include "schema/analysis/korean.h"
#include "schema/analysis/latin.h"
#include "schema/analysis/runs.h"
#include "schema/analysis/stop_words.h"
#include "schema/analysis/terms.h"
#include "schema/analysis/utf8.h"

namespace attest {
namespace {

class WordReader {
 public:
  explicit WordReader(std::string_view utf8)
      : list_(ReadRuns(utf8)), latin_stop_words_(utf8, list_) {}

  std::vector<QueryWord> Read() {
    for (size_t i = 0; i < list_.runs.size(); ++i) {
      switch (list_.runs[i].kind) {
        case RunKind::kHangul:
          AddKorean(i);
          break;
        case RunKind::kHan:
          AddHan(i);
          break;
        case RunKind::kLatin:
          AddLatin(i);
          break;
        case RunKind::kNumber:
          AddNumber(i);
          break;
      }
    }
    return std::move(words_);
  }

 private:
  QueryWord& Add(WordKind kind, std::string folded, ByteRange source) {
    QueryWord& word = words_.emplace_back();
    word.kind = kind;
    word.folded = std::move(folded);
    word.stem = word.folded;
    word.stop = false;
    word.begin = source.begin;
    word.end = source.end;
    return word;
  }

  void AddKorean(size_t index) {
    if (IsEnding(list_, index)) return;
    const Run& run = list_.runs[index];
    const std::u32string_view eojeol = list_.Chars(run);
    QueryWord& word = Add(WordKind::kKorean, ToUtf8(eojeol), run.source);
    const size_t stem = KoreanStemLength(eojeol);
    word.stem = ToUtf8(eojeol.substr(0, stem));
    if (eojeol.size() <= kLongestTerm) AddPredicates(eojeol, stem, &word);
    const size_t alternate = KoreanAlternateLength(eojeol, stem);
    // 죽이다 is no 죽 with a copula.
    const bool dictionary_form = !word.predicates.empty() && eojeol.back() == U'다';
    if (alternate > 0 && !IsLikelyNoun(index) && !dictionary_form) {
      word.alternates.push_back(ToUtf8(eojeol.substr(0, alternate)));
    }
    // The forms of 가다, 있다, 하다 have no common term: as words like others they would leave
    // nothing.
    word.stop = IsKoreanStopWord(eojeol) || IsBesideNumber(index) || IsLightPredicate(eojeol);
    if (const auto counter = counters_.find(index); counter != counters_.end()) {
      word.counted = {counter->second.counted};
    }
  }

  // A person who asks for 강도 or 지도 does not mean 강 or 지; one syllable with 이 or 가 may be
  // meant.
  bool IsLikelyNoun(size_t index) const {
    const std::u32string_view eojeol = list_.Chars(list_.runs[index]);
    const bool behind_number =
        index > 0 && list_.runs[index].adjacent && list_.runs[index - 1].kind == RunKind::kNumber;
    return eojeol.size() == 2 && !behind_number &&
           std::u32string_view(U"도의과로만").find(eojeol[1]) != std::u32string_view::npos;
  }

  // The noun stemmer leaves the stem of many a form of a verb (붙잡은, 때리는), which has no
  // predicate term then. One syllable would be too many nouns.
  static void AddPredicates(std::u32string_view eojeol, size_t stem, QueryWord* word) {
    for (const Predicate& predicate : KoreanPredicates(eojeol, stem)) {
      // Two syllables are mostly a noun that ends like a form (아기 of 알다, 구금 of 구그다).
      if (!predicate.certain && eojeol.size() <= 2) continue;
      word->predicates.push_back(ToUtf8(predicate.stem));
      if (predicate.certain && predicate.stem.size() > 1) {
        word->alternates.push_back(word->predicates.back());
      }
    }
  }

  // 제15호 and 200여 명 are also 15호 and 200명.
  bool IsBesideNumber(size_t index) const {
    const auto& runs = list_.runs;
    const std::u32string_view eojeol = list_.Chars(runs[index]);
    if (eojeol == U"제") {
      return index + 1 < runs.size() && runs[index + 1].kind == RunKind::kNumber &&
             runs[index + 1].adjacent;
    }
    return eojeol == U"여" && index > 0 && runs[index - 1].kind == RunKind::kNumber &&
           runs[index].adjacent;
  }

  void AddHan(size_t index) {
    const Run& run = list_.runs[index];
    const std::u32string_view chars = list_.Chars(run);
    const std::u32string simplified = Simplified(chars);
    const std::vector<std::u32string> whole = ReadingsOf(list_, index);
    const auto counter = counters_.find(index);
    const size_t counter_end = counter == counters_.end() ? 0 : counter->second.end;
    for (const HanWord& piece : HanPieces(simplified, counter_end)) {
      const auto text = std::u32string_view(simplified).substr(piece.begin, piece.size());
      const auto* sources = &list_.text.sources[run.first];
      QueryWord& word = Add(WordKind::kHan, ToUtf8(text),
                            {sources[piece.begin].begin, sources[piece.end - 1].end});
      word.stop = piece.stop;
      if (piece.end <= counter_end) word.counted = {counter->second.counted};
      if (whole.empty()) continue;
      for (std::u32string& part : HanjaReadings(chars.substr(piece.begin, piece.size()))) {
        if (piece.end == chars.size()) part += whole[0].substr(chars.size());
        AddReading(part, &word);
      }
    }
  }

  static void AddReading(std::u32string_view reading, QueryWord* word) {
    const size_t stem = KoreanStemLength(reading);
    word->readings.push_back(ToUtf8(reading.substr(0, stem)));
    if (const size_t length = KoreanAlternateLength(reading, stem)) {
      word->readings.push_back(ToUtf8(reading.substr(0, length)));
    }
  }

  void AddLatin(size_t index) {
    const Run& run = list_.runs[index];
    QueryWord& word = Add(WordKind::kLatin, run.word, run.source);
    if (run.word.size() > kLongestLatinWord) return;
    word.stem = EnglishStem(run.word);
    // A씨, 가 with a name like I: what Hangul follows is no article or pronoun.
    const bool named = index + 1 < list_.runs.size() && list_.runs[index + 1].adjacent &&
                       list_.runs[index + 1].kind == RunKind::kHangul;
    word.stop = !named && latin_stop_words_.Has(run);
    AddJoined(index, &word);
    if (index + 1 < list_.runs.size()) AddJoined(index + 1, &word);
  }

  // The stem that the run and the one before it form where they are joined at a hyphen.
  void AddJoined(size_t index, QueryWord* word) {
    const Run& run = list_.runs[index];
    if (index == 0 || !run.hyphened || run.kind != RunKind::kLatin) return;
    const std::string& before = list_.runs[index - 1].word;
    if (before.empty() || before.size() > kLongestLatinWord) return;
    if (run.word.size() > kLongestLatinWord) return;
    word->joined.push_back(EnglishStem(before + run.word));
  }

  void AddNumber(size_t index) {
    const Run& run = list_.runs[index];
    QueryWord& word = Add(WordKind::kNumber, run.word, run.source);
    if (run.word.size() > kLongestLatinWord) return;
    if (index < date_end_) {
      AddCounted(index, &word);
      return;
    }
    size_t number = index;
    while (number < list_.runs.size() && AddCounted(number, &word)) {
      date_end_ = number + 1;
      number = NumberBehind(number);
    }
  }

  // What the number is together with its counter; false where it has none.
  bool AddCounted(size_t number, QueryWord* word) {
    const std::vector<Counter> counters = CountersInQuery(list_, number);
    if (counters.empty()) return false;
    CounterWord counter{counters[0].end, {}};
    for (const Counter& form : counters) {
      counter.counted.push_back(list_.runs[number].word + ToUtf8(form.text));
    }
    word->counted.push_back(counter.counted);
    counters_[counters[0].run] = std::move(counter);
    return true;
  }

  // The number behind the counter of another, without a space: 2月 in 2014年2月.
  size_t NumberBehind(size_t number) const {
    const auto& runs = list_.runs;
    size_t next = number + 1;
    while (next < runs.size() && runs[next].adjacent && runs[next].kind != RunKind::kNumber) ++next;
    return next < runs.size() && runs[next].adjacent ? next : runs.size();
  }

  const RunList list_;
  struct CounterWord {
    size_t end;  // in its run
    std::vector<std::string> counted;
  };
  std::map<size_t, CounterWord> counters_;  // by run
  size_t date_end_ = 0;                     // behind the last number of 2014年2月
  const LatinStopWords latin_stop_words_;
  std::vector<QueryWord> words_;
};

}  // namespace

std::vector<QueryWord> QueryWords(std::string_view utf8) { return WordReader(utf8).Read(); }

}  // namespace attest
