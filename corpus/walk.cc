#include "corpus/walk.h"

#include <dirent.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>

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

class Walker {
 public:
  Walker(const std::string& root, const std::string& skip) : root_(root), skip_(skip) {}

  WalkResult Run() {
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
    if (!skip_.empty() && (root_ == "/" ? "" : root_) + "/" + path == skip_) {
      return result_.problems.push_back(
          {path, "the index itself lies here: not read", false, false});
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

  const std::string root_, skip_;
  std::vector<std::string> folders_;
  WalkResult result_;
};

}  // namespace

WalkResult Walk(const std::string& root, const std::string& skip) {
  return Walker(root, skip).Run();
}

}  // namespace attest
