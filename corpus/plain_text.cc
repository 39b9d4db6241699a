#include "corpus/plain_text.h"

#include <algorithm>

#include "corpus/readers/plain_text.h"

namespace attest {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::string_view bytes;
  std::string_view format;
};
constexpr Signature kSignatures[] = {
    {"%PDF-"sv, "PDF"},
    {"PK\x03\x04"sv, "ZIP (also DOCX, ODT, HWPX, EPUB)"},
    {"PK\x05\x06"sv, "ZIP (empty)"},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "OLE2 (DOC, HWP, XLS, MSG)"},
    {"{\\rtf"sv, "RTF"},
    {"\x1F\x8B"sv, "gzip"},
    {"7z\xBC\xAF\x27\x1C"sv, "7z"},
    {"Rar!\x1A\x07"sv, "RAR"},
    {"\x89PNG"sv, "PNG"},
    {"\xFF\xD8\xFF"sv, "JPEG"},
    {"GIF8"sv, "GIF"},
    {"II*\0"sv, "TIFF"},
    {"MM\0*"sv, "TIFF"},
    {"HWP Document File"sv, "HWP 3"},
    {"\x7F"
     "ELF"sv,
     "ELF"},
    {"<?xml"sv, "XML of a kind that is no batch"},
    {"<!doctype html"sv, "HTML"},
    {"<html"sv, "HTML"},
};

bool BeginsWith(std::string_view bytes, std::string_view lower) {
  if (bytes.size() < lower.size()) return false;
  return std::equal(lower.begin(), lower.end(), bytes.begin(), [](char expected, char found) {
    return expected == found || (found >= 'A' && found <= 'Z' && found + 32 == expected);
  });
}

std::string_view OtherFormat(std::string_view bytes) {
  for (const Signature& known : kSignatures) {
    const bool markup = known.bytes[0] == '<';
    if (markup ? BeginsWith(bytes, known.bytes) : bytes.starts_with(known.bytes))
      return known.format;
  }
  return "";
}

}  // namespace

std::string TextOfFile(std::string_view bytes) {
  const size_t begin = std::min(bytes.find_first_not_of(" \t\r\n"), bytes.size());
  std::string_view format = OtherFormat(bytes);
  if (format.empty() && begin < bytes.size() && bytes[begin] == '<') {
    format = OtherFormat(bytes.substr(begin));
  }
  if (!format.empty()) {
    throw RecordError("expected plain text, found " + std::string(format) +
                      ", which is not read yet");
  }
  return ReadPlainText(bytes).text;
}

}  // namespace attest
