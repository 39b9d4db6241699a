// Finds any of many names in a text, all in their normal form.
#pragma once
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schema/analysis/normal_form.h"

namespace attest {

class FormIndex {
 public:
  // `normal` is chars() of a NormalForm, not empty. Each is added once.
  void Add(const std::string& normal, uint32_t number);

  struct Place {
    size_t begin, end;  // bytes of the text's chars()
    uint32_t number;
  };
  // All of them, overlapping ones too. Hangul begins or ends at the edge of a stem, and what is
  // left of the stem is nothing or a word, two syllables: 송환 in 강제송환, but no 고문 in
  // 참고문헌.
  std::vector<Place> FindAll(const NormalForm& text) const;
  // Of those that are `wanted` what remains where the longest go first and none overlap, in the
  // order of the text.
  std::vector<Place> FindLongest(const NormalForm& text,
                                 const std::function<bool(uint32_t)>& wanted) const;

 private:
  static constexpr size_t kFilterBits = 1u << 17;
  static size_t FilterBit(std::string_view beginning);
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  struct Form {
    std::string normal;
    uint32_t number;
  };
  static std::vector<Form>::const_iterator FirstBehind(const std::vector<Form>& forms,
                                                       std::string_view text);
  // The forms that `text` begins with, the longest first.
  template <typename Visit>
  void EachAtBeginning(std::string_view text, const Visit& visit) const;

  // By how they begin, in the order of bytes.
  std::unordered_map<std::string, std::vector<Form>, Hash, std::equal_to<>> forms_;
  // By FilterBit of how they begin: at most places of a text none does, and a table of hashes costs
  // more to say so.
  std::bitset<kFilterBits> filter_;
};

}  // namespace attest
