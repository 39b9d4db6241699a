// What is made while this lives is for its owner alone: files 0600, folders 0700. The umask is the
// whole process's.
#pragma once
#include <sys/stat.h>

namespace attest {

class ScopedUmask {
 public:
  ScopedUmask() : before_(umask(077)) {}
  ~ScopedUmask() { umask(before_); }
  ScopedUmask(const ScopedUmask&) = delete;
  ScopedUmask& operator=(const ScopedUmask&) = delete;

 private:
  mode_t before_;
};

}  // namespace attest
