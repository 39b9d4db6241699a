// What a document is to people: the record of DESIGN section 2, and where it came from. Plain
// values.
#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/date.h"

namespace attest {

enum class Access : uint8_t { kPublic, kRestricted };

// The names of fields, as in records, JSON and messages. One list, here.
enum class Field : uint8_t {
  kId,
  kTitle,
  kText,
  kFile,
  kLanguage,
  kDate,
  kEventDate,
  kSource,
  kSourceType,
  kViolations,
  kPlaces,
  kAccess,
  kCreator,
  kRights,
  kUrl,
  kIdentifier,
};
inline constexpr std::string_view kFieldNames[] = {
    "id",         "title",  "text",        "file",       "language", "date",
    "event_date", "source", "source_type", "violations", "places",   "access",
    "creator",    "rights", "url",         "identifier"};
inline std::string_view FieldName(Field field) { return kFieldNames[static_cast<size_t>(field)]; }

// All strings are valid UTF-8 in the form that the archivist wrote (not normalised), without
// control characters but for `text`, where U+000C begins a new page and line feeds and tabs stand
// as they are.
struct Document {
  std::string id;  // 1 to 200 bytes
  std::string title;
  std::string text;
  std::vector<std::string> languages;  // BCP 47
  std::optional<DateInterval> date;
  std::optional<DateInterval> event_date;
  std::string source;
  std::string source_type;              // vocabulary id, or text outside it
  std::vector<std::string> violations;  // the same; no doubles
  std::vector<std::string> places;      // vocabulary ids or free names; no doubles
  Access access = Access::kPublic;
  std::string creator, rights, url, identifier;
};

// What a machine read in the title and text for fields that the document lacks: never mixed with
// what an archivist assigned.
struct Suggestions {
  std::vector<std::string> violations, places;  // vocabulary ids, the best first
  std::optional<DateInterval> date;
  bool empty() const { return violations.empty() && places.empty() && !date; }
  friend bool operator==(const Suggestions&, const Suggestions&) = default;
};

// Where a field's value comes from. Fields without a value have no origin.
enum class Origin : uint8_t { kManifest, kSidecar, kFile, kSuggested };
inline constexpr std::string_view kOriginNames[] = {"manifest", "sidecar", "file", "suggested"};

// Where a document's bytes came from. `root` is absolute and never leaves the index; answers show
// `path`.
struct Provenance {
  std::string path;  // relative to the root, '/' between parts, UTF-8 (other bytes as %XX)
  std::string
      sha256;  // 64 hex digits, of the file, or of the JSON line or XML element as it stands
  std::string batch;
  std::string root;   // the folder or batch file that was given, in the same form, absolute
  bool bare = false;  // a file that no manifest named; only these can be duplicates of each other
  bool given_id = false;  // the id was given, not made from the path
  std::map<Field, Origin> origins;
  std::string via{};  // path of the batch file or manifest that brought it, relative as `path`;
                      // empty for a bare file
};

}  // namespace attest
