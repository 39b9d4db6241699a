// evaluate --compare: files in, comparison out.
#pragma once
#include <string>
#include <vector>

#include "tools/compare_output.h"

namespace attest {

struct CompareOptions {
  std::vector<std::string> triples;  // QRELS:RUN_BEFORE:RUN_AFTER
  std::vector<std::string> topics;   // none, or one a triple
  std::vector<std::string> indexes;  // of the run after; none: nothing is explained
  std::string measure = "rr";
  size_t worst = 20;     // changed topics to show each way
  size_t limit = 1000;   // how deep the index is asked
  std::string prefer{};  // for which reader, as attest-search --prefer
  bool literal = false;  // as attest-search --literal
};

// Throws UsageError, InputError, IndexError.
std::vector<ShownComparison> CompareFiles(const CompareOptions& options);

}  // namespace attest
