#include "corpus/own_fields.h"

#include <algorithm>
#include <map>

#include "corpus/language.h"

namespace attest {
namespace {

constexpr Field kOfFiles[] = {Field::kTitle,  Field::kCreator, Field::kDate, Field::kLanguage,
                              Field::kSource, Field::kRights,  Field::kUrl,  Field::kIdentifier};

// Fields as a record of its own, whose id says nothing.
Record RecordOf(const std::vector<RawField>& found, const Vocabulary& vocabulary,
                std::vector<std::string>* notes) {
  Record record;
  record.document.id.assign(1, 'x');
  std::string file;
  SetFields(found, "field", vocabulary, &record, &file, notes);
  return record;
}

void AddMissing(const Record& from, Origin origin, Record* to) {
  for (const auto& [field, unused] : from.provenance.origins) {
    if (field == Field::kId || to->provenance.origins.contains(field)) continue;
    CopyField(field, from.document, to->document);
    to->provenance.origins[field] = origin;
  }
}

std::string Primary(const std::string& tag) { return tag.substr(0, tag.find('-')); }

bool IsIn(const std::string& text, const std::vector<std::string>& tags) {
  const std::vector<std::string> detected = DetectLanguages(text);
  return detected.empty() || std::any_of(tags.begin(), tags.end(), [&](const std::string& tag) {
           return std::any_of(detected.begin(), detected.end(), [&](const std::string& other) {
             return Primary(tag) == Primary(other);
           });
         });
}

}  // namespace

void CopyField(Field field, const Document& from, Document& to) {
  switch (field) {
    case Field::kTitle:
      to.title = from.title;
      return;
    case Field::kLanguage:
      to.languages = from.languages;
      return;
    case Field::kDate:
      to.date = from.date;
      return;
    case Field::kEventDate:
      to.event_date = from.event_date;
      return;
    case Field::kSource:
      to.source = from.source;
      return;
    case Field::kSourceType:
      to.source_type = from.source_type;
      return;
    case Field::kViolations:
      to.violations = from.violations;
      return;
    case Field::kPlaces:
      to.places = from.places;
      return;
    case Field::kAccess:
      to.access = from.access;
      return;
    case Field::kCreator:
      to.creator = from.creator;
      return;
    case Field::kRights:
      to.rights = from.rights;
      return;
    case Field::kUrl:
      to.url = from.url;
      return;
    case Field::kIdentifier:
      to.identifier = from.identifier;
      return;
    case Field::kId:
    case Field::kText:
    case Field::kFile:
      return;  // the id is what they share; the text is not a field that is assigned
  }
}

void AddSidecarFields(const std::vector<RawField>& found, const Vocabulary& vocabulary,
                      Record* record, std::vector<std::string>* notes) {
  AddMissing(RecordOf(found, vocabulary, notes), Origin::kSidecar, record);
}

void AddFileFields(const std::vector<RawField>& found, const Vocabulary& vocabulary, Record* record,
                   std::vector<std::string>* notes) {
  std::map<Field, std::vector<RawField>> fields;
  for (const RawField& raw : found) {
    const auto key = FindField(raw.name);
    const bool wanted = key && std::count(std::begin(kOfFiles), std::end(kOfFiles), key->field) > 0;
    if (wanted) fields[key->field].push_back(raw);
  }
  for (const auto& [field, raw] : fields) {
    try {
      const Record own = RecordOf(raw, vocabulary, notes);
      if (field == Field::kLanguage && !IsIn(record->document.text, own.document.languages))
        continue;
      AddMissing(own, Origin::kFile, record);
    } catch (const RecordError& error) {
      notes->push_back(std::string("what the file says of itself is left out: ") + error.what());
    }
  }
}

}  // namespace attest
