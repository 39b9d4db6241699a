#include "indexer/check.h"

#include <unistd.h>
#include <xapian.h>

#include <optional>

#include "indexer/check_database.h"
#include "indexer/check_sources.h"
#include "indexer/index_folder.h"
#include "indexer/lock.h"
#include "indexer/lookup.h"
#include "indexer/progress.h"
#include "indexer/reader.h"
#include "schema/error.h"
#include "schema/layout.h"
#include "schema/stored_vocabulary.h"
#include "schema/text.h"

namespace attest {
namespace {

constexpr uint64_t kMaxShown = 1000;    // findings that are written out; all are counted
constexpr size_t kMessageLimit = 4000;  // characters

class IndexCheck {
 public:
  IndexCheck(const CheckOptions& options, std::ostream& err)
      : options_(options), err_(err), progress_(options.progress ? &err : nullptr, 0) {}

  CheckResult Run() {
    for (const Access access : {Access::kPublic, Access::kRestricted}) {
      if (HasDatabase(options_.index, access)) CheckOne(DatabasePath(options_.index, access));
    }
    try {
      const IndexReader reader(options_.index);
      for (const IndexReader::Opened& opened : reader.databases()) CheckContent(opened);
    } catch (const IndexError& error) {
      if (result_.problems == 0) throw;  // nothing is damaged: it is of a foreign layout
      Tell(error.what());
    }
    return result_;
  }

 private:
  Finding Into(const std::string& place) {
    return [this, place](const std::string& what) {
      ++result_.problems;
      Tell(place + ": " + what);
    };
  }

  void Tell(const std::string& what) {
    if (++told_ > kMaxShown) return;
    progress_.Clear();
    err_ << "attest-index: " << Printable(what, kMessageLimit) << '\n';
    if (told_ == kMaxShown) err_ << "attest-index: further findings are counted, not shown\n";
  }

  void CheckOne(const std::string& path) { CheckStructure(path, Into(path)); }

  void CheckContent(const IndexReader::Opened& opened) {
    const Finding finding = Into(opened.path);
    try {
      CheckEntries(*opened.db, finding);
      result_.documents +=
          CheckDocuments(*opened.db, opened.access, finding, [this] { progress_.AddDocument(); });
      if (options_.sources) CheckSources(*opened.db);
      VocabularyOfIndex([&](const std::string& key) { return opened.db->get_metadata(key); });
    } catch (const Xapian::Error& error) {
      finding("cannot be read: " + error.get_msg());
    } catch (const IndexError& error) {
      finding(error.what());
    }
  }

  void CheckSources(const Xapian::Database& db) {
    SourceCheck check;
    std::string where;
    for (const Kind kind : {Kind::kShort, Kind::kLong}) {
      const std::string term = KindTerm(kind);
      for (auto it = db.postlist_begin(term); it != db.postlist_end(term); ++it) {
        const StoredDocument stored = ReadDocument(db, *it);
        const SourceState state = check.Look(stored, &where);
        Count(state, where, stored.document.id);
        for (const Copy& copy : stored.copies) {
          const SourceState of_copy = check.Look(copy, stored.provenance.sha256, &where);
          Count(of_copy, where, stored.document.id);
        }
      }
    }
  }

  void Count(SourceState state, const std::string& where, const std::string& id) {
    if (state == SourceState::kSame) {
      ++result_.same;
      return;
    }
    const bool changed = state == SourceState::kChanged;
    ++(changed ? result_.changed : result_.missing);
    Tell(where + ": " + (changed ? "changed" : "missing") + " (document " + id + ")");
  }

  const CheckOptions& options_;
  std::ostream& err_;
  Progress progress_;
  CheckResult result_;
  uint64_t told_ = 0;
};

}  // namespace

CheckResult CheckIndex(const CheckOptions& options, std::ostream& err) {
  RequireIndex(options.index);
  // On a medium that cannot be written nobody else can write either.
  std::optional<Lock> lock;
  if (access(options.index.c_str(), W_OK) == 0) lock.emplace(options.index, "attest-index check");
  return IndexCheck(options, err).Run();
}

}  // namespace attest
