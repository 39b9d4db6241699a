#include "schema/analysis/terms.h"

#include <algorithm>
#include <utility>

#include "schema/analysis/counted.h"
#include "schema/analysis/han.h"
#include "schema/analysis/korean.h"
#include "schema/analysis/latin.h"
#include "schema/analysis/stop_words.h"
#include "schema/analysis/utf8.h"

namespace attest {
namespace {

TermClass Bigram(bool crossing, int stop_characters) {
  const auto first = crossing ? TermClass::kHanCrossing0 : TermClass::kHanBigram0;
  return static_cast<TermClass>(static_cast<int>(first) + stop_characters);
}

TermClass Syllables(size_t begin, size_t stem) {
  return begin + 2 > stem ? TermClass::kKoreanOuterBigram : TermClass::kKoreanBigram;
}

}  // namespace

bool TermWriter::Wants(TermClass cls) const {
  switch (purpose_) {
    case Purpose::kIndex:
      return true;
    case Purpose::kQuery:
      return ClassWeight(cls) > 0;
    case Purpose::kLiteral:
      return cls == TermClass::kKoreanStem || cls == TermClass::kHanWord ||
             cls == TermClass::kHanStopWord || cls == TermClass::kLatinWord ||
             cls == TermClass::kNumber;
  }
  return true;
}

void TermWriter::Write(const Run& run, TermClass cls, std::string_view term, uint32_t position,
                       uint32_t length, ByteRange highlight) {
  const std::string_view prefix = ClassPrefix(cls);
  if (!Wants(cls) || term.empty() || prefix.size() + term.size() > kLongestTerm) return;
  Token& token = tokens_.emplace_back();
  token.term.reserve(prefix.size() + term.size());
  token.term.append(prefix).append(term);
  token.begin = highlight.begin;
  token.end = highlight.end;
  token.position = position;
  token.length = length;
  token.token_begin = run.source.begin;
  token.token_end = run.source.end;
  token.cls = cls;
  token.ending = ending_;
  token.reading = reading_;
}

// `at` and `length` in positions from the beginning of the run, `first` and `count` the characters
// to highlight.
void TermWriter::Write(const Run& run, TermClass cls, std::u32string_view term, size_t at,
                       size_t length, size_t first, size_t count) {
  if (!Wants(cls) || term.size() > kLongestTerm) return;
  char bytes[kLongestTerm * 4];
  size_t size = 0;
  for (char32_t c : term) size += EncodeUtf8(c, bytes + size);
  const auto& sources = list_.text.sources;
  Write(run, cls, std::string_view(bytes, size), position_ + static_cast<uint32_t>(at),
        static_cast<uint32_t>(length),
        {sources[run.first + first].begin, sources[run.first + first + count - 1].end});
}

void TermWriter::WriteRun(size_t index) {
  const Run& run = list_.runs[index];
  if (run.separated) ++position_;
  starts_.push_back(position_);
  ending_ = IsEnding(list_, index);
  switch (run.kind) {
    case RunKind::kHangul:
      WriteHangul(run);
      position_ += run.size;
      break;
    case RunKind::kHan:
      WriteHan(run);
      position_ += run.size;
      break;
    case RunKind::kLatin:
      WriteLatin(run, index > 0 ? &list_.runs[index - 1] : nullptr);
      ++position_;
      break;
    case RunKind::kNumber:
      WriteNumber(index);
      ++position_;
      break;
  }
}

void TermWriter::WriteHangul(const Run& run) {
  const std::u32string_view eojeol = list_.Chars(run);
  const size_t n = eojeol.size();
  if (purpose_ == Purpose::kLiteral) return Write(run, TermClass::kKoreanStem, eojeol, 0, n, 0, n);
  const size_t stem = KoreanStemLength(eojeol);
  Write(run, TermClass::kKoreanStem, eojeol.substr(0, stem), 0, n, 0, stem);
  if (n <= kLongestTerm) {
    for (const Predicate& predicate : KoreanPredicates(eojeol, stem)) {
      Write(run, TermClass::kKoreanPredicate, predicate.stem, 0, n, 0, n);
    }
  }
  if (const size_t length = KoreanAlternateLength(eojeol, stem)) {
    Write(run, TermClass::kKoreanAlternate, eojeol.substr(0, length), 0, n, 0, length);
  }
  for (size_t i = 0; i + 1 < n; ++i) {
    Write(run, Syllables(i, stem), eojeol.substr(i, 2), i, 2, i, 2);
  }
}

std::vector<HanWord> HanWords(std::u32string_view run, Purpose purpose) {
  std::vector<HanWord> words;
  size_t begin = 0;
  for (size_t end : SegmentHan(run)) {
    const std::u32string_view word = run.substr(begin, end - begin);
    const bool stop =
        IsHanStopWord(word) || (purpose == Purpose::kQuery && IsHanFunctionWord(word));
    words.push_back({begin, end, stop});
    begin = end;
  }
  return words;
}

void TermWriter::WriteHan(const Run& run) {
  const std::u32string simplified = Simplified(list_.Chars(run));
  const std::u32string_view text = simplified;
  const std::vector<HanWord> words = HanWords(text, purpose_);
  for (const HanWord& word : words) {
    Write(run, word.stop ? TermClass::kHanStopWord : TermClass::kHanWord,
          text.substr(word.begin, word.size()), word.begin, word.size(), word.begin, word.size());
  }
  if (purpose_ == Purpose::kLiteral) return;
  WriteHanBigrams(run, text, words);
  const size_t last = text.size() - 1;
  if (words.back().size() > 1) Write(run, TermClass::kHanLast, text.substr(last), last, 1, last, 1);
}

// Every two characters that are no word of their own. Those that lie across two longer words are
// marked, and those that touch stop words.
void TermWriter::WriteHanBigrams(const Run& run, std::u32string_view text,
                                 const std::vector<HanWord>& words) {
  for (size_t w = 0; w < words.size(); ++w) {
    const HanWord& word = words[w];
    for (size_t i = word.begin; word.size() > 2 && i + 1 < word.end; ++i) {
      Write(run, Bigram(false, word.stop ? 2 : 0), text.substr(i, 2), i, 2, i, 2);
    }
    if (w + 1 == words.size()) break;
    const HanWord& next = words[w + 1];
    const size_t i = word.end - 1;
    Write(run, Bigram(word.size() > 1 && next.size() > 1, word.stop + next.stop), text.substr(i, 2),
          i, 2, i, 2);
  }
}

void TermWriter::WriteLatin(const Run& run, const Run* before) {
  if (run.word.size() > kLongestLatinWord) return;
  Write(run, TermClass::kLatinStem, EnglishStem(run.word), position_, 1, run.source);
  Write(run, TermClass::kLatinWord, run.word, position_, 1, run.source);
  if (run.hyphened && before != nullptr && !before->word.empty() &&
      before->word.size() <= kLongestLatinWord) {
    WriteJoined(run, *before);
  }
}

// At the end of a line nobody can tell re-education from tor-ture: the pair is a word of its own
// and the whole of one.
void TermWriter::WriteJoined(const Run& run, const Run& before) {
  const std::string word = before.word + run.word;
  Run both = run;
  both.source.begin = before.source.begin;
  Write(both, TermClass::kLatinJoined, EnglishStem(word), position_ - 1, 2, both.source);
  if (run.broken) Write(both, TermClass::kLatinWord, word, position_ - 1, 2, both.source);
}

void TermWriter::WriteNumber(size_t index) {
  const Run& run = list_.runs[index];
  if (run.word.size() > kLongestLatinWord) return;
  Write(run, TermClass::kNumber, run.word, position_, 1, run.source);
  if (!Wants(TermClass::kCounted)) return;
  for (const Counter& counter : CountersInText(list_, index)) {
    const Run& behind = list_.runs[counter.run];
    Run both = run;
    both.source.end = behind.source.end;
    const uint32_t end = list_.text.sources[behind.first + counter.end - 1].end;
    Write(both, TermClass::kCounted, run.word + ToUtf8(counter.text), position_, 1,
          {run.source.begin, end});
  }
}

// Whether the word before the Hanja gives their reading: 탈북자(脫北者).
bool TermWriter::RepeatsWordBefore(size_t index, std::u32string_view reading) const {
  if (index == 0 || list_.runs[index - 1].kind != RunKind::kHangul) return false;
  const std::u32string_view before = list_.Chars(list_.runs[index - 1]);
  return before.ends_with(reading.substr(0, list_.runs[index].size)) ||
         KoreanStem(before) == KoreanStem(reading);
}

std::u32string TermWriter::WriteReading(size_t index) {
  if (purpose_ == Purpose::kLiteral) return {};
  const std::vector<std::u32string> readings = ReadingsOf(list_, index);
  for (const std::u32string& reading : readings) {
    if (RepeatsWordBefore(index, reading)) return {};
  }
  position_ = starts_[index];
  ending_ = false;
  reading_ = true;
  for (const std::u32string& reading : readings) WriteReadTerms(list_.runs[index], reading);
  reading_ = false;
  return readings.empty() ? std::u32string() : readings[0];
}

void TermWriter::WriteReadTerms(const Run& run, std::u32string_view reading) {
  const size_t stem = KoreanStemLength(reading), length = reading.size();
  Write(run, TermClass::kKoreanStem, reading.substr(0, stem), 0, length, 0, run.size);
  if (const size_t alternate = KoreanAlternateLength(reading, stem)) {
    Write(run, TermClass::kKoreanAlternate, reading.substr(0, alternate), 0, length, 0, run.size);
  }
  for (size_t i = 0; i + 1 < length; ++i) {
    Write(run, Syllables(i, stem), reading.substr(i, 2), i, 2, 0, run.size);
  }
}

}  // namespace attest
