#include "indexer/merge.h"

#include <filesystem>

namespace attest {
namespace {

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

void CopyOrigin(Field field, const Provenance& from, Provenance& to) {
  if (const auto found = from.origins.find(field); found != from.origins.end()) {
    to.origins[field] = found->second;
  } else {
    to.origins.erase(field);
  }
}

bool IsBatchFile(const std::filesystem::path& path) {
  const auto extension = path.extension();
  return extension == ".xml" || extension == ".jsonl" || extension == ".csv";
}

}  // namespace

StoredDocument FromRecord(Record record) {
  std::string path = record.provenance.path;
  return {std::move(record.document), std::move(record.provenance), {std::move(path)}};
}

StoredDocument MergePartial(StoredDocument stored, const Record& record) {
  for (const Field field : record.named) {
    CopyField(field, record.document, stored.document);
    if (field != Field::kId) CopyOrigin(field, record.provenance, stored.provenance);
  }
  return stored;
}

StoredDocument KeepAssigned(const StoredDocument& stored, StoredDocument fresh, bool batch_given) {
  bool assigned = false;
  for (const auto& [field, origin] : stored.provenance.origins) {
    if (origin != Origin::kManifest || field == Field::kId || field == Field::kText) continue;
    CopyField(field, stored.document, fresh.document);
    CopyOrigin(field, stored.provenance, fresh.provenance);
    assigned = true;
  }
  if (!assigned) return fresh;
  fresh.provenance.bare = stored.provenance.bare;
  fresh.provenance.given_id = stored.provenance.given_id;
  fresh.provenance.root = stored.provenance.root;
  if (!batch_given) fresh.provenance.batch = stored.provenance.batch;
  return fresh;
}

bool SameRoot(const std::string& a, const std::string& b) {
  if (a == b) return true;
  const auto folder = [](const std::string& root) {
    const std::filesystem::path path(root);
    return IsBatchFile(path) ? path.parent_path() : path;
  };
  return folder(a) == folder(b);
}

}  // namespace attest
