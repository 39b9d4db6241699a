// From records to documents: each record is compared with what is indexed under its id and becomes
// an added, updated, unchanged, duplicate or rejected document (DESIGN section 2). The same for a
// real run and a dry one.
#pragma once
#include <exception>
#include <map>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "corpus/record.h"
#include "indexer/archive.h"
#include "indexer/batch_log.h"
#include "indexer/counts.h"
#include "indexer/progress.h"
#include "indexer/report.h"

namespace attest {

class Pipeline : public RecordSink {
 public:
  // Thrown out of OnRecord after a signal, between two documents. No Error: readers must not take
  // it for a bad record.
  struct Interrupted {};

  // `batch_given`: --batch was on the command line. All references outlive this.
  Pipeline(Archive& archive, bool batch_given, Report& report, Progress& progress,
           std::ostream& err);

  void OnRecord(Record record) override;
  void OnProblem(Problem problem) override;
  void OnBatch(std::string_view batch, std::string_view root) override;
  void OnBatchEnd(bool complete) override;
  // A path that could not be read at all; `what` names it. Counts as one rejected document.
  void OnPathError(const std::string& path, const std::string& what);
  void OnBytes(size_t bytes) override { progress_.AddBytes(bytes); }

  // Throws again what the index threw in OnRecord, should a reader have taken it for a bad record.
  void Rethrow() const;

  struct BatchRun {
    BatchLog log;
    bool restricted = false;  // holds a restricted document: then its log is no public matter
  };
  // By batch: those that began in this run.
  const std::map<std::string, BatchRun>& batches() const { return batches_; }
  const Counts& counts() const { return counts_; }

 private:
  void Resolve(StoredDocument stored, const Place& place);
  void ResolvePartial(const Record& record);
  void Store(const StoredDocument& stored, const std::optional<StoredDocument>& before);
  // The files of this run that were left out because they have the bytes of document `id`, which
  // will have them no longer: with the text that it still has. They are resolved anew after the
  // change; equal files that come later find nothing that they repeat.
  std::vector<StoredDocument> TakeOrphans(const std::string& id);
  void Readmit(std::vector<StoredDocument> orphans);
  void KeepDuplicate(const StoredDocument& stored, const std::string& of);
  void Reject(const Place& place, std::string_view path, std::string_view id,
              const std::string& reason);
  void Count(const StoredDocument& stored, Outcome outcome, std::string_view reason = "");
  void Complain(const std::string& message);

  Archive& archive_;
  const bool batch_given_;
  Report& report_;
  Progress& progress_;
  std::ostream& err_;
  Counts counts_;
  std::vector<std::string> open_batches_;
  std::map<std::string, BatchRun> batches_;
  // Bare files of this run that were not indexed because they have the bytes of another, by its id;
  // without text.
  std::map<std::string, std::vector<StoredDocument>> duplicates_;
  std::exception_ptr failure_;
};

}  // namespace attest
