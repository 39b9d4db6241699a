#include "corpus/readers/ole_kind.h"

#include <array>
#include <utility>

#include "corpus/readers/ole.h"

namespace attest {

OleKind OleKindOf(std::string_view bytes) {
  static constexpr std::array<std::pair<std::string_view, OleKind>, 6> kStreams = {
      {{"EncryptedPackage", OleKind::kEncryptedOoxml},
       {"WordDocument", OleKind::kDoc},
       {"Workbook", OleKind::kXls},
       {"Book", OleKind::kXls},
       {"PowerPoint Document", OleKind::kPpt},
       {"__properties_version1.0", OleKind::kMsg}}};
  const Ole ole(bytes);
  // Documents for distribution have no BodyText.
  if (ole.Has("FileHeader") && ole.Read("FileHeader").starts_with("HWP Document File"))
    return OleKind::kHwp;
  for (const auto& [stream, kind] : kStreams)
    if (ole.Has(stream)) return kind;
  return OleKind::kUnknown;
}

std::string OleRejection(OleKind kind) {
  const auto convert = [](const std::string& what, const std::string& to,
                          const std::string& package) {
    return what + " is not read: convert it with soffice --headless --convert-to " + to +
           " FILE (package libreoffice-" + package + ")";
  };
  switch (kind) {
    case OleKind::kDoc:
      return convert("the old Word format (DOC)", "docx", "writer");
    case OleKind::kXls:
      return convert("the old Excel format (XLS)", "xlsx", "calc");
    case OleKind::kPpt:
      return convert("PowerPoint (PPT)", "pdf", "impress");
    case OleKind::kMsg:
      return "an Outlook message (MSG) is not read: convert it with msgconvert FILE (package "
             "libemail-outlook-message-perl)";
    case OleKind::kEncryptedOoxml:
      return "encrypted document: save it without a password";
    default:
      return "a compound file (OLE2) of an unknown kind is not read";
  }
}

}  // namespace attest
