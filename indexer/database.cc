#include "indexer/database.h"

#include <xapian.h>

#include <cassert>
#include <charconv>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "indexer/checksum.h"
#include "indexer/document_builder.h"
#include "indexer/lookup.h"
#include "indexer/reader.h"
#include "schema/analysis/analysis.h"
#include "schema/error.h"
#include "schema/layout.h"
#include "schema/stored_vocabulary.h"

namespace attest {
namespace {

// Xapian flushes its buffers to (uncommitted) blocks after this many changes; its own 10,000 costs
// 5 times the memory and more time. Whoever sets the variable knows why.
void LimitBuffers() { setenv("XAPIAN_FLUSH_THRESHOLD", "1000", 0); }

Xapian::Document ToXapian(const IndexEntry& entry) {
  Xapian::Document document;
  uint64_t checksum = DataPart(entry.data);
  for (const auto& [term, wdf] : entry.terms) {
    assert(!term.empty() && term.size() <= kTermLimit);
    document.add_term(term, wdf);
    checksum += TermPart(TermHash(term), wdf);
  }
  for (const auto& [slot, value] : entry.values) {
    document.add_value(slot, value);
    checksum += ValuePart(slot, value);
  }
  document.set_data(entry.data);
  document.add_value(slot::kChecksum, EncodeChecksum(checksum));
  return document;
}

uint64_t ToNumber(const std::string& digits) {
  uint64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

[[noreturn]] void Fail(const std::string& path, const std::string& doing,
                       const Xapian::Error& error) {
  throw IndexError(path + ": " + doing + " failed: " + Reason(error) +
                   "; nothing committed was lost");
}

}  // namespace

std::string StatsJson(const Xapian::Database& db) {
  const KindCounts counts = CountKinds(db);
  return nlohmann::ordered_json{{"documents", counts.Documents()},
                                {"long", counts.long_documents},
                                {"passages", counts.passages}}
      .dump();
}

void DatabaseWriter::Create(const std::string& path) try {
  Xapian::WritableDatabase db(path, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS);
  db.set_metadata(key::kStamp, StampText());
  db.set_metadata(key::kIcu, IcuVersion());
  db.set_metadata(key::kVocabulary, BuiltInVocabularyStamp());
  db.set_metadata(key::kRevision, "1");
  db.set_metadata(key::kStats, StatsJson(db));
  db.commit();
} catch (const Xapian::Error& error) {
  Fail(path, "making the database", error);
}

DatabaseWriter::DatabaseWriter(const std::string& path, const std::string& dir) try : path_(path) {
  LimitBuffers();
  db_ = std::make_unique<Xapian::WritableDatabase>(path, Xapian::DB_OPEN);
  CheckStamp(db_->get_metadata(key::kStamp), dir);
} catch (const Xapian::DatabaseLockError& error) {
  throw IndexError(path + ": another program is writing to this database: wait for it or stop it");
} catch (const Xapian::Error& error) {
  Fail(path, "opening the database", error);
}

DatabaseWriter::~DatabaseWriter() { Drop(); }

// Xapian's destructor and close() commit what is pending outside a transaction, a failed commit
// included; inside one they drop it. An unflushed transaction begins without a commit of its own.
void DatabaseWriter::Drop() noexcept {
  if (!db_) return;
  try {
    if (!dirty_) db_->begin_transaction(false);
  } catch (const Xapian::InvalidOperationError&) {
    // A transaction is open already, which is what was wanted.
  } catch (const Xapian::Error&) {
    db_.release();  // leaked on purpose: no destructor may write to it
    return;
  }
  try {
    db_->close();
  } catch (const Xapian::Error&) {
    db_.release();
    return;
  }
  db_.reset();
}

template <typename Do>
auto DatabaseWriter::Guarded(const char* doing, Do act) {
  if (!db_) throw IndexError(path_ + ": was closed after an error; nothing committed was lost");
  try {
    return act();
  } catch (const Xapian::Error& error) {
    Drop();
    Fail(path_, doing, error);
  }
}

Xapian::WritableDatabase& DatabaseWriter::Change() {
  if (!dirty_) db_->begin_transaction();
  dirty_ = true;
  return *db_;
}

bool DatabaseWriter::Has(std::string_view id) {
  return Guarded("reading", [&] { return FindDocid(*db_, id) != 0; });
}

std::optional<StoredDocument> DatabaseWriter::Find(std::string_view id) {
  return Guarded("reading", [&]() -> std::optional<StoredDocument> {
    const uint32_t docid = FindDocid(*db_, id);
    if (docid == 0) return std::nullopt;
    return ReadDocument(*db_, docid);
  });
}

bool DatabaseWriter::IsUnchanged(const StoredDocument& stored) {
  return Guarded("reading", [&] {
    const uint32_t docid = FindDocid(*db_, stored.document.id);
    return docid != 0 && ReadDigest(*db_, docid) == Digest(stored);
  });
}

std::string DatabaseWriter::ReadText(std::string_view id) {
  return Guarded("reading", [&] {
    const uint32_t docid = FindDocid(*db_, id);
    if (docid == 0) throw NotFoundError("no document has the id " + std::string(id));
    return attest::ReadText(*db_, docid);
  });
}

std::optional<std::string> DatabaseWriter::FindBare(std::string_view sha256) {
  return Guarded("reading", [&] { return FindBareFile(*db_, sha256); });
}

void DatabaseWriter::EachWithTerm(const std::string& term, const IdVisitor& visit) {
  Guarded("reading", [&] { attest::EachWithTerm(*db_, term, visit); });
}

std::string DatabaseWriter::Metadata(const std::string& key) {
  return Guarded("reading", [&] { return db_->get_metadata(key); });
}

std::vector<std::string> DatabaseWriter::MetadataKeys(const std::string& prefix) {
  return Guarded("reading", [&] {
    return std::vector<std::string>(db_->metadata_keys_begin(prefix),
                                    db_->metadata_keys_end(prefix));
  });
}

// Xapian keeps the lowest and the highest value that a slot ever had, through compaction too: there
// the id, date or source of a document that left could still be read. So before one leaves, two
// entries come and go that have a lower and a higher value in each slot than any document has.
void DatabaseWriter::WidenBounds(const Xapian::Document& leaving) {
  static const std::string kLowest(1, '\0'), kHighest(64, '\xff');
  const auto is_wide = [&](Xapian::valueno slot) {
    return db_->get_value_lower_bound(slot) == kLowest &&
           db_->get_value_upper_bound(slot) == kHighest;
  };
  bool wide = true;
  for (auto value = leaving.values_begin(); value != leaving.values_end(); ++value)
    wide &= is_wide(value.get_valueno());
  if (wide) return;
  for (const std::string& extreme : {kLowest, kHighest}) {
    Xapian::Document entry;
    for (uint32_t slot = 0; slot < slot::kCount; ++slot) entry.add_value(slot, extreme);
    const Xapian::docid docid = db_->get_lastdocid() + 1;
    Change().replace_document(docid, entry);
    Change().delete_document(docid);
  }
}

bool DatabaseWriter::RemoveEntries(std::string_view id) {
  const uint32_t docid = FindDocid(*db_, id);
  if (docid == 0) return false;
  WidenBounds(db_->get_document(docid));
  Change().delete_document(ExactTerm(prefix::kId, id));
  Change().delete_document(ExactTerm(prefix::kPassageOf, id));
  return true;
}

// A text that is written with another vocabulary than those before is searched for other names:
// sure of all texts are those that both have.
void DatabaseWriter::KeepNames(Suggester& suggester) {
  const std::string& digest = suggester.NamesDigest();
  if (digest == names_of_) return;
  const StoredNames before(db_->get_metadata(key::kNames));
  if (db_->get_doccount() == 0) {
    Change().set_metadata(key::kNames, suggester.AllNames().bytes());
  } else if (before.digest() != digest) {
    Change().set_metadata(key::kNames, before.Common(suggester.AllNames()).bytes());
  }
  names_of_ = digest;
}

// The document's own Xapian id is set apart first and its passages follow it, so that they are
// found without a search; replace_document on an id that is free adds.
void DatabaseWriter::Put(const StoredDocument& stored, Suggester& suggester) {
  Guarded("writing", [&] {
    KeepNames(suggester);
    RemoveEntries(stored.document.id);
    Xapian::WritableDatabase& db = Change();
    const Xapian::docid own = db.get_lastdocid() + 1;
    const auto write = [&](uint32_t index, const IndexEntry& entry) {
      db.replace_document(own + index, ToXapian(entry));
    };
    const auto names = [&](std::string_view text) { return suggester.NamesIn(text); };
    pending_entries_ +=
        1 + BuildEntries(stored, suggester.Suggest(stored.document), Digest(stored), names, write);
  });
}

void DatabaseWriter::SetCopies(std::string_view id, const std::vector<Copy>& copies) {
  Guarded("writing", [&] {
    const uint32_t docid = FindDocid(*db_, id);
    if (docid == 0) throw NotFoundError("no document has the id " + std::string(id));
    Xapian::Document entry = db_->get_document(docid);
    StoredDocument stored = DecodeDocument(entry.get_data());
    for (const std::string& term : FileTerms(stored)) entry.remove_term(term);
    stored.copies = copies;
    for (const std::string& term : FileTerms(stored)) entry.add_term(term, 0);
    entry.set_data(EncodeDocument(stored));
    entry.add_value(slot::kChecksum, EncodeChecksum(ChecksumOf(entry)));
    Change().replace_document(docid, entry);
    ++pending_entries_;
  });
}

bool DatabaseWriter::Remove(std::string_view id) {
  return Guarded("removing", [&] {
    const bool removed = RemoveEntries(id);
    if (removed) ++pending_entries_;
    return removed;
  });
}

void DatabaseWriter::SetMetadata(const std::string& key, const std::string& value) {
  Guarded("writing", [&] { Change().set_metadata(key, value); });
}

void DatabaseWriter::Commit() {
  if (!dirty_) return;
  Guarded("committing", [&] {
    const uint64_t revision = ToNumber(db_->get_metadata(key::kRevision));
    db_->set_metadata(key::kRevision, std::to_string(revision + 1));
    db_->set_metadata(key::kStats, StatsJson(*db_));
    dirty_ = false;
    db_->commit_transaction();
  });
  pending_entries_ = 0;
}

}  // namespace attest
