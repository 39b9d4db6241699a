#include "schema/layout.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <stdexcept>

#include "schema/error.h"
#include "schema/icu_error.h"
#include "schema/text.h"

namespace attest {
namespace {

constexpr size_t kHashDigits = 16;
constexpr int kMaxMarks = 30;  // UAX #15, stream-safe text

const icu::Normalizer2& Casefold() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* instance = icu::Normalizer2::getNFKCCasefoldInstance(status);
  CheckIcu(status, "NFKC_Casefold");
  return *instance;
}

const icu::Normalizer2& Decomposition() {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* instance = icu::Normalizer2::getNFKDInstance(status);
  CheckIcu(status, "NFKD");
  return *instance;
}

UChar32 Next(std::string_view s, int32_t* at) {
  UChar32 c;
  U8_NEXT_OR_FFFD(reinterpret_cast<const uint8_t*>(s.data()), *at, static_cast<int32_t>(s.size()),
                  c);
  return c;
}

// How many marks stand in a row behind `c` (itself included) where `before` stand in front of it.
// Precomposed letters count with their marks, and what normalisation drops ends no row.
int MarksAfter(UChar32 c, int before) {
  if (c < 0xC0) return 0;
  icu::UnicodeString parts;
  if (!Decomposition().getDecomposition(c, parts)) parts = c;
  for (int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    const UChar32 part = parts.char32At(i);
    if (u_getCombiningClass(part) != 0) {
      ++before;
    } else if (!u_hasBinaryProperty(part, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) {
      before = 0;
    }
  }
  return before;
}

// Where the first piece of `s` ends that is safe to normalise by itself: in front of the mark that
// would be the 31st in a row (sorting marks is quadratic).
size_t SafeLength(std::string_view s) {
  int marks = 0;
  for (int32_t at = 0, next = 0; at < static_cast<int32_t>(s.size()); at = next) {
    marks = MarksAfter(Next(s, &next), marks);
    if (marks > kMaxMarks && at > 0) return static_cast<size_t>(at);
  }
  return s.size();
}

// Whether there is any row of marks at all that SafeLength needs to look at.
bool HasManyMarks(std::string_view s) {
  int marks = 0;
  for (int32_t next = 0; next < static_cast<int32_t>(s.size());) {
    const UChar32 c = Next(s, &next);
    marks += c >= 0x300 && u_getCombiningClass(c) != 0;
  }
  return marks > kMaxMarks / 2;
}

void AppendNormalised(std::string_view piece, std::string* out) {
  UErrorCode status = U_ZERO_ERROR;
  icu::StringByteSink<std::string> sink(out);
  Casefold().normalizeUTF8(0, icu::StringPiece(piece.data(), static_cast<int32_t>(piece.size())),
                           sink, nullptr, status);
  CheckIcu(status, "NFKC_Casefold");
}

std::string FoldSpaces(std::string_view s) {
  std::string out;
  out.reserve(s.size());
  bool space = false;
  for (int32_t at = 0, next = 0; at < static_cast<int32_t>(s.size()); at = next) {
    if (u_isUWhiteSpace(Next(s, &next))) {
      space = true;
      continue;
    }
    if (space && !out.empty()) out += ' ';
    space = false;
    out += s.substr(static_cast<size_t>(at), static_cast<size_t>(next - at));
  }
  return out;
}

// "…~" and hash digits: the end of a value that was cut.
bool LooksCut(std::string_view value) {
  if (value.size() <= kHashDigits || value[value.size() - kHashDigits - 1] != '~') return false;
  const std::string_view digits = value.substr(value.size() - kHashDigits);
  return std::all_of(digits.begin(), digits.end(),
                     [](unsigned char c) { return std::isxdigit(c) && !std::isupper(c); });
}

}  // namespace

std::string StampText() {
  return "layout " + std::to_string(kLayout) + " analysis " + std::to_string(kAnalysis);
}

std::optional<int> LayoutOf(std::string_view stamp) {
  int layout = 0, analysis = 0, length = 0;
  const std::string text(stamp);
  if (std::sscanf(text.c_str(), "layout %d analysis %d%n", &layout, &analysis, &length) != 2)
    return std::nullopt;
  return length == static_cast<int>(text.size()) ? std::optional(layout) : std::nullopt;
}

bool CanRebuildFrom(std::string_view stamp) {
  const int layout = LayoutOf(stamp).value_or(0);
  return layout >= 1 && layout <= kLayout;
}

void CheckStamp(std::string_view found, std::string_view dir) {
  if (found == StampText()) return;
  const std::string place = Printable(dir, 4096);
  if (found.empty()) {
    throw IndexError(place +
                     ": expected an Attest index, found a Xapian database without its stamp; " +
                     "choose another folder with --index");
  }
  throw IndexError(place + ": expected an index of " + StampText() + ", found " + Printable(found) +
                   (CanRebuildFrom(found)
                        ? "; run 'attest-index rebuild --index " + place + "' with this version"
                        : "; use the version of Attest that made it"));
}

std::string FoldValue(std::string_view utf8) {
  std::string folded;
  folded.reserve(utf8.size());
  const bool many_marks = HasManyMarks(utf8);
  while (!utf8.empty()) {
    const size_t length = many_marks ? SafeLength(utf8) : utf8.size();
    AppendNormalised(utf8.substr(0, length), &folded);
    utf8.remove_prefix(length);
  }
  return FoldSpaces(folded);
}

std::string FilterTerm(std::string_view prefix, std::string_view value) {
  return ExactTerm(prefix, FoldValue(value));
}

std::string ExactTerm(std::string_view prefix, std::string_view value) {
  std::string whole(value);
  // Xapian cannot hold many NULs in a term; no document has one, so it may become what none has.
  for (size_t at = 0; (at = whole.find('\0', at)) != std::string::npos;)
    whole.replace(at, 1, "\uFFFD");
  const size_t room = kTermLimit - prefix.size();
  const size_t kept = room - kHashDigits - 1;
  // A value that looks like a cut one is cut as well, so that no value can take another one's term.
  const bool mistakable = LooksCut(whole) && whole.size() + 4 > room;
  if (whole.size() > room || mistakable) {
    const std::string hash = Hex(Sha256(whole)).substr(0, kHashDigits);
    whole.resize(PrefixLength(whole, kept));
    whole += '~' + hash;
  }
  return std::string(prefix) + whole;
}

std::string NameTerm(std::string_view normal) { return ExactTerm(prefix::kName, normal); }

std::string KindTerm(Kind kind) { return std::string(prefix::kKind) + static_cast<char>(kind); }

std::vector<std::string> LanguageTerms(std::string_view tag) {
  std::vector<std::string> terms;
  for (std::string folded = FoldValue(tag); !folded.empty();) {
    terms.push_back(ExactTerm(prefix::kLanguage, folded));
    const size_t hyphen = folded.rfind('-');
    folded.resize(hyphen == std::string::npos ? 0 : hyphen);
    while (!folded.empty() && folded.back() == '-') folded.pop_back();
  }
  return terms;
}

std::string JoinValues(std::vector<std::string> values) {
  for (std::string& value : values) std::erase(value, kValueSeparator);
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  std::string joined;
  for (const std::string& value : values) {
    if (value.empty()) continue;
    if (!joined.empty()) joined += kValueSeparator;
    joined += value;
  }
  return joined;
}

std::vector<std::string> SplitValues(std::string_view joined) {
  std::vector<std::string> values;
  while (!joined.empty()) {
    const size_t end = std::min(joined.find(kValueSeparator), joined.size());
    values.emplace_back(joined.substr(0, end));
    joined.remove_prefix(std::min(end + 1, joined.size()));
  }
  return values;
}

std::string EncodeCount(uint32_t n) {
  return {static_cast<char>(n >> 24), static_cast<char>(n >> 16), static_cast<char>(n >> 8),
          static_cast<char>(n)};
}

uint32_t DecodeCount(std::string_view bytes) {
  if (bytes.size() != 4) {
    throw IndexError("damaged index: expected a count of 4 bytes, found " +
                     std::to_string(bytes.size()));
  }
  uint32_t n = 0;
  for (const char c : bytes) n = n << 8 | static_cast<uint8_t>(c);
  return n;
}

}  // namespace attest
