// Gzip (RFC 1952) through zlib, which compares the checksums.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "corpus/files.h"

struct z_stream_s;
struct gz_header_s;

namespace attest {

class GzipSource : public ByteSource {
 public:
  // `bytes` must outlive it.
  explicit GzipSource(std::string_view bytes);
  ~GzipSource() override;
  GzipSource(const GzipSource&) = delete;
  GzipSource& operator=(const GzipSource&) = delete;
  // Streams one behind another are one; what is none behind them is ignored, as gzip does. Throws
  // RecordError: damaged, cut off, more than MemberLimit of `bytes`; what comes out before that is
  // handed over first.
  size_t Read(char* buffer, size_t size) override;
  // The name of the file that was packed, as the first stream says; known once something was read.
  std::string name() const;

 private:
  void Inflate();

  std::string_view rest_;  // not yet read by zlib
  uint64_t limit_, out_ = 0;
  bool done_ = false;
  const char* failure_ = nullptr;
  std::string name_;
  std::unique_ptr<z_stream_s> stream_;
  std::unique_ptr<gz_header_s> header_;
};

}  // namespace attest
