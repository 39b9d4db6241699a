#include "indexer/containers.h"

#include <algorithm>

#include "corpus/ids.h"
#include "corpus/record.h"
#include "indexer/source.h"

namespace attest {
namespace {

bool IsRestricted(Archive& archive, const std::string& file) {
  const std::vector<std::string> ids = archive.FindByFile(file);
  return std::any_of(ids.begin(), ids.end(), [&](const std::string& id) {
    const auto stored = archive.Find(id);
    return stored && stored->document.access == Access::kRestricted &&
           SourceFile(stored->provenance) == file;
  });
}

}  // namespace

bool LiesInRestricted(Archive& archive, const Provenance& provenance) {
  const std::vector<std::string> files = ContainersOf(SourceFile(provenance));
  return std::any_of(files.begin(), files.end(),
                     [&](const std::string& file) { return IsRestricted(archive, file); });
}

std::vector<std::string> PublicMembers(Archive& archive, const StoredDocument& container) {
  const std::string inside = container.document.id + std::string(kMemberSeparator);
  std::vector<std::string> candidates, members;
  archive.EachOfRoot(container.provenance.root, [&](std::string_view id) {
    // A long one is cut, so that its path must tell.
    if (id.starts_with(inside) || id.size() + 4 > kMaxId) candidates.emplace_back(id);
  });
  const std::string file = SourceFile(container.provenance) + std::string(kMemberSeparator);
  for (const std::string& id : candidates) {
    const auto stored = archive.Find(id);
    if (stored && stored->document.access == Access::kPublic &&
        SourceFile(stored->provenance).starts_with(file))
      members.push_back(id);
  }
  return members;
}

}  // namespace attest
