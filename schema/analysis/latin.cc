#include "schema/analysis/latin.h"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <unordered_map>

#include <xapian.h>

#include "schema/analysis/memo.h"
#include "schema/analysis/utf8.h"
#include "schema/data_files.h"
#include "schema/icu_error.h"

namespace attest {
namespace {

std::unique_ptr<icu::Transliterator> LatinAscii() {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Transliterator> made(
      icu::Transliterator::createInstance("Latin-ASCII", UTRANS_FORWARD, status));
  CheckIcu(status, "Latin-ASCII");
  return made;
}

const icu::Normalizer2& Decomposer() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  CheckIcu(status, "NFD");
  return *nfd;
}

// What one character becomes. By character, so that a word of 200,000 marks takes linear time.
std::string FoldLetter(char32_t c) {
  static const icu::Normalizer2& nfd = Decomposer();
  thread_local const std::unique_ptr<icu::Transliterator> latin_ascii = LatinAscii();
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString decomposed =
      nfd.normalize(icu::UnicodeString(static_cast<UChar32>(c)), status);
  CheckIcu(status, "NFD");
  icu::UnicodeString plain;
  for (int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
    const UChar32 part = decomposed.char32At(i);
    if (u_getCombiningClass(part) == 0) plain.append(part);
  }
  latin_ascii->transliterate(plain);
  std::string out;
  for (int32_t i = 0; i < plain.length(); i = plain.moveIndex32(i, 1)) {
    AppendUtf8(static_cast<char32_t>(u_tolower(plain.char32At(i))), &out);
  }
  return out;
}

const std::string& FoldedLetter(char32_t c) {
  thread_local std::unordered_map<char32_t, std::string> memo;
  const auto found = memo.find(c);
  if (found != memo.end()) return found->second;
  if (memo.size() >= 8192) memo.clear();
  return memo.emplace(c, FoldLetter(c)).first->second;
}

// What Snowball's rules for endings get wrong (en_stems.txt): word -> stem.
std::unordered_map<std::string_view, std::string_view> ReadStems() {
  std::unordered_map<std::string_view, std::string_view> stems;
  for (std::string_view line : DataLines("en_stems.txt")) {
    const size_t tab = line.find('\t');
    for (std::string_view rest = line.substr(tab + 1); !rest.empty();) {
      const size_t end = std::min(rest.find(' '), rest.size());
      stems.emplace(rest.substr(0, end), line.substr(0, tab));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return stems;
}

std::string AmericanStem(const std::string& word) {
  thread_local const Xapian::Stem snowball("english");
  static const auto stems = ReadStems();
  const auto known = stems.find(word);
  return known == stems.end() ? snowball(word) : std::string(known->second);
}

}  // namespace

std::string FoldLatin(std::u32string_view word) {
  std::string out;
  out.reserve(word.size());
  for (char32_t c : word) {
    if (c == '\'') continue;
    if (c < 0x80) {
      out.push_back(static_cast<char>(c));
    } else {
      out += FoldedLetter(c);
    }
  }
  return out;
}

std::string EnglishStem(std::string_view word) {
  thread_local Memo<std::string> memo;
  return memo.Get(word, [](std::string_view w) { return AmericanStem(American(w)); });
}

}  // namespace attest
