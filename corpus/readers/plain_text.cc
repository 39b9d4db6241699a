#include "corpus/readers/plain_text.h"

#include "corpus/clean.h"
#include "corpus/readers/encoding.h"
#include "schema/text.h"

namespace attest {
namespace {

// No text has a control character, beside those that lay it out, in every eighth place.
bool IsBinary(std::string_view utf8) {
  const std::string_view head = utf8.substr(0, 4096);
  size_t controls = 0;
  for (size_t at = 0; (at = head.find_first_not_of("\t\n\r\f", at)) != std::string_view::npos; ++at)
    controls += static_cast<unsigned char>(head[at]) < 0x20 ? 1 : 0;
  return controls * 8 > head.size();
}

}  // namespace

Reading ReadPlainText(std::string_view bytes, std::string_view encoding) {
  if (bytes.empty()) throw RecordError("the file is empty");
  const Decoded decoded = DecodeText(bytes, {}, encoding);
  if (IsBinary(decoded.text)) throw RecordError("expected text, found binary data");
  Reading reading;
  reading.text = CheckedText("text", decoded.text);
  const std::string note = EncodingNote(decoded.encoding);
  if (!note.empty()) reading.notes.push_back(note);
  return reading;
}

}  // namespace attest
