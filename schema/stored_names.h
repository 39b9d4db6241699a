// Which names of the vocabulary every text of a database was searched for when it was written
// (metadata key::kNames): where a text has one of these, its entries have NameTerm of it. Any other
// name, one of a later vocabulary, has to be looked for in the texts.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "schema/vocabulary.h"

namespace attest {

// What names a vocabulary has, in 32 bytes: the hash of its labels.
std::string DigestOfLabels(const Vocabulary& vocabulary);

// An immutable set of names as the metadata hold it: a digest, then, for each name, the first eight
// bytes of its SHA-256, sorted.
class StoredNames {
 public:
  StoredNames() = default;  // none
  // Throws IndexError for bytes that are no such set.
  explicit StoredNames(std::string bytes);
  // `digest`: of the vocabulary that has them. `normals` are normal forms.
  StoredNames(std::string_view digest, const std::vector<std::string>& normals);

  bool Has(std::string_view normal) const;
  // The names that both have, with the digest of `other`.
  StoredNames Common(const StoredNames& other) const;
  // That of the vocabulary with which the last text was searched.
  std::string_view digest() const;
  const std::string& bytes() const { return bytes_; }

 private:
  size_t size() const;
  std::string_view at(size_t number) const;

  std::string bytes_;
};

}  // namespace attest
