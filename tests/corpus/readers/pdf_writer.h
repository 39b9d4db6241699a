// PDF files as ISO 32000-1 describes them, sound and hostile.
#pragma once
#include <zlib.h>

#include <cstdio>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace attest {

inline std::string ZlibDeflate(std::string_view bytes) {
  uLongf size = compressBound(bytes.size());
  std::string out(size, '\0');
  if (compress2(reinterpret_cast<Bytef*>(out.data()), &size,
                reinterpret_cast<const Bytef*>(bytes.data()), bytes.size(), 9) != Z_OK)
    throw std::runtime_error("compress2");
  out.resize(size);
  return out;
}

class PdfWriter {
 public:
  // Objects are numbered from 1 in the order in which they are added.
  int Add(std::string_view object) {
    objects_.emplace_back(object);
    return static_cast<int>(objects_.size());
  }
  int AddStream(std::string_view bytes, const std::string& entries = "") {
    return Add("<</Length " + std::to_string(bytes.size()) + entries + ">>\nstream\n" +
               std::string(bytes) + "\nendstream");
  }
  // `trailer`: more of its entries.
  std::string Finish(int root, const std::string& trailer = "") const {
    std::string out = "%PDF-1.7\n", table;
    for (size_t i = 0; i < objects_.size(); ++i) {
      char line[32];
      snprintf(line, sizeof line, "%010zu 00000 n \n", out.size());
      table += line;
      out += std::to_string(i + 1) + " 0 obj\n" + objects_[i] + "\nendobj\n";
    }
    const std::string size = std::to_string(objects_.size() + 1), at = std::to_string(out.size());
    return out + "xref\n0 " + size + "\n0000000000 65535 f \n" + table + "trailer\n<</Size " +
           size + "/Root " + std::to_string(root) + " 0 R" + trailer + ">>\nstartxref\n" + at +
           "\n%%EOF\n";
  }

 private:
  std::vector<std::string> objects_;
};

inline constexpr char kHelvetica[] =
    "/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>";

// A page for each content; `info` and `trailer` are entries of those dictionaries.
inline std::string MakePdf(const std::vector<std::string>& contents, const std::string& info = "",
                           const std::string& trailer = "") {
  PdfWriter pdf;
  std::string kids;
  for (size_t i = 0; i < contents.size(); ++i) kids += std::to_string(5 + 2 * i) + " 0 R ";
  pdf.Add("<</Type/Catalog/Pages 2 0 R>>");
  pdf.Add("<</Type/Pages/Count " + std::to_string(contents.size()) + "/Kids[" + kids + "]>>");
  pdf.Add("<<" + info + ">>");
  for (const std::string& content : contents) {
    const int stream = pdf.AddStream(content);
    pdf.Add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]" + std::string(kHelvetica) +
            "/Contents " + std::to_string(stream) + " 0 R>>");
  }
  return pdf.Finish(1, "/Info 3 0 R" + trailer);
}

// Lines of ASCII text, from the top of the page.
inline std::string PdfLines(const std::vector<std::string>& lines) {
  std::string out = "BT /F 12 Tf 50 750 Td 14 TL ";
  for (const std::string& line : lines) out += "(" + line + ") Tj T* ";
  return out + "ET";
}

}  // namespace attest
