#include "tests/faults/small_disk.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <stdexcept>

#include "tests/faults/program.h"
#include "tests/indexer/fixture.h"

namespace attest {
namespace {

std::string SizeOption(uint64_t kilobytes) { return "size=" + std::to_string(kilobytes) + "k"; }

[[noreturn]] void Throw(const std::string& what) {
  throw std::runtime_error(what + ": " + std::strerror(errno));
}

struct statvfs Facts(const std::string& path) {
  struct statvfs facts;
  if (statvfs(path.c_str(), &facts) != 0) Throw("statvfs " + path);
  return facts;
}

}  // namespace

SmallDisk::SmallDisk(const std::string& path, uint64_t kilobytes) : path_(path) {
  if (mount("tmpfs", path.c_str(), "tmpfs", 0, SizeOption(kilobytes).c_str()) != 0)
    Throw("mount " + path);
}

SmallDisk::~SmallDisk() { umount2(path_.c_str(), MNT_DETACH); }

void SmallDisk::Resize(uint64_t kilobytes) {
  if (mount("tmpfs", path_.c_str(), "tmpfs", MS_REMOUNT, SizeOption(kilobytes).c_str()) != 0)
    Throw("remount " + path_);
}

uint64_t SmallDisk::UsedKilobytes() const {
  const auto facts = Facts(path_);
  return (facts.f_blocks - facts.f_bfree) * facts.f_frsize / 1024;
}

uint64_t SmallDisk::FreeBytes() const {
  const auto facts = Facts(path_);
  return facts.f_bavail * facts.f_frsize;
}

// The program that is tested writes meanwhile, so what was free may no longer be.
void SmallDisk::Fill() {
  const int fd = open((path_ + "/ballast").c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  if (fd < 0) Throw("ballast");
  off_t size = 0;
  for (uint64_t part = FreeBytes(); part >= 4096; part = std::min(part, FreeBytes())) {
    if (fallocate(fd, 0, size, static_cast<off_t>(part)) == 0) {
      size += static_cast<off_t>(part);
    } else {
      part /= 2;
    }
  }
  close(fd);
}

void SmallDisk::Empty() { std::filesystem::remove(path_ + "/ballast"); }

bool CanMount() try {
  if (geteuid() == 0 && unshare(CLONE_NEWNS) == 0)
    mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr);
  const TempDir dir;
  SmallDisk disk(dir.path(), 64);
  return true;
} catch (const std::runtime_error&) {
  return false;
}

std::optional<int> RunUnshared(const std::string& test, std::string* output) {
  if (std::getenv("ATTEST_UNSHARED")) return {};
  if (!Run({"/usr/bin/unshare", "-rm", "/bin/true"}).Exited(0)) return {};
  setenv("ATTEST_UNSHARED", "1", 1);
  const std::string self = std::filesystem::read_symlink("/proc/self/exe");
  const Ended ended =
      Run({"/usr/bin/unshare", "-rm", self, test}, {{}, std::chrono::seconds(3600), 0});
  unsetenv("ATTEST_UNSHARED");
  *output = ended.out + ended.err;
  return ended.how == Ended::How::kExited ? ended.code : -1;
}

}  // namespace attest
