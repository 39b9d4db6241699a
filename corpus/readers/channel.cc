#include "corpus/readers/channel.h"

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>

namespace attest {
namespace {

constexpr size_t kHead = 5;          // bytes: kind, length
constexpr int kWait = 200;           // milliseconds
constexpr size_t kPiece = 1u << 20;  // memory grows by what has come, not by what is announced

[[noreturn]] void Fail(const char* doing) {
  throw ChannelError(std::string(doing) + ": " + std::strerror(errno));
}

// Room for one descriptor beside the bytes.
union Control {
  cmsghdr header;
  char bytes[CMSG_SPACE(sizeof(int))];
};

void Attach(int descriptor, Control& control, msghdr& message) {
  message.msg_control = control.bytes;
  message.msg_controllen = sizeof control.bytes;
  cmsghdr* header = CMSG_FIRSTHDR(&message);
  header->cmsg_level = SOL_SOCKET;
  header->cmsg_type = SCM_RIGHTS;
  header->cmsg_len = CMSG_LEN(sizeof descriptor);
  std::memcpy(CMSG_DATA(header), &descriptor, sizeof descriptor);
}

void Detach(msghdr& message, int* descriptor) {
  const cmsghdr* header = CMSG_FIRSTHDR(&message);
  if (!header || header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) return;
  int got = -1;
  std::memcpy(&got, CMSG_DATA(header), sizeof got);
  if (!descriptor || *descriptor >= 0) {
    close(got);
  } else {
    *descriptor = got;
  }
}

}  // namespace

void Channel::Send(const Frame& frame, int descriptor) {
  const std::string bytes = EncodeFrame(frame);
  Control control{};
  for (size_t sent = 0; sent < bytes.size();) {
    iovec piece{const_cast<char*>(bytes.data() + sent), bytes.size() - sent};
    msghdr message{};
    message.msg_iov = &piece;
    message.msg_iovlen = 1;
    if (descriptor >= 0 && sent == 0) Attach(descriptor, control, message);
    const ssize_t count = sendmsg(socket_, &message, MSG_NOSIGNAL);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) Fail("sending");
    sent += static_cast<size_t>(count);
  }
}

void Channel::Wait(Clock::time_point deadline) const {
  for (;;) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) throw ChannelTimeout{};
    pollfd ready{socket_, POLLIN, 0};
    const int count = poll(&ready, 1, static_cast<int>(std::min<long long>(left, kWait)));
    if (count > 0) return;
    if (count < 0 && errno != EINTR) Fail("waiting");
    if (on_wait_) on_wait_();
  }
}

// False where the end comes first.
bool Channel::Fill(char* bytes, size_t size, Clock::time_point deadline, int* descriptor) {
  for (size_t filled = 0; filled < size;) {
    Wait(deadline);
    Control control{};
    iovec piece{bytes + filled, size - filled};
    msghdr message{};
    message.msg_iov = &piece;
    message.msg_iovlen = 1;
    message.msg_control = control.bytes;
    message.msg_controllen = sizeof control.bytes;
    const ssize_t count = recvmsg(socket_, &message, MSG_CMSG_CLOEXEC);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && errno == ECONNRESET) return false;
    if (count < 0) Fail("receiving");
    if (count == 0) return false;
    Detach(message, descriptor);
    filled += static_cast<size_t>(count);
  }
  return true;
}

std::optional<Frame> Channel::Receive(Clock::time_point deadline, int* descriptor) {
  if (descriptor) *descriptor = -1;
  char head[kHead];
  if (!Fill(head, sizeof head, deadline, descriptor)) return std::nullopt;
  size_t length = 0;
  for (size_t i = 0; i < 4; ++i) length |= size_t{static_cast<unsigned char>(head[1 + i])} << 8 * i;
  if (length > kMaxFrame) throw ChannelError("a frame of " + std::to_string(length) + " bytes");
  std::string rest;
  while (rest.size() < length) {
    const size_t filled = rest.size();
    rest.resize(std::min(length, filled + kPiece));
    if (!Fill(rest.data() + filled, rest.size() - filled, deadline, descriptor))
      return std::nullopt;
  }
  return Frame{static_cast<FrameKind>(head[0]), DecodeParts(rest)};
}

}  // namespace attest
