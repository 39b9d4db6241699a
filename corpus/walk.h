// What lies in a folder and below, in a stable order.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "corpus/files.h"

namespace attest {

struct WalkedFile {
  std::string path;  // bytes, relative to the root, '/' between parts
  uint64_t size;
  FileId id;
};
struct WalkProblem {
  std::string path;
  std::string reason;
  bool rejected;    // false: a link to a folder that is walked at its own place
  bool unreadable;  // a folder or entry that could not be looked at
};
struct WalkResult {
  std::vector<WalkedFile> files;  // sorted by the bytes of the path
  std::vector<WalkProblem> problems;
};

// Regular files, and links to regular files inside `root` (canonical). Links that lead outside or
// nowhere, FIFOs, sockets and devices are problems and never opened; a folder that is an Attest
// index is not looked into, and its problem says so. Throws InputError where `root` itself cannot
// be read or is an index.
WalkResult Walk(const std::string& root);

}  // namespace attest
