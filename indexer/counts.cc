#include "indexer/counts.h"

#include <iterator>

namespace attest {

size_t& Counts::operator[](Outcome outcome) {
  size_t* const fields[] = {&added, &updated, &unchanged, &removed, &duplicate, &rejected};
  return *fields[static_cast<size_t>(outcome)];
}

std::string Counts::ToString() const {
  const size_t values[] = {added, updated, unchanged, removed, duplicate, rejected};
  std::string line;
  for (size_t i = 0; i < std::size(values); ++i) {
    line += (i ? ", " : "") + std::string(kOutcomeNames[i]) + " " + std::to_string(values[i]);
  }
  return line;
}

}  // namespace attest
