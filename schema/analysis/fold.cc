#include "schema/analysis/fold.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <array>
#include <atomic>
#include <unordered_map>

#include "schema/analysis/utf8.h"
#include "schema/icu_error.h"

namespace attest {
namespace {

// A longer run of marks is cut: its normalisation is quadratic (UAX #15, stream-safe text format).
constexpr size_t kMaxCluster = 30;

constexpr char32_t kHangulBase = 0xAC00, kHangulLast = 0xD7A3;
constexpr char32_t kLeadBase = 0x1100, kVowelBase = 0x1161, kTailBase = 0x11A7;
constexpr char32_t kLeads = 19, kVowels = 21, kTails = 28;

constexpr std::u32string_view kMiddleDots =
    U"\u00B7\u0387\u119E\u16EB\u2022\u2027\u2219\u22C5\u25CF\u25E6\u2E31\u30FB\u318D\uFF65";
// U+0374, U+1FEF and U+1FFD are canonically equivalent to U+02B9, ` and U+00B4.
constexpr std::u32string_view kApostrophes =
    U"'`\u00B4\u02B9\u02BB\u02BC\u0374\u1FEF\u1FFD\u2018\u2019\u201B\u2032\uFF07\uFF40";

constexpr std::u32string_view kHyphens = U"\u2010\u2011";

bool IsMiddleDot(char32_t c) { return kMiddleDots.find(c) != kMiddleDots.npos; }
bool IsApostrophe(char32_t c) { return kApostrophes.find(c) != kApostrophes.npos; }
bool IsHyphen(char32_t c) { return kHyphens.find(c) != kHyphens.npos; }

// Super- and subscript digits: the number of a note is no part of the word before it.
bool IsRaisedDigit(char32_t c) {
  return c == 0xB2 || c == 0xB3 || c == 0xB9 || c == 0x2070 || c == 0x2071 ||
         (c >= 0x2074 && c <= 0x2079) || (c >= 0x2080 && c <= 0x2089);
}

// The marks of voiced kana that stand in a space of their own, or 0. Behind anything else they are
// signs: 25゜.
char32_t CombiningVoicedMark(char32_t c) {
  if (c == 0x309B || c == 0xFF9E) return 0x3099;
  return c == 0x309C || c == 0xFF9F ? 0x309A : 0;
}

bool IsMark(char32_t c) { return (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0; }
bool IsEastAsian(CharClass cls) {
  return cls == CharClass::kHangul || cls == CharClass::kHan || cls == CharClass::kKana;
}

bool ExtendsCluster(char32_t c) {
  // The leading class: U+0F73 is a starter by itself, but equivalent to two marks.
  return u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_LEAD_CANONICAL_COMBINING_CLASS) !=
             0 ||
         (c >= 0x1160 && c <= 0x11FF && c != 0x119E) ||
         u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

CharClass ComputeClass(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  const int32_t numeric = u_getIntPropertyValue(point, UCHAR_NUMERIC_TYPE);
  if (numeric == U_NT_DECIMAL || numeric == U_NT_DIGIT) return CharClass::kDigit;
  if ((c >= kHangulBase && c <= kHangulLast) || (c >= 0x1100 && c <= 0x11FF) ||
      (c >= 0xA960 && c <= 0xA97F) || (c >= 0xD7B0 && c <= 0xD7FF)) {
    return CharClass::kHangul;
  }
  const uint32_t category = U_GET_GC_MASK(point);
  if ((category & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) == 0) return CharClass::kSeparator;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(point, &status);
  CheckIcu(status, "uscript_getScript");
  if (script == USCRIPT_HAN || c == 0x3005 || c == 0x3007) return CharClass::kHan;
  if (script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA || c == 0x30FC) {
    return CharClass::kKana;
  }
  return (category & U_GC_N_MASK) != 0 ? CharClass::kSeparator : CharClass::kLetter;
}

const icu::Normalizer2& CaseFolder() {
  static const icu::Normalizer2& folder = [&]() -> const icu::Normalizer2& {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found = icu::Normalizer2::getNFKCCasefoldInstance(status);
    CheckIcu(status, "NFKC_Casefold");
    return *found;
  }();
  return folder;
}

std::u32string FoldByIcu(std::u32string_view cluster) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString source = icu::UnicodeString::fromUTF32(
      reinterpret_cast<const UChar32*>(cluster.data()), static_cast<int32_t>(cluster.size()));
  const icu::UnicodeString folded = CaseFolder().normalize(source, status);
  CheckIcu(status, "NFKC_Casefold");
  std::u32string out;
  for (int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
    const auto c = static_cast<char32_t>(folded.char32At(i));
    out.push_back(IsApostrophe(c) ? U'\'' : IsHyphen(c) ? U'-' : IsMiddleDot(c) ? U' ' : c);
  }
  return out;
}

std::u32string FoldCluster(std::u32string_view cluster) {
  if (IsMiddleDot(cluster[0]) || IsRaisedDigit(cluster[0])) return U" ";
  if (CombiningVoicedMark(cluster[0]) != 0) return U" ";
  if (IsApostrophe(cluster[0])) return U"'";
  return FoldByIcu(cluster);
}

// What is known of a code point, in one byte, computed when it is first met. The pages of scripts
// that never occur are never touched.
struct CharInfo {
  static constexpr uint8_t kKnown = 1, kExtends = 2, kStays = 4, kClassShift = 3;
  uint8_t bits;
  bool extends() const { return (bits & kExtends) != 0; }
  bool stays() const { return (bits & kStays) != 0; }  // alone, it folds to itself
  CharClass cls() const { return static_cast<CharClass>(bits >> kClassShift); }
};
std::array<std::atomic<uint8_t>, 0x110000> char_infos;

CharInfo InfoOf(char32_t c) {
  uint8_t bits = char_infos[c].load(std::memory_order_relaxed);
  if (bits != 0) return {bits};
  bits = CharInfo::kKnown;
  bits |= static_cast<uint8_t>(static_cast<int>(ComputeClass(c)) << CharInfo::kClassShift);
  if (ExtendsCluster(c)) bits |= CharInfo::kExtends;
  if (FoldCluster({&c, 1}) == std::u32string_view(&c, 1)) bits |= CharInfo::kStays;
  char_infos[c].store(bits, std::memory_order_relaxed);
  return {bits};
}

// A syllable from its conjoining jamo (the bulk of a Korean text in NFD), or 0.
char32_t ComposeHangul(std::u32string_view cluster) {
  char32_t syllable, tail = 0;
  if (cluster[0] >= kLeadBase && cluster[0] < kLeadBase + kLeads && cluster.size() <= 3 &&
      cluster[1] >= kVowelBase && cluster[1] < kVowelBase + kVowels) {
    syllable =
        kHangulBase + ((cluster[0] - kLeadBase) * kVowels + cluster[1] - kVowelBase) * kTails;
    if (cluster.size() == 2) return syllable;
    tail = cluster[2];
  } else if (cluster.size() == 2 && cluster[0] >= kHangulBase && cluster[0] <= kHangulLast &&
             (cluster[0] - kHangulBase) % kTails == 0) {
    syllable = cluster[0];
    tail = cluster[1];
  } else {
    return 0;
  }
  return tail > kTailBase && tail < kTailBase + kTails ? syllable + tail - kTailBase : 0;
}

class Folder {
 public:
  explicit Folder(std::string_view utf8) : utf8_(utf8) {
    const size_t guess = utf8.size() / 2 + 16;
    out_.chars.reserve(guess);
    out_.classes.reserve(guess);
    out_.sources.reserve(guess);
  }

