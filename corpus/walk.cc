#include "corpus/walk.h"

#include <dirent.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <string_view>

namespace attest {
namespace {

struct CloseFolder {
  void operator()(DIR* folder) const { closedir(folder); }
};

std::string ErrorText(int error) {
  return error == EACCES ? "permission denied" : std::strerror(error);
}

// Names in a folder; throws InputError with the reason alone.
std::vector<std::string> NamesIn(const std::string& path) {
  const std::unique_ptr<DIR, CloseFolder> folder(opendir(path.c_str()));
  if (!folder) throw InputError(ErrorText(errno));
  std::vector<std::string> names;
  for (;;) {
    errno = 0;
    const dirent* entry = readdir(folder.get());
    if (!entry) break;
    const std::string name = entry->d_name;
    if (name != "." && name != "..") names.push_back(name);
  }
  if (errno) throw InputError(ErrorText(errno));
  return names;
}

// By its link, public -> public.N (schema/layout.h). Its files are no documents, and some would
// pass for texts.
bool IsIndex(const std::string& folder) {
  char target[16];
  const ssize_t size = readlink((folder + "/public").c_str(), target, sizeof target);
  return size > 0 && std::string_view(target, static_cast<size_t>(size)).starts_with("public.");
}

class Walker {
 public:
  explicit Walker(const std::string& root) : root_(root) {}

  WalkResult Run() {
    if (IsIndex(root_)) throw InputError("expected documents, found an Attest index");
    Visit("");
    while (!folders_.empty()) {
      const std::string folder = std::move(folders_.back());
      folders_.pop_back();
      try {
        Visit(folder + "/");
      } catch (const InputError& error) {
        Unreadable(folder, error.what());
      }
    }
    const auto by_path = [](const auto& a, const auto& b) { return a.path < b.path; };
    std::sort(result_.files.begin(), result_.files.end(), by_path);
    std::sort(result_.problems.begin(), result_.problems.end(), by_path);
    return std::move(result_);
  }

 private:
  void Visit(const std::string& below) {
    for (const std::string& name : NamesIn(root_ + "/" + below)) {
      try {
        VisitEntry(below + name);
      } catch (const InputError& error) {
        Unreadable(below + name, error.what());
      }
    }
  }

  void VisitEntry(const std::string& path) {
    const FileStatus status = StatusOf(root_ + "/" + path, false);
    switch (status.kind) {
      case FileKind::kMissing:
        return Unreadable(path, "vanished or has too long a path");
      case FileKind::kRegular:
        return result_.files.push_back({path, status.size, status.id});
      case FileKind::kFolder:
        return VisitFolder(path);
      case FileKind::kLink:
        return VisitLink(path);
      case FileKind::kOther:
        return Reject(path, "expected a regular file, found a FIFO, socket or device");
    }
  }

  void VisitFolder(const std::string& path) {
    if (IsIndex(root_ + "/" + path)) {
      return result_.problems.push_back({path, "an Attest index: not read", false, false});
    }
    folders_.push_back(path);
  }

  void VisitLink(const std::string& path) {
    std::string target;
    try {
      target = CanonicalPath(root_ + "/" + path);
    } catch (const InputError&) {
      return Reject(path, "a symbolic link that leads nowhere");
    }
    if (!IsInside(target, root_))
      return Reject(path, "a symbolic link that leads out of the folder");
    const FileStatus status = StatusOf(target, false);
    if (status.kind == FileKind::kRegular) {
      result_.files.push_back({path, status.size, status.id});
    } else if (status.kind == FileKind::kFolder) {
      result_.problems.push_back(
          {path, "a symbolic link to a folder that is read at its own place", false, false});
    } else {
      Reject(path, "expected a regular file, found a link to a FIFO, socket or device");
    }
  }

  void Reject(const std::string& path, const std::string& reason) {
    result_.problems.push_back({path, reason, true, false});
  }
  void Unreadable(const std::string& path, const std::string& reason) {
    result_.problems.push_back({path, reason, true, true});
  }

  const std::string root_;
  std::vector<std::string> folders_;
  WalkResult result_;
};

}  // namespace

WalkResult Walk(const std::string& root) { return Walker(root).Run(); }

}  // namespace attest
