// What a run has met, so that what it did not meet can be told from what it could not see: only the
// former has left its root.
#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "schema/document.h"

namespace attest {

class RunMemory {
 public:
  // The document, or the copy, of this id is there.
  void Meet(std::string_view id) { met_.insert(Hash(id)); }
  // Ids are kept as hashes: two with one hash would both stay, never go.
  bool HasMet(std::string_view id) const { return met_.contains(Hash(id)); }

  // What `path` below `root` holds could not be told (Problem::hides of corpus/record.h).
  void Hide(std::string_view root, std::string_view path) {
    hidden_.emplace(std::string(root), std::string(path));
  }
  // A file named like a batch was read as a text.
  void MeetPlain(std::string_view root, std::string_view path) {
    plain_.emplace(std::string(root), std::string(path));
  }

  // Why a document that was not met may be there all the same; empty where it is gone. `path` and
  // `via` are those of its provenance, or of a copy.
  std::string WhyHidden(std::string_view root, std::string_view path, std::string_view via) const;

  // All of a root was read.
  void Complete(std::string_view root) { roots_.emplace_back(root); }
  const std::vector<std::string>& roots() const { return roots_; }

 private:
  using Places = std::set<std::pair<std::string, std::string>>;
  static uint64_t Hash(std::string_view id) { return std::hash<std::string_view>()(id); }
  // The hidden place that is `path` or a folder above it, or null.
  const std::string* Above(std::string_view root, std::string_view path) const;

  std::unordered_set<uint64_t> met_;
  Places hidden_, plain_;  // root, path
  std::vector<std::string> roots_;
};

}  // namespace attest
