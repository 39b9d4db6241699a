// Frames over a socket between a reading child and its parent.
#pragma once
#include <chrono>
#include <functional>
#include <optional>
#include <utility>

#include "corpus/readers/frames.h"

namespace attest {

class Channel {
 public:
  using Clock = std::chrono::steady_clock;

  // The socket is not owned. `on_wait` is called a few times a second while nothing comes, and
  // after each signal; what it throws goes through.
  explicit Channel(int socket, std::function<void()> on_wait = nullptr)
      : socket_(socket), on_wait_(std::move(on_wait)) {}

  // Both throw ChannelError, and where the other end does not move until `deadline`
  // ChannelTimeout.
  // `descriptor`, where it is not negative, goes along.
  void Send(const Frame& frame, int descriptor = -1);
  // Nothing at the end. A descriptor that came along becomes the caller's, or is closed where
  // nobody asks for it.
  std::optional<Frame> Receive(Clock::time_point deadline, int* descriptor = nullptr);

 private:
  bool Fill(char* bytes, size_t size, Clock::time_point deadline, int* descriptor);
  void Wait(Clock::time_point deadline) const;

  const int socket_;
  const std::function<void()> on_wait_;
};

struct ChannelTimeout {};

}  // namespace attest
