#include "corpus/readers/reading_child.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>

#include "corpus/files.h"
#include "corpus/readers/channel.h"
#include "corpus/readers/confine.h"
#include "corpus/readers/encoded_reading.h"
#include "schema/text.h"

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
  if (WIFEXITED(status)) {
    const int code = WEXITSTATUS(status);
    if (code == 1) return kTooMuchMemory;  // poppler
    if (code == kNotConfined) return "the system does not let attest-reader lock itself in";
    return "its reader gave up (exit code " + std::to_string(code) + ")";
  }
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
    process_ = Spawn(program_.empty() ? ProgramPath() : program_, sockets[1]);
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

// A document or a problem of a member.
void ReadingChild::Take(Frame frame, const OnDocument& on_document, const OnProblem& on_problem) {
  auto& parts = frame.parts;
  if (frame.kind == FrameKind::kProblem && parts.size() == 2) return on_problem(parts[0], parts[1]);
  if (frame.kind != FrameKind::kDocument || parts.size() < 3 || parts[1].size() != kSha256Digits)
    throw ChannelError("a frame that is none");
  FileDocument document{std::move(parts[0]), std::move(parts[1]), {}};
  document.reading = TakeReading(std::move(parts), 2);
  on_document(std::move(document));
}

// Of one child over one file.
struct ReadingChild::Progress {
  size_t begun = 0;    // members
  std::string member;  // the last of them
  bool ended = false;  // the child, before the file did
};

// Returns why the file is rejected, or nothing. What it throws leaves the two out of step.
std::string ReadingChild::Converse(int descriptor, const ReadOptions& options,
                                   const OnDocument& on_document, const OnProblem& on_problem,
                                   Progress* progress) {
  auto deadline = Channel::Clock::now() + wall_;
  Channel channel(socket_, on_wait_);
  channel.Send({FrameKind::kRequest, {options.encoding, std::to_string(options.skip)}}, descriptor);
  bool last = false;
  for (size_t frames = 0; frames <= 2 * kMaxMembers + 3; ++frames) {
    std::optional<Frame> frame = channel.Receive(deadline);
    if (!frame) {
      progress->ended = true;
      return End(false);
    }
    const bool rejected = frame->kind == FrameKind::kRejected && frame->parts.size() == 1;
    if (rejected || frame->kind == FrameKind::kDone) {
      if (last) End(true);
      return rejected ? frame->parts[0] : "";
    }
    if (frame->kind == FrameKind::kLast) {
      last = true;
    } else if (frame->kind == FrameKind::kBegin && frame->parts.size() == 1) {
      ++progress->begun;
      progress->member = frame->parts[0];
      deadline = Channel::Clock::now() + wall_;
    } else {
      Take(std::move(*frame), on_document, on_problem);
    }
  }
  throw ChannelError("too many documents");
}

std::string ReadingChild::ReadOn(int descriptor, const ReadOptions& options,
                                 const OnDocument& on_document, const OnProblem& on_problem,
                                 Progress* progress) {
  if (process_ < 0) Start();
  try {
    return Converse(descriptor, options, on_document, on_problem, progress);
  } catch (const ChannelTimeout&) {
    End(true);
    progress->ended = true;
    return "reading it took more than " + std::to_string(wall_.count()) + " s";
  } catch (const ChannelError& error) {
    End(true);
    return std::string("its reader sent what it must not: ") + error.what();
  } catch (...) {
    End(true);
    throw;
  }
}

void ReadingChild::Read(int descriptor, const ReadOptions& options, const OnDocument& on_document,
                        const OnProblem& on_problem) {
  ReadOptions rest = options;
  for (int endings = 0;; ++endings) {
    Progress progress;
    const std::string why = ReadOn(descriptor, rest, on_document, on_problem, &progress);
    if (why.empty()) return;
    if (!progress.ended || progress.begun == 0) throw RecordError(why);
    on_problem(progress.member, why);
    if (endings == kMaxEndings)
      throw RecordError("too many of its members ended their reader: what stands behind " +
                        Printable(progress.member) + " is not read");
    rest.skip += progress.begun;
  }
}

}  // namespace attest
