// A document of one ASCII paragraph in HWP 3, as Hancom's description of that format (revision 1.2)
// has it: what readers of it look at, the rest zeros.
#pragma once
#include <string>

#include "zip_writer.h"

namespace attest {

inline std::string MakeHwp3(const std::string& text) {
  // Number of characters and of lines, style; the shapes of characters and of the paragraph.
  const auto header = [](size_t characters, size_t lines, bool same_shape) {
    return Little(same_shape, 1) + Little(characters, 2) + Little(lines, 2) + std::string(7, '\0') +
           Little(250, 2) + std::string(7, '\0') + std::string(7, 'd') + std::string(15, '\0');
  };
  std::string info(128, '\0');  // an A4 page, not encrypted, not compressed
  info.replace(4, 14,
               Little(3, 2) + Little(11880, 2) + Little(8400, 2) + Little(600, 2) + Little(600, 2) +
                   Little(600, 2) + Little(600, 2));
  const std::string summary(1008, '\0'), shape(187, '\0'), line(14, '\0');
  std::string fonts;
  for (int i = 0; i < 7; ++i) fonts += Little(1, 2) + std::string("font") + std::string(36, '\0');
  std::string units;
  for (const char c : text + "\r") units += Little(static_cast<unsigned char>(c), 2);
  return "HWP Document File V3.00 \x1A\x01\x02\x03\x04\x05" + info + summary + fonts +
         Little(0, 2) + header(text.size() + 1, 1, false) + shape + line + units +
         header(0, 0, true) + Little(0, 8);
}

}  // namespace attest
