#include "indexer/stats.h"

#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "indexer/lookup.h"
#include "indexer/reader.h"
#include "schema/error.h"
#include "schema/layout.h"

namespace attest {
namespace {

using Tally = std::map<std::string, uint64_t>;

void TallySlot(const Xapian::Database& db, uint32_t slot, Tally& tally) {
  for (auto it = db.valuestream_begin(slot); it != db.valuestream_end(slot); ++it) {
    for (const std::string& value : SplitValues(*it)) ++tally[value];
  }
}

// An alias counts as its concept, a document once in each.
void TallyConcepts(const Xapian::Database& db, uint32_t slot, const Vocabulary& vocabulary,
                   Scheme scheme, Tally& tally) {
  for (auto it = db.valuestream_begin(slot); it != db.valuestream_end(slot); ++it) {
    std::set<std::string> ids;
    for (const std::string& value : SplitValues(*it)) {
      const Concept* known = vocabulary.Find(scheme, value);
      ids.insert(known ? known->id : value);
    }
    for (const std::string& id : ids) ++tally[id];
  }
}

// "2009" or "2009..2011", four digits each.
uint64_t TallyYears(const Xapian::Database& db, Tally& tally) {
  uint64_t dated = 0;
  for (auto it = db.valuestream_begin(slot::kYear); it != db.valuestream_end(slot::kYear); ++it) {
    const std::string range = *it;
    if (range.size() < 4) throw IndexError("damaged index: expected a year, found " + range);
    const int first = std::atoi(range.substr(0, 4).c_str());
    const int last = std::atoi(range.substr(range.size() - 4).c_str());
    for (int year = first; year <= last; ++year) {
      std::string digits = std::to_string(year);
      ++tally[digits.insert(0, 4 - std::min<size_t>(4, digits.size()), '0')];
    }
    ++dated;
  }
  return dated;
}

// Batch terms are folded and stand on passages too: documents are counted with the kinds, the name
// comes from one.
void TallyBatches(const Xapian::Database& db, std::map<std::string, BatchStats>& batches) {
  const Xapian::Query documents(Xapian::Query::OP_OR, Xapian::Query(KindTerm(Kind::kShort)),
                                Xapian::Query(KindTerm(Kind::kLong)));
  const std::string prefix(prefix::kBatch);
  for (auto it = db.allterms_begin(prefix); it != db.allterms_end(prefix); ++it) {
    Xapian::Enquire enquire(db);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, Xapian::Query(*it), documents));
    const Xapian::MSet found = enquire.get_mset(0, 1, db.get_doccount());
    if (found.empty()) continue;
    BatchStats& batch = batches[(*it).substr(prefix.size())];
    batch.name = ReadDocument(db, *found.begin()).provenance.batch;
    batch.documents += found.get_matches_lower_bound();
  }
}

void AddBatchLogs(const std::string& dir, std::map<std::string, BatchStats>& batches) {
  for (auto& [name, log] : ReadBatchLogs(dir)) {
    BatchStats& batch = batches[FilterTerm(prefix::kBatch, name).substr(prefix::kBatch.size())];
    if (batch.name.empty()) batch.name = name;
    batch.log = std::move(log);
  }
}

// What a table of Xapian holds, in the words of an archivist.
std::string KindOfTable(const std::string& table) {
  if (table == "postlist") return "terms";  // postings, lengths and values
  if (table == "termlist") return "term_lists";
  return table == "docdata" ? "text" : "other";
}

void AddBytes(const std::string& path, std::map<std::string, uint64_t>& bytes) try {
  for (const auto& entry : std::filesystem::directory_iterator(path)) {
    if (entry.is_regular_file())
      bytes[KindOfTable(entry.path().stem().string())] += entry.file_size();
  }
} catch (const std::filesystem::filesystem_error& error) {
  throw IndexError(path + ": cannot be read: " + error.code().message());
}

IndexStats::Values MostFrequentFirst(const Tally& tally) {
  IndexStats::Values values(tally.begin(), tally.end());
  std::stable_sort(values.begin(), values.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  return values;
}

struct Tallies {
  Tally languages, sources, source_types, violations, years;
  std::map<std::string, BatchStats> batches;  // by folded name
};

void AddDatabase(const IndexReader::Opened& opened, const Vocabulary& vocabulary, IndexStats& stats,
                 Tallies& tallies) {
  const Xapian::Database& db = *opened.db;
  const KindCounts kinds = CountKinds(db);
  stats.documents += kinds.Documents();
  stats.long_documents += kinds.long_documents;
  stats.passages += kinds.passages;
  if (opened.access == Access::kRestricted) stats.restricted += kinds.Documents();
  TallySlot(db, slot::kLanguage, tallies.languages);
  TallySlot(db, slot::kSource, tallies.sources);
  TallyConcepts(db, slot::kSourceType, vocabulary, Scheme::kSourceType, tallies.source_types);
  TallyConcepts(db, slot::kViolation, vocabulary, Scheme::kViolation, tallies.violations);
  stats.undated += kinds.Documents() - TallyYears(db, tallies.years);
  TallyBatches(db, tallies.batches);
  AddBytes(opened.path, stats.bytes);
  if (opened.access == Access::kPublic) {
    stats.stamp = db.get_metadata(key::kStamp);
    stats.icu = db.get_metadata(key::kIcu);
    stats.vocabulary = db.get_metadata(key::kVocabulary);
    stats.revision = db.get_metadata(key::kRevision);
  }
}

}  // namespace

uint64_t IndexStats::TotalBytes() const {
  uint64_t total = 0;
  for (const auto& [table, size] : bytes) total += size;
  return total;
}

IndexStats CollectStats(const std::string& dir) {
  const IndexReader reader(dir);
  const std::shared_ptr<const Vocabulary> vocabulary = reader.SharedVocabulary();
  IndexStats stats;
  Tallies tallies;
  for (const IndexReader::Opened& opened : reader.databases()) try {
      AddDatabase(opened, *vocabulary, stats, tallies);
    } catch (const Xapian::Error&) {
      RethrowAsIndexError(opened.path);
    }
  AddBatchLogs(dir, tallies.batches);
  stats.languages = MostFrequentFirst(tallies.languages);
  stats.sources = MostFrequentFirst(tallies.sources);
  stats.source_types = MostFrequentFirst(tallies.source_types);
  stats.violations = MostFrequentFirst(tallies.violations);
  stats.years.assign(tallies.years.begin(), tallies.years.end());
  for (auto& [folded, batch] : tallies.batches) stats.batches.push_back(std::move(batch));
  return stats;
}

}  // namespace attest
