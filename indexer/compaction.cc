#include "indexer/compaction.h"

#include <xapian.h>

#include <filesystem>

#include "indexer/index_folder.h"
#include "indexer/reader.h"
#include "schema/error.h"

namespace attest {
namespace {

namespace fs = std::filesystem;

uint64_t SizeOf(const std::string& folder) {
  uint64_t bytes = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.is_regular_file()) bytes += entry.file_size();
  }
  return bytes;
}

void RequireRoom(const std::string& dir, uint64_t bytes) {
  const uint64_t free = fs::space(dir).available;
  if (free >= bytes) return;
  throw IndexError(dir + ": the disk is full: " + std::to_string(free / 1'000'000) +
                   " MB are free, compaction may need " + std::to_string(bytes / 1'000'000 + 1) +
                   " MB; nothing committed was lost, but freed blocks still hold removed text: "
                   "make room and run any "
                   "writing command again");
}

}  // namespace

void CompactDatabase(const std::string& dir, Access access) try {
  const std::string before = DatabasePath(dir, access);
  const std::string after = NextGeneration(dir, access);
  RequireRoom(dir, SizeOf(before));
  try {
    Xapian::Database(before).compact(after, Xapian::DBCOMPACT_NO_RENUMBER);
    SwitchTo(dir, access, after);
  } catch (...) {
    std::error_code ignored;  // what stays is removed by the next writer; the first error matters
    fs::remove_all(after, ignored);
    throw;
  }
  fs::remove_all(before);
} catch (const Xapian::Error& error) {
  throw IndexError(dir + ": compaction failed: " + Reason(error) + "; nothing committed was lost");
} catch (const fs::filesystem_error& error) {
  throw IndexError(dir + ": compaction failed: " + error.code().message() +
                   "; nothing committed was lost");
}

}  // namespace attest