  FoldedText Run() {
    for (size_t at = 0; at < utf8_.size();) at = FoldFrom(at);
    return std::move(out_);
  }

 private:
  // Folds the cluster that begins at `begin` and returns where it ends.
  size_t FoldFrom(size_t begin) {
    size_t end = begin;
    const char32_t first = DecodeUtf8(utf8_, &end);
    if (first <= U'\r' && JoinsLines(begin, &end)) return end;
    cluster_.assign(1, first);
    while (cluster_.size() < kMaxCluster && ReadExtension(first, &end)) {
    }
    if (cluster_.size() == 1) {
      PushSingle(first, begin, end);
    } else if (const char32_t syllable = ComposeHangul(cluster_)) {
      Push(syllable, CharClass::kHangul, begin, end);
    } else {
      PushCluster(begin, end);
    }
    return end;
  }

  // Whether the character at `*at` belongs to the cluster that `first` begins; then it is added and
  // `*at` moves behind it.
  bool ReadExtension(char32_t first, size_t* at) {
    if (*at >= utf8_.size() || static_cast<uint8_t>(utf8_[*at]) < 0x80) return false;
    size_t next = *at;
    char32_t c = DecodeUtf8(utf8_, &next);
    if (const char32_t mark = CombiningVoicedMark(c)) {
      if (first < 0x3040 || InfoOf(first).cls() != CharClass::kKana) return false;
      c = mark;
    } else if (!InfoOf(c).extends()) {
      return false;
    }
    cluster_.push_back(c);
    *at = next;
    return true;
  }

