// Where the words of a query stand in a text that was read again: what stands together and what
// stands at the beginning.
#pragma once
#include <cstddef>
#include <cstdint>
#include <vector>

namespace attest {

// One of the things that are looked for, numbered from 0. Positions are the analysis's.
struct Place {
  uint32_t position, begin, end;  // bytes in the text
  size_t what;
  friend bool operator<(const Place& a, const Place& b) {
    return a.position != b.position ? a.position < b.position : a.what < b.what;
  }
};

// Distinct things and the sum of their values.
struct Window {
  double sum = 0;
  std::vector<Place> places;  // the first of each, in the order of the text
};

// `places` are sorted; values[what] >= 0. The best sum within `width` positions, the first of equal
// ones.
Window DensestWindow(const std::vector<Place>& places, const std::vector<double>& values,
                     uint32_t width);
// The positions 1 to `last`.
Window FirstWindow(const std::vector<Place>& places, const std::vector<double>& values,
                   uint32_t last);

}  // namespace attest
