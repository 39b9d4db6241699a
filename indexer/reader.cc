#include "indexer/reader.h"

#include <xapian.h>

#include "indexer/index_folder.h"
#include "indexer/lookup.h"
#include "schema/error.h"
#include "schema/layout.h"
#include "schema/stored_vocabulary.h"

namespace attest {

std::string Reason(const Xapian::Error& error) {
  std::string why = error.get_msg();
  if (const char* system = error.get_error_string()) why += std::string(" [") + system + "]";
  return why;
}

void RethrowAsIndexError(const std::string& path) {
  try {
    throw;
  } catch (const Xapian::DatabaseModifiedError&) {
    throw IndexError(path + ": another program changed the index meanwhile: run the command again");
  } catch (const Xapian::Error& error) {
    throw IndexError(path + ": cannot be read: " + Reason(error));
  }
}

IndexReader::IndexReader(const std::string& dir) {
  RequireIndex(dir);
  for (const Access access : {Access::kPublic, Access::kRestricted}) {
    if (!HasDatabase(dir, access)) continue;
    const std::string path = DatabasePath(dir, access);
    try {
      databases_.push_back({access, path, std::make_unique<Xapian::Database>(path)});
      CheckStamp(databases_.back().db->get_metadata(key::kStamp), dir);
    } catch (const Xapian::Error&) {
      RethrowAsIndexError(path);
    }
  }
}
IndexReader::~IndexReader() = default;
IndexReader::IndexReader(IndexReader&&) noexcept = default;

std::optional<StoredDocument> IndexReader::Find(std::string_view id) const {
  for (const Opened& opened : databases_) try {
      if (const uint32_t docid = FindDocid(*opened.db, id)) return ReadDocument(*opened.db, docid);
    } catch (const Xapian::Error&) {
      RethrowAsIndexError(opened.path);
    }
  return std::nullopt;
}

bool IndexReader::IsUnchanged(const StoredDocument& stored) const {
  for (const Opened& opened : databases_) try {
      const uint32_t docid = FindDocid(*opened.db, stored.document.id);
      if (docid == 0) continue;
      return opened.access == stored.document.access &&
             ReadDigest(*opened.db, docid) == Digest(stored);
    } catch (const Xapian::Error&) {
      RethrowAsIndexError(opened.path);
    }
  return false;
}

std::string IndexReader::ReadText(std::string_view id) const {
  for (const Opened& opened : databases_) try {
      if (const uint32_t docid = FindDocid(*opened.db, id))
        return attest::ReadText(*opened.db, docid);
    } catch (const Xapian::Error&) {
      RethrowAsIndexError(opened.path);
    }
  throw NotFoundError("no document has the id " + std::string(id));
}

std::shared_ptr<const Vocabulary> IndexReader::SharedVocabulary() const try {
  const Xapian::Database& open = *databases_.front().db;  // `public`
  return VocabularyOfIndex([&](const std::string& key) { return open.get_metadata(key); });
} catch (const Xapian::Error&) {
  RethrowAsIndexError(databases_.front().path);
}

void IndexReader::EachWithTerm(const std::string& term, const IdVisitor& visit) const {
  for (const Opened& opened : databases_) try {
      attest::EachWithTerm(*opened.db, term, visit);
    } catch (const Xapian::Error&) {
      RethrowAsIndexError(opened.path);
    }
}

std::optional<std::string> IndexReader::FindBare(std::string_view sha256, Access access) const {
  for (const Opened& opened : databases_) try {
      if (opened.access == access) return FindBareFile(*opened.db, sha256);
    } catch (const Xapian::Error&) {
      RethrowAsIndexError(opened.path);
    }
  return std::nullopt;
}

}  // namespace attest
