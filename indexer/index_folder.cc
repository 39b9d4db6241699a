#include "indexer/index_folder.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <string_view>
#include <vector>

#include "indexer/small_file.h"
#include "schema/error.h"
#include "schema/text.h"

namespace attest {
namespace {

namespace fs = std::filesystem;

std::string_view LinkName(Access access) {
  return access == Access::kPublic ? "public" : "restricted";
}

// N of "public.N", 0 for anything else.
unsigned Generation(std::string_view name, Access access) {
  const std::string_view link = LinkName(access);
  if (!name.starts_with(link) || name.size() < link.size() + 2 || name[link.size()] != '.')
    return 0;
  name.remove_prefix(link.size() + 1);
  unsigned n = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), n);
  return error == std::errc() && end == name.data() + name.size() ? n : 0;
}

bool IsOurs(const std::string& name) {
  for (const Access access : {Access::kPublic, Access::kRestricted}) {
    const std::string link(LinkName(access));
    if (name == link || name == link + ".new" || Generation(name, access)) return true;
  }
  return name == "lock" || name == "batches.json" || name == "batches.json.new";
}

void RefuseForeignContent(const std::string& dir) {
  for (const auto& entry : fs::directory_iterator(dir)) {
    const std::string name = entry.path().filename().string();
    if (IsOurs(name)) continue;
    throw IndexError(dir + ": expected an index or an empty folder, found " + Printable(name) +
                     ": name a folder of its own for the index");
  }
}

}  // namespace

bool CheckFolder(const std::string& dir) try {
  const fs::file_status status = fs::status(dir);
  if (!fs::exists(status)) return false;
  if (!fs::is_directory(status)) {
    throw IndexError(dir + ": expected a folder for the index, found a file");
  }
  RefuseForeignContent(dir);
  return HasDatabase(dir, Access::kPublic);
} catch (const fs::filesystem_error& error) {
  throw IndexError(dir + ": cannot be used for the index: " + error.code().message());
}

void PrepareFolder(const std::string& dir) {
  if (CheckFolder(dir) || fs::is_directory(dir)) return;
  std::error_code error;
  if (const fs::path parent = fs::path(dir).parent_path(); !parent.empty()) {
    fs::create_directories(parent, error);
  }
  if (!error && mkdir(dir.c_str(), 0700) != 0) error.assign(errno, std::generic_category());
  if (error) throw IndexError(dir + ": the folder cannot be made: " + error.message());
}

void RequireIndex(const std::string& dir) {
  std::error_code error;
  const fs::file_status status = fs::status(dir, error);
  if (fs::exists(status) && !fs::is_directory(status)) {
    throw IndexError(dir + ": expected the folder of an index, found a file");
  }
  if (!HasDatabase(dir, Access::kPublic)) {
    throw IndexError(dir + ": no index is here: make one with attest-index add --index " + dir +
                     " PATH");
  }
}

bool HasDatabase(const std::string& dir, Access access) {
  std::error_code error;
  return fs::is_directory(fs::path(dir) / LinkName(access), error);
}

std::string DatabasePath(const std::string& dir, Access access) {
  const fs::path link = fs::path(dir) / LinkName(access);
  std::error_code error;
  const fs::path target = fs::read_symlink(link, error);
  if (error)
    throw IndexError(link.string() + ": expected a link to the database: " + error.message());
  if (target.has_parent_path())
    throw IndexError(link.string() + ": expected a link to a folder beside it");
  return (fs::path(dir) / target).string();
}

std::string NextGeneration(const std::string& dir, Access access) try {
  unsigned highest = 0;
  for (const auto& entry : fs::directory_iterator(dir)) {
    highest = std::max(highest, Generation(entry.path().filename().string(), access));
  }
  return dir + "/" + std::string(LinkName(access)) + "." + std::to_string(highest + 1);
} catch (const fs::filesystem_error& error) {
  throw IndexError(dir + ": cannot be read: " + error.code().message());
}

void RemoveLeftovers(const std::string& dir) try {
  for (const Access access : {Access::kPublic, Access::kRestricted}) {
    const std::string link(LinkName(access));
    const fs::path target =
        fs::is_symlink(fs::path(dir) / link) ? fs::read_symlink(fs::path(dir) / link) : fs::path();
    std::vector<fs::path> leftovers{fs::path(dir) / (link + ".new")};
    for (const auto& entry : fs::directory_iterator(dir)) {
      const fs::path name = entry.path().filename();
      if (Generation(name.string(), access) && name != target) leftovers.push_back(entry.path());
    }
    for (const fs::path& path : leftovers) fs::remove_all(path);
  }
  fs::remove(fs::path(dir) / "batches.json.new");
} catch (const fs::filesystem_error& error) {
  throw IndexError(
      dir + ": leftovers of an interrupted command cannot be removed: " + error.code().message());
}

void SwitchTo(const std::string& dir, Access access, const std::string& generation) try {
  const fs::path link = fs::path(dir) / LinkName(access);
  const fs::path fresh = link.string() + ".new";
  fs::remove(fresh);
  fs::create_symlink(fs::path(generation).filename(), fresh);
  fs::rename(fresh, link);
  SyncFolder(dir);
} catch (const fs::filesystem_error& error) {
  throw IndexError(generation + ": cannot be linked: " + error.code().message());
}

}  // namespace attest
