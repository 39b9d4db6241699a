#include "corpus/fields.h"

#include <algorithm>
#include <map>

#include "corpus/ascii.h"
#include "corpus/clean.h"
#include "corpus/language_tag.h"
#include "schema/text.h"
#include "schema/vocabulary.h"

namespace attest {
namespace {

struct DublinCoreName {
  std::string_view name;
  Field field;
};
constexpr DublinCoreName kDublinCore[] = {
    {"dc:title", Field::kTitle},          {"dc:date", Field::kDate},
    {"dc:language", Field::kLanguage},    {"dc:publisher", Field::kSource},
    {"dc:type", Field::kSourceType},      {"dc:subject", Field::kViolations},
    {"dc:creator", Field::kCreator},      {"dc:rights", Field::kRights},
    {"dc:identifier", Field::kIdentifier}};

std::string Quoted(std::string_view value) { return '"' + Printable(value) + '"'; }

// One field under all of its names.
struct Merged {
  std::vector<std::string> values;
  bool dublin_core = false;
  std::vector<std::string> subjects;  // values to look up: came as dc:subject or dc:type
  std::string error;                  // of type
};

class Setter {
 public:
  Setter(const Vocabulary& vocabulary, Record* record, std::string* file,
         std::vector<std::string>* notes)
      : vocabulary_(vocabulary),
        record_(record),
        document_(record->document),
        file_(file),
        notes_(notes) {}

  void Set(Field field, Merged merged) {
    if (!merged.subjects.empty()) Append(Concepts(field, merged.subjects), &merged.values);
    if (field == Field::kText || field == Field::kFile || field == Field::kId ||
        field == Field::kAccess) {
      if (!SetOnce(field, merged.values)) return;
    } else {
      SetValues(field, merged.values);
    }
    record_->named.insert(field);
    if (field != Field::kFile && HasValue(field)) {
      record_->provenance.origins[field] = Origin::kManifest;
    }
  }

 private:
  // Fields where nothing given means: not named.
  bool SetOnce(Field field, const std::vector<std::string>& values) {
    if (values.empty()) return false;
    if (field == Field::kText) {
      document_.text = CheckedText("text", values[0]);
      return true;
    }
    CheckUtf8(FieldName(field), values[0]);
    const std::string value(Trim(values[0]));
    if (field == Field::kId) return SetId(value);
    if (field == Field::kAccess) return SetAccess(value);
    if (value.empty()) throw RecordError("file: expected a path, found none");
    *file_ = value;
    return true;
  }

  bool SetId(const std::string& id) {
    if (id.size() > kMaxId) {
      throw RecordError("id: expected at most 200 bytes, found " + std::to_string(id.size()));
    }
    if (const size_t at = FindControl(id); at != std::string::npos) {
      throw RecordError("id: expected no control characters, found one at byte " +
                        std::to_string(at) + " of " + Quoted(id));
    }
    document_.id = id;
    return !id.empty();
  }

  // An empty cell must not make a restricted document public, so it names nothing.
  bool SetAccess(const std::string& value) {
    if (value.empty()) return false;
    if (value != "public" && value != "restricted") {
      throw RecordError("access: expected public or restricted, found " + Quoted(value));
    }
    document_.access = value == "public" ? Access::kPublic : Access::kRestricted;
    return true;
  }

  void SetValues(Field field, const std::vector<std::string>& raw) {
    std::vector<std::string> values;
    for (const std::string& value : raw) {
      CheckUtf8(FieldName(field), value);
      std::string line = CleanLine(value);
      if (!line.empty() && std::find(values.begin(), values.end(), line) == values.end()) {
        values.push_back(std::move(line));
      }
    }
    if (field == Field::kLanguage) return SetLanguages(values);
    if (field == Field::kViolations) return SetList(Scheme::kViolation, field, values);
    if (field == Field::kPlaces) return SetList(Scheme::kPlace, field, values);
    const std::string value = values.empty() ? "" : values[0];
    if (field == Field::kDate) document_.date = Date(field, value);
    if (field == Field::kEventDate) document_.event_date = Date(field, value);
    if (field == Field::kSourceType && !value.empty()) {
      NoteUnknown(Scheme::kSourceType, field, value);
    }
    if (std::string* target = Target(field)) *target = value;
  }

  std::string* Target(Field field) {
    switch (field) {
      case Field::kTitle:
        return &document_.title;
      case Field::kSource:
        return &document_.source;
      case Field::kSourceType:
        return &document_.source_type;
      case Field::kCreator:
        return &document_.creator;
      case Field::kRights:
        return &document_.rights;
      case Field::kUrl:
        return &document_.url;
      case Field::kIdentifier:
        return &document_.identifier;
      default:
        return nullptr;
    }
  }

  bool HasValue(Field field) {
    switch (field) {
      case Field::kLanguage:
        return !document_.languages.empty();
      case Field::kViolations:
        return !document_.violations.empty();
      case Field::kPlaces:
        return !document_.places.empty();
      case Field::kDate:
        return document_.date.has_value();
      case Field::kEventDate:
        return document_.event_date.has_value();
      default:
        return !Target(field) || !Target(field)->empty();
    }
  }

