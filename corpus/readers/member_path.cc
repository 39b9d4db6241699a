#include "corpus/readers/member_path.h"

#include <algorithm>

#include "corpus/batch.h"
#include "corpus/sidecar.h"
#include "schema/text.h"

namespace attest {
namespace {

bool HasDrive(std::string_view name) {
  return name.size() > 1 && name[1] == ':' &&
         ((name[0] >= 'A' && name[0] <= 'Z') || (name[0] >= 'a' && name[0] <= 'z'));
}

std::string_view TakePart(std::string_view* name) {
  const size_t size = std::min(name->find('/'), name->size());
  const std::string_view part = name->substr(0, size);
  name->remove_prefix(std::min(size + 1, name->size()));
  return part;
}

}  // namespace

std::string MemberPaths::Add(std::string_view name) {
  if (name.size() > kMaxMemberPath) {
    throw RecordError("unsafe name: expected at most " + std::to_string(kMaxMemberPath) +
                      " bytes, found " + std::to_string(name.size()));
  }
  if (name.starts_with('/') || HasDrive(name))
    throw RecordError("unsafe name: expected a path inside the archive, found an absolute one");
  if (name.find('\\') != std::string_view::npos || name.find('\0') != std::string_view::npos)
    throw RecordError("unsafe name: expected / between its parts, found a backslash or NUL");
  std::string path;
  while (!name.empty()) {
    const std::string_view part = TakePart(&name);
    if (part == "..")
      throw RecordError("unsafe name: expected a path inside the archive, found one with ..");
    if (part.empty() || part == ".") continue;
    path.append(path.empty() ? "" : "/").append(part);
  }
  if (path.empty()) throw RecordError("unsafe name: expected a path, found an empty one");
  if (!seen_.insert(path).second)
    throw RecordError("expected different names, found a second member of this one");
  return path;
}

void CheckDescribesNone(std::string_view name) {
  std::string path(name);
  std::replace(path.begin(), path.end(), '\\', '/');
  if (IsClutter(path) || (!IsManifest(path) && SidecarOwner(path).empty())) return;
  throw RecordError("it holds " + Printable(name) +
                    ", which may say who may read the rest and is not read inside an archive: "
                    "unpack it and add the folder");
}

bool IsClutter(std::string_view name) {
  while (!name.empty()) {
    const std::string_view part = TakePart(&name);
    if (part == "__MACOSX") return true;
    if (name.empty()) return part.starts_with("._") || part == ".DS_Store" || part == "Thumbs.db";
  }
  return false;
}

}  // namespace attest
