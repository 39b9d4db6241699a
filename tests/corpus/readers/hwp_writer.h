// HWP 5 as its published description has it (revision 1.3), without the reader's help.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "ole_writer.h"
#include "zip_writer.h"

namespace attest {

// UTF-16, the lower byte first.
inline std::string Utf16(std::u16string_view text) {
  std::string out;
  for (const char16_t unit : text) out += Little(unit, 2);
  return out;
}

// Table 57.
enum HwpTag : uint32_t {
  kParaHeader = 0x10 + 50,
  kParaText = 0x10 + 51,
  kCtrlHeader = 0x10 + 55,
  kListHeader = 0x10 + 56,
  kTable = 0x10 + 61,
  kMemoListTag = 0x10 + 77
};

inline std::string HwpRecordBytes(uint32_t tag, uint32_t level, std::string_view data) {
  const bool extended = data.size() >= 0xFFF;
  const uint64_t size = extended ? 0xFFF : data.size();
  return Little(tag | level << 10 | size << 20, 4) + (extended ? Little(data.size(), 4) : "") +
         std::string(data);
}

// A control in a text: the character, six units of information, the character.
inline std::u16string Control(char16_t c) {
  return std::u16string(1, c) + std::u16string(6, u'\uABCD') + std::u16string(1, c);
}

// A paragraph at `level`; what hangs on it, one level deeper, follows.
inline std::string HwpParagraph(uint32_t level, const std::u16string& text,
                                const std::string& hanging = "") {
  return HwpRecordBytes(kParaHeader, level, Little(text.size() + 1, 4) + std::string(20, '\0')) +
         HwpRecordBytes(kParaText, level + 1, Utf16(text + u"\r")) + hanging;
}

// The header of a control; the characters of its id as a number, the lowest byte first.
inline std::string HwpControl(uint32_t level, const std::string& id, const std::string& data,
                              const std::string& inside = "") {
  return HwpRecordBytes(kCtrlHeader, level, std::string(id.rbegin(), id.rend()) + data) + inside;
}

// A list of one paragraph, as in a cell, a note, a header.
inline std::string HwpList(uint32_t level, const std::u16string& text) {
  return HwpRecordBytes(kListHeader, level, Little(1, 2) + Little(0, 4)) +
         HwpParagraph(level, text);
}

// What all objects say of themselves (table 69) behind their id.
inline std::string HwpObject(const std::u16string& description) {
  return std::string(40, '\x7F') + Little(description.size(), 2) + Utf16(description);
}

// Table 3.
inline std::string HwpFileHeader(uint32_t flags, uint32_t version = 0x05000300) {
  std::string signature = "HWP Document File";
  signature.resize(32);
  return signature + Little(version, 4) + Little(flags, 4) + std::string(216, '\0');
}

struct HwpProperty {
  uint32_t id;
  std::string value;  // with its type
};

// A property set with one section ([MS-OLEPS] 2.21).
inline std::string PropertySet(const std::vector<HwpProperty>& properties) {
  std::string ids, values;
  for (const HwpProperty& property : properties) {
    ids += Little(property.id, 4) + Little(8 + 8 * properties.size() + values.size(), 4);
    values += property.value;
  }
  const std::string set =
      Little(8 + ids.size() + values.size(), 4) + Little(properties.size(), 4) + ids + values;
  return Little(0xFFFE, 2) + Little(0, 2) + Little(0, 4) + std::string(16, '\0') + Little(1, 4) +
         std::string(16, '\x11') + Little(48, 4) + set;
}
inline std::string Utf16Property(std::u16string text) {
  text += u'\0';
  if (text.size() % 2) text += u'\0';
  return Little(0x1F, 4) + Little(text.size(), 4) + Utf16(text);
}

inline std::string MakeHwp(const std::vector<std::string>& sections, uint32_t flags = 1,
                           Streams others = {}) {
  others["FileHeader"] = HwpFileHeader(flags);
  for (size_t i = 0; i < sections.size(); ++i) {
    others["BodyText/Section" + std::to_string(i)] =
        flags & 1 ? RawDeflate(sections[i]) : sections[i];
  }
  return MakeOle(others);
}

}  // namespace attest
