#include "indexer/small_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include "schema/error.h"

namespace attest {
namespace {

[[noreturn]] void Fail(const std::string& path, const char* what, int error) {
  throw IndexError(path + ": cannot be " + what + ": " + std::strerror(error));
}

class Descriptor {
 public:
  Descriptor(const std::string& path, int flags, mode_t mode = 0)
      : fd_(open(path.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, mode)) {}
  ~Descriptor() {
    if (fd_ >= 0) close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return fd_; }
  int Close() { return close(std::exchange(fd_, -1)); }

 private:
  int fd_;
};

bool WriteAll(int fd, const std::string& bytes) {
  for (size_t done = 0; done < bytes.size();) {
    const ssize_t count = write(fd, bytes.data() + done, bytes.size() - done);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    done += static_cast<size_t>(count);
  }
  return true;
}

}  // namespace

std::optional<std::string> ReadSmallFile(const std::string& path) {
  const Descriptor file(path, O_RDONLY);
  if (file.get() < 0 && errno == ENOENT) return std::nullopt;
  if (file.get() < 0) Fail(path, "read", errno);
  std::string bytes;
  char block[1 << 14];
  for (;;) {
    const ssize_t count = read(file.get(), block, sizeof block);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) Fail(path, "read", errno);
    if (count == 0) return bytes;
    bytes.append(block, static_cast<size_t>(count));
  }
}

void ReplaceSmallFile(const std::string& path, const std::string& bytes) {
  const std::string fresh = path + ".new";
  Descriptor file(fresh, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (file.get() < 0 || !WriteAll(file.get(), bytes) || fsync(file.get()) != 0 ||
      file.Close() != 0 || std::rename(fresh.c_str(), path.c_str()) != 0) {
    const int error = errno;
    unlink(fresh.c_str());
    Fail(path, "written", error);
  }
  SyncFolder(path.substr(0, path.rfind('/')));
}

void SyncFolder(const std::string& dir) {
  const int fd = open(dir.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) Fail(dir, "opened", errno);
  const int result = fsync(fd), error = errno;
  close(fd);
  if (result != 0) Fail(dir, "written", error);
}

}  // namespace attest
