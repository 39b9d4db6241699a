// Sets of words from a data file, looked up by code points.
#pragma once
#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_set>

#include "schema/analysis/utf8.h"
#include "schema/data_files.h"

namespace attest {

struct TextHash {
  using is_transparent = void;
  size_t operator()(std::u32string_view text) const {
    size_t hash =
        0xCBF29CE484222325;  // FNV-1a by character: the words are two or three characters long
    for (char32_t c : text) hash = (hash ^ c) * 0x100000001B3;
    return hash ^ hash >> 29;
  }
  size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

// The same in UTF-8, where that is what is at hand.
inline std::unordered_set<std::string_view> Utf8Words(std::string_view file) {
  const auto lines = DataLines(file);
  return {lines.begin(), lines.end()};
}

class WordSet {
 public:
  explicit WordSet(std::string_view file) {
    for (std::string_view line : DataLines(file)) Add(ToUtf32(line));
  }
  WordSet(std::initializer_list<std::u32string> words) {
    for (const std::u32string& word : words) Add(word);
  }
  bool Has(std::u32string_view word) const {
    return word.size() <= longest_ && words_.find(word) != words_.end();
  }

 private:
  void Add(const std::u32string& word) {
    longest_ = std::max(longest_, word.size());
    words_.insert(word);
  }

  size_t longest_ = 0;
  std::unordered_set<std::u32string, TextHash, std::equal_to<>> words_;
};

}  // namespace attest
