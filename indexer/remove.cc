#include "indexer/remove.h"

#include "indexer/index_folder.h"
#include "indexer/signals.h"
#include "indexer/writer.h"
#include "schema/text.h"

namespace attest {

Counts RemoveDocuments(const std::vector<std::string>& ids, const std::string& index, bool compact,
                       std::ostream& err) {
  RequireIndex(index);
  IndexWriter writer(index, "attest-index remove");
  for (const std::string& warning : writer.warnings()) err << "attest-index: " << warning << '\n';
  Counts counts;
  for (const std::string& id : ids) {
    if (IsInterrupted()) {
      counts.interrupted = true;
      err << "attest-index: interrupted: what is counted is removed, the same command goes on with "
             "the rest\n";
      break;
    }
    writer.CommitIfDue();
    if (writer.Remove(id)) {
      ++counts.removed;
    } else {
      ++counts.rejected;
      err << "attest-index: " << Printable(id, 250) << ": no document has this id\n";
    }
  }
  if (compact) {
    writer.Compact();
  } else {
    writer.Finish();
  }
  return counts;
}

}  // namespace attest
