// Hostile files of the formats that a child reads.
#include <zlib.h>

#include <filesystem>
#include <stdexcept>

#include "tests/corpus/readers/pdf_writer.h"
#include "tests/corpus/readers/zip_writer.h"
#include "tests/faults/hostile_files.h"
#include "tests/indexer/fixture.h"

namespace attest {
namespace {

namespace fs = std::filesystem;

constexpr size_t kChild = 1100;  // MB: the limit of a child, and a little

void Write(const std::string& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary);
  if (!(file << bytes).flush()) throw std::runtime_error("cannot write " + path);
}

// In pieces: the test itself stays small.
void WriteZeros(const std::string& path, size_t megabytes) {
  const std::string piece(1u << 20, '\0');
  const gzFile file = gzopen(path.c_str(), "wb9");
  for (size_t i = 0; i < megabytes; ++i)
    gzwrite(file, piece.data(), static_cast<unsigned>(piece.size()));
  if (gzclose(file) != Z_OK) throw std::runtime_error("cannot write " + path);
}

// Pages that are their own children.
std::string LoopPdf() {
  PdfWriter pdf;
  pdf.Add("<</Type/Catalog/Pages 2 0 R>>");
  pdf.Add("<</Type/Pages/Count 3/Kids[2 0 R 3 0 R 2 0 R]>>");
  pdf.Add("<</Type/Pages/Count 3/Kids[2 0 R 3 0 R]>>");
  return pdf.Finish(1);
}

}  // namespace

std::vector<HostileRow> HostileReaderRows() {
  return {{"a sparse file of 2 GB",
           [](const std::string& folder) {
             Write(folder + "/big.pdf", "%PDF-1.7\n");
             fs::resize_file(folder + "/big.pdf", 2ull << 30);
           },
           1,
           {"big.pdf: expected at most 536870912 bytes, found 2147483648"},
           1,
           1,
           100},
          {"a gzip bomb",
           [](const std::string& folder) { WriteZeros(folder + "/bomb.gz", 700); },
           1,
           {"bomb.gz: "},
           1,
           1,
           kChild},
          {"a PDF whose pages are their own children",
           [](const std::string& folder) { Write(folder + "/loop.pdf", LoopPdf()); },
           1,
           {"loop.pdf: "},
           1,
           1,
           kChild},
          {"names that lead out of an archive",
           [](const std::string& folder) {
             Write(folder + "/out.zip",
                   MakeZip({{"../up.txt", "x"}, {"/abs.txt", "x"}, {"in.txt", "it goes in"}}));
           },
           1,
           {"out.zip!/../up.txt: unsafe name", "out.zip!//abs.txt: unsafe name"},
           2,
           2,
           kChild},
          {"an archive that may restrict what is in it",
           [](const std::string& folder) {
             Write(folder + "/own.zip",
                   MakeZip({{"a.txt", "secret"}, {"manifest.csv", "id,file,access\n"}}));
           },
           1,
           {"own.zip: it holds manifest.csv"},
           1,
           1,
           kChild}};
}

}  // namespace attest
