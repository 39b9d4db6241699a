#include "corpus/readers/ole_kind.h"

#include <catch2/catch.hpp>

#include "corpus/readers/docx.h"
#include "corpus/readers/ole.h"
#include "hwp3_writer.h"
#include "hwp_writer.h"
#include "soffice.h"

namespace attest {

TEST_CASE("OLE2: kinds") {
  struct Row {
    Streams streams;
    OleKind kind;
  };
  const Row rows[] = {
      {{{"FileHeader", HwpFileHeader(1)}, {"BodyText/Section0", "x"}}, OleKind::kHwp},
      {{{"FileHeader", HwpFileHeader(5)}, {"ViewText/Section0", "x"}}, OleKind::kHwp},
      {{{"FileHeader", "x"}}, OleKind::kUnknown},
      {{{"EncryptionInfo", "x"}, {"EncryptedPackage", "x"}}, OleKind::kEncryptedOoxml},
      {{{"PowerPoint Document", "x"}}, OleKind::kPpt},
      {{{"Book", "x"}}, OleKind::kXls},
      {{{"__properties_version1.0", "x"}}, OleKind::kMsg},
      {{{"Contents", "x"}}, OleKind::kUnknown},
  };
  for (const Row& row : rows) {
    const std::string bytes = MakeOle(row.streams);
    CHECK(IsOle(bytes));
    CHECK(OleKindOf(bytes) == row.kind);
  }
  CHECK(!IsOle("PK"));
  CHECK_THROWS_AS(OleKindOf("PK"), RecordError);
  CHECK_THROWS_AS(
      OleKindOf(std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") + std::string(600, 'x')),
      RecordError);
}

TEST_CASE("OLE2: what LibreOffice saves in the old formats, and that the advice works") {
  const Soffice soffice;
  const std::string doc = soffice.Convert("a.txt", "그는 체포되었다.", "doc");
  CHECK(OleKindOf(doc) == OleKind::kDoc);
  CHECK(OleRejection(OleKind::kDoc) ==
        "the old Word format (DOC) is not read: convert it with soffice --headless --convert-to "
        "docx FILE (package libreoffice-writer)");
  CHECK(OleKindOf(soffice.Convert("b.csv", "id,text\na,b\n", "xls")) == OleKind::kXls);
  // What kRejectHwp3 says, too.
  const auto docx = soffice.Convert({{"c.doc", doc}, {"d.hwp", MakeHwp3("testimony")}}, "docx");
  CHECK(ReadDocx(docx[0]).text == "그는 체포되었다.\n");
  CHECK(ReadDocx(docx[1]).text == "testimony\n");
}

}  // namespace attest