  // A mark divides no word: one that Hangul, Han or kana cannot take up is dropped.
  void PushCluster(size_t begin, size_t end) {
    const std::u32string folded = FoldCluster(cluster_);
    const bool drop = !folded.empty() && IsEastAsian(InfoOf(folded[0]).cls());
    for (char32_t c : folded) {
      if (!drop || !IsMark(c)) Push(c, InfoOf(c).cls(), begin, end);
    }
  }

  // Whether a line ends at `begin` inside a word: between two Han characters or kana, which are
  // written without spaces (PDFs break lines anywhere), or behind a soft hyphen. `*end` moves
  // behind the line end.
  bool JoinsLines(size_t begin, size_t* end) const {
    size_t next = begin + (utf8_.substr(begin, 2) == "\r\n" ? 2 : 1);
    if (utf8_[next - 1] != '\n' || next >= utf8_.size() || out_.classes.empty()) return false;
    const CharClass before = out_.classes.back(), behind = FirstClass(next);
    const auto unspaced = [](CharClass cls) {
      return cls == CharClass::kHan || cls == CharClass::kKana;
    };
    const bool hyphened = utf8_.substr(0, begin).ends_with("\u00AD") &&
                          before != CharClass::kSeparator && behind != CharClass::kSeparator;
    if (!hyphened && !(unspaced(before) && unspaced(behind))) return false;
    *end = next;
    return true;
  }

  // Of what the character at `at` folds to.
  CharClass FirstClass(size_t at) const {
    const char32_t c = DecodeUtf8(utf8_, &at);
    const CharInfo info = InfoOf(c);
    if (info.stays()) return info.cls();
    const std::u32string folded = FoldCluster({&c, 1});
    return folded.empty() ? CharClass::kSeparator : InfoOf(folded[0]).cls();
  }

  void PushSingle(char32_t c, size_t begin, size_t end) {
    const CharInfo info = InfoOf(c);
    if (info.stays()) return Push(c, info.cls(), begin, end);
    thread_local std::unordered_map<char32_t, std::u32string> memo;
    auto found = memo.find(c);
    if (found == memo.end()) {
      if (memo.size() >= 8192) memo.clear();
      found = memo.emplace(c, FoldCluster({&c, 1})).first;
    }
    for (char32_t folded : found->second) Push(folded, InfoOf(folded).cls(), begin, end);
  }

  void Push(char32_t c, CharClass cls, size_t begin, size_t end) {
    out_.chars.push_back(c);
    out_.classes.push_back(cls);
    out_.sources.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(end)});
  }

  std::string_view utf8_;
  std::u32string cluster_;
  FoldedText out_;
};

}  // namespace

CharClass ClassOf(char32_t c) { return InfoOf(c).cls(); }

bool IsSingleLetter(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  if (ClassOf(c) != CharClass::kLetter || (U_GET_GC_MASK(point) & U_GC_M_MASK) != 0) return false;
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  CheckIcu(status, "NFD");
  icu::UnicodeString parts;
  if (!nfd->getDecomposition(point, parts)) return true;
  for (int32_t i = parts.moveIndex32(0, 1); i < parts.length(); i = parts.moveIndex32(i, 1)) {
    if (u_getCombiningClass(parts.char32At(i)) == 0) return false;
  }
  return true;
}

FoldedText Fold(std::string_view utf8) { return Folder(utf8).Run(); }

}  // namespace attest
