// What a compound file holds, told by its streams, and what to say to a person who brings a kind
// that is not read.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace attest {

enum class OleKind : uint8_t { kHwp, kDoc, kXls, kPpt, kMsg, kEncryptedOoxml, kUnknown };

// `bytes` are those of the whole file. Throws RecordError where they are no compound file that can
// be read.
OleKind OleKindOf(std::string_view bytes);

// Why a file of the kind is rejected; kHwp is not.
std::string OleRejection(OleKind kind);

// The same for kinds that are no compound files.
inline constexpr char kRejectRtf[] =
    "RTF is not read: convert it with soffice --headless --convert-to docx FILE (package "
    "libreoffice-writer)";
inline constexpr char kRejectHwp3[] =
    "the old Hangul format (HWP 3) is not read: convert it with soffice --headless --convert-to "
    "docx FILE (package libreoffice-writer), or save it as HWPX in Hancom Office";

}  // namespace attest
