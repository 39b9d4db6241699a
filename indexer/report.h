// --report FILE: JSON Lines, one object a document. The file is 0600, since it names restricted
// documents too.
#pragma once
#include <string>
#include <string_view>

#include "indexer/counts.h"

namespace attest {

class Report {
 public:
  // An empty path: no report. Throws UsageError where the file cannot be written.
  explicit Report(const std::string& path);
  ~Report();
  Report(const Report&) = delete;
  Report& operator=(const Report&) = delete;

  void Add(std::string_view path, std::string_view id, Outcome outcome, std::string_view reason);
  // Writes the lines so far: called when what they say is committed. Throws InputError where the
  // file cannot take them.
  void Flush();

 private:
  std::string path_, lines_;
  int fd_ = -1;
};

}  // namespace attest
