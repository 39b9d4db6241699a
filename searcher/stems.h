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
  // The places at which `word` divides into two known stems, both of two syllables or more: the
  // spacing variants.
  std::vector<std::pair<std::string, std::string>> Divisions(std::string_view word) const;

 private:
  bool PassesCompoundTest(std::string_view stem, std::string_view word) const;
  std::vector<std::string> stems_;  // sorted
  std::string joined_;              // each with a line feed before and behind it
};

}  // namespace attest
