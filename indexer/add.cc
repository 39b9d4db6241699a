#include "indexer/add.h"

#include <filesystem>
#include <memory>
#include <optional>

#include "corpus/batch.h"
#include "corpus/door.h"
#include "corpus/readers/encoding.h"
#include "indexer/dry_run.h"
#include "indexer/pipeline.h"
#include "indexer/retry.h"
#include "indexer/signals.h"
#include "indexer/sweep.h"
#include "indexer/vocabulary_choice.h"
#include "indexer/writer.h"
#include "schema/error.h"
#include "schema/text.h"

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

// An empty folder looks like a disk that is not there: then nothing may be taken to be gone.
bool RefuseEmpty(const std::vector<std::string>& paths, Pipeline& pipeline) {
  const Counts& counts = pipeline.counts();
  const size_t readable = counts.added + counts.updated + counts.unchanged + counts.duplicate;
  if (readable > 0 || pipeline.memory().roots().empty()) return false;
  const std::string why = Printable(paths.front(), 4096) +
                          ": expected at least one document that can be read, found none; nothing "
                          "was removed, attest-index remove takes documents out";
  if (counts.rejected > 0) {
    pipeline.Tell(why);
  } else {
    pipeline.OnPathError(paths.front(), why);
  }
  return true;
}

void RequireRoot(const std::string& path) {
  std::error_code error;
  if (std::filesystem::is_regular_file(path, error) && BatchKindOf(path) == BatchKind::kNone) {
    throw UsageError("sync: expected a folder or a batch (.xml, .jsonl, .csv), found the file " +
                     Printable(path, 4096) + "; see attest-index sync --help");
  }
}

void RequireEncoding(const std::string& name) {
  if (!EncodingNamed(name).empty()) return;
  throw UsageError("--encoding " + Printable(name) +
                   ": expected the name of an encoding, as euc-kr, gb18030, big5 or utf-16le");
}

// False where a signal came.
bool ReadAll(const std::vector<std::string>& paths, const DoorOptions& door, SweepMode mode,
             Archive& archive, Pipeline& pipeline) try {
  for (const std::string& path : paths) {
    try {
      ReadPath(path, door, pipeline);
    } catch (const InputError& error) {
      pipeline.Rethrow();
      pipeline.OnPathError(path, error.what());
    }
    pipeline.Rethrow();
  }
  if (mode == SweepMode::kRehome || !RefuseEmpty(paths, pipeline)) Sweep(archive, pipeline, mode);
  return true;
} catch (const Pipeline::Interrupted&) {
  return false;
}

}  // namespace

Counts AddPaths(const std::vector<std::string>& paths, const AddOptions& options,
                std::ostream& err) {
  if (options.mirror) RequireRoot(paths.front());
  if (!options.encoding.empty()) RequireEncoding(options.encoding);
  std::optional<RetryList> retry;
  if (!options.retry.empty()) retry.emplace(options.retry);
  std::optional<VocabularyChoice> chosen;
  if (!options.vocabulary.empty()) chosen = ChooseVocabulary(options.vocabulary);
  std::unique_ptr<DryRun> dry;
  std::unique_ptr<IndexWriter> writer;
  if (options.dry_run) {
    dry = std::make_unique<DryRun>(options.index);
  } else {
    writer = std::make_unique<IndexWriter>(
        options.index, options.mirror ? "attest-index sync" : "attest-index add");
    for (const std::string& warning : writer->warnings())
      err << "attest-index: " << warning << '\n';
  }
  if (chosen) {
    for (const std::string& note : chosen->notes) err << "attest-index: " << note << '\n';
    if (writer) err << "attest-index: " << Exchange(*writer, *chosen) << '\n';
  }
  Archive& archive = dry ? static_cast<Archive&>(*dry) : *writer;
  Report report(options.report);
  DoorOptions door{options.batch, options.prefix,
                   chosen ? chosen->vocabulary
                   : dry  ? dry->SharedVocabulary()
                          : writer->SharedVocabulary()};
  door.encoding = options.encoding;
  if (retry) {
    door.wanted = [&](const std::string& path, const std::string& id) {
      return retry->Has(path, id);
    };
  }
  Progress progress(options.progress ? &err : nullptr, options.progress ? TotalSize(paths) : 0);
  Pipeline pipeline(archive, !options.batch.empty(), report, progress, err);

  const bool whole = ReadAll(paths, door, options.mirror ? SweepMode::kMirror : SweepMode::kRehome,
                             archive, pipeline);
  if (writer) {
    writer->Finish();
    if (whole) UpdateBatchLogs(options.index, pipeline.batches());
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
