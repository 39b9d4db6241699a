#include "corpus/readers/ole_properties.h"

#include <chrono>
#include <cstdio>

#include "corpus/readers/lines.h"
#include "corpus/readers/little_endian.h"
#include "schema/text.h"

namespace attest {
namespace {

constexpr uint32_t kTitle = 2, kAuthor = 4, kCreated = 12;                      // PIDSI
constexpr uint32_t kBytesType = 0x1E, kUtf16Type = 0x1F, kFileTimeType = 0x40;  // VT
constexpr size_t kMaxProperties = 1000, kMaxUnits = 4096;

// Of a property that is text: UTF-16, or bytes that are UTF-8 (of others the encoding is unknown).
std::string TextOf(std::string_view set, size_t at) {
  const size_t length = std::min<size_t>(Dword(set, at + 4), kMaxUnits);
  if (Dword(set, at) == kUtf16Type) return Utf16Text(set, at + 8, length);
  if (Dword(set, at) != kBytesType || at + 8 > set.size()) return "";
  const std::string_view bytes = set.substr(at + 8, length);
  const std::string_view text = bytes.substr(0, bytes.find('\0'));
  return FindInvalidUtf8(text) == std::string_view::npos ? std::string(text) : "";
}

// The day of a FILETIME, in units of 100 ns since 1601.
std::string DayOf(std::string_view set, size_t at) {
  using namespace std::chrono;
  if (Dword(set, at) != kFileTimeType) return "";
  const uint64_t count = LittleEndian(set, at + 4, 8) / 864'000'000'000;
  if (count == 0 || count > 3'000'000) return "";
  const year_month_day day(sys_days(year(1601) / 1 / 1) + days(count));
  char out[32];
  std::snprintf(out, sizeof out, "%04d-%02u-%02u", static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return out;
}

}  // namespace

void ReadSummary(const Ole& ole, std::string_view path, Reading* reading) {
  std::string stream;
  try {
    if (!ole.Has(path)) return;
    stream = ole.Read(path);
  } catch (const RecordError&) {
    return;
  }
  const size_t begin = Dword(stream, 44);  // of the first set, behind its FMTID
  if (begin >= stream.size()) return;
  const std::string_view set = std::string_view(stream).substr(begin);
  const size_t count = std::min<size_t>(Dword(set, 4), kMaxProperties);
  for (size_t i = 0; i < count; ++i) {
    const uint32_t id = Dword(set, 8 + 8 * i);
    const size_t at = Dword(set, 12 + 8 * i);
    if (at == 0 || at >= set.size()) continue;
    if (id == kTitle) AddField("title", TextOf(set, at), reading);
    if (id == kAuthor) AddField("creator", TextOf(set, at), reading);
    if (id == kCreated) AddDate(DayOf(set, at), reading);
  }
}

}  // namespace attest
