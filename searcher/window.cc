#include "searcher/window.h"

namespace attest {
namespace {

class Scanner {
 public:
  Scanner(const std::vector<Place>& places, const std::vector<double>& values)
      : places_(places), values_(values), seen_(values.size(), 0) {}

  // Calls `take` with the first of each thing from `first` on, up to the position `end`.
  template <typename Take>
  double Sum(size_t first, uint64_t end, const Take& take) {
    ++round_;
    double sum = 0;
    for (size_t i = first; i < places_.size() && places_[i].position < end; ++i) {
      const Place& place = places_[i];
      if (seen_[place.what] == round_) continue;
      seen_[place.what] = round_;
      sum += values_[place.what];
      take(place);
    }
    return sum;
  }

  Window At(size_t first, uint64_t end) {
    Window window;
    window.sum = Sum(first, end, [&](const Place& place) { window.places.push_back(place); });
    return window;
  }

 private:
  const std::vector<Place>& places_;
  const std::vector<double>& values_;
  std::vector<size_t> seen_;  // by thing, the round in which it was met last
  size_t round_ = 0;
};

}  // namespace

Window DensestWindow(const std::vector<Place>& places, const std::vector<double>& values,
                     uint32_t width) {
  Scanner scanner(places, values);
  const auto end = [&](size_t first) { return uint64_t{places[first].position} + width; };
  double best = 0;
  size_t best_first = places.size();
  for (size_t first = 0; first < places.size(); ++first) {
    const double sum = scanner.Sum(first, end(first), [](const Place&) {});
    if (sum <= best) continue;
    best = sum;
    best_first = first;
  }
  return best_first == places.size() ? Window() : scanner.At(best_first, end(best_first));
}

Window FirstWindow(const std::vector<Place>& places, const std::vector<double>& values,
                   uint32_t last) {
  return Scanner(places, values).At(0, uint64_t{last} + 1);
}

}  // namespace attest
