// Input that somebody made to break a reader, or that a bad copy left.
#pragma once
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace attest {

struct HostileRow {
  const char* name;
  std::function<void(const std::string& folder)> make;  // beside a good file, in an empty folder
  int exit;
  std::vector<std::string> err;  // each in stderr
  size_t added, rejected;        // the good file is one of those added
  size_t peak_mb;                // the most memory that the program may take
  bool as_nobody = false;        // root may read everything
};

// `huge_mb`: of the files that are larger than any document may be.
std::vector<HostileRow> HostileRows(size_t huge_mb, size_t many_files);
// Files that a child reads.
std::vector<HostileRow> HostileReaderRows();

}  // namespace attest
