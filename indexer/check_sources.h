// Whether the files and records that an index was made from still lie where they did and are the
// same: their SHA-256 against that which was kept.
#pragma once
#include <map>
#include <optional>
#include <string>

#include "schema/stored.h"

namespace attest {

enum class SourceState : uint8_t { kSame, kChanged, kMissing };

class SourceCheck {
 public:
  // Of the document's own file or record; `where` is set to the place that was looked at. A batch
  // is read once, when its first record is asked for.
  SourceState Look(const StoredDocument& stored, std::string* where);
  SourceState Look(const Copy& copy, const std::string& sha256, std::string* where);

 private:
  using Hashes = std::map<std::string, std::string>;  // id -> SHA-256 of its record
  const Hashes* OfBatch(const std::string& path);

  std::string batch_;  // the last that was read: documents of a batch lie side by side
  std::optional<Hashes> hashes_;
};

}  // namespace attest
