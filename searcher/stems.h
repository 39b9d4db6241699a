// The Korean stems that an index has, for words inside compounds: Xapian finds terms by prefix
// only. Read once a revision (21 ms for 60,000) and scanned as one string (a million in 6 ms).
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace Xapian {
class Database;
}

namespace attest {

class StemList {
 public:
  StemList() = default;
  // Any order, doubles allowed.
  explicit StemList(std::vector<std::string> stems);
  static StemList Read(const Xapian::Database& db);

  bool Has(std::string_view stem) const;
  // Known: stands alone as a stem in the index and has two syllables or more.
  bool Known(std::string_view stem) const;
  // Stems longer than `word` that contain it and pass the compound test (ANALYSIS section 4): in at
  // least one place the stem does not divide into two known stems at a point inside the word.
  std::vector<std::string> Containing(std::string_view word) const;
  // The ways in which `word` divides into known stems, of two syllables or more: the spacing
  // variants. Into two to four, a word of more than 16 syllables into two.
  std::vector<std::vector<std::string>> Divisions(std::string_view word) const;

 private:
  void Divide(std::string_view rest, size_t parts, std::vector<std::string>& before,
              std::vector<std::vector<std::string>>& found) const;
  bool PassesCompoundTest(std::string_view stem, std::string_view word) const;
  std::vector<std::string> stems_;  // sorted
  std::string joined_;              // each with a line feed before and behind it
};

}  // namespace attest
