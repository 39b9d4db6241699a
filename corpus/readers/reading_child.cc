#include "corpus/readers/reading_child.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <stdexcept>

#include "corpus/files.h"
#include "corpus/readers/channel.h"
#include "corpus/readers/confine.h"
#include "corpus/readers/encoded_reading.h"

namespace attest {
namespace {

constexpr const char* kProgram = "attest-reader";
constexpr size_t kSha256Digits = 64;

std::string ProgramPath() {
  const std::string self = CanonicalPath("/proc/self/exe");
  return self.substr(0, self.rfind('/') + 1) + kProgram;
}

[[noreturn]] void FailToStart(const std::string& path, int error) {
  throw InputError("the program " + path + ", which reads files of other kinds than text, " +
                   (error == ENOENT ? "is missing: install it beside attest-index"
                                    : std::string("cannot be started: ") + std::strerror(error)));
}

// In a process group of its own: Ctrl-C is for the parent to act on.
int Spawn(const std::string& path, int socket) {
  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&files);
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_adddup2(&files, socket, 0);
  posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addclosefrom_np(&files, 3);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  std::string name = kProgram;
  char* const arguments[] = {name.data(), nullptr};
  pid_t process = -1;
  const int error = posix_spawn(&process, path.c_str(), &files, &attributes, arguments, environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&files);
  if (error != 0) FailToStart(path, error);
  return process;
}

std::string Ending(int status) {
  if (WIFEXITED(status))
    return "its reader gave up (exit code " + std::to_string(WEXITSTATUS(status)) + ")";
  const int signal = WTERMSIG(status);
  if (signal == SIGXCPU)
    return "reading it took more than " + std::to_string(kMaxCpuSeconds) + " s of processor time";
  return "its reader crashed (signal " + std::to_string(signal) + ")";
}

}  // namespace

ReadingChild::~ReadingChild() { End(true); }

void ReadingChild::Start() {
  int sockets[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) < 0)
    throw InputError(std::string("no socket can be made: ") + std::strerror(errno));
  try {
    process_ = Spawn(ProgramPath(), sockets[1]);
  } catch (...) {
    close(sockets[0]);
    close(sockets[1]);
    throw;
  }
  close(sockets[1]);
  socket_ = sockets[0];
}

std::string ReadingChild::End(bool kill_it) {
  if (process_ < 0) return "";
  if (kill_it) kill(process_, SIGKILL);
  close(socket_);
  int status = 0;
  while (waitpid(process_, &status, 0) < 0 && errno == EINTR) continue;
  process_ = socket_ = -1;
  return Ending(status);
}

// False where the file ends.
bool ReadingChild::Take(Frame frame, const OnDocument& on_document, const OnProblem& on_problem) {
  auto& parts = frame.parts;
  if (frame.kind == FrameKind::kDone) return false;
  if (frame.kind == FrameKind::kRejected && parts.size() == 1) throw RecordError(parts[0]);
  if (frame.kind == FrameKind::kProblem && parts.size() == 2) {
    on_problem(parts[0], parts[1]);
    return true;
  }
  if (frame.kind != FrameKind::kDocument || parts.size() < 3 || parts[1].size() != kSha256Digits)
    throw std::runtime_error("a frame that is none");
  FileDocument document{std::move(parts[0]), std::move(parts[1]), {}};
  document.reading = TakeReading(std::move(parts), 2);
  on_document(std::move(document));
  return true;
}

void ReadingChild::Read(int descriptor, const ReadOptions& options, const OnDocument& on_document,
                        const OnProblem& on_problem) {
  const auto deadline = Channel::Clock::now() + std::chrono::seconds(kMaxWallSeconds);
  // A child that has grown ended after its last file.
  if (process_ >= 0 && waitpid(process_, nullptr, WNOHANG) == process_) {
    close(socket_);
    process_ = socket_ = -1;
  }
  if (process_ < 0) Start();
  Channel channel(socket_);
  size_t documents = 0;
  try {
    channel.Send({FrameKind::kRequest, {options.encoding}}, descriptor);
    for (;;) {
      std::optional<Frame> frame = channel.Receive(deadline);
      if (!frame) throw RecordError(End(false));
      if (++documents > kMaxMembers + 2) throw std::runtime_error("too many documents");
      if (!Take(std::move(*frame), on_document, on_problem)) return;
    }
  } catch (const ChannelTimeout&) {
    End(true);
    throw RecordError("reading it took more than " + std::to_string(kMaxWallSeconds) + " s");
  } catch (const Error&) {
    throw;
  } catch (const std::runtime_error& error) {
    throw RecordError("its reader sent what it must not (" + std::string(error.what()) + "); " +
                      End(true));
  }
}

}  // namespace attest
