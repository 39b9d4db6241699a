// How much this room does: environment variables, small by default so that it takes seconds;
// tests/faults/long sets the long form. And the one source of chance, whose seed is printed.
#pragma once
#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>

namespace attest {

// Unset: `usual`, or `sanitized` under AddressSanitizer, where everything takes several times as
// long.
inline uint64_t Setting(const char* name, uint64_t usual, uint64_t sanitized) {
  if (const char* value = std::getenv(name)) return std::strtoull(value, nullptr, 10);
#ifdef __SANITIZE_ADDRESS__
  (void)usual;
  return sanitized;
#else
  (void)sanitized;
  return usual;
#endif
}

inline uint64_t Seed() { return Setting("ATTEST_SEED", 20240601, 20240601); }

// The same numbers with every compiler, which the distributions of <random> do not promise.
class Random {
 public:
  explicit Random(uint64_t seed) : engine_(seed) {}
  uint64_t Below(uint64_t limit) { return limit == 0 ? 0 : engine_() % limit; }
  bool OneIn(uint64_t n) { return Below(n) == 0; }

 private:
  std::mt19937_64 engine_;
};

}  // namespace attest
