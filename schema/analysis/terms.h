// Step 3 of the analysis: the terms of runs (ANALYSIS section 3), for Analyze and QueryTerms.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "schema/analysis/analysis.h"
#include "schema/analysis/runs.h"

namespace attest {

struct HanWord {  // of a run, in characters
  size_t begin, end;
  bool stop;
  size_t size() const { return end - begin; }
};
// ICU's words of a run of Simplified Han; they tile it. Which are stop words decides on weights
// only, and a query knows more of them.
std::vector<HanWord> HanWords(std::u32string_view run, Purpose purpose);

// Terms leave room for the title's prefix.
inline constexpr size_t kLongestTerm = 199;
inline constexpr size_t kLongestLatinWord = 64;  // bytes; a longer one is not language

// The prefix of a class's terms: "Z" for English stems.
std::string_view ClassPrefix(TermClass cls);

// The Hangul readings of a Han run in a Korean text, with the Hangul that follows it without a gap;
// none where a character has no reading. A syllable for each Hanja.
std::vector<std::u32string> ReadingsOf(const RunList& list, size_t run);

// Whether a Hangul run is only the particles of the word of another script before it: UN이,
// 脫北者들이.
bool IsEnding(const RunList& list, size_t run);

class TermWriter {
 public:
  // Appends to `tokens`. All but the classes that `purpose` wants are left out.
  TermWriter(const RunList& list, Purpose purpose, std::vector<Token>* tokens)
      : list_(list), purpose_(purpose), tokens_(*tokens) {}

  // The terms of a run. Call for each in order: positions go on.
  void WriteRun(size_t run);
  // The terms of a Han run's Hangul readings, where it has one that the word before it does not
  // repeat. Returns the first or nothing. Call after WriteRun for all.
  std::u32string WriteReading(size_t run);

 private:
  void WriteHangul(const Run& run);
  bool RepeatsWordBefore(size_t run, std::u32string_view reading) const;
  void WriteReadTerms(const Run& run, std::u32string_view reading);
  void WriteHan(const Run& run);
  void WriteHanBigrams(const Run& run, std::u32string_view text, const std::vector<HanWord>& words);
  void WriteLatin(const Run& run, const Run* before);
  void WriteJoined(const Run& run, const Run& before);
  void WriteNumber(size_t run);
  bool Wants(TermClass cls) const;
  void Write(const Run& run, TermClass cls, std::u32string_view term, size_t at, size_t length,
             size_t first, size_t count);
  void Write(const Run& run, TermClass cls, std::string_view term, uint32_t position,
             uint32_t length, ByteRange highlight);

  const RunList& list_;
  const Purpose purpose_;
  std::vector<Token>& tokens_;
  uint32_t position_ = 1;
  bool ending_ = false;           // of the run that is written
  bool reading_ = false;          // not the run itself but how it is read
  std::vector<uint32_t> starts_;  // position of each run that was written
};

}  // namespace attest
