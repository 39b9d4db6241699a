#include "tests/faults/program.h"

#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <stdexcept>

namespace attest {
namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void Throw(const std::string& what) {
  throw std::runtime_error(what + ": " + std::strerror(errno));
}

int MemoryFile(const char* name) {
  const int fd = memfd_create(name, MFD_CLOEXEC);
  if (fd < 0) Throw("memfd_create");
  return fd;
}

std::string TakeBytes(int fd) {
  std::string bytes(static_cast<size_t>(lseek(fd, 0, SEEK_END)), '\0');
  for (size_t done = 0; done < bytes.size();) {
    const ssize_t count =
        pread(fd, bytes.data() + done, bytes.size() - done, static_cast<off_t>(done));
    if (count <= 0) Throw("reading what the program wrote");
    done += static_cast<size_t>(count);
  }
  return bytes;
}

// In the child: calls that are safe after fork only.
[[noreturn]] void Become(char* const* arguments, int out, int err, uid_t user) {
  const int in = open("/dev/null", O_RDONLY | O_CLOEXEC);
  dup2(in, STDIN_FILENO);
  dup2(out, STDOUT_FILENO);
  dup2(err, STDERR_FILENO);
  if (user != 0 && (setgroups(0, nullptr) != 0 || setgid(user) != 0 || setuid(user) != 0))
    _exit(126);
  execv(arguments[0], arguments);
  _exit(127);
}

// Whether the process ended by `deadline`.
bool EndsBy(int pidfd, Clock::time_point deadline) {
  for (;;) {
    const auto left = std::max(Clock::duration::zero(), deadline - Clock::now());
    const auto ns = std::chrono::duration_cast<std::chrono::nanoseconds>(left).count();
    const timespec wait{static_cast<time_t>(ns / 1'000'000'000),
                        static_cast<long>(ns % 1'000'000'000)};
    pollfd poll{pidfd, POLLIN, 0};
    const int ready = ppoll(&poll, 1, &wait, nullptr);
    if (ready >= 0) return ready > 0;
    if (errno != EINTR) Throw("ppoll");
  }
}

bool SanitizerSpoke(const std::string& err) {
  return err.find("Sanitizer:") != std::string::npos ||
         err.find(": runtime error: ") != std::string::npos;
}

}  // namespace

bool IsUncaughtXapian(const Ended& ended) {
  return ended.how == Ended::How::kCrashed && ended.code == SIGABRT &&
         ended.err.find("throwing an instance of 'Xapian::") != std::string::npos;
}

std::string ToString(const Ended& ended) {
  std::string text;
  switch (ended.how) {
    case Ended::How::kExited:
      text = "exit " + std::to_string(ended.code);
      break;
    case Ended::How::kKilled:
      text = "killed";
      break;
    case Ended::How::kCrashed:
      text = "crashed with signal " + std::to_string(ended.code);
      break;
    case Ended::How::kHung:
      text = "hung";
      break;
  }
  return text + (ended.err.empty() ? "" : ", stderr: " + ended.err.substr(0, 2000));
}

Running::Running(const std::vector<std::string>& command, RunOptions options)
    : options_(options), out_(MemoryFile("stdout")), err_(MemoryFile("stderr")) {
  std::vector<char*> arguments;
  for (const std::string& argument : command)
    arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  start_ = Clock::now();
  pid_ = fork();
  if (pid_ < 0) Throw("fork");
  if (pid_ == 0) Become(arguments.data(), out_, err_, options_.user);
}

Running::~Running() {
  if (pid_ > 0) {
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
  }
  close(out_);
  close(err_);
}

Ended Running::Wait() {
  const int pidfd =
      static_cast<int>(syscall(SYS_pidfd_open, pid_, 0));  // glibc 2.36 declares it for C alone
  if (pidfd < 0) Throw("pidfd_open");
  const bool to_kill = options_.kill_after && *options_.kill_after < options_.hang_limit;
  const bool ended_itself =
      EndsBy(pidfd, start_ + (to_kill ? Clock::duration(*options_.kill_after)
                                      : Clock::duration(options_.hang_limit)));
  if (!ended_itself) kill(pid_, SIGKILL);
  int status = 0;
  rusage usage{};
  if (wait4(pid_, &status, 0, &usage) != pid_) Throw("wait4");
  pid_ = -1;
  close(pidfd);
  Ended ended;
  ended.took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start_);
  ended.out = TakeBytes(out_);
  ended.err = TakeBytes(err_);
  ended.peak_kb = usage.ru_maxrss;
  if (WIFEXITED(status)) {
    ended.code = WEXITSTATUS(status);
    ended.how = SanitizerSpoke(ended.err) ? Ended::How::kCrashed : Ended::How::kExited;
  } else {
    ended.code = WTERMSIG(status);
    const bool ours = !ended_itself && ended.code == SIGKILL;
    ended.how = !ours ? Ended::How::kCrashed : to_kill ? Ended::How::kKilled : Ended::How::kHung;
  }
  return ended;
}

Ended Run(const std::vector<std::string>& command, const RunOptions& options) {
  return Running(command, options).Wait();
}

LeaksAllowed::LeaksAllowed() {
  if (const char* options = std::getenv("ASAN_OPTIONS")) before_ = options;
  setenv("ASAN_OPTIONS", (before_ + ":detect_leaks=0").c_str(), 1);
}

LeaksAllowed::~LeaksAllowed() { setenv("ASAN_OPTIONS", before_.c_str(), 1); }

std::vector<std::string> IndexCommand(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), ATTEST_BIN_DIR "/attest-index");
  return arguments;
}

std::vector<std::string> SearchCommandLine(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), ATTEST_BIN_DIR "/attest-search");
  return arguments;
}

}  // namespace attest
