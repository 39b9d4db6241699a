#include "corpus/readers/pdf.h"

#include <catch2/catch.hpp>

#include "dump.h"
#include "pdf_writer.h"
#include "schema/analysis/utf8.h"
#include "soffice.h"

namespace attest {
namespace {

using Texts = std::vector<std::string>;

const Texts kParagraphs = {
    "체포 경위",
    "나는 이천십일년 삼월 두만강 근처의 마을에서 체포되었다. 그들은 밤에 왔고 우리 집의 문을 "
    "부수었으며 아무도 자지 "
    "못했다. 수용소에서는 아침 다섯 시에 일어나 밤 열한 시까지 나무를 베었고, 배급은 하루에 옥수수 "
    "백오십 그램과 "
    "소금국 한 그릇이었다. 겨울에는 눈 속에서 길을 닦았으며 병든 사람들은 치료를 받지 못하고 "
    "죽었다.",
    "他們在夜裡來敲門，沒有出示任何文件。我們被關在一個沒有窗戶的房間裡，四十個人擠在一起，每天只有"
    "兩碗稀粥。"
    "生病的人得不到醫治，許多人在冬天死去，家屬從來沒有收到過通知。我把他們的名字寫在紙上，縫在衣服"
    "的夾層裡帶了出來。",
    "拘留所的看守禁止我们说话，违反规定的人要在院子里站一整夜。法院没有开庭，判决书上只有一个日期"
    "。",
    "They came at night and showed no document. We were held in a room without a window, forty "
    "people "
    "pressed together, and nobody was allowed to speak. The administration of the neighbouring "
    "settlement registered our possessions and returned none of them; the representatives of the "
    "international organisation were refused admittance on three occasions."};

// The paragraphs in another order on each page, so that nothing but header and footer runs along,
// then a text in columns.
Texts InOrder() {
  Texts all;
  for (size_t page = 0; page < kParagraphs.size(); ++page)
    for (size_t i = 0; i < kParagraphs.size(); ++i)
      all.push_back(kParagraphs[(page + i) % kParagraphs.size()]);
  return all;
}

std::string Flat() {
  std::string body;
  const Texts all = InOrder();
  for (size_t i = 0; i < all.size(); ++i)
    body += "<text:p text:style-name=\"" +
            std::string(i > 0 && i % kParagraphs.size() == 0 ? "Page" : "Plain") + "\">" + all[i] +
            "</text:p>";
  return R"(<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
 <office:meta><dc:title>증언 기록 證言 Testimony</dc:title>
  <meta:initial-creator>조사관 A</meta:initial-creator><dc:creator>조사관 A</dc:creator>
  <meta:creation-date>2019-03-04T23:30:00</meta:creation-date></office:meta>
 <office:styles/>
 <office:automatic-styles>
  <style:page-layout style:name="pm1"><style:page-layout-properties fo:page-width="15cm"
    fo:page-height="21cm" fo:margin="2cm"/><style:header-style/><style:footer-style/></style:page-layout>
  <style:style style:name="Plain" style:family="paragraph"><style:paragraph-properties
    fo:text-align="justify" style:text-autospace="none"/>
   <style:text-properties fo:language="en" fo:country="US"/></style:style>
  <style:style style:name="Page" style:family="paragraph"><style:paragraph-properties
    fo:break-before="page" style:text-autospace="none"/></style:style>
  <style:style style:name="Columns" style:family="section"><style:section-properties>
   <style:columns fo:column-count="2" fo:column-gap="1cm"/></style:section-properties></style:style>
 </office:automatic-styles>
 <office:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm1">
  <style:header><text:p>머리말 of the committee</text:p></style:header>
  <style:footer><text:p>- <text:page-number/> -</text:p></style:footer>
 </style:master-page></office:master-styles>
 <office:body><office:text>)" +
         body +
         "<text:p text:style-name=\"Page\">1</text:p><text:section text:style-name=\"Columns\" "
         "text:name=\"C\"><text:p>" +
         kParagraphs[4] + " " + kParagraphs[4] +
         "</text:p></text:section></office:text></office:body></office:document>";
}

std::string WithoutSpace(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c != ' ' && c != '\n' && c != '\f') out += c;
  return out;
}

// All white space one space. A line may end behind a sentence; the full stop of a Korean one comes
// from another font, with a gap.
std::string OneLine(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool white = c == ' ' || c == '\n' || c == '\f';
    if (c == '.' && out.ends_with(' ')) out.pop_back();
    if (white && out.ends_with("。")) continue;
    if (!white || !out.ends_with(' ')) out += white ? ' ' : c;
  }
  return out;
}

std::string Info(const std::string& entries) {
  return Fields(ReadPdf(MakePdf({PdfLines({"a text"})}, entries)));
}

}  // namespace

TEST_CASE("PDF: what LibreOffice writes is read back, character for character") {
  const Reading reading = ReadPdf(Soffice().Convert("text.fodt", Flat(), "pdf"));
  std::string wanted;
  for (const std::string& paragraph : InOrder()) wanted += paragraph;
  wanted += "1" + kParagraphs[4] + " " + kParagraphs[4];
  CHECK(WithoutSpace(reading.text) == WithoutSpace(wanted));
  CHECK(std::count(reading.text.begin(), reading.text.end(), '\f') == 5);
  // Lines are joined where words were divided, and columns are not mixed.
  const std::string line = OneLine(reading.text);
  for (const std::string& paragraph : kParagraphs) CHECK_THAT(line, Catch::Contains(paragraph));
  CHECK_THAT(line, Catch::Contains(kParagraphs[4] + " " + kParagraphs[4]));
  CHECK(Fields(reading) == "title=증언 기록 證言 Testimony\ncreator=조사관 A\ndate=" +
                               reading.fields[2].values[0] + "\n");
}

