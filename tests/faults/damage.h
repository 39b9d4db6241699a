// Damage to the files of an index, as a bad disk or a bad copy does it.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "tests/faults/settings.h"

namespace attest {

struct Damage {
  enum class Kind { kFlip, kTruncate, kMissing } kind = Kind::kFlip;
  std::string file;     // relative to the index
  uint64_t offset = 0;  // of the byte; of a truncated file the new end
  uint8_t mask = 0;     // which bits flip
};
std::string ToString(const Damage& damage);

// The files of the databases, relative to the index, in order. Lock files, which are empty, are
// left out.
std::vector<std::string> DatabaseFiles(const std::string& index);
// One byte of all of them, each byte as likely as any other.
Damage RandomFlip(const std::string& index, Random& random);
// Each file cut off in the middle, and each file gone.
std::vector<Damage> CutsAndLosses(const std::string& index);

// A copy of the index at `copy`, damaged.
void MakeDamaged(const std::string& index, const Damage& damage, const std::string& copy);

}  // namespace attest
