#include "indexer/source.h"

#include "corpus/batch.h"

namespace attest {
namespace {

std::string Parent(const std::string& path) {
  const size_t slash = path.rfind('/');
  return slash == std::string::npos ? "" : path.substr(0, slash == 0 ? 1 : slash);
}

std::string Joined(const std::string& folder, const std::string& path) {
  return (folder == "/" ? "" : folder) + "/" + path;
}

}  // namespace

std::string SourceFolder(const Provenance& provenance) {
  const bool batch_file =
      !provenance.via.empty() && provenance.root.ends_with("/" + provenance.via);
  return batch_file ? Parent(provenance.root) : provenance.root;
}

std::string SourceFile(const Provenance& provenance) {
  return Joined(SourceFolder(provenance), provenance.path);
}

std::string SourceFile(const Copy& copy) { return Joined(copy.root, copy.path); }

bool HasOwnFile(const StoredDocument& stored) {
  const auto& origins = stored.provenance.origins;
  const auto text = origins.find(Field::kText);
  return stored.provenance.bare || (text != origins.end() && text->second == Origin::kFile);
}

bool SameRoot(const std::string& a, const std::string& b) {
  if (a == b) return true;
  const auto folder = [](const std::string& root) {
    return BatchKindOf(root) == BatchKind::kNone ? root : Parent(root);
  };
  return folder(a) == folder(b);
}

}  // namespace attest
