// The invariants of DESIGN section 5 over random text of each script with odd characters mixed in.
// The short form runs always; ATTEST_RANDOM_TOKENS=1000000 makes it as long, and "[.long]" adds
// four million characters of one script.
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>
#include <catch2/catch.hpp>

#include <cstdlib>
#include <random>
#include <set>
#include <string>
#include <string_view>

#include "schema/analysis/analysis.h"
#include "schema/analysis/utf8.h"
#include "schema/layout.h"

namespace attest {
namespace {

using Random = std::mt19937;

char32_t Between(char32_t low, char32_t high, Random* random) {
  return std::uniform_int_distribution<uint32_t>(low, high)(*random);
}

char32_t OneOf(std::u32string_view chars, Random* random) {
  return chars[Between(0, static_cast<char32_t>(chars.size() - 1), random)];
}

// Frequent syllables and characters, so that endings, words and stop words occur.
constexpr std::u32string_view kSyllables =
    U"가고과는니다당되들로리를만면보부서소수시아어에여였오와용으은을의이인자적정지한하했";
constexpr std::u32string_view kHan =
    U"一不中人个们他北在大学家强制政治法理的监狱营要說過國與權會朝鮮金脫女勞動率列";
// Traditional, variant, with several readings in Korean; beyond the BMP, compatibility forms,
// radicals.
constexpr std::u32string_view kHanja = U"權會國勞動黨脫北者女率列金裏臺爲敎戶峯後發髮乾幹";
constexpr std::u32string_view kRareHan =
    U"\U00020BB7\U0002123D\U00028A0F\uF9B4\uFA08\u2F3C\u2F08〇々";
constexpr std::u32string_view kMarked = U"éŏøłßäñçőšžŚǆİıŭŏæþðœʼªº\uFB01";
constexpr std::u32string_view kDigits = U"0123456789０１９٣५①Ⅳ½²㎏%.,-/:";
constexpr std::u32string_view kOdd =
    U"\u2010\u2011\r\n\u00AD\u00B7\u00B9\u0301\u0323\u0345\u034F\u0387\u0E01\u0E33\u09C7\u09BE"
    U"\u0F73\u1100\u1161"
    U"\u11A8\u119E\u115F\u1FEF\u1FFD\u200B\u200C\u200D\u2019\u2027\u2126\u212B\u2160\u2460\u302E"
    U"\u3099\u309A\u309B\u30FB\u30FC\u3131\u314F\u3164\u318D\uF900\uFB01\uFDFA\uFE0F\uFEFF\uFF07"
    U"\uFF0D\uFF76\uFF9E\uFFA1\uFFFD\U0001D15E\U0001F600\U00020000\U0002F800\U000E0100'`´.,-’ʹ";

char32_t Letter(std::string_view script, Random* random) {
  const bool frequent = Between(0, 3, random) > 0;
  if (script == "hangul") {
    return frequent ? OneOf(kSyllables, random) : Between(0xAC00, 0xD7A3, random);
  }
  if (script == "han") return frequent ? OneOf(kHan, random) : Between(0x4E00, 0x9FFF, random);
  if (script == "hanja") return OneOf(frequent ? kHanja : kRareHan, random);
  if (script == "marked") {
    return frequent ? OneOf(kMarked, random) : Between(0xC0, 0x24F, random);
  }
  if (script == "digits") return OneOf(kDigits, random);
  if (script == "kana")
    return Between(frequent ? 0x3041 : 0x30A1, frequent ? 0x3096 : 0x30FA, random);
  if (script == "greek") return Between(0x370, 0x3FF, random);
  if (script == "arabic") return Between(0x620, 0x669, random);
  if (script == "jamo") return Between(0x1100, 0x11FF, random);
  if (script == "indic") return Between(0x900, 0xDFF, random);
  if (script == "any") {
    const char32_t c = Between(0x20, frequent ? 0xFFFD : 0x2FFFD, random);
    return c >= 0xD800 && c < 0xE000 ? U' ' : c;
  }
  return frequent ? Between('a', 'z', random) : OneOf(U"AZéŏøłß0123456789İǆ", random);
}

// Words of the script with spaces, punctuation, odd characters and now and then a word of another
// script.
std::u32string RandomText(std::string_view script, size_t words, Random* random) {
  static constexpr std::string_view kOthers[] = {"latin", "hangul", "han",
                                                 "kana",  "hanja",  "digits"};
  std::u32string text;
  while (words-- > 0) {
    const bool other = script == "mixed" || Between(0, 15, random) == 0;
    const std::string_view chosen = other ? kOthers[Between(0, 5, random)] : script;
    for (char32_t size = Between(1, 9, random); size > 0; --size) {
      text.push_back(Letter(chosen, random));
      if (Between(0, 19, random) == 0) text.push_back(OneOf(kOdd, random));
    }
    if (Between(0, 3, random) > 0) text.push_back(OneOf(U"      ,.-'\n·(", random));
  }
  return text;
}

std::string Normalized(const std::string& text, const icu::Normalizer2* form) {
  UErrorCode status = U_ZERO_ERROR;
  std::string out;
  form->normalize(icu::UnicodeString::fromUTF8(text), status).toUTF8String(out);
  REQUIRE(U_SUCCESS(status));
  return out;
}

std::string FullWidth(std::u32string text) {
  for (char32_t& c : text) {
    if (c > 0x20 && c < 0x7F) c += 0xFEE0;
    if (c == 0x20) c = 0x3000;
  }
  return ToUtf8(text);
}

std::string TermsOf(const std::vector<Token>& tokens) {
  std::string out;
  for (const Token& token : tokens) {
    out.append(token.term).append("@").append(std::to_string(token.position)).append(" ");
  }
  return out;
}

bool OnBoundary(std::string_view text, size_t at) {
  return at == text.size() || (static_cast<uint8_t>(text[at]) & 0xC0) != 0x80;
}

void CheckRange(std::string_view text, uint32_t begin, uint32_t end) {
  const bool good =
      begin < end && end <= text.size() && OnBoundary(text, begin) && OnBoundary(text, end);
  if (!good) FAIL("range " << begin << "-" << end << " of " << text);
}

void CheckTokens(std::string_view text, const std::vector<Token>& tokens) {
  for (const Token& token : tokens) {
    CheckRange(text, token.begin, token.end);
    CheckRange(text, token.token_begin, token.token_end);
    const bool fits = !token.term.empty() && token.term.size() + 1 <= kTermLimit &&
                      token.term.find('\0') == std::string::npos;
    const bool inside = token.token_begin <= token.begin && token.end <= token.token_end;
    if (!fits || !inside || token.position == 0 || token.length == 0) FAIL(token.term << text);
  }
}

// A word asked by itself finds the text that it stands in: what stands around a word does not
// change its terms. (Two words in one cluster, a letter with a stray vowel of Hangul, cannot be
// asked apart.)
void CheckWordsAlone(std::string_view text, const std::vector<Token>& tokens) {
  std::set<std::string> terms;
  std::set<std::pair<uint32_t, uint32_t>> words;
  for (const Token& token : tokens) {
    terms.insert(token.term);
    if (token.cls == TermClass::kCounted) continue;  // two words, each of which is asked
    words.emplace(token.token_begin, token.token_end);
  }
  for (auto word = words.begin(); word != words.end(); ++word) {
    if (word != words.begin() && std::prev(word)->second > word->first) continue;
    if (std::next(word) != words.end() && std::next(word)->first < word->second) continue;
    const std::string_view alone = text.substr(word->first, word->second - word->first);
    for (const Token& asked : Analyze(alone, Purpose::kQuery)) {
      if (!terms.contains(asked.term)) FAIL(asked.term << " of " << alone << " in " << text);
    }
  }
}

// Returns how many tokens it saw.
size_t CheckText(const std::u32string& chars) {
  static UErrorCode status = U_ZERO_ERROR;
  static const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  static const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  const std::string text = ToUtf8(chars);
  const std::vector<Token> tokens = Analyze(text, Purpose::kIndex);
  CheckTokens(text, tokens);
  CheckWordsAlone(text, tokens);
  std::multiset<std::string> terms;
  for (const Token& token : tokens) terms.insert(token.term);
  for (const Token& token : Analyze(text, Purpose::kQuery)) {
    if (!terms.contains(token.term)) FAIL(token.term << " in " << text);
  }
  for (const Token& token : Analyze(text, Purpose::kLiteral))
    CheckRange(text, token.begin, token.end);
  for (const QueryWord& word : QueryWords(text)) {
    CheckRange(text, static_cast<uint32_t>(word.begin), static_cast<uint32_t>(word.end));
    if (word.folded.empty() || word.stem.empty()) FAIL(text);
  }
  const std::string want = TermsOf(tokens);
  for (const std::string& same : {Normalized(text, nfc), Normalized(text, nfd), FullWidth(chars)}) {
    const std::string found = TermsOf(Analyze(same, Purpose::kIndex));
    if (found != want) FAIL(text << "\n" << same << "\n" << want << "\n" << found);
  }
  return tokens.size();
}

// Returns how many texts it took.
size_t Hammer(std::string_view script, size_t most_tokens) {
  Random random(20240817);
  size_t texts = 0;
  for (size_t tokens = 0; tokens < most_tokens; ++texts) {
    tokens += CheckText(RandomText(script, 40, &random));
  }
  return texts;
}

constexpr std::string_view kScripts[] = {"latin", "marked", "digits", "hangul", "han",
                                         "hanja", "kana",   "mixed",  "greek",  "arabic",
                                         "jamo",  "indic",  "any"};

TEST_CASE("the invariants hold for random text") {
  const char* given = std::getenv("ATTEST_RANDOM_TOKENS");
  const size_t tokens = given ? std::strtoul(given, nullptr, 10) : 10'000;
  for (std::string_view script : kScripts) {
    const size_t texts = Hammer(script, tokens);
    CHECK(texts > 0);
    if (given) WARN(script << ": " << tokens << " tokens of " << texts << " texts");
  }
}

TEST_CASE("four million characters of one script", "[.long]") {
  for (std::string_view piece : {"监狱中国", "수용소에서", "abcdefgh ", "カナかな", "中 "}) {
    const std::u32string chars = ToUtf32(piece);
    std::string text;
    for (size_t i = 0; i < 4'000'000 / chars.size(); ++i) text += piece;
    const std::vector<Token> tokens = Analyze(text, Purpose::kIndex);
    CheckTokens(text, tokens);
    WARN(piece << ": " << tokens.size() << " tokens");
  }
}

TEST_CASE("bytes that are not UTF-8 do no harm") {
  Random random(7);
  for (int round = 0; round < 500; ++round) {
    std::string bytes = ToUtf8(RandomText("any", 10, &random));
    for (int i = 0; i < 20; ++i) {
      bytes[Between(0, static_cast<char32_t>(bytes.size() - 1), &random)] =
          static_cast<char>(Between(0, 255, &random));
    }
    for (const Token& token : Analyze(bytes, Purpose::kIndex)) {
      if (token.begin >= token.end || token.end > bytes.size()) FAIL(round);
    }
    QueryTerms(bytes);
    QueryWords(bytes);
  }
}

}  // namespace
}  // namespace attest
