// attest-index check: whether an index is whole, and its sources what they were.
//
// Of each database: Xapian's structure; every entry against its checksum, from the side of the
// documents and from that of the postings; passages complete; texts and fields against the digest
// made when they were indexed; counts against the metadata. With `sources` the SHA-256 of the files
// and records where they still lie.
#pragma once
#include <cstdint>
#include <ostream>
#include <string>

namespace attest {

struct CheckOptions {
  std::string index;
  bool sources = false;
  bool progress = false;  // show progress on `err`, a terminal
};

struct CheckResult {
  uint64_t documents = 0;
  uint64_t problems = 0;                        // of the index
  uint64_t same = 0, changed = 0, missing = 0;  // of the sources
};

// Each problem and each changed or missing source is a line on `err` that names the document.
// Throws IndexError where the index cannot be opened at all.
CheckResult CheckIndex(const CheckOptions& options, std::ostream& err);

}  // namespace attest
