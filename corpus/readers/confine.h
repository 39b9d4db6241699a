// Locks a process in before it reads what may be hostile: what a reader that was taken over by its
// input can still do is burn its own time and give wrong text.
#pragma once
#include <cstdint>

namespace attest {

// Of a child, for each file; README, "Limits".
inline constexpr uint64_t kMaxCpuSeconds = 60;
inline constexpr uint64_t kMaxWallSeconds = 120;    // then it is killed from outside
inline constexpr uint64_t kMaxMemory = 1ull << 30;  // bytes of address space
inline constexpr uint64_t kMaxKeptMemory = 256ull
                                           << 20;  // bytes; a child that used more is replaced

// Exit code of a child that could not be locked in: that of libraries that find no memory is 1.
inline constexpr int kNotConfined = 3;

// For good: memory as above (not under AddressSanitizer, which reserves terabytes), no files longer
// than 0 bytes, no core; no new rights; of the system calls those that compute, read files and use
// what is open already (libseccomp, an allow list): no sockets, programs, processes, threads,
// writing opens or changes to the file system. Throws std::runtime_error where the system refuses.
void Confine();

// Another kMaxCpuSeconds from now; when they are over, SIGXCPU ends the process.
void AllowCpuForOneFile();

// Whether this process holds more memory than it should keep.
bool HasGrown();

}  // namespace attest
