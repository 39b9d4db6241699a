#include <algorithm>
#include <array>
#include <string>

#include "corpus/ascii.h"
#include "corpus/readers/kind.h"
#include "corpus/readers/mbox.h"
#include "corpus/readers/ole_kind.h"
#include "schema/text.h"

namespace attest {
namespace {

using namespace std::string_view_literals;

struct Signature {
  size_t at;
  std::string_view bytes;
  Format format;
  std::string_view rejection = {};
};

constexpr std::string_view kImage =
    "an image has no text to read: recognise it first with tesseract FILE OUT (package "
    "tesseract-ocr)";
constexpr std::string_view kSound = "a sound or film has no text to read: add its transcript";
constexpr std::string_view kProgram = "a program is no document";
constexpr std::string_view kPacked =
    "this kind of archive is not read: unpack it (7z x FILE, package p7zip-full) and add the "
    "folder, or pack it as zip or tar.gz";

// Those at 8 stand in a file that begins with RIFF.
constexpr Signature kSignatures[] = {
    {0, "PK\x03\x04"sv, Format::kZip},
    {0, "PK\x05\x06"sv, Format::kZip},  // an empty one
    {0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, Format::kHwp},
    {0, "\x1F\x8B\x08"sv, Format::kGzip},
    {0, "{\\rtf"sv, Format::kNotRead, kRejectRtf},
    {0, "HWP Document File"sv, Format::kNotRead, kRejectHwp3},
    {0, "%!PS"sv, Format::kNotRead,
     "PostScript is not read: convert it with ps2pdf FILE (package ghostscript)"},
    {0, "AT&TFORM"sv, Format::kNotRead,
     "DjVu is not read: take its text out with djvutxt FILE OUT.txt (package djvulibre-bin)"},
    {0, "7z\xBC\xAF\x27\x1C"sv, Format::kNotRead, kPacked},
    {0, "Rar!\x1A\x07"sv, Format::kNotRead, kPacked},
    {4, "1AY&SY"sv, Format::kNotRead, kPacked},
    {0, "\xFD\x37zXZ\0"sv, Format::kNotRead, kPacked},
    {0, "\x28\xB5\x2F\xFD"sv, Format::kNotRead, kPacked},
    {0, "\x89PNG"sv, Format::kNotRead, kImage},
    {0, "\xFF\xD8\xFF"sv, Format::kNotRead, kImage},
    {0, "GIF87a"sv, Format::kNotRead, kImage},
    {0, "GIF89a"sv, Format::kNotRead, kImage},
    {0, "II*\0"sv, Format::kNotRead, kImage},
    {0, "MM\0*"sv, Format::kNotRead, kImage},
    {8, "WEBP"sv, Format::kNotRead, kImage},
    {4, "ftypheic"sv, Format::kNotRead, kImage},
    {4, "ftyp"sv, Format::kNotRead, kSound},
    {0, "ID3\x03"sv, Format::kNotRead, kSound},
    {0, "ID3\x04"sv, Format::kNotRead, kSound},
    {0, "OggS"sv, Format::kNotRead, kSound},
    {0, "fLaC"sv, Format::kNotRead, kSound},
    {8, "WAVEfmt "sv, Format::kNotRead, kSound},
    {8, "AVI LIST"sv, Format::kNotRead, kSound},
    {0, "\x1A\x45\xDF\xA3"sv, Format::kNotRead, kSound},
    {0,
     "\x7F"
     "ELF"sv,
     Format::kNotRead, kProgram},
    {0, "SQLite format 3\0"sv, Format::kNotRead,
     "a database (SQLite) is not read: save its tables as CSV"},
};

const Signature* FindSignature(std::string_view head) {
  const auto* found =
      std::find_if(std::begin(kSignatures), std::end(kSignatures), [&](const Signature& known) {
        return head.size() > known.at && head.substr(known.at).starts_with(known.bytes) &&
               (known.at != 8 || head.starts_with("RIFF"));
      });
  return found == std::end(kSignatures) ? nullptr : found;
}

// The first header of a tar file: its checksum, octal at 148, counts itself as blanks. It needs no
// magic, which old ones lack.
bool IsTar(std::string_view head) {
  if (head.size() < 512 || head[0] == '\0') return false;
  unsigned sum = 0, declared = 0, digits = 0;
  for (size_t i = 0; i < 512; ++i)
    sum += i >= 148 && i < 156 ? ' ' : static_cast<unsigned char>(head[i]);
  for (size_t i = 148; i < 156; ++i) {
    if (head[i] < '0' || head[i] > '7') continue;
    declared = declared * 8 + static_cast<unsigned>(head[i] - '0');
    ++digits;
  }
  return digits > 3 && sum == declared;
}

// A header within the first kilobyte (ISO 32000-1, annex H.3.4.1), where it begins a line.
bool IsPdf(std::string_view head) {
  head = head.substr(0, 1024);
  for (size_t at = 0; (at = head.find("%PDF-", at)) != std::string_view::npos; ++at) {
    const bool digit = at + 5 < head.size() && (head[at + 5] == '1' || head[at + 5] == '2');
    if (at == 0 || (digit && (head[at - 1] == '\n' || head[at - 1] == '\r' ||
                              static_cast<unsigned char>(head[at - 1]) >= 0x80)))
      return true;
  }
  return false;
}

bool IsProgramOfWindows(std::string_view head) {
  return head.starts_with("MZ") && head.substr(0, 1024).find("PE\0\0"sv) != std::string_view::npos;
}

// For comparing with markup: lower case, UTF-16 thinned to its low bytes, without a mark and white
// space before it.
std::string Comparable(std::string_view head) {
  std::string text;
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) {
    std::copy_if(head.begin() + 2, head.end(), std::back_inserter(text),
                 [](char c) { return c != '\0'; });
  } else {
    text = head.substr(head.starts_with("\xEF\xBB\xBF") ? 3 : 0);
  }
  return AsciiLower(text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size())));
}

