// Text that behaves like text, for measuring on archives of any size: words are drawn by a
// Zipf-Mandelbrot law from a vocabulary without an end, so that new words keep coming as in real
// archives (Heaps' law), Korean nouns carry particles that agree with their sound, Chinese stands
// without spaces. The frequent words are real ones; the rare ones are made of syllables or
// characters. Simplified Chinese only. Same seed, same text, on every machine.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace attest {

// SplitMix64 (Steele, Lea, Flood 2014): the standard library's distributions differ between
// implementations.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}
  uint64_t Next();
  size_t Below(size_t n) { return static_cast<size_t>(Next() % n); }  // n > 0
  double Unit();                                                      // [0, 1)
  bool Chance(unsigned percent) { return Below(100) < percent; }

 private:
  uint64_t state_;
};

// Rank from 0 by Zipf-Mandelbrot, p(rank) ~ (rank + 30) ^ -1.5, without an upper end that matters
// (10^8).
uint64_t ZipfRank(Random& random);

enum class MadeLanguage : uint8_t { kKorean, kChinese, kEnglish };

// The content word of a rank, without particles or endings. Different ranks give different words
// but for rare coincidences of syllables.
std::string MadeWord(MadeLanguage language, uint64_t rank);

// A sentence with its punctuation, and its content words as they stand in it appended to `words`
// (may be null).
std::string MadeSentence(MadeLanguage language, Random& random, std::vector<std::string>* words);
// A few words without punctuation.
std::string MadeTitle(MadeLanguage language, Random& random);
// Paragraphs up to about `bytes`; a page ends (U+000C) about every `page_bytes`, never where that
// is 0.
std::string MadeText(MadeLanguage language, Random& random, size_t bytes, size_t page_bytes,
                     std::vector<std::string>* words);

}  // namespace attest
