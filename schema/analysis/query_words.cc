// The words of a query, as matching sees them (ANALYSIS section 4, DESIGN section 4).
#include <algorithm>
#include <utility>

#include "schema/analysis/analysis.h"
#include "schema/analysis/han.h"
#include "schema/analysis/korean.h"
#include "schema/analysis/latin.h"
#include "schema/analysis/runs.h"
#include "schema/analysis/stop_words.h"
#include "schema/analysis/terms.h"
#include "schema/analysis/utf8.h"

namespace attest {
namespace {

constexpr size_t kShortHanRun = 3;  // characters: one word, though ICU may divide it

bool IsLone(const HanWord& word) { return word.size() == 1 && !word.stop; }

// Lone characters side by side are mostly words that ICU does not know: words of two, the last of
// three. (Of 20,000 pairs of the vocabulary's forms side by side 10 % then have a word across them;
// joined into one word 23 %.)
void AddLone(size_t begin, size_t end, std::vector<HanWord>* pieces) {
  for (; end - begin > 3; begin += 2) pieces->push_back({begin, begin + 2, false});
  pieces->push_back({begin, end, false});
}

// ICU's words; a single lone character joins the word before it, else the one behind it, but no
// stop word.
std::vector<HanWord> HanPieces(std::u32string_view run) {
  if (run.size() <= kShortHanRun)
    return {{0, run.size(), IsHanStopWord(run) || IsHanFunctionWord(run)}};
  std::vector<HanWord> words = HanWords(run, Purpose::kQuery), pieces;
  for (size_t i = 0; i < words.size();) {
    size_t next = i + 1;
    if (IsLone(words[i])) {
      while (next < words.size() && IsLone(words[next])) ++next;
    }
    if (!IsLone(words[i])) {
      pieces.push_back(words[i]);
    } else if (next - i > 1) {
      AddLone(words[i].begin, words[next - 1].end, &pieces);
    } else if (!pieces.empty() && !pieces.back().stop) {
      pieces.back().end = words[i].end;
    } else if (next < words.size() && !words[next].stop) {
      words[next].begin = words[i].begin;
    } else {
      pieces.push_back(words[i]);
    }
    i = next;
  }
  return pieces;
}

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
          AddNumber(list_.runs[i]);
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
    for (const HanWord& piece : HanPieces(simplified)) {
      const auto text = std::u32string_view(simplified).substr(piece.begin, piece.size());
      const auto* sources = &list_.text.sources[run.first];
      QueryWord& word = Add(WordKind::kHan, ToUtf8(text),
                            {sources[piece.begin].begin, sources[piece.end - 1].end});
      word.stop = piece.stop;
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

  void AddNumber(const Run& run) { Add(WordKind::kNumber, run.word, run.source); }

  const RunList list_;
  const LatinStopWords latin_stop_words_;
  std::vector<QueryWord> words_;
};

}  // namespace

std::vector<QueryWord> QueryWords(std::string_view utf8) { return WordReader(utf8).Read(); }

}  // namespace attest
