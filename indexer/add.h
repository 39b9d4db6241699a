// attest-index add and sync: documents, folders and batches into an index.
#pragma once
#include <ostream>
#include <string>
#include <vector>

#include "indexer/counts.h"

namespace attest {

struct AddOptions {
  std::string index;       // the folder; made where it is missing
  bool dry_run = false;    // count what would happen and write nothing
  std::string report;      // JSON Lines file, or empty
  std::string batch;       // name of the batch; empty: that of the batch file or folder
  std::string prefix;      // before ids made from paths
  std::string encoding;    // of text files that do not say their own; empty: told by their bytes
  std::string retry;       // a report: take only what it says was rejected
  std::string vocabulary;  // file that becomes the index's, "built-in", or empty: as it is
  bool mirror = false;     // sync: the one path is a root, and what is gone from it is removed
  bool progress = false;   // show progress on `err`, a terminal
};

// Problems go to `err`, one line each. Throws IndexError, and UsageError for a report that cannot
// be written.
Counts AddPaths(const std::vector<std::string>& paths, const AddOptions& options,
                std::ostream& err);

}  // namespace attest
