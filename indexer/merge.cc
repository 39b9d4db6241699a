#include "indexer/merge.h"

#include <algorithm>

#include "corpus/language.h"
#include "corpus/own_fields.h"

namespace attest {
namespace {

void CopyOrigin(Field field, const Provenance& from, Provenance& to) {
  if (const auto found = from.origins.find(field); found != from.origins.end()) {
    to.origins[field] = found->second;
  } else {
    to.origins.erase(field);
  }
}

bool IsAssigned(Field field, Origin origin) {
  // A sidecar that vanishes must not make a document public.
  if (field == Field::kAccess && origin == Origin::kSidecar) return true;
  return origin == Origin::kManifest && field != Field::kId && field != Field::kText;
}

}  // namespace

StoredDocument FromRecord(Record record) {
  return {std::move(record.document), std::move(record.provenance)};
}

StoredDocument MergePartial(StoredDocument stored, const Record& record) {
  for (const Field field : record.named) {
    CopyField(field, record.document, stored.document);
    if (field != Field::kId) CopyOrigin(field, record.provenance, stored.provenance);
  }
  return stored;
}

bool HasAssigned(const StoredDocument& stored) {
  const auto& origins = stored.provenance.origins;
  return stored.provenance.given_id ||
         std::any_of(origins.begin(), origins.end(),
                     [](const auto& entry) { return IsAssigned(entry.first, entry.second); });
}

StoredDocument KeepAssigned(const StoredDocument& stored, StoredDocument fresh, bool batch_given) {
  if (!HasAssigned(stored)) return fresh;
  for (const auto& [field, origin] : stored.provenance.origins) {
    if (!IsAssigned(field, origin)) continue;
    CopyField(field, stored.document, fresh.document);
    CopyOrigin(field, stored.provenance, fresh.provenance);
  }
  fresh.document.id = stored.document.id;
  CopyOrigin(Field::kId, stored.provenance, fresh.provenance);
  fresh.provenance.bare = stored.provenance.bare;
  fresh.provenance.given_id = stored.provenance.given_id;
  fresh.provenance.root = stored.provenance.root;
  fresh.provenance.path = stored.provenance.path;
  fresh.provenance.via = stored.provenance.via;
  if (!batch_given) fresh.provenance.batch = stored.provenance.batch;
  return fresh;
}

StoredDocument Successor(StoredDocument stored) {
  const Copy first = stored.copies.front();
  StoredDocument next;
  next.document.id = first.id;
  next.document.text = std::move(stored.document.text);
  next.provenance = {first.path,
                     stored.provenance.sha256,
                     first.batch,
                     first.root,
                     true,
                     false,
                     {{Field::kId, Origin::kFile}, {Field::kText, Origin::kFile}}};
  const auto language = stored.provenance.origins.find(Field::kLanguage);
  const bool detected =
      language == stored.provenance.origins.end() || language->second == Origin::kSuggested;
  next.document.languages =
      detected ? stored.document.languages : DetectLanguages(next.document.text);
  if (!next.document.languages.empty())
    next.provenance.origins[Field::kLanguage] = Origin::kSuggested;
  next.copies.assign(stored.copies.begin() + 1, stored.copies.end());
  return next;
}

}  // namespace attest
