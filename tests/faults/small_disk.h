// A disk in memory that is small enough to fill. Needs the right to mount.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

namespace attest {

class SmallDisk {
 public:
  // Mounts at `path`, an empty folder. Throws std::runtime_error where that is refused.
  SmallDisk(const std::string& path, uint64_t kilobytes);
  ~SmallDisk();
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

  void Resize(uint64_t kilobytes);
  uint64_t UsedKilobytes() const;
  // Another program takes all the room that is left, and gives it back.
  void Fill();
  void Empty();

 private:
  uint64_t FreeBytes() const;
  std::string path_;
};

// Whether this process may mount; as root in a mount namespace of its own, so that nothing stays
// mounted should the test be killed.
bool CanMount();
// Runs one test of this program once more as root of a user namespace (unshare -rm) and returns its
// exit code, with its output in `output`; nothing where that is refused.
std::optional<int> RunUnshared(const std::string& test, std::string* output);

}  // namespace attest
