#include "indexer/add.h"

#include <filesystem>
#include <memory>

#include "corpus/door.h"
#include "indexer/dry_run.h"
#include "indexer/pipeline.h"
#include "indexer/signals.h"
#include "indexer/writer.h"
#include "schema/error.h"

namespace attest {
namespace {

uint64_t TotalSize(const std::vector<std::string>& paths) {
  uint64_t total = 0;
  for (const std::string& path : paths) try {
      total += SizeOfPath(path);
    } catch (const InputError&) {
      // Reading it will say so.
    }
  return total;
}

// False where a signal came.
bool ReadAll(const std::vector<std::string>& paths, const DoorOptions& door,
             Pipeline& pipeline) try {
  for (const std::string& path : paths) {
    try {
      ReadPath(path, door, pipeline);
    } catch (const InputError& error) {
      pipeline.Rethrow();
      pipeline.OnPathError(path, error.what());
    }
    pipeline.Rethrow();
  }
  return true;
} catch (const Pipeline::Interrupted&) {
  return false;
}

void WriteBatchLogs(const Pipeline& pipeline, IndexWriter& writer) {
  for (const auto& [batch, run] : pipeline.batches()) {
    writer.SetBatchLog(batch, run.log.Encode(),
                       run.restricted ? Access::kRestricted : Access::kPublic);
  }
}

}  // namespace

Counts AddPaths(const std::vector<std::string>& paths, const AddOptions& options,
                std::ostream& err) {
  std::unique_ptr<DryRun> dry;
  std::unique_ptr<IndexWriter> writer;
  if (options.dry_run) {
    dry = std::make_unique<DryRun>(options.index);
  } else {
    writer = std::make_unique<IndexWriter>(options.index, "attest-index add");
    for (const std::string& warning : writer->warnings())
      err << "attest-index: " << warning << '\n';
  }
  Archive& archive = dry ? static_cast<Archive&>(*dry) : *writer;
  Report report(options.report);
  Progress progress(options.progress ? &err : nullptr, options.progress ? TotalSize(paths) : 0);
  Pipeline pipeline(archive, !options.batch.empty(), report, progress, err);

  const bool whole = ReadAll(paths, {options.batch, options.prefix}, pipeline);
  if (writer) {
    if (whole) WriteBatchLogs(pipeline, *writer);
    writer->Finish();
  }
  report.Flush();
  Counts counts = pipeline.counts();
  if (!whole) {
    progress.Clear();
    counts.interrupted = true;
    err << "attest-index: interrupted: what is counted is committed, the same command goes on with "
           "the rest\n";
  }
  return counts;
}

}  // namespace attest
