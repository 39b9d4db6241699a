#include "corpus/readers/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <new>
#include <stdexcept>

#include "corpus/readers/inflate.h"
#include "corpus/readers/member_path.h"
#include "corpus/readers/reading.h"

namespace attest {

GzipSource::GzipSource(std::string_view bytes)
    : rest_(bytes),
      limit_(MemberLimit(bytes.size())),
      name_(kMaxMemberPath + 2, '\0'),  // one too long is seen to be
      stream_(std::make_unique<z_stream>()),
      header_(std::make_unique<gz_header>()) {
  if (inflateInit2(stream_.get(), MAX_WBITS + 16) != Z_OK) throw std::bad_alloc();
  header_->name = reinterpret_cast<Bytef*>(name_.data());
  header_->name_max = static_cast<uInt>(name_.size() - 1);
  inflateGetHeader(stream_.get(), header_.get());
}

GzipSource::~GzipSource() { inflateEnd(stream_.get()); }

// Fills what the stream's output points to, up to the end or a failure.
void GzipSource::Inflate() {
  while (!done_ && !failure_ && stream_->avail_out > 0) {
    const auto piece = static_cast<uInt>(std::min<size_t>(rest_.size(), 1u << 30));
    // zlib does not write to it.
    stream_->next_in = reinterpret_cast<Bytef*>(const_cast<char*>(rest_.data()));
    stream_->avail_in = piece;
    const int result = inflate(stream_.get(), Z_NO_FLUSH);
    rest_.remove_prefix(piece - stream_->avail_in);
    if (result == Z_MEM_ERROR) throw std::bad_alloc();
    if (result == Z_OK) continue;
    if (result != Z_STREAM_END) {
      failure_ = result == Z_BUF_ERROR ? "gzip data is cut off" : "gzip data is damaged";
      return;
    }
    done_ = !rest_.starts_with("\x1F\x8B");
    header_->name = nullptr;  // of the first stream
    if (!done_ && inflateReset(stream_.get()) != Z_OK) throw std::logic_error("inflateReset");
  }
}

size_t GzipSource::Read(char* buffer, size_t size) {
  size = std::min<size_t>(size, 1u << 20);
  stream_->next_out = reinterpret_cast<Bytef*>(buffer);
  stream_->avail_out = static_cast<uInt>(size);
  Inflate();
  const size_t count = size - stream_->avail_out;
  if (count == 0 && failure_) throw RecordError(failure_);
  out_ += count;
  if (out_ > limit_) {
    throw RecordError("expected at most " + std::to_string(limit_) +
                      " bytes unpacked from this gzip data, found more");
  }
  return count;
}

std::string GzipSource::name() const { return name_.c_str(); }

}  // namespace attest
