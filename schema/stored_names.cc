#include "schema/stored_names.h"

#include <algorithm>

#include "schema/error.h"
#include "schema/text.h"

namespace attest {
namespace {

constexpr size_t kDigest = 32, kHash = 8;  // bytes

std::string HashOf(std::string_view normal) { return Sha256(normal).substr(0, kHash); }

}  // namespace

std::string DigestOfLabels(const Vocabulary& vocabulary) {
  std::string labels;
  for (const Concept& item : vocabulary.concepts()) {
    for (const Label& label : item.labels)
      labels.append(label.text).append(label.broad ? "\n-" : "\n+");
    labels.append(SchemeName(item.scheme)).append(item.id) += '\n';
  }
  return Sha256(labels);
}

StoredNames::StoredNames(std::string bytes) : bytes_(std::move(bytes)) {
  if (bytes_.empty() || (bytes_.size() >= kDigest && (bytes_.size() - kDigest) % kHash == 0))
    return;
  throw IndexError("damaged index: expected the names that its texts were searched for, found " +
                   std::to_string(bytes_.size()) +
                   " bytes that are none; run attest-index rebuild");
}

StoredNames::StoredNames(std::string_view digest, const std::vector<std::string>& normals)
    : bytes_(digest) {
  std::vector<std::string> hashes;
  for (const std::string& normal : normals) hashes.push_back(HashOf(normal));
  std::sort(hashes.begin(), hashes.end());
  for (const std::string& hash : hashes) bytes_ += hash;
}

size_t StoredNames::size() const { return bytes_.empty() ? 0 : (bytes_.size() - kDigest) / kHash; }

std::string_view StoredNames::at(size_t number) const {
  return std::string_view(bytes_).substr(kDigest + number * kHash, kHash);
}

bool StoredNames::Has(std::string_view normal) const {
  const std::string hash = HashOf(normal);
  size_t first = 0, behind = size();
  while (first < behind) {
    const size_t middle = (first + behind) / 2;
    if (at(middle) < hash) {
      first = middle + 1;
    } else {
      behind = middle;
    }
  }
  return first < size() && at(first) == hash;
}

StoredNames StoredNames::Common(const StoredNames& other) const {
  StoredNames common;
  common.bytes_ = other.digest();
  for (size_t mine = 0, theirs = 0; mine < size() && theirs < other.size();) {
    if (at(mine) == other.at(theirs)) common.bytes_ += at(mine);
    const bool next = at(mine) <= other.at(theirs);
    theirs += at(mine) >= other.at(theirs) ? 1 : 0;
    mine += next ? 1 : 0;
  }
  return common;
}

std::string_view StoredNames::digest() const { return std::string_view(bytes_).substr(0, kDigest); }

}  // namespace attest
