#include "indexer/space.h"

#include <sys/statvfs.h>

#include <cerrno>
#include <cstring>

#include "schema/error.h"

namespace attest {
namespace {

// Blocks that a commit writes for a byte of text, before compaction, and what it needs in any case.
// ANALYSIS section 9 has 2.4 to 3.2 compacted; a commit keeps the old blocks beside the new ones.
constexpr uint64_t kBlocksPerByte = 8, kSpareBytes = 4u << 20;

std::string Megabytes(uint64_t bytes) {
  return std::to_string((bytes + 999'999) / 1'000'000) + " MB";
}

}  // namespace

uint64_t FreeBytes(const std::string& dir) {
  struct statvfs facts;
  if (statvfs(dir.c_str(), &facts) != 0) throw IndexError(dir + ": " + std::strerror(errno));
  return static_cast<uint64_t>(facts.f_bavail) * facts.f_frsize;
}

void CheckSpace(const std::string& dir, uint64_t free, uint64_t pending) {
  const uint64_t needed = kSpareBytes + kBlocksPerByte * pending;
  if (free >= needed) return;
  throw IndexError(dir + ": the disk is full: " + Megabytes(free) +
                   " are free, the next commit may need " + Megabytes(needed) +
                   "; nothing committed was lost: make room and run the command again");
}

}  // namespace attest
