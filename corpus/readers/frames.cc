#include "corpus/readers/frames.h"

namespace attest {
namespace {

void AppendLength(size_t length, std::string& out) {
  for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>(length >> shift & 0xFF);
}

size_t TakeLength(std::string_view& rest) {
  if (rest.size() < 4) throw ChannelError("a frame ends in a length");
  size_t length = 0;
  for (size_t i = 0; i < 4; ++i) length |= size_t{static_cast<unsigned char>(rest[i])} << (8 * i);
  rest.remove_prefix(4);
  return length;
}

}  // namespace

std::string EncodeFrame(const Frame& frame) {
  size_t size = 0;
  for (const std::string& part : frame.parts) size += 4 + part.size();
  if (size > kMaxFrame) throw ChannelError("a frame is too long");
  std::string out(1, static_cast<char>(frame.kind));
  out.reserve(size + 5);
  AppendLength(size, out);
  for (const std::string& part : frame.parts) {
    AppendLength(part.size(), out);
    out += part;
  }
  return out;
}

std::vector<std::string> DecodeParts(std::string_view rest) {
  std::vector<std::string> parts;
  while (!rest.empty()) {
    const size_t length = TakeLength(rest);
    if (length > rest.size()) throw ChannelError("a part is longer than its frame");
    parts.emplace_back(rest.substr(0, length));
    rest.remove_prefix(length);
  }
  return parts;
}

}  // namespace attest