TEST_CASE("PDF: what the file says of itself") {
  struct Row {
    std::string info, fields;
  };
  const Row rows[] = {
      {"/Title(A report)/Author(B)/CreationDate(D:20190304233000+09'00')",
       "title=A report\ncreator=B\ndate=2019-03-04\n"},
      {"/CreationDate(D:20190304053000-11'00')", "date=2019-03-04\n"},  // the day as written there
      {"/CreationDate(D:201903)", "date=2019-03\n"},
      {"/CreationDate(2019)", "date=2019\n"},
      {"/CreationDate(yesterday)", ""},
      {"/Title<FEFFC99DC5B8>", "title=증언\n"},
      {"/Title(\xC1\xF5\xBE\xF0 \xB1\xE2\xB7\xCF\xC0\xCC \xBF\xA9\xB1\xE2 \xC0\xD6\xB4\xD9)",
       "title=증언 기록이 여기 있다\n"},  // windows-949, as old Korean programs wrote it
      {"/Title(Caf\xE9 R\xE9sum\xE9)", "title=Café Résumé\n"},
      {"/Title(untitled)", ""},
      {"/Title(Microsoft Word - x.doc)", ""},
      {"/Title(final v2.HWP)", ""},
      {"/Title<FEFFC81CBAA9 0020 C5C6C74C>", ""},
      {"/Title(  )", ""},
  };
  for (const Row& row : rows) {
    INFO(row.info);
    CHECK(Info(row.info) == row.fields);
  }
}

TEST_CASE("PDF: pages, notes and rejections") {
  const auto read = [](const std::string& bytes) {
    const std::string text = TextOf(ReadPdf, bytes);
    return text.starts_with("rejected: ") ? text : text + "|" + Fields(ReadPdf(bytes));
  };
  CHECK(read(MakePdf({PdfLines({"one"}), PdfLines({"two", "lines"})})) == "one\n\ftwo\nlines|");
  CHECK(
      read(MakePdf({"", PdfLines({"two"}), "", "", PdfLines({"5"})})) ==
      "\ftwo\n\f\f\f5|note: no text layer on page 1, 3-5 of 5 pages: recognise them with ocrmypdf "
      "--skip-text FILE OUT.pdf\n");
  CHECK(read(MakePdf({"", ""})) ==
        "rejected: no text layer (2 pages): recognise it first with ocrmypdf FILE OUT.pdf (package "
        "ocrmypdf)");
  CHECK(read(MakePdf(
            {PdfLines({"secret"})}, "",
            "/ID[(0123456789abcdef)(0123456789abcdef)]/Encrypt<</Filter/Standard/V 1/R 2"
            "/O(01234567890123456789012345678901)/U(01234567890123456789012345678901)/P -4>>")) ==
        "rejected: encrypted document: save it without a password");
  CHECK(read("%PDF-1.7\nnothing") ==
        "rejected: damaged PDF: expected a table of its objects, found none");
}

// Old Korean programs left the font out; which characters its codes are stands in poppler-data.
TEST_CASE("PDF: a Korean font that is not in the file") {
  PdfWriter pdf;
  pdf.Add("<</Type/Catalog/Pages 2 0 R>>");
  pdf.Add("<</Type/Pages/Count 1/Kids[3 0 R]>>");
  pdf.Add(
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 "
      "R>>");
  pdf.AddStream("BT /F 12 Tf 50 700 Td <B0EDB9AEB0FA> Tj ET");  // windows-949
  pdf.Add(
      "<</Type/Font/Subtype/Type0/BaseFont/Batang/Encoding/KSCms-UHC-H/DescendantFonts[6 0 R]>>");
  pdf.Add(
      "<</Type/Font/Subtype/CIDFontType2/BaseFont/Batang/DW 1000/FontDescriptor 7 0 R"
      "/CIDSystemInfo<</Registry(Adobe)/Ordering(Korea1)/Supplement 2>>>>");
  pdf.Add(
      "<</Type/FontDescriptor/FontName/Batang/Flags 6/FontBBox[0 -200 1000 900]/ItalicAngle 0"
      "/Ascent 800/Descent -200/CapHeight 700/StemV 80>>");
  CHECK(TextOf(ReadPdf, pdf.Finish(1)) == "고문과");
}

TEST_CASE("PDF: damaged files give a text or are rejected") {
  const std::string sound =
      MakePdf({PdfLines({"the first page"}), PdfLines({"the second"}), PdfLines({"the third"})},
              "/Title(A report)");
  CHECK(TryDamaged(ReadPdf, sound, 20, 200) >= 10);
  PdfWriter loop;
  loop.Add("<</Type/Catalog/Pages 2 0 R>>");
  loop.Add("<</Type/Pages/Count 3/Kids[2 0 R 3 0 R 2 0 R]>>");
  loop.Add("<</Type/Pages/Count 3/Kids[2 0 R 3 0 R]>>");
  CHECK_THAT(TextOf(ReadPdf, loop.Finish(1)), Catch::StartsWith("rejected: "));
  PdfWriter many;
  many.Add("<</Type/Catalog/Pages 2 0 R>>");
  many.Add("<</Type/Pages/Count 2000000000/Kids[]>>");
  CHECK_THAT(TextOf(ReadPdf, many.Finish(1)), Catch::StartsWith("rejected: "));
}

}  // namespace attest
