#include "corpus/readers/encoding_guess.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "corpus/readers/convert.h"
#include "schema/analysis/utf8.h"
#include "schema/data_files.h"

namespace attest {
namespace {

constexpr size_t kSample = 16384, kBefore = 64;  // bytes

// Natural logarithms of how likely a character is, rounded guesses that only need the right order.
constexpr double kLetter = -3.3, kAscii = -4.5, kCommonMark = -4.5, kRareCharacter = -10,
                 kOtherSymbol = -11, kForeign = -14, kImpossible = -18;
constexpr double kNever = 100;
// A wide character beside a Latin letter: usual in neither Korean nor Chinese, and what an accented
// letter becomes in a word that is read as either.
constexpr double kTouchesLatin = 4;

// Charges for the characters of a language: none where it is what the encoding is for.
struct Candidate {
  const char* name;
  double ko, hans, hant, kana, latin;
};
constexpr Candidate kCandidates[] = {
    {"UTF-8", 0, 0, 0, 0, 0},
    {"UTF-16LE", 0, 0, 0, 0, 0},
    {"UTF-16BE", 0, 0, 0, 0, 0},
    {"windows-949", 0, kNever, 3, 4, 4},
    {"GB18030", kNever, 0, 2, 4, 4},
    {"Big5-HKSCS", kNever, kNever, 0, 4, 4},
    {"windows-1252", kNever, kNever, kNever, kNever, 0},
    {"Shift_JIS", kNever, 1, 1, 0, 4},
    {"EUC-JP", kNever, 1, 1, 0, 4},
};

struct Language {
  const char* name;
  double Candidate::*charge;
};
constexpr Language kLanguages[] = {
    {"ko ", &Candidate::ko}, {"zh-Hans ", &Candidate::hans}, {"zh-Hant ", &Candidate::hant}};

using Likelihoods = std::unordered_map<char32_t, double>;

// The shares of characters fall about as 0.3 / (20 + rank).
Likelihoods LoadLikelihoods(std::string_view language) {
  Likelihoods table;
  for (std::string_view line : DataLines("frequent_characters.txt")) {
    if (!line.starts_with(language)) continue;
    for (const char32_t c : ToUtf32(line.substr(language.size()))) {
      table.emplace(c, std::log(0.3 / (20.0 + static_cast<double>(table.size()))));
    }
  }
  return table;
}

const Likelihoods& LikelihoodsOf(size_t language) {
  static const Likelihoods tables[] = {LoadLikelihoods(kLanguages[0].name),
                                       LoadLikelihoods(kLanguages[1].name),
                                       LoadLikelihoods(kLanguages[2].name)};
  return tables[language];
}

bool IsAsciiLetter(char32_t c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }
bool IsHan(char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }
bool IsHangul(char32_t c) { return c >= 0xAC00 && c <= 0xD7A3; }

double OfAscii(char32_t c) {
  if (IsAsciiLetter(c) || c == ' ') return kLetter;
  const bool text = c >= 0x20 || c == '\n' || c == '\r' || c == '\t' || c == '\f';
  return text && c != 0x7F ? kAscii : kImpossible;
}

double OfOther(char32_t c, const Candidate& candidate) {
  static constexpr std::u32string_view kMarks = U"·‘’“”–—…、。〈〉《》「」『』【】！（），：；？～";
  static constexpr std::u32string_view kLatin =
      U"àáâãäåæçèéêëìíîïñòóôõöøùúûüßÀÁÂÄÅÇÈÉÊËÍÎÑÓÔÖØÚÜ€£§©«»°½²";
  if (kMarks.find(c) != std::u32string_view::npos) return kCommonMark;
  if (kLatin.find(c) != std::u32string_view::npos) return kCommonMark - 0.5 - candidate.latin;
  if (c >= 0x3041 && c <= 0x30FF) return kCommonMark - candidate.kana;
  if (c < 0xA0 || c == kReplacement) return kImpossible;
  const bool private_use = (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
  return private_use ? kImpossible : c < 0x3400 || c >= 0xFF00 ? kOtherSymbol : kForeign;
}

double LikelihoodOf(char32_t c, const Candidate& candidate) {
  if (c < 0x80) return OfAscii(c);
  if (!IsHan(c) && !IsHangul(c)) return OfOther(c, candidate);
  double best = IsHangul(c) && candidate.ko == kNever ? kForeign : kRareCharacter;
  for (size_t i = 0; i < std::size(kLanguages); ++i) {
    const auto found = LikelihoodsOf(i).find(c);
    if (found == LikelihoodsOf(i).end()) continue;
    best = std::max(best, found->second - candidate.*kLanguages[i].charge);
  }
  return best;
}

constexpr double kAsciiWeight = 0.05;

struct Score {
  double likelihood = 0;      // of all characters together
  double all = 0, known = 0;  // characters and those that are frequent; ASCII counts little
};

Score ScoreOf(std::string_view sample, const Candidate& candidate) {
  std::string text;
  ConvertToUtf8(candidate.name, sample, Undecodable::kReplace, &text);
  Score score;
  char32_t before = ' ';
  for (size_t at = 0; at < text.size();) {
    const char32_t c = DecodeUtf8(text, &at);
    const double likelihood = LikelihoodOf(c, candidate);
    score.likelihood += likelihood;
    const double weight = c < 0x80 ? kAsciiWeight : 1;
    score.all += weight;
    score.known += likelihood > kRareCharacter ? weight : 0;
    const bool touches =
        (c >= 0x3400 && IsAsciiLetter(before)) || (before >= 0x3400 && IsAsciiLetter(c));
    if (touches) score.likelihood -= kTouchesLatin;
    before = c;
  }
  return score;
}

// Around the first byte beyond ASCII, beginning where every encoding begins a character: in front
// of it, UTF-16 at an even byte.
std::string_view SampleOf(std::string_view bytes) {
  const auto beyond = std::find_if(bytes.begin(), bytes.end(), [](char c) { return c <= 0; });
  const auto first = static_cast<size_t>(beyond - bytes.begin());
  return bytes.substr(first < kBefore ? 0 : (first - kBefore) / 2 * 2, kSample);
}

}  // namespace

Encoding GuessEncoding(std::string_view bytes) {
  const std::string_view sample = SampleOf(bytes);
  Score scores[std::size(kCandidates)];
  size_t best = 0;
  for (size_t i = 0; i < std::size(kCandidates); ++i) {
    scores[i] = ScoreOf(sample, kCandidates[i]);
    if (scores[i].likelihood > scores[best].likelihood) best = i;
  }
  // Neighbouring characters depend on each other, so the likelihoods count half.
  double all = 0;
  for (const Score& score : scores) {
    all += std::exp((score.likelihood - scores[best].likelihood) / 2);
  }
  // At least three of five characters of a real text are frequent, of noise one of ten.
  const double share = scores[best].known / scores[best].all;
  return {kCandidates[best].name, std::min(1.0, share / 0.6) / all, EncodingBasis::kGuessed};
}

}  // namespace attest
