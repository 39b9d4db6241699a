// From records to documents: each record is compared with what is indexed under its id and becomes
// an added, updated, unchanged, duplicate or rejected document (DESIGN section 2). The same for a
// real run and a dry one. What left its root is found afterwards, by sweep.h.
#pragma once
#include <exception>
#include <map>
#include <optional>
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
#include "indexer/run_memory.h"

namespace attest {

class Pipeline : public RecordSink {
 public:
  // Thrown after a signal, between two documents. No Error: readers must not take it for a bad
  // record.
  struct Interrupted {};

  // `batch_given`: --batch was on the command line. All references outlive this.
  Pipeline(Archive& archive, bool batch_given, Report& report, Progress& progress,
           std::ostream& err);

  void OnRecord(Record record) override;
  void OnProblem(Problem problem) override;
  void OnBatch(const BatchStart& start) override;
  void OnBatchEnd(bool complete) override;
  // A path that could not be read at all; `what` names it. Counts as one rejected document.
  void OnPathError(const std::string& path, const std::string& what);
  void OnBytes(size_t bytes) override { progress_.AddBytes(bytes); }
  void OnWait() override;

  // Removes a document that is gone. The first of `stored.copies` takes its place.
  void Vanish(StoredDocument stored);
  // What ends each step: a commit where one is due, and an end where a signal asks for it.
  void EndStep();
  // Nothing is left out, but the person should know.
  void Tell(const std::string& message) { Complain(message); }

  // Throws again what the index threw in OnRecord, should a reader have taken it for a bad record.
  void Rethrow() const;

  // By batch: those that began in this run.
  const std::map<std::string, BatchLog>& batches() const { return batches_; }
  const Counts& counts() const { return counts_; }
  const RunMemory& memory() const { return memory_; }
  // Ids of the copies that took a place in this run and whose own files it has not met.
  const std::set<std::string>& admitted() const { return admitted_; }

 private:
  void Resolve(StoredDocument stored, const Place& place);
  void ResolvePartial(const Record& record);
  void Rewrite(const StoredDocument& then, StoredDocument now, const std::string& place);
  std::string KeepOld(const Problem& problem);
  StoredDocument Adopt(StoredDocument fresh);
  static void Restrict(StoredDocument* stored);
  void Store(const StoredDocument& stored, const std::optional<StoredDocument>& before);
  void KeepDuplicate(const StoredDocument& stored, const std::optional<StoredDocument>& before,
                     const std::string& of);
  void ReleaseFile(const std::string& file, const std::string& now_of);
  // What the copies of a document become that goes or has other bytes: read before it does,
  // admitted after it did.
  std::optional<StoredDocument> TakeSuccessor(StoredDocument leaving);
  void Admit(const std::optional<StoredDocument>& successor);
  void Reject(const Problem& problem);
  void Count(const StoredDocument& stored, Outcome outcome, std::string_view reason = "");
  void Complain(const std::string& message);

  Archive& archive_;
  const bool batch_given_;
  Report& report_;
  Progress& progress_;
  std::ostream& err_;
  Counts counts_;
  RunMemory memory_;
  std::vector<BatchStart> open_;
  std::map<std::string, BatchLog> batches_;
  std::set<std::string> duplicates_;  // ids that this run has counted as duplicates
  std::set<std::string>
      admitted_;  // ids that it has added as successors, before it met their files
  std::exception_ptr failure_;
};

}  // namespace attest
