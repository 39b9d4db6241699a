#include "indexer/lookup.h"

#include <xapian.h>

#include "schema/error.h"
#include "schema/layout.h"

namespace attest {

uint32_t FindDocid(const Xapian::Database& db, std::string_view id) {
  const std::string term = ExactTerm(prefix::kId, id);
  const Xapian::PostingIterator it = db.postlist_begin(term);
  return it == db.postlist_end(term) ? 0 : *it;
}

std::string ReadDigest(const Xapian::Database& db, uint32_t docid) {
  return db.get_document(docid, Xapian::DOC_ASSUME_VALID).get_value(slot::kDigest);
}

StoredDocument ReadDocument(const Xapian::Database& db, uint32_t docid) {
  return DecodeDocument(db.get_document(docid).get_data());
}

std::string ReadText(const Xapian::Database& db, uint32_t docid) {
  const Xapian::Document entry = db.get_document(docid);
  const std::string count = entry.get_value(slot::kPassages);
  if (count.empty()) return DecodeDocument(entry.get_data()).document.text;
  std::string text;
  const uint32_t passages = DecodeCount(count);
  for (uint32_t number = 1; number <= passages; ++number) {
    const Xapian::Document passage = db.get_document(docid + number);
    if (passage.get_value(slot::kId) != entry.get_value(slot::kId) ||
        passage.get_value(slot::kPassages) != EncodeCount(number)) {
      throw IndexError("damaged index: passage " + std::to_string(number) + " of document " +
                       entry.get_value(slot::kId) + " is not behind it");
    }
    const StoredPassage piece = DecodePassage(passage.get_data());
    text.append(piece.text, piece.overlap);
  }
  return text;
}

std::optional<std::string> FindBareFile(const Xapian::Database& db, std::string_view sha256) {
  const std::string term = ExactTerm(prefix::kHash, sha256);
  const Xapian::PostingIterator it = db.postlist_begin(term);
  if (it == db.postlist_end(term)) return std::nullopt;
  return db.get_document(*it, Xapian::DOC_ASSUME_VALID).get_value(slot::kId);
}

void EachWithTerm(const Xapian::Database& db, const std::string& term, const IdVisitor& visit) {
  for (auto it = db.postlist_begin(term); it != db.postlist_end(term); ++it)
    visit(db.get_document(*it, Xapian::DOC_ASSUME_VALID).get_value(slot::kId));
}

KindCounts CountKinds(const Xapian::Database& db) {
  return {db.get_termfreq(KindTerm(Kind::kShort)), db.get_termfreq(KindTerm(Kind::kLong)),
          db.get_termfreq(KindTerm(Kind::kPassage))};
}

}  // namespace attest
