#include "indexer/lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <ctime>
#include <sstream>

#include "schema/error.h"
#include "schema/text.h"

namespace attest {
namespace {

std::string Now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S UTC", &parts);
  return text;
}

// The holder may be between taking the lock and writing its name: then there is nothing to read
// yet.
std::string DescribeHolder(int fd) {
  char bytes[512];
  const ssize_t size = pread(fd, bytes, sizeof bytes, 0);
  std::istringstream lines(std::string(bytes, size > 0 ? static_cast<size_t>(size) : 0));
  std::string pid, program, command, since;
  if (!std::getline(lines, pid) || !std::getline(lines, program) || !std::getline(lines, command) ||
      !std::getline(lines, since)) {
    return "a program that has just started";
  }
  return Printable(
      program + (command.empty() ? "" : " " + command) + " (pid " + pid + ", since " + since + ")",
      200);
}

bool Write(int fd, std::string_view text) {
  return ftruncate(fd, 0) == 0 &&
         pwrite(fd, text.data(), text.size(), 0) == static_cast<ssize_t>(text.size());
}

}  // namespace

Lock::Lock(const std::string& dir, std::string_view holder) {
  const std::string path = dir + "/lock";
  fd_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd_ < 0) throw IndexError(path + ": cannot be opened for writing: " + std::strerror(errno));
  if (flock(fd_, LOCK_EX | LOCK_NB) != 0) {
    const int error = errno;
    const std::string by = error == EWOULDBLOCK ? DescribeHolder(fd_) : "";
    close(fd_);
    if (by.empty()) throw IndexError(path + ": cannot be locked: " + std::strerror(error));
    throw IndexError(path + " is held by " + by + ": wait for it or stop it");
  }
  const size_t space = std::min(holder.find(' '), holder.size());
  std::string text = std::to_string(getpid()) + "\n" + std::string(holder.substr(0, space)) + "\n";
  if (space < holder.size()) text += holder.substr(space + 1);
  if (!Write(fd_, text + "\n" + Now() + "\n")) {
    const int error = errno;
    close(fd_);
    throw IndexError(path + ": cannot be written: " + std::strerror(error));
  }
}

Lock::~Lock() { close(fd_); }

}  // namespace attest
