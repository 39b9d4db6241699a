#include "corpus/readers/zip.h"

#include <sys/stat.h>
#include <zip.h>

#include <algorithm>
#include <new>

#include "corpus/readers/inflate.h"
#include "schema/text.h"

namespace attest {
namespace {

constexpr char kNoDirectory[] =
    "expected a zip archive, found none or one that is cut off: its directory is missing at the "
    "end";

constexpr char kContradiction[] =
    "damaged zip archive: expected members that do not overlap and a directory that agrees with "
    "them, found otherwise";
// Of the headers of a member in front of its data and in the directory, without the name in each,
// and of the end of the directory (APPNOTE 4.3.7, 4.3.12, 4.3.16).
constexpr uint64_t kHeaders = 30 + 46, kEnd = 22;

std::string Reason(const zip_error_t* error) {
  switch (zip_error_code_zip(error)) {
    case ZIP_ER_MEMORY:
      throw std::bad_alloc();
    case ZIP_ER_NOZIP:
      return kNoDirectory;
    case ZIP_ER_INCONS:
      return kContradiction;
    case ZIP_ER_EXISTS:
      return "damaged zip archive: expected different names, found two members of one name";
    case ZIP_ER_MULTIDISK:
      return "expected a zip archive in one piece, found a part of several; join them first";
    default:  // libzip's text depends on no locale
      return std::string("damaged zip archive: ") +
             zip_error_strerror(const_cast<zip_error_t*>(error));
  }
}

[[noreturn]] void Throw(const zip_error_t* error) { throw RecordError(Reason(error)); }

bool IsKnown(uint16_t method) {
  return method == ZIP_CM_STORE || method == ZIP_CM_DEFLATE || method == ZIP_CM_BZIP2;
}

// The mode of the file stands in the upper half of its attributes.
bool IsLink(struct zip* archive, uint64_t index) {
  zip_uint8_t system = 0;
  zip_uint32_t attributes = 0;
  if (zip_file_get_external_attributes(archive, index, 0, &system, &attributes) != 0)
    Throw(zip_get_error(archive));
  return system == ZIP_OPSYS_UNIX && S_ISLNK(attributes >> 16);
}

// The bytes of an open member, at most `limit` and one more.
std::string Inflate(zip_file_t* file, uint64_t limit) {
  std::string out;
  std::vector<char> buffer(1u << 16);
  while (out.size() <= limit) {
    const zip_int64_t count =
        zip_fread(file, buffer.data(), std::min<uint64_t>(buffer.size(), limit + 1 - out.size()));
    if (count < 0) Throw(zip_file_get_error(file));
    if (count == 0) break;
    out.append(buffer.data(), static_cast<size_t>(count));
  }
  return out;
}

}  // namespace

void Zip::Closer::operator()(struct zip* archive) const { zip_discard(archive); }

Zip::Zip(std::string_view bytes, uint64_t budget) : bytes_(bytes.size()), budget_(budget) {
  if (bytes.empty()) throw RecordError(kNoDirectory);  // to libzip a new archive
  zip_error_t error;
  zip_error_init(&error);
  const std::unique_ptr<zip_error_t, decltype(&zip_error_fini)> fini(&error, zip_error_fini);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (!source) Throw(&error);
  archive_.reset(zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error));
  if (!archive_) {
    zip_source_free(source);
    Throw(&error);
  }
  List();
}

void Zip::List() {
  const auto count = static_cast<uint64_t>(zip_get_num_entries(archive_.get(), 0));
  if (count > kMaxMembers) {
    throw RecordError("expected at most " + std::to_string(kMaxMembers) + " members, found " +
                      std::to_string(count));
  }
  entries_.reserve(count);
  uint64_t least = kEnd;  // bytes of a container whose members do not overlap
  for (uint64_t i = 0; i < count; ++i) {
    zip_stat_t stat;
    if (zip_stat_index(archive_.get(), i, ZIP_FL_ENC_RAW, &stat) != 0)
      Throw(zip_get_error(archive_.get()));
    ZipEntry entry{stat.name, stat.comp_size, stat.size, false, false, false, i};
    entry.encrypted = stat.encryption_method != ZIP_EM_NONE;
    entry.directory = entry.name.ends_with('/');
    entry.link = IsLink(archive_.get(), i);
    least += kHeaders + 2 * entry.name.size() + std::min(entry.packed, bytes_);
    by_name_.try_emplace(entry.name, i);
    entries_.push_back(std::move(entry));
  }
  if (least > bytes_) throw RecordError(kContradiction);  // libzip sees not every overlap
}

const ZipEntry* Zip::Find(std::string_view name) const {
  const auto found = by_name_.find(std::string(name));
  return found == by_name_.end() ? nullptr : &entries_[found->second];
}

std::string Zip::Read(const ZipEntry& entry) {
  if (entry.encrypted) throw RecordError("encrypted: save it without a password");
  zip_stat_t stat;
  if (zip_stat_index(archive_.get(), entry.index, ZIP_FL_ENC_RAW, &stat) != 0)
    Throw(zip_get_error(archive_.get()));
  if (!IsKnown(stat.comp_method)) {
    throw RecordError("expected the compression deflate, found method " +
                      std::to_string(stat.comp_method) + "; pack it again with zip");
  }
  const uint64_t cap = std::min(budget_, MemberLimit(std::min(entry.packed, bytes_)));
  const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file(
      zip_fopen_index(archive_.get(), entry.index, 0), zip_fclose);
  if (!file) Throw(zip_get_error(archive_.get()));
  std::string out = Inflate(file.get(), std::min(cap, entry.size));
  if (out.size() > entry.size) {
    throw RecordError("expected " + std::to_string(entry.size) +
                      " bytes as the zip archive declares, found more");
  }
  if (out.size() > cap) {
    throw RecordError(cap == budget_
                          ? "expected at most " + std::to_string(kMaxUnpacked) +
                                " unpacked bytes in all, found more"
                          : "expected at most " + std::to_string(cap) + " bytes unpacked from " +
                                std::to_string(entry.packed) + ", found more");
  }
  if (out.size() < entry.size) {
    throw RecordError("expected " + std::to_string(entry.size) +
                      " bytes as the zip archive declares, found " + std::to_string(out.size()));
  }
  budget_ -= out.size();
  return out;
}

std::string Zip::Read(std::string_view name) {
  const ZipEntry* entry = Find(name);
  if (!entry) throw RecordError("expected the member " + Printable(name) + ", found none");
  try {
    return Read(*entry);
  } catch (const RecordError& error) {
    throw RecordError(Printable(name) + ": " + error.what());
  }
}

}  // namespace attest
