// Zip archives as PKWARE's APPNOTE describes them, and wrong ones: every number can be another one
// than it should be.
#pragma once
#include <zlib.h>

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace attest {

// Deflate without header and trailer (RFC 1951).
inline std::string RawDeflate(std::string_view bytes) {
  z_stream z{};
  if (deflateInit2(&z, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::runtime_error("deflateInit2");
  std::string out(deflateBound(&z, bytes.size()), '\0');
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  z.avail_in = static_cast<uInt>(bytes.size());
  z.next_out = reinterpret_cast<Bytef*>(out.data());
  z.avail_out = static_cast<uInt>(out.size());
  if (deflate(&z, Z_FINISH) != Z_STREAM_END) throw std::runtime_error("deflate");
  out.resize(z.total_out);
  deflateEnd(&z);
  return out;
}

// `count` bytes, the lowest first.
inline std::string Little(uint64_t value, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += static_cast<char>(i < 8 ? value >> (8 * i) & 0xFF : 0);
  return out;
}

struct ZipMember {
  std::string name, content = {};
  bool stored = false;
  // Lies:
  std::optional<uint32_t> size = {};    // declared, in both headers
  std::optional<uint16_t> method = {};  // declared
  bool encrypted = false;
  std::optional<uint32_t> offset = {};  // there is its local header, inside another member
};

class ZipWriter {
 public:
  void Add(const ZipMember& member) {
    const std::string data = member.stored ? member.content : RawDeflate(member.content);
    const auto* content = reinterpret_cast<const Bytef*>(member.content.data());
    const std::string common =
        Little(20, 2) + Little(member.encrypted ? 1 : 0, 2) +
        Little(member.method.value_or(member.stored ? 0 : 8), 2) + Little(0x21, 2) +
        Little(0x5A21, 2) + Little(crc32_z(0, content, member.content.size()), 4) +
        Little(data.size(), 4) + Little(member.size.value_or(member.content.size()), 4) +
        Little(member.name.size(), 2) + Little(0, 2);
    const uint64_t offset = member.offset.value_or(out_.size());
    if (!member.offset) out_ += "PK\x03\x04" + common + member.name + data;
    directory_ +=
        "PK\x01\x02" + Little(20, 2) + common + Little(0, 10) + Little(offset, 4) + member.name;
    ++count_;
  }

  std::string Finish() const {
    return out_ + directory_ + "PK\x05\x06" + Little(0, 4) + Little(count_, 2) + Little(count_, 2) +
           Little(directory_.size(), 4) + Little(out_.size(), 4) + Little(0, 2);
  }

 private:
  std::string out_, directory_;
  size_t count_ = 0;
};

inline std::string MakeZip(const std::vector<ZipMember>& members) {
  ZipWriter writer;
  for (const ZipMember& member : members) writer.Add(member);
  return writer.Finish();
}

}  // namespace attest
