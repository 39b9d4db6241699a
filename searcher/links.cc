#include "searcher/links.h"

#include <filesystem>
#include <optional>
#include <system_error>

#include "schema/error.h"

namespace attest {
namespace {

namespace fs = std::filesystem;

fs::path FolderOf(const std::string& index) {
  if (index.starts_with("tcp://")) {
    throw IndexError(index + ": indexes of other machines are not supported yet; give a folder");
  }
  std::error_code error;
  const fs::path folder = fs::canonical(index, error);
  if (error == std::errc::no_such_file_or_directory) {
    throw IndexError(index + ": no such index; make one with attest-index add --index " + index +
                     " PATH");
  }
  if (error) throw IndexError(index + ": cannot be opened: " + error.message());
  if (!fs::is_directory(folder, error))
    throw IndexError(index + ": expected the folder of an index, found a file");
  return folder;
}

// Only the link is read, in one step: whether its target exists would be asked a moment later, when
// a writer may have switched the link and deleted the target.
std::optional<std::string> TargetOf(const fs::path& folder, const std::string& name,
                                    const std::string& shown) {
  std::error_code error;
  const fs::path target = fs::read_symlink(folder / name, error);
  if (!error) return (folder / target).string();
  if (error == std::errc::no_such_file_or_directory) return std::nullopt;
  // No link: a copy of an index that turned links into folders is read as it stands.
  if (error == std::errc::invalid_argument) return (folder / name).string();
  throw IndexError(shown + ": cannot be opened: " + error.message());
}

}  // namespace

std::vector<Link> ReadLinks(const std::vector<std::string>& indexes, bool restricted) {
  std::vector<Link> links;
  for (const std::string& index : indexes) {
    const fs::path folder = FolderOf(index);
    for (const bool closed : {false, true}) {
      if (closed && !restricted) continue;
      const std::string name = closed ? "restricted" : "public", path = index + "/" + name;
      const auto target = TargetOf(folder, name, path);
      if (target) links.push_back({path, *target, closed});
      if (target || closed) continue;
      throw IndexError(
          index + ": expected an index made by attest-index (with `public` in it), found none");
    }
  }
  return links;
}

}  // namespace attest
