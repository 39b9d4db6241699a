#include "corpus/readers/kind.h"

#include <string>
#include <utility>

#include "corpus/readers/ole_kind.h"
#include "corpus/readers/zip.h"
#include "schema/text.h"

namespace attest {
namespace {

using Mark = std::pair<std::string_view, Format>;

// What the first member of a package says (EPUB OCF 3.3, ODF 1.3 part 2, KS X 6101).
constexpr Mark kMimeTypes[] = {
    {"application/epub+zip", Format::kEpub},
    {"application/hwp+zip", Format::kHwpx},
    {"application/vnd.oasis.opendocument.text", Format::kOdt},
    {"application/vnd.oasis.opendocument.spreadsheet", Format::kOds},
    {"application/vnd.oasis.opendocument.", Format::kNotRead},
};

// The main part of a package of Office (ISO/IEC 29500-1). Documents that lie inside it have no part
// of their own.
constexpr Mark kMainParts[] = {
    {"wordprocessingml.document.main+xml", Format::kDocx},
    {"wordprocessingml.template.main+xml", Format::kDocx},
    {"ms-word.document.macroEnabled.main+xml", Format::kDocx},
    {"ms-word.template.macroEnabledTemplate.main+xml", Format::kDocx},
    {"spreadsheetml.sheet.main+xml", Format::kXlsx},
    {"spreadsheetml.template.main+xml", Format::kXlsx},
    {"ms-excel.sheet.macroEnabled.main+xml", Format::kXlsx},
    {"ms-excel.template.macroEnabled.main+xml", Format::kXlsx},
    {"ms-excel.sheet.binary.macroEnabled.main", Format::kNotRead},
    {"presentationml.", Format::kNotRead},
};

constexpr char kSlides[] =
    "presentations and drawings are not read: convert it with soffice --headless --convert-to pdf "
    "FILE (package libreoffice-impress)";
constexpr char kBinarySheet[] =
    "the binary Excel format (XLSB) is not read: convert it with soffice --headless --convert-to "
    "xlsx FILE (package libreoffice-calc)";

Format ZipFormat(std::string_view bytes) {
  Zip zip(bytes);
  if (zip.Find("mimetype")) {
    const std::string mime = zip.Read("mimetype");
    for (const auto& [type, format] : kMimeTypes) {
      if (!Trim(mime).starts_with(type)) continue;
      if (format == Format::kNotRead) throw RecordError(kSlides);
      return format;
    }
  }
  if (zip.Find("[Content_Types].xml")) {
    const std::string types = zip.Read("[Content_Types].xml");
    for (const auto& [type, format] : kMainParts) {
      if (types.find(type) == std::string::npos) continue;
      if (format == Format::kNotRead)
        throw RecordError(type.starts_with("ms-excel") ? kBinarySheet : kSlides);
      return format;
    }
  }
  return Format::kZip;
}

Format OleFormat(std::string_view bytes) {
  const OleKind kind = OleKindOf(bytes);
  if (kind != OleKind::kHwp) throw RecordError(OleRejection(kind));
  return Format::kHwp;
}

}  // namespace

Format FormatOf(std::string_view bytes) {
  const Format format = FormatByHead(bytes);
  if (format == Format::kNotRead) throw RecordError(std::string(RejectionOf(bytes)));
  if (format == Format::kZip) return ZipFormat(bytes);
  return format == Format::kHwp ? OleFormat(bytes) : format;
}

}  // namespace attest
