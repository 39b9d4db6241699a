// What a reading child and its parent say to each other over their socket: frames of a kind, a
// length and strings. Each side takes what the other sends for hostile: lengths are bounded before
// memory is taken, and what does not hold is an error.
#pragma once
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace attest {

enum class FrameKind : char {
  kRequest = 'r',   // to the child, with the file's descriptor: encoding, members to skip
  kBegin = 'b',     // member: should the child end now, that is why
  kDocument = 'd',  // member, SHA-256, text, notes and fields (EncodeReading)
  kProblem = 'p',   // member, reason
  kRejected = 'x',  // reason; ends the file
  kDone = '.',      // ends the file
  kLast = '!',      // before one of these: the child ends after it
};

// What the other end sent is no frame, or nothing can be sent.
class ChannelError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

inline constexpr size_t kMaxFrame = 80u << 20;  // bytes: a text of kMaxText and its fields

struct Frame {
  FrameKind kind;
  std::vector<std::string> parts;
};

// As it is sent: the kind, the length of the rest in four bytes, then each part behind its length,
// little endian.
std::string EncodeFrame(const Frame& frame);
// The parts of the rest of a frame. Throws ChannelError where lengths do not fit.
std::vector<std::string> DecodeParts(std::string_view rest);

}  // namespace attest
