// The only place that opens files. Only regular files are opened, and never more is read than asked
// for.
#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "schema/error.h"

namespace attest {

// Bytes in order, from a file or, in tests, from memory.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Fills at most `size` bytes and returns how many; 0 at the end. Throws InputError where reading
  // fails.
  virtual size_t Read(char* buffer, size_t size) = 0;
};

class MemorySource : public ByteSource {
 public:
  explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}
  size_t Read(char* buffer, size_t size) override;

 private:
  std::string_view bytes_;
};

// A regular file. what() of its errors is the reason alone ("permission denied"), without the path.
class File : public ByteSource {
 public:
  explicit File(const std::string& path);  // throws InputError
  ~File() override;
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  size_t Read(char* buffer, size_t size) override;
  uint64_t size() const { return size_; }
  int descriptor() const { return descriptor_; }  // still the File's

 private:
  int descriptor_;
  uint64_t size_;
};

// Names the same file under all of its paths: device and inode.
using FileId = std::pair<uint64_t, uint64_t>;

enum class FileKind : uint8_t { kMissing, kRegular, kFolder, kLink, kOther };
struct FileStatus {
  FileKind kind = FileKind::kMissing;
  FileId id;
  uint64_t size = 0;
};
// Without opening it. Throws InputError with the reason alone where a folder on the way cannot be
// read.
FileStatus StatusOf(const std::string& path, bool follow_links);

// The next `limit` bytes, fewer where the end comes first. Memory grows by what comes; room for
// `expected` bytes is taken at once.
std::string ReadUpTo(ByteSource& source, uint64_t limit, uint64_t expected = 0);
// The first `limit` bytes, or all.
std::string ReadHead(const std::string& path, size_t limit);
// All bytes. Throws InputError "expected at most … bytes, found …" for larger files.
std::string ReadAll(const std::string& path, uint64_t limit);
// The absolute path without links. Throws InputError with the reason alone.
std::string CanonicalPath(const std::string& path);
// Does canonical `path` lie in canonical `folder`, or is it that folder?
bool IsInside(std::string_view path, std::string_view folder);

}  // namespace attest
