// A small cache for one thread: words recur, stems cost. Fixed in size, one entry a slot, a new
// word takes the slot.
#pragma once
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace attest {

template <typename Value>
class Memo {
 public:
  // compute(word), or what it gave when it was last asked. The reference holds until the next call.
  template <typename Compute>
  const Value& Get(std::string_view word, Compute compute) {
    Entry& entry = entries_[std::hash<std::string_view>()(word) % kSlots];
    if (!entry.filled || entry.word != word) {
      entry.value = compute(word);
      entry.word.assign(word);
      entry.filled = true;
    }
    return entry.value;
  }

 private:
  static constexpr size_t kSlots = 8192;
  struct Entry {
    std::string word;
    Value value{};
    bool filled = false;
  };
  std::vector<Entry> entries_{kSlots};
};

}  // namespace attest
