// Reading the documents of one database of an index by their id. Functions over an open database,
// so that the writer, a dry run and stats read alike. They throw Xapian::Error for a database that
// fails and IndexError for a damaged one.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/archive.h"
#include "schema/stored.h"

namespace Xapian {
class Database;
}

namespace attest {

// The Xapian id of the short or long document, 0 where there is none.
uint32_t FindDocid(const Xapian::Database& db, std::string_view id);
// Slot kDigest of the document with this Xapian id.
std::string ReadDigest(const Xapian::Database& db, uint32_t docid);
// Its record; `text` is empty for a long document.
StoredDocument ReadDocument(const Xapian::Database& db, uint32_t docid);
// Its whole text: of a long document its passages joined.
std::string ReadText(const Xapian::Database& db, uint32_t docid);
// The id of the bare file with this SHA-256 (hex).
std::optional<std::string> FindBareFile(const Xapian::Database& db, std::string_view sha256);

// Calls `visit` with the id of each document that has `term`. The database must not change
// meanwhile.
void EachWithTerm(const Xapian::Database& db, const std::string& term, const IdVisitor& visit);

struct KindCounts {
  uint64_t short_documents = 0, long_documents = 0, passages = 0;
  uint64_t Documents() const { return short_documents + long_documents; }
};
KindCounts CountKinds(const Xapian::Database& db);

}  // namespace attest