  std::optional<DateInterval> Date(Field field, const std::string& value) {
    if (value.empty()) return std::nullopt;
    std::string why;
    auto date = ParseDate(value, &why);
    if (!date) throw RecordError(std::string(FieldName(field)) + ": " + why);
    return date;
  }

  void SetLanguages(const std::vector<std::string>& values) {
    document_.languages.clear();
    for (const std::string& value : values) {
      const auto tag = CanonicalLanguageTag(value);
      if (!tag) {
        throw RecordError("language: expected a BCP 47 tag like ko or zh-Hant, found " +
                          Quoted(value));
      }
      auto& tags = document_.languages;
      if (std::find(tags.begin(), tags.end(), *tag) == tags.end()) tags.push_back(*tag);
    }
  }

  void SetList(Scheme scheme, Field field, const std::vector<std::string>& values) {
    for (const std::string& value : values) NoteUnknown(scheme, field, value);
    (field == Field::kPlaces ? document_.places : document_.violations) = values;
  }

  void NoteUnknown(Scheme scheme, Field field, const std::string& value) {
    if (vocabulary_.Find(scheme, value)) return;
    notes_->push_back(std::string(FieldName(field)) + ": " + Quoted(value) +
                      " is not in the vocabulary and is kept as text");
  }

  // Subjects of Dublin Core are anything: only those that are violations here are kept. Types are
  // kept.
  std::vector<std::string> Concepts(Field field, const std::vector<std::string>& subjects) {
    const bool type = field == Field::kSourceType;
    std::vector<std::string> ids;
    for (const std::string& subject : subjects) {
      CheckUtf8(type ? "dc:type" : "dc:subject", subject);
      const std::string value = CleanLine(subject);
      if (value.empty()) continue;
      const Concept* known =
          vocabulary_.FindByLabel(type ? Scheme::kSourceType : Scheme::kViolation, value);
      if (known || type) {
        ids.push_back(known ? known->id : value);
      } else {
        notes_->push_back("dc:subject: " + Quoted(value) +
                          " is no violation of the vocabulary and is kept out");
      }
    }
    return ids;
  }

  static void Append(std::vector<std::string> from, std::vector<std::string>* to) {
    to->insert(to->end(), from.begin(), from.end());
  }

  const Vocabulary& vocabulary_;
  Record* record_;
  Document& document_;
  std::string* file_;
  std::vector<std::string>* notes_;
};

std::string TypeError(Field field, const RawField& raw) {
  const bool list = IsListField(field);
  const std::string found = raw.wrong_type.empty() && raw.list && !list ? "a list" : raw.wrong_type;
  if (found.empty()) return "";
  return std::string(FieldName(field)) + ": expected " +
         (list ? "text or a list of texts" : "text") + ", found " + found;
}

std::string UnknownNote(std::string_view noun, std::string_view name) {
  return "the " + std::string(noun) + " " + Quoted(name) + " is unknown and is kept out";
}

}  // namespace

std::optional<FieldKey> FindField(std::string_view name) {
  const std::string folded = AsciiLower(Trim(name));
  for (size_t i = 0; i < std::size(kFieldNames); ++i) {
    if (folded == kFieldNames[i]) return FieldKey{static_cast<Field>(i), false};
  }
  for (const DublinCoreName& known : kDublinCore) {
    if (folded == known.name) return FieldKey{known.field, true};
  }
  return std::nullopt;
}

bool IsRemark(std::string_view name) { return Trim(name).starts_with('#'); }

bool IsListField(Field field) {
  return field == Field::kLanguage || field == Field::kViolations || field == Field::kPlaces;
}

void SetFields(const std::vector<RawField>& raw, std::string_view noun,
               const Vocabulary& vocabulary, Record* record, std::string* file,
               std::vector<std::string>* notes) {
  std::map<Field, Merged> fields;  // in the order of Field: the id first
  for (const RawField& found : raw) {
    if (IsRemark(found.name)) continue;
    const auto key = FindField(found.name);
    if (!key) {
      notes->push_back(UnknownNote(noun, found.name));
      continue;
    }
    Merged& merged = fields[key->field];
    if (merged.error.empty()) merged.error = TypeError(key->field, found);
    const bool mapped =
        key->dublin_core && (key->field == Field::kViolations || key->field == Field::kSourceType);
    auto& values = mapped ? merged.subjects : merged.values;
    values.insert(values.end(), found.values.begin(), found.values.end());
  }
  fields.try_emplace(Field::kId);
  Setter setter(vocabulary, record, file, notes);
  for (auto& [field, merged] : fields) {
    if (!merged.error.empty()) throw RecordError(merged.error);
    const size_t count = merged.values.size() + merged.subjects.size();
    if (count > 1 && !IsListField(field)) {
      throw RecordError(std::string(FieldName(field)) + ": expected one value, found " +
                        std::to_string(count));
    }
    setter.Set(field, std::move(merged));
    if (record->document.id.empty()) throw RecordError("id: expected 1 to 200 bytes, found none");
  }
  if (!file->empty() && record->named.contains(Field::kText)) {
    throw RecordError("expected text or file, found both");
  }
}

}  // namespace attest
