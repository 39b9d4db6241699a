#include "corpus/readers/convert.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <memory>

#include "schema/icu_error.h"

namespace attest {
namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter Open(const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name, &status));
  CheckIcu(status, name);
  return converter;
}

void StopAtErrors(UConverter* converter) {
  UErrorCode status = U_ZERO_ERROR;
  ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  CheckIcu(status, "decoding");
}

// Length of the bytes that stopped the converter.
size_t InvalidLength(const UConverter* converter) {
  char bytes[32];
  int8_t length = sizeof bytes;
  UErrorCode status = U_ZERO_ERROR;
  ucnv_getInvalidChars(converter, bytes, &length, &status);
  CheckIcu(status, "decoding");
  return static_cast<size_t>(length);
}

// ICU reads bytes that these do not assign as controls and private characters.
size_t FindUnassigned(const std::string& encoding, std::string_view bytes) {
  if (encoding == "windows-1252") return bytes.find_first_of("\x81\x8D\x8F\x90\x9D");
  if (encoding == "windows-949") return bytes.find_first_of("\x80\xFF");
  return std::string_view::npos;
}

}  // namespace

size_t ConvertToUtf8(const std::string& encoding, std::string_view bytes, Undecodable undecodable,
                     std::string* utf8) {
  const bool stop = undecodable == Undecodable::kStop;
  const Converter from = Open(encoding.c_str()), to = Open("UTF-8");
  if (stop) StopAtErrors(from.get());
  utf8->clear();
  char out[16384];
  UChar pivot[4096];
  UChar *pivot_source = pivot, *pivot_target = pivot;
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  for (bool first = true;; first = false) {
    char* target = out;
    UErrorCode status = U_ZERO_ERROR;
    ucnv_convertEx(to.get(), from.get(), &target, out + sizeof out, &source, end, pivot,
                   &pivot_source, &pivot_target, pivot + std::size(pivot), first, true, &status);
    utf8->append(out, target);
    if (status == U_BUFFER_OVERFLOW_ERROR) continue;
    if (U_SUCCESS(status)) return stop ? FindUnassigned(encoding, bytes) : std::string::npos;
    const bool undecoded = status == U_INVALID_CHAR_FOUND || status == U_ILLEGAL_CHAR_FOUND ||
                           status == U_TRUNCATED_CHAR_FOUND ||
                           status == U_ILLEGAL_ESCAPE_SEQUENCE ||
                           status == U_UNSUPPORTED_ESCAPE_SEQUENCE;
    if (!stop || !undecoded) CheckIcu(status, encoding.c_str());
    const auto read = static_cast<size_t>(source - bytes.data());
    return read - std::min(read, InvalidLength(from.get()));
  }
}

}  // namespace attest
