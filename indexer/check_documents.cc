#include <xapian.h>

#include <algorithm>
#include <sstream>

#include "indexer/check_database.h"
#include "indexer/database.h"
#include "indexer/lookup.h"
#include "schema/error.h"
#include "schema/layout.h"
#include "schema/text.h"

namespace attest {
namespace {

// Empty where all is well.
std::string Fault(const Xapian::Database& db, Xapian::docid docid, Access access,
                  const std::string& stamp) {
  StoredDocument stored = ReadDocument(db, docid);
  stored.document.text = ReadText(db, docid);
  if (stored.document.id != db.get_document(docid).get_value(slot::kId))
    return "its record says that it is " + Printable(stored.document.id, 250);
  if (stored.document.access != access) return "its access is not that of this database";
  if (Digest(stored, stamp) != ReadDigest(db, docid))
    return "its text or fields are not those that were indexed: their SHA-256 differs";
  return "";
}

uint64_t PassagesOf(const Xapian::Document& entry) {
  const std::string count = entry.get_value(slot::kPassages);
  return count.empty() ? 0 : DecodeCount(count);
}

}  // namespace

// Reads the whole structure, but of its report only the last lines tell what is wrong.
void CheckStructure(const std::string& path, const Finding& finding) try {
  std::ostringstream report;
  const size_t errors = Xapian::Database::check(path, 0, &report);
  if (errors == 0) return;
  finding("the structure has " + std::to_string(errors) +
          " errors: " + Printable(report.str(), 2000));
} catch (const Xapian::Error& error) {
  finding("the structure cannot be read: " + error.get_msg());
}

uint64_t CheckDocuments(const Xapian::Database& db, Access access, const Finding& finding,
                        const std::function<void()>& step) {
  const std::string stamp = db.get_metadata(key::kStamp);
  uint64_t documents = 0, passages = 0;
  for (const Kind kind : {Kind::kShort, Kind::kLong}) {
    const std::string term = KindTerm(kind);
    for (auto it = db.postlist_begin(term); it != db.postlist_end(term); ++it, ++documents) {
      std::string name = "entry " + std::to_string(*it), fault;
      try {
        const Xapian::Document entry = db.get_document(*it);
        name = "document " + Printable(entry.get_value(slot::kId), 250);
        passages += PassagesOf(entry);
        fault = Fault(db, *it, access, stamp);
      } catch (const Xapian::Error& error) {
        fault = "cannot be read: " + error.get_msg();
      } catch (const Error& error) {
        fault = error.what();
      }
      if (!fault.empty()) finding(name + ": " + fault);
      step();
    }
  }
  if (const uint64_t there = CountKinds(db).passages; there != passages) {
    finding("expected " + std::to_string(passages) + " passages of long documents, found " +
            std::to_string(there));
  }
  if (StatsJson(db) != db.get_metadata(key::kStats)) {
    finding("expected the counts " + Printable(db.get_metadata(key::kStats)) + ", found " +
            StatsJson(db));
  }
  return documents;
}

}  // namespace attest
