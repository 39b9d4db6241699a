// The only place that knows libarchive, of which only tar is enabled.
#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

#include <algorithm>
#include <cerrno>
#include <exception>
#include <memory>
#include <new>
#include <stdexcept>
#include <vector>

#include "corpus/files.h"
#include "corpus/readers/archive.h"
#include "corpus/readers/member_path.h"

namespace attest {
namespace {

constexpr size_t kBlock = 512;  // a tar ends with two blocks of zeros

// Names in pax headers are UTF-8, which libarchive converts to the locale's encoding.
class Utf8Locale {
 public:
  Utf8Locale() : locale_(newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
    if (!locale_) throw std::runtime_error("the locale C.UTF-8 is not there");
    before_ = uselocale(locale_);
  }
  ~Utf8Locale() {
    uselocale(before_);
    freelocale(locale_);
  }
  Utf8Locale(const Utf8Locale&) = delete;
  Utf8Locale& operator=(const Utf8Locale&) = delete;

 private:
  locale_t locale_, before_;
};

class Tar {
 public:
  explicit Tar(ByteSource& source)
      : source_(source), buffer_(1u << 16), archive_(archive_read_new(), archive_read_free) {
    if (!archive_) throw std::bad_alloc();
    Check(archive_read_support_format_tar(archive_.get()));
    Check(archive_read_open(archive_.get(), this, nullptr, OnRead, nullptr));
  }

  // Null behind the last one.
  archive_entry* Next() {
    archive_entry* entry = nullptr;
    const int result = archive_read_next_header(archive_.get(), &entry);
    if (result == ARCHIVE_EOF) return nullptr;
    Check(result);
    return entry;
  }

  std::string Content(uint64_t size) {
    std::string out(size, '\0');
    size_t done = 0;
    while (done < size) {
      const la_ssize_t count = archive_read_data(archive_.get(), &out[done], size - done);
      if (count < 0) Check(ARCHIVE_FATAL);
      if (count == 0) break;
      done += static_cast<size_t>(count);
    }
    out.resize(done);
    return out;
  }

  // To libarchive an archive that is cut off between two members is whole.
  void CheckEnd() {
    while (Fill() > 0) {
    }
    if (zeros_ < kBlock) throw RecordError("the tar archive is cut off: its end is missing");
  }

 private:
  size_t Fill() {
    const size_t count = source_.Read(buffer_.data(), buffer_.size());
    const auto end = buffer_.begin() + static_cast<std::ptrdiff_t>(count);
    const auto zeros = std::find_if(std::make_reverse_iterator(end), buffer_.rend(),
                                    [](char c) { return c != '\0'; }) -
                       std::make_reverse_iterator(end);
    zeros_ = static_cast<size_t>(zeros) + (static_cast<size_t>(zeros) == count ? zeros_ : 0);
    return count;
  }

  // No exception may pass through C.
  static la_ssize_t OnRead(archive*, void* self, const void** bytes) {
    Tar& tar = *static_cast<Tar*>(self);
    try {
      *bytes = tar.buffer_.data();
      return static_cast<la_ssize_t>(tar.Fill());
    } catch (...) {
      tar.failure_ = std::current_exception();
      return -1;
    }
  }

  void Check(int result) {
    if (failure_) std::rethrow_exception(failure_);
    if (result == ARCHIVE_OK || result == ARCHIVE_WARN) return;
    if (archive_errno(archive_.get()) == ENOMEM) throw std::bad_alloc();
    const char* what = archive_error_string(archive_.get());
    throw RecordError(std::string("damaged tar archive: ") + (what ? what : "unknown error"));
  }

  ByteSource& source_;
  std::vector<char> buffer_;
  size_t zeros_ = 0;  // at the end of what was read
  std::exception_ptr failure_;
  std::unique_ptr<archive, decltype(&archive_read_free)> archive_;
};

std::string NameOf(archive_entry* entry) {
  const char* name = archive_entry_pathname(entry);
  return name ? name : "";
}

// The bytes of a member that can be read.
uint64_t CheckedSize(archive_entry* entry) {
  if (archive_entry_hardlink(entry) || archive_entry_filetype(entry) == AE_IFLNK)
    throw RecordError(
        "expected a file, found a link; pack the archive with tar --dereference "
        "--hard-dereference");
  if (archive_entry_filetype(entry) != AE_IFREG)
    throw RecordError("expected a file, found a device or pipe");
  if (archive_entry_sparse_count(entry) > 0)
    throw RecordError("expected a whole file, found a sparse one; pack it without --sparse");
  const auto size = static_cast<uint64_t>(archive_entry_size(entry));
  if (size > kMaxFile) {
    throw RecordError("expected at most " + std::to_string(kMaxFile) + " bytes, found " +
                      std::to_string(size));
  }
  return size;
}

}  // namespace

void ReadTar(ByteSource& bytes, const Budget& budget, MemberSink& members) {
  const Utf8Locale locale;
  Tar tar(bytes);
  MemberPaths paths;
  bool any = false;
  while (archive_entry* entry = tar.Next()) {
    std::string name = NameOf(entry);
    if (archive_entry_filetype(entry) == AE_IFDIR || IsClutter(name)) continue;
    any = true;
    uint64_t size = 0;
    try {
      name = paths.Add(name);
      size = CheckedSize(entry);
    } catch (const RecordError& error) {
      members.OnMemberProblem(name, error.what());
      continue;
    }
    budget.Check(size);
    members.OnMember(name, tar.Content(size));
  }
  tar.CheckEnd();
  if (!any) throw RecordError("expected a file in the tar archive, found none");
}

}  // namespace attest
