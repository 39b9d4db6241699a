// Whether the files and records that an index was made from still lie where they did and are the
// same: their SHA-256 against that which was kept.
#pragma once
#include <map>
#include <optional>
#include <string>

#include "corpus/file_reader.h"
#include "schema/stored.h"

namespace attest {

enum class SourceState : uint8_t { kSame, kChanged, kMissing };

class SourceCheck {
 public:
  // Of the document's own file or record; `where` is set to the place that was looked at. A batch
  // or container is read once, when the first of what lies in it is asked for.
  SourceState Look(const StoredDocument& stored, std::string* where);
  SourceState Look(const Copy& copy, const std::string& sha256, std::string* where);

 private:
  // Id of a record, or path of a member in its container -> SHA-256.
  using Hashes = std::map<std::string, std::string>;
  const Hashes* OfBatch(const std::string& path);
  const Hashes* OfContainer(const std::string& path);
  SourceState LookAtPath(const std::string& path, const std::string& sha256);

  std::string read_;  // the last batch or container: what lies in one lies side by side here
  std::optional<Hashes> hashes_;
  FileReader reader_;
};

}  // namespace attest
