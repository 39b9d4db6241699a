#include <xapian.h>

#include <unordered_map>

#include "indexer/check_database.h"
#include "indexer/checksum.h"
#include "schema/layout.h"
#include "schema/text.h"

namespace attest {
namespace {

// What the postings and the value lists say of an entry.
struct Sums {
  uint64_t terms = 0, values = 0, length = 0;
  std::string checksum;
};

class EntryCheck {
 public:
  EntryCheck(const Xapian::Database& db, const Finding& finding) : db_(db), finding_(finding) {}

  void Run() {
    for (auto it = db_.postlist_begin(""); it != db_.postlist_end(""); ++it) sums_[*it];
    for (auto term = db_.allterms_begin(); term != db_.allterms_end(); ++term)
      AddPostings(*term, term.get_termfreq());
    for (uint32_t slot = 0; slot < slot::kCount; ++slot) AddValues(slot);
    for (const auto& [docid, sums] : sums_) Compare(docid, sums);
  }

 private:
  Sums* Of(Xapian::docid docid, const std::string& what) {
    const auto found = sums_.find(docid);
    if (found != sums_.end()) return &found->second;
    finding_(what + " names the entry " + std::to_string(docid) + ", which does not exist");
    return nullptr;
  }

  void AddPostings(const std::string& term, uint64_t said) {
    const uint64_t hash = TermHash(term);
    uint64_t count = 0, occurrences = 0;
    for (auto it = db_.postlist_begin(term); it != db_.postlist_end(term); ++it, ++count) {
      occurrences += it.get_wdf();
      Sums* const sums = Of(*it, "the list of the term " + Printable(term));
      if (!sums) continue;
      sums->terms += TermPart(hash, it.get_wdf());
      sums->length += it.get_wdf();
    }
    if (count == said && occurrences == db_.get_collection_freq(term)) return;
    finding_("the list of the term " + Printable(term) + " has " + std::to_string(count) +
             " entries, expected " + std::to_string(said));
  }

  void AddValues(uint32_t slot) {
    uint64_t count = 0;
    for (auto it = db_.valuestream_begin(slot); it != db_.valuestream_end(slot); ++it, ++count) {
      Sums* const sums = Of(it.get_docid(), "slot " + std::to_string(slot));
      if (!sums) continue;
      sums->values += ValuePart(slot, *it);
      if (slot == slot::kChecksum) sums->checksum = *it;
    }
    if (count == db_.get_value_freq(slot)) return;
    finding_("slot " + std::to_string(slot) + " has " + std::to_string(count) +
             " values, expected " + std::to_string(db_.get_value_freq(slot)));
  }

  void Compare(Xapian::docid docid, const Sums& sums) {
    std::string name = "entry " + std::to_string(docid);
    try {
      const Xapian::Document entry = db_.get_document(docid);
      if (const std::string id = entry.get_value(slot::kId); !id.empty())
        name = "document " + Printable(id, 250) + " (" + name + ")";
      const uint64_t data = DataPart(entry.get_data());
      if (EncodeChecksum(sums.terms + sums.values + data) != sums.checksum)
        return finding_(name + ": its postings, values or text are not what was written");
      if (EncodeChecksum(ChecksumOf(entry)) != sums.checksum)
        return finding_(name + ": its list of terms is not what was written");
      if (db_.get_doclength(docid) != sums.length)
        finding_(name + ": its length is " + std::to_string(db_.get_doclength(docid)) +
                 ", expected " + std::to_string(sums.length));
    } catch (const Xapian::Error& error) {
      finding_(name + ": cannot be read: " + error.get_msg());
    }
  }

  const Xapian::Database& db_;
  const Finding& finding_;
  std::unordered_map<Xapian::docid, Sums> sums_;
};

}  // namespace

void CheckEntries(const Xapian::Database& db, const Finding& finding) {
  EntryCheck(db, finding).Run();
}

}  // namespace attest
