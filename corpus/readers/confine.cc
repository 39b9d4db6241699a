#include "corpus/readers/confine.h"

#include <fcntl.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>

namespace attest {
namespace {

// What the libraries of the readers were seen to call, and their like. Reading opens are checked
// apart.
constexpr const char* kAllowed[] = {"read",
                                    "pread64",
                                    "readv",
                                    "write",
                                    "writev",
                                    "recvmsg",
                                    "recvfrom",
                                    "sendmsg",
                                    "sendto",
                                    "close",
                                    "fstat",
                                    "stat",
                                    "lstat",
                                    "newfstatat",
                                    "statx",
                                    "lseek",
                                    "access",
                                    "faccessat",
                                    "faccessat2",
                                    "readlink",
                                    "readlinkat",
                                    "getdents64",
                                    "getcwd",
                                    "fcntl",
                                    "poll",
                                    "ppoll",
                                    "mmap",
                                    "munmap",
                                    "mremap",
                                    "mprotect",
                                    "madvise",
                                    "brk",
                                    "futex",
                                    "rt_sigaction",
                                    "rt_sigprocmask",
                                    "rt_sigreturn",
                                    "sigaltstack",
                                    "exit",
                                    "exit_group",
                                    "getrandom",
                                    "clock_gettime",
                                    "clock_getres",
                                    "clock_nanosleep",
                                    "nanosleep",
                                    "gettimeofday",
                                    "time",
                                    "times",
                                    "getpid",
                                    "gettid",
                                    "getuid",
                                    "geteuid",
                                    "getgid",
                                    "getegid",
                                    "getrusage",
                                    "uname",
                                    "sysinfo",
                                    "sched_yield",
                                    "sched_getaffinity",
                                    "prlimit64",
                                    "setrlimit",
                                    "getrlimit",
                                    "restart_syscall",
                                    "set_robust_list",
                                    "rseq",
                                    "tgkill",
                                    "fstatfs",
                                    "statfs",
                                    "fadvise64",
                                    "arch_prctl"};

void Check(int result, const std::string& what) {
  if (result >= 0) return;
  throw std::runtime_error(what + ": " + std::strerror(errno));
}

// libseccomp returns the error.
void CheckSeccomp(int result, const std::string& what) {
  if (result < 0) throw std::runtime_error(what + ": " + std::strerror(-result));
}

void Limit(__rlimit_resource_t resource, rlim_t limit, const std::string& what) {
  const rlimit value{limit, limit};
  Check(setrlimit(resource, &value), what);
}

constexpr bool HasAddressSanitizer() {
#ifdef __SANITIZE_ADDRESS__
  return true;
#else
  return false;
#endif
}

void AllowCalls() {
  const std::unique_ptr<void, void (*)(void*)> filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)),
                                                      seccomp_release);
  if (!filter) throw std::runtime_error("seccomp is not there");
  const auto allow = [&](const char* name) {
    const int call = seccomp_syscall_resolve_name(name);
    if (call == __NR_SCMP_ERROR) throw std::runtime_error(std::string("no such call: ") + name);
    CheckSeccomp(seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0), name);
  };
  for (const char* name : kAllowed) allow(name);
  // UndefinedBehaviorSanitizer tries memory by writing it to a pipe.
  if (HasAddressSanitizer()) allow("pipe2");
  if (HasAddressSanitizer()) allow("pipe");
  // Fonts, character maps and converters are read when a file needs them.
  constexpr scmp_datum_t kWrites = O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND;
  CheckSeccomp(seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(openat), 1,
                                SCMP_A2(SCMP_CMP_MASKED_EQ, kWrites, O_RDONLY)),
               "openat");
  CheckSeccomp(seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(open), 1,
                                SCMP_A1(SCMP_CMP_MASKED_EQ, kWrites, O_RDONLY)),
               "open");
  CheckSeccomp(seccomp_load(filter.get()), "seccomp");
}

}  // namespace

void Confine() {
  if (!HasAddressSanitizer()) Limit(RLIMIT_AS, kMaxMemory, "the limit of memory");
  Limit(RLIMIT_FSIZE, 0, "the limit of written files");
  Limit(RLIMIT_CORE, 0, "the limit of core files");
  Limit(RLIMIT_NOFILE, 64, "the limit of open files");
  Check(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no new rights");
  AllowCalls();
}

void AllowCpuForOneFile() {
  rusage used{};
  Check(getrusage(RUSAGE_SELF, &used), "the time used");
  const auto seconds = static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec);
  const rlimit limit{seconds + 1 + kMaxCpuSeconds, RLIM_INFINITY};
  Check(setrlimit(RLIMIT_CPU, &limit), "the limit of time");
}

// Not ru_maxrss, which a child inherits from its parent.
bool HasGrown() {
  uint64_t size = 0, resident = 0;
  std::ifstream("/proc/self/statm") >> size >> resident;
  return resident * static_cast<uint64_t>(sysconf(_SC_PAGESIZE)) > kMaxKeptMemory;
}

}  // namespace attest
