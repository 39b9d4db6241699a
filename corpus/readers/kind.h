// What a file is, by its content alone: a name says what somebody meant it to be.
#pragma once
#include <cstdint>
#include <string_view>

namespace attest {

enum class Format : uint8_t {
  kText,
  kPdf,
  kDocx,
  kOdt,
  kFodt,
  kXlsx,
  kOds,
  kHwpx,
  kHwp,
  kEpub,
  kHtml,
  kMail,
  kSavedPage,  // MHTML
  kMbox,
  kZip,
  kTar,
  kGzip,  // a tar in it or one file
  kNotRead,
};

inline constexpr size_t kFormatHead = 1u << 16;  // bytes that FormatByHead looks at

// By the first bytes, compared and never parsed, so that the process that holds the index may ask:
// kZip is any package, kHwp any compound file. kText is what has no mark of anything else.
Format FormatByHead(std::string_view head);

// By all of its bytes, in a confined child. Throws RecordError for what is not read, with its name
// and what to do, and for packages whose directory is damaged.
Format FormatOf(std::string_view bytes);

// The words for a head that is kNotRead.
std::string_view RejectionOf(std::string_view head);

}  // namespace attest
