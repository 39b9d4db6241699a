#include "corpus/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <vector>

namespace attest {
namespace {

[[noreturn]] void ThrowErrno(int error) {
  switch (error) {
    case ENOENT:
      throw InputError("no such file or folder");
    case EACCES:
      throw InputError("permission denied");
    case ELOOP:
      throw InputError("too many symbolic links");
    default:
      throw InputError(std::string("cannot be read: ") + std::strerror(error));
  }
}

FileKind KindOf(mode_t mode) {
  if (S_ISREG(mode)) return FileKind::kRegular;
  if (S_ISDIR(mode)) return FileKind::kFolder;
  return S_ISLNK(mode) ? FileKind::kLink : FileKind::kOther;
}

}  // namespace

size_t MemorySource::Read(char* buffer, size_t size) {
  const size_t count = std::min(size, bytes_.size());
  std::copy_n(bytes_.data(), count, buffer);
  bytes_.remove_prefix(count);
  return count;
}

// O_NONBLOCK: opening a FIFO that took the file's place must not wait for a writer.
File::File(const std::string& path)
    : descriptor_(open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)), size_(0) {
  if (descriptor_ < 0) ThrowErrno(errno);
  struct stat status;
  const int error = fstat(descriptor_, &status) < 0 ? errno : 0;
  if (!error && S_ISREG(status.st_mode)) {
    size_ = static_cast<uint64_t>(status.st_size);
    return;
  }
  close(descriptor_);
  if (error) ThrowErrno(error);
  throw InputError("expected a regular file");
}

File::~File() { close(descriptor_); }

size_t File::Read(char* buffer, size_t size) {
  for (;;) {
    const ssize_t count = read(descriptor_, buffer, size);
    if (count >= 0) return static_cast<size_t>(count);
    if (errno != EINTR) ThrowErrno(errno);
  }
}

FileStatus StatusOf(const std::string& path, bool follow_links) {
  struct stat status;
  const int result = follow_links ? stat(path.c_str(), &status) : lstat(path.c_str(), &status);
  if (result < 0) {
    if (errno == ENOENT || errno == ENOTDIR || errno == ENAMETOOLONG) return {};
    ThrowErrno(errno);
  }
  return {KindOf(status.st_mode),
          {status.st_dev, status.st_ino},
          static_cast<uint64_t>(status.st_size)};
}

std::string ReadUpTo(ByteSource& source, uint64_t limit, uint64_t expected) {
  std::string bytes;
  bytes.reserve(static_cast<size_t>(std::min(expected, limit)));
  std::vector<char> buffer(1u << 16);
  while (bytes.size() < limit) {
    const size_t count =
        source.Read(buffer.data(), std::min<uint64_t>(buffer.size(), limit - bytes.size()));
    if (count == 0) break;
    bytes.append(buffer.data(), count);
  }
  return bytes;
}

std::string ReadHead(const std::string& path, size_t limit) {
  File file(path);
  return ReadUpTo(file, std::min<uint64_t>(limit, file.size()), file.size());
}

std::string ReadAll(const std::string& path, uint64_t limit) {
  File file(path);
  if (file.size() > limit) {
    throw InputError("expected at most " + std::to_string(limit) + " bytes, found " +
                     std::to_string(file.size()));
  }
  return ReadUpTo(file, file.size(), file.size());
}

std::string CanonicalPath(const std::string& path) {
  const std::unique_ptr<char, decltype(&std::free)> real(realpath(path.c_str(), nullptr),
                                                         std::free);
  if (!real) ThrowErrno(errno);
  return real.get();
}

bool IsInside(std::string_view path, std::string_view folder) {
  if (folder == "/") return true;
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

}  // namespace attest