// Behind comments and processing instructions.
std::string_view FirstElement(std::string_view markup) {
  for (;;) {
    const std::string_view end = markup.starts_with("<!--") ? "-->"
                                 : markup.starts_with("<?") ? "?>"
                                                            : std::string_view();
    if (end.empty()) return markup;
    const size_t at = markup.find(end);
    if (at == std::string_view::npos) return "";
    markup.remove_prefix(at + end.size());
    markup.remove_prefix(std::min(markup.find_first_not_of(" \t\r\n"), markup.size()));
  }
}

constexpr std::string_view kUnknownXml =
    "XML of a kind that is no batch is not read: expected the root element <records>, or HTML";

Format MarkupFormat(const std::string& text) {
  if (!text.starts_with('<')) return Format::kText;
  const std::string_view first = FirstElement(text);
  if (first.starts_with("<!doctype html")) return Format::kHtml;
  for (const std::string_view name : {"<html", "<head", "<body"}) {
    if (first.starts_with(name) && first.substr(name.size()).find_first_of(" \t\r\n>") == 0)
      return Format::kHtml;
  }
  if (first.starts_with("<office:document") &&
      text.find("office:mimetype=\"application/vnd.oasis.opendocument.text\"") != std::string::npos)
    return Format::kFodt;
  return text.starts_with("<?xml") ? Format::kNotRead : Format::kText;
}

// A line that begins a header field (RFC 5322, 2.2).
std::string_view HeaderName(std::string_view line) {
  const size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return "";
  const std::string_view name = line.substr(0, colon);
  const bool valid =
      std::all_of(name.begin(), name.end(), [](char c) { return c > ' ' && c < '\x7F'; });
  return valid ? name : "";
}

// A letter or memo begins with From and To as well: a mail has been through a machine, which left
// its marks, or has at least an address and a date.
Format MailFormat(std::string_view head) {
  static constexpr std::array kPeople = {"from"sv, "to"sv, "subject"sv, "date"sv};
  static constexpr std::array kMachines = {"message-id"sv,  "mime-version"sv,  "received"sv,
                                           "return-path"sv, "delivered-to"sv,  "content-type"sv,
                                           "x-mimeole"sv,   "dkim-signature"sv};
  const bool cut = head.size() == kFormatHead;
  size_t people = 0, machines = 0;
  bool address = false, date = false, saved = false, related = false;
  while (!head.empty()) {
    const size_t end = std::min(head.find('\n'), head.size());
    std::string_view line = head.substr(0, end);
    if (cut && end == head.size()) break;
    head.remove_prefix(std::min(end + 1, head.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) break;
    const bool continued = line[0] == ' ' || line[0] == '\t';
    const std::string name = AsciiLower(continued ? "" : HeaderName(line));
    if (!continued && name.empty()) return Format::kText;
    people += std::find(kPeople.begin(), kPeople.end(), name) != kPeople.end();
    machines += std::find(kMachines.begin(), kMachines.end(), name) != kMachines.end();
    address |= name == "from" && line.find('@') != std::string_view::npos;
    date |= name == "date";
    saved |=
        name == "snapshot-content-location" || AsciiLower(line).starts_with("from: <saved by ");
    related |=
        name == "content-type" && AsciiLower(line).find("multipart/related") != std::string::npos;
  }
  if (saved && related) return Format::kSavedPage;
  return people > 0 && (machines > 1 || (machines > 0 && people > 1) || (address && date))
             ? Format::kMail
             : Format::kText;
}

}  // namespace

Format FormatByHead(std::string_view head) {
  head = head.substr(0, kFormatHead);
  if (IsPdf(head)) return Format::kPdf;
  if (const Signature* known = FindSignature(head)) return known->format;
  if (IsProgramOfWindows(head)) return Format::kNotRead;
  if (IsTar(head)) return Format::kTar;
  if (IsMbox(head)) return Format::kMbox;
  if (const Format markup = MarkupFormat(Comparable(head)); markup != Format::kText) return markup;
  return MailFormat(head);
}

std::string_view RejectionOf(std::string_view head) {
  const Signature* known = FindSignature(head);
  if (known) return known->rejection;
  return IsProgramOfWindows(head) ? kProgram : kUnknownXml;
}

}  // namespace attest
