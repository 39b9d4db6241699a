#include "corpus/readers/reading_child.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
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

// By the child, which goes on with another file.
struct Rejected : RecordError {
  using RecordError::RecordError;
};

// `memory` is the most that it had, in bytes.
std::string Ending(int status, uint64_t memory) {
  if (WIFEXITED(status)) {
    const int code = WEXITSTATUS(status);
    if (code == 1) return kTooMuchMemory;
    if (code == kNotConfined)
      return "not read: the system does not let attest-reader lock itself in";
    return "its reader gave up (exit code " + std::to_string(code) + ")";
  }
  const int signal = WTERMSIG(status);
  if (signal == SIGXCPU)
    return "reading it took more than " + std::to_string(kMaxCpuSeconds) + " s of processor time";
  if ((signal == SIGABRT || signal == SIGTRAP) && memory > kMaxMemory / 2) return kTooMuchMemory;
  return "its reader crashed (signal " + std::to_string(signal) + ")";
}

}  // namespace

// Of one child over one file.
struct ReadingChild::Progress {
  Channel::Clock::time_point deadline;
  size_t begun = 0;  // members
  size_t frames = 0;
  std::string member;  // the last that was begun
  bool last = false;   // the child ends with this file
};

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
  rusage used{};
  while (wait4(process_, &status, 0, &used) < 0 && errno == EINTR) continue;
  process_ = socket_ = -1;
  return Ending(status, static_cast<uint64_t>(used.ru_maxrss) * 1024);
}

bool ReadingChild::Take(Frame frame, FileSink& sink, Progress* progress) {
  constexpr size_t kMaxFrames = 4 * kMaxMembers;  // begins, documents and problems
  if (++progress->frames > kMaxFrames) throw ChannelError("too many frames");
  auto& parts = frame.parts;
  if (frame.kind == FrameKind::kDone) return false;
  if (frame.kind == FrameKind::kLast) {
    progress->last = true;
  } else if (frame.kind == FrameKind::kBegin && parts.size() == 1) {
    progress->member = std::move(parts[0]);
    ++progress->begun;
    progress->deadline = Channel::Clock::now() + std::chrono::seconds(kMaxWallSeconds);
  } else if (frame.kind == FrameKind::kProblem && parts.size() == 2) {
    sink.OnMemberProblem(parts[0], parts[1]);
  } else if (frame.kind == FrameKind::kDocument && parts.size() > 2 &&
             parts[1].size() == kSha256Digits) {
    FileDocument document{std::move(parts[0]), std::move(parts[1]), {}};
    document.reading = TakeReading(std::move(parts), 2);
    sink.OnDocument(std::move(document));
  } else {
    throw ChannelError("a frame that is none");
  }
  return true;
}

std::optional<std::string> ReadingChild::ReadOn(int descriptor, const ReadOptions& options,
                                                FileSink& sink, Progress* progress) try {
  progress->deadline = Channel::Clock::now() + std::chrono::seconds(kMaxWallSeconds);
  if (process_ < 0) Start();
  Channel channel(socket_, [&] { sink.OnWait(); });
  channel.Send({FrameKind::kRequest, {options.encoding, std::to_string(options.skip)}}, descriptor);
  for (;;) {
    std::optional<Frame> frame = channel.Receive(progress->deadline);
    if (!frame) return End(false);
    const bool rejected = frame->kind == FrameKind::kRejected && frame->parts.size() == 1;
    if (!rejected && Take(std::move(*frame), sink, progress)) continue;
    if (progress->last) End(false);
    if (rejected) throw Rejected(frame->parts[0]);
    return std::nullopt;
  }
} catch (const ChannelTimeout&) {
  End(true);
  return "reading it took more than " + std::to_string(kMaxWallSeconds) + " s";
} catch (const ChannelError& error) {
  return "its reader sent what it must not (" + std::string(error.what()) + "); " + End(true);
} catch (const Rejected&) {
  throw;
} catch (...) {
  End(true);  // it is in the middle of a file
  throw;
}

void ReadingChild::Read(int descriptor, const ReadOptions& options, FileSink& sink) {
  ReadOptions rest = options;
  for (int endings = 1;; ++endings) {
    Progress progress;
    const auto why = ReadOn(descriptor, rest, sink, &progress);
    if (!why) return;
    if (progress.begun == 0) throw RecordError(*why);
    sink.OnMemberProblem(progress.member, *why);
    if (endings == kMaxEndings)
      throw RecordError("too many of its members ended their reader: what stands behind " +
                        Printable(progress.member) + " is not read");
    rest.skip += progress.begun;
  }
}

}  // namespace attest
