#include "corpus/readers/inflate.h"

#include <zlib.h>

#include <algorithm>
#include <memory>
#include <new>
#include <vector>

#include "corpus/readers/reading.h"

namespace attest {

uint64_t MemberLimit(uint64_t packed) { return std::max(kFreeMember, packed * kMaxRatio); }

std::string InflateRaw(std::string_view packed, uint64_t limit) {
  limit = std::min(limit, MemberLimit(packed.size()));
  z_stream stream{};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) throw std::bad_alloc();
  const std::unique_ptr<z_stream, decltype(&inflateEnd)> end(&stream, inflateEnd);
  // zlib does not write to it. A stream is part of a file of at most kMaxFile bytes.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(std::min<uint64_t>(packed.size(), kMaxFile));
  std::string out;
  std::vector<char> buffer(1u << 16);
  for (int result = Z_OK; result != Z_STREAM_END;) {
    stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream.avail_out = static_cast<uInt>(buffer.size());
    result = inflate(&stream, Z_NO_FLUSH);
    if (result == Z_MEM_ERROR) throw std::bad_alloc();
    if (result == Z_BUF_ERROR) throw RecordError("compressed data is cut off");
    if (result != Z_OK && result != Z_STREAM_END) throw RecordError("compressed data is damaged");
    out.append(buffer.data(), buffer.size() - stream.avail_out);
    if (out.size() > limit) {
      throw RecordError("expected at most " + std::to_string(limit) + " bytes unpacked from " +
                        std::to_string(packed.size()) + ", found more");
    }
  }
  return out;
}

}  // namespace attest
