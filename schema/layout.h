// The layout of an index on disk: the only description, beside the only constants. THESE LETTERS
// AND NUMBERS ARE IN EXISTING INDEXES: change one and kLayout must change with it.
//
// The folder (0700):
//   lock             held with flock by the one writer; its text names the holder
//   public           link to public.N, the Xapian database of public documents, generation N
//   restricted       link to restricted.N, the same of restricted ones; made for the first of them
//   batches.json     what was rejected in the last run of each batch (indexer/batch_log.h): in
//                    neither database, since a rejected record may be a restricted one
// A generation that no link leads to, and a name that ends in .new, is the rest of an interrupted
// command: the next writer removes it.
//
// Each database holds three kinds of Xapian document (ANALYSIS section 1):
//   short            a whole document of at most kShortLimit bytes of text: all its terms with
//                    frequencies, its filters and slots, its record and text in the data
//   long             a whole document with more text: all its terms with frequency 0, filters,
//                    slots, record; no text. Its passages have the Xapian ids that follow its own,
//                    without a gap, in order
//   passage          a piece of a long document: its terms, the title's terms, the document's
//                    filters and date slots, its text
//
// Terms (no text term begins with an ASCII capital of its own, folded text has none):
//   (none) Z B D V C terms of the title and text (ANALYSIS section 3); a long document's title
//                    stands on each of its passages
//   S                before any of these: again, of the title alone
//   Q<id>            the document, on short and long
//   XI<id>           the document, on its passages
//   XKs XKl XKp      the kind
//   XL<tag>          language, and each tag that it extends (zh-hant: also zh), lower case
//   XO<source>       folded (FoldValue), as XY<type> XP<place> XV<violation> XB<batch>
//   XDundated        no date
//   XN<name>         a name of the vocabulary that stands in the title or text (of a long document
//                    too), frequency 1: NameTerm of its normal form. Which ones: key::kNames
//   XSP<place>       suggested for a document without places, folded, as XSV<violation>
//   XR<root>         the root that the document belongs to
//   XH<sha256>       of the bytes of a bare file
//   XF<path>         absolute path of the file that the text came from, and of each copy
//   XC<root>         of a document that has copies: its own root and theirs
// Values that are too long for a term end in '~' and 16 hex digits of their SHA-256.
//
// Slots: below. Metadata keys: below.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attest {

inline constexpr int kLayout = 4;  // terms, slots, data and metadata of this header and of stored.h
inline constexpr int kAnalysis = 3;  // how text becomes terms and passages

inline constexpr size_t kShortLimit = 3072;  // bytes of text
inline constexpr size_t kTermLimit = 200;    // bytes of a term with its prefix

enum class Kind : char { kShort = 's', kLong = 'l', kPassage = 'p' };

namespace prefix {
inline constexpr std::string_view kTitle = "S", kId = "Q", kPassageOf = "XI", kKind = "XK",
                                  kLanguage = "XL", kSource = "XO", kPlace = "XP",
                                  kSourceType = "XY", kViolation = "XV", kBatch = "XB",
                                  kRoot = "XR", kHash = "XH", kFile = "XF", kCopies = "XC",
                                  kDated = "XD", kName = "XN", kSuggestedPlace = "XSP",
                                  kSuggestedViolation = "XSV";
}  // namespace prefix
inline constexpr std::string_view kUndated = "undated";  // the value, in filters and facets too

// Facet slots hold the sorted distinct values joined with kValueSeparator; absent where there are
// none. Year slots hold one range "YYYY" or "YYYY..YYYY".
namespace slot {
inline constexpr uint32_t kId = 0;  // on every kind: the document's id
inline constexpr uint32_t kDateEarliest = 1, kDateLatest = 2, kEventEarliest = 3,
                          kEventLatest = 4;  // every kind; DayToKey
inline constexpr uint32_t kDateSort = 5;     // short, long: DayToKey(SortDay())
inline constexpr uint32_t kLanguage = 6, kYear = 7, kEventYear = 8, kSource = 9, kSourceType = 10,
                          kViolation = 11,
                          kPlace = 12;  // short, long: facets
inline constexpr uint32_t kPassages =
    13;  // long: number of passages; passage: its number from 1. EncodeCount
inline constexpr uint32_t kDigest =
    14;  // short, long: Digest of what was indexed, to skip what is unchanged
inline constexpr uint32_t kChecksum = 15;  // every kind: of all that the entry has, for `check`
                                           // (indexer/checksum.h)
// Suggested for documents that have none of their own (Suggestions of schema/document.h): the two
// ends on every kind, the others, facets, on short and long.
inline constexpr uint32_t kSuggestedEarliest = 16, kSuggestedLatest = 17, kSuggestedYear = 18,
                          kSuggestedViolation = 19, kSuggestedPlace = 20;
inline constexpr uint32_t kCount = 21;
}  // namespace slot
inline constexpr char kValueSeparator = '\x1f';

namespace key {                                              // metadata
inline constexpr const char* kStamp = "attest.stamp";        // StampText()
inline constexpr const char* kIcu = "attest.icu";            // ICU version at creation
inline constexpr const char* kRevision = "attest.revision";  // decimal counter of commits, ours
inline constexpr const char* kVocabulary =
    "attest.vocabulary";  // which vocabulary: its stamp (stored_vocabulary.h)
inline constexpr const char* kVocabularyFile =
    "attest.vocabulary.file";  // `public`: the index's own, packed; absent: the built-in one
inline constexpr const char* kNames =
    "attest.names";  // the names that every text was searched for (stored_names.h)
inline constexpr const char* kStats =
    "attest.stats";  // JSON: {"documents":N,"long":N,"passages":N}
inline constexpr const char* kPending =
    "attest.pending.";  // + id, in `restricted`: a move that is not finished; without id: compact
                        // `public`
}  // namespace key

// "layout 2 analysis 3": what an index must say for this program to use it.
std::string StampText();
// The layout of a stamp; nothing where it is none.
std::optional<int> LayoutOf(std::string_view stamp);
// Whether this program can make an index of its own layout from one of this stamp (`rebuild`).
bool CanRebuildFrom(std::string_view stamp);
// Throws IndexError with what to do where `found` (the metadata of the index at `dir`) is not
// StampText().
void CheckStamp(std::string_view found, std::string_view dir);

// NFKC_Casefold with white space folded to single spaces and trimmed: how filter values are
// compared.
std::string FoldValue(std::string_view utf8);
// prefix + folded value, within kTermLimit. `value` may be anything that is valid UTF-8.
std::string FilterTerm(std::string_view prefix, std::string_view value);
// prefix + value as it is (ids, hashes), within kTermLimit; bytes are not folded.
std::string ExactTerm(std::string_view prefix, std::string_view value);
std::string KindTerm(Kind kind);
// Of a name's normal form (schema/analysis/normal_form.h).
std::string NameTerm(std::string_view normal);
// "zh-Hant-TW" -> zh-hant-tw, zh-hant, zh (terms with prefix).
std::vector<std::string> LanguageTerms(std::string_view tag);

std::string JoinValues(std::vector<std::string> values);  // sorts and removes doubles
std::vector<std::string> SplitValues(std::string_view joined);
std::string EncodeCount(uint32_t n);  // four bytes, text order is number order
uint32_t DecodeCount(std::string_view bytes);

}  // namespace attest
