#include "corpus/readers/hwp.h"

#include <algorithm>

#include "corpus/readers/hwp_facts.h"
#include "corpus/readers/hwp_records.h"
#include "corpus/readers/inflate.h"
#include "corpus/readers/little_endian.h"
#include "corpus/readers/ole.h"
#include "corpus/readers/ole_properties.h"

namespace attest {
namespace {

constexpr size_t kHeaderSize = 40;             // up to the flags
constexpr uint64_t kMaxSections = 256u << 20;  // bytes of all of them, inflated

// Bits of the flags in table 3.
constexpr uint32_t kCompressed = 1u << 0, kPassword = 1u << 1, kDistribution = 1u << 2,
                   kDrm = 1u << 4, kCertificate = 1u << 8, kCertificateDrm = 1u << 10,
                   kTracksChanges = 1u << 14;

// The flags of a document that can be read.
uint32_t CheckHeader(std::string_view header) {
  if (!header.starts_with("HWP Document File") || header.size() < kHeaderSize)
    throw RecordError("FileHeader: expected \"HWP Document File\", found something else");
  const uint32_t version = Dword(header, 32), flags = Dword(header, 36);
  if (version >> 24 != 5) {
    throw RecordError("expected HWP of version 5, found " + std::to_string(version >> 24) + "." +
                      std::to_string(version >> 16 & 0xFF));
  }
  if (flags & (kPassword | kCertificate)) throw RecordError(kHwpPassword);
  if (flags & (kDrm | kCertificateDrm)) {
    throw RecordError(
        "document under DRM: save it without protection in Hancom Office, or print it to PDF");
  }
  if (flags & kDistribution) {
    throw RecordError(
        "document for distribution (배포용 문서), whose text is encrypted: ask for the editable "
        "file, or print it to PDF in Hancom Office");
  }
  return flags;
}

}  // namespace

Reading ReadHwp(std::string_view bytes) {
  const Ole ole(bytes);
  const uint32_t flags = CheckHeader(ole.Read("FileHeader"));
  Lines lines;
  uint64_t left = kMaxSections;
  size_t count = 0;
  for (;; ++count) {
    const std::string name = "BodyText/Section" + std::to_string(count);
    if (!ole.Has(name)) break;
    std::string records = ole.Read(name);
    try {
      if (flags & kCompressed) records = InflateRaw(records, left);
      left -= std::min<uint64_t>(left, records.size());
      ReadHwpSection(records, &lines);
    } catch (const RecordError& error) {
      throw RecordError(name + ": " + error.what());
    }
  }
  if (count == 0) throw RecordError("BodyText/Section0: expected a stream, found none");
  Reading reading;
  reading.text = lines.Text();
  ReadSummary(ole, "\005HwpSummaryInformation", &reading);
  if (flags & kTracksChanges)
    reading.notes.push_back("the document tracks changes: deleted text may be in the text");
  return reading;
}

}  // namespace attest
