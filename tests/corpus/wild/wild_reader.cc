// wild-reader: takes the place of attest-reader in tests, and does to its parent what the file asks
// for.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <vector>

#include "corpus/readers/channel.h"
#include "corpus/readers/confine.h"
#include "corpus/readers/encoded_reading.h"

namespace {

using attest::Channel;
using attest::Frame;
using attest::FrameKind;

void SendDocument(Channel& channel, const std::string& member, const std::string& text) {
  Frame frame{FrameKind::kDocument, {member, std::string(64, '0')}};
  attest::AppendReading({text, {}, {}}, frame.parts);
  channel.Send(frame);
}

void SendRaw(const std::string& bytes) {
  if (write(0, bytes.data(), bytes.size()) < 0) _exit(9);
}

void Loop() {
  const rlimit second{1, RLIM_INFINITY};
  setrlimit(RLIMIT_CPU, &second);
  for (;;) getpid();
}

std::string Tried(const char* name, long result) {
  return std::string(name) + (result < 0 ? std::string(" ") + strerrorname_np(errno) : " done") +
         "\n";
}

// What a locked in process can do.
std::string TryAll(const std::string& folder) {
  attest::Confine();
  std::string tried;
  tried += Tried("read", open("/etc/passwd", O_RDONLY));
  tried += Tried("socket", socket(AF_INET, SOCK_STREAM, 0));
  tried += Tried("local socket", socket(AF_UNIX, SOCK_STREAM, 0));
  tried += Tried("fork", fork());
  char* const no_arguments[] = {nullptr};
  tried += Tried("exec", execve("/bin/true", no_arguments, no_arguments));
  tried += Tried("write", open((folder + "/new").c_str(), O_WRONLY | O_CREAT, 0600));
  tried += Tried("append", open((folder + "/there").c_str(), O_RDWR | O_APPEND));
  tried += Tried("make a folder", mkdir((folder + "/d").c_str(), 0700));
  tried += Tried("remove", unlink((folder + "/there").c_str()));
  tried += Tried("rename", rename((folder + "/there").c_str(), (folder + "/x").c_str()));
  tried += Tried("signal", kill(getppid(), 0));
  return tried;
}

std::vector<char> kept;

void Act(const std::string& order, size_t skip, Channel& channel) {
  const std::string word = order.substr(0, order.find(' '));
  if (word == "abort") abort();
  if (word == "exit") _exit(7);
  if (word == "loop") Loop();
  if (word == "sleep") pause();
  if (word == "kill") raise(SIGKILL);
  if (word == "no-kind") channel.Send({static_cast<FrameKind>('?'), {"a"}});
  if (word == "few-parts") channel.Send({FrameKind::kDocument, {"a"}});
  if (word == "long-frame") SendRaw(std::string("d\xFF\xFF\xFF\x7F", 5));
  if (word == "long-part") SendRaw(std::string("d\x05\0\0\0\xFF\0\0\0a", 10));
  if (word == "half") SendRaw(std::string("d\x10\0\0\0\x04\0\0\0aa", 11)), _exit(0);
  if (word == "list")
    channel.Send({FrameKind::kDocument, {"", std::string(64, '0'), "text", "99999999999"}});
  if (word == "many")
    for (size_t i = 0; i < 2 * attest::kMaxMembers + 10; ++i) SendDocument(channel, "m", "x");
  if (word == "refuse") return channel.Send({FrameKind::kRejected, {"as it was asked"}});
  if (word == "try") SendDocument(channel, "", TryAll(order.substr(word.size() + 1)));
  if (word == "grow") {
    kept.assign(attest::kMaxKeptMemory + (1u << 20), 'x');
    SendDocument(channel, "", "grown");
  }
  // "members abab" with `skip` 1: three members, of which every b aborts.
  if (word == "members") {
    for (size_t i = word.size() + 1 + skip; i < order.size(); ++i) {
      const std::string name = std::to_string(i - word.size()) + order[i];
      channel.Send({FrameKind::kBegin, {name}});
      if (order[i] == 'b') abort();
      SendDocument(channel, name, "x");
    }
  }
  if (word == "good") {
    SendDocument(channel, "", "own");
    SendDocument(channel, "a.txt", "member");
    channel.Send({FrameKind::kProblem, {"b.txt", "broken"}});
  }
  if (attest::HasGrown()) channel.Send({FrameKind::kLast, {}});
  channel.Send({FrameKind::kDone, {}});
}

}  // namespace

int main() {
  Channel channel(0);
  const auto never = Channel::Clock::now() + std::chrono::hours(1);
  for (int descriptor = -1; const auto request = channel.Receive(never, &descriptor);) {
    char order[4096];
    const ssize_t size = pread(descriptor, order, sizeof order, 0);
    close(descriptor);
    Act(std::string(order, static_cast<size_t>(size > 0 ? size : 0)),
        std::stoul(request->parts.at(1)), channel);
    if (attest::HasGrown()) return 0;
  }
  return 0;
}
