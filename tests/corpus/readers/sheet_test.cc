#include <catch2/catch.hpp>

#include "corpus/readers/ods.h"
#include "corpus/readers/xlsx.h"
#include "corpus/readers/xlsx_dates.h"
#include "dump.h"
#include "soffice.h"
#include "zip_writer.h"

namespace attest {
namespace {

Reading XlsxText(std::string_view bytes) { return TextOfWorkbook(ReadXlsx(bytes)); }
Reading OdsText(std::string_view bytes) { return TextOfWorkbook(ReadOds(bytes)); }

const std::string kFlat = R"(<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
 <office:meta><dc:title>명단 List 名單</dc:title>
  <meta:creation-date>2020-02-03T10:00:00</meta:creation-date></office:meta>
 <office:automatic-styles>
  <number:date-style style:name="N1"><number:day/><number:text>.</number:text><number:month/>
   <number:text>.</number:text><number:year/></number:date-style>
  <style:style style:name="D" style:family="table-cell" style:data-style-name="N1"/>
 </office:automatic-styles>
 <office:body><office:spreadsheet>
  <table:table table:name="요약"><table:table-column/>
   <table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>
   <table:table-row><table:table-cell table:number-columns-repeated="2"/>
    <table:table-cell office:value-type="string"><text:p>합계 total</text:p></table:table-cell>
    <table:table-cell office:value-type="float" office:value="0.1"><text:p>0</text:p></table:table-cell>
    <table:table-cell office:value-type="float" office:value="12345678901"><text:p>1E+10</text:p>
    </table:table-cell></table:table-row>
  </table:table>
  <table:table table:name="文件"><table:table-column/>
   <table:table-row>
    <table:table-cell office:value-type="string"><text:p>id</text:p></table:table-cell>
    <table:table-cell office:value-type="string"><text:p>text</text:p></table:table-cell>
    <table:table-cell office:value-type="string"><text:p>date</text:p></table:table-cell>
    <table:table-cell office:value-type="string"><text:p>language</text:p></table:table-cell>
   </table:table-row>
   <table:table-row>
    <table:table-cell office:value-type="string"><text:p>t1</text:p></table:table-cell>
    <table:table-cell office:value-type="string"><office:annotation><text:p>비밀</text:p>
     </office:annotation><text:p>그는 체포되었다.</text:p><text:p>He was arrested.</text:p></table:table-cell>
    <table:table-cell table:style-name="D" office:value-type="date" office:date-value="2011-03-04">
     <text:p>4.3.11</text:p></table:table-cell>
    <table:table-cell office:value-type="string"><text:p>ko|en</text:p></table:table-cell>
   </table:table-row>
   <table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>
   <table:table-row>
    <table:table-cell office:value-type="string"><text:p>t2</text:p></table:table-cell>
    <table:table-cell office:value-type="string"><text:p>他被逮捕了。</text:p></table:table-cell>
    <table:table-cell/><table:table-cell/>
   </table:table-row>
  </table:table>
 </office:spreadsheet></office:body>
</office:document>)";

const std::string kText =
    "\t\t합계 total\t0.1\t12345678901\nid\ttext\tdate\tlanguage\n"
    "t1\t그는 체포되었다. He was arrested.\t2011-03-04\tko|en\nt2\t他被逮捕了。";

const std::string kRecords =
    "2 t1: text=그는 체포되었다.\\x0aHe was arrested. language=ko,en date=2011-03-04\n"
    "6 t2: text=他被逮捕了。 language=zh(suggested)\n";

std::string Rel(const std::string& id, const std::string& type, const std::string& target) {
  return "<Relationship Id='" + id + "' Type='http://x/" + type + "' Target='" + target + "'/>";
}

// A workbook of one sheet; `part` is what it says of dates.
std::string Xlsx(const std::string& data, const std::string& part = "") {
  return MakeZip(
      {{"_rels/.rels", "<R>" + Rel("r", "officeDocument", "xl/workbook.xml") + "</R>"},
       {"xl/_rels/workbook.xml.rels",
        "<R>" + Rel("r1", "worksheet", "s.xml") + Rel("r2", "sharedStrings", "strings.xml") +
            Rel("r3", "styles", "styles.xml") + Rel("r4", "chartsheet", "none.xml") + "</R>"},
       {"xl/workbook.xml", "<workbook>" + part +
                               "<sheets><sheet name='A' sheetId='1' r:id='r1'/>"
                               "<sheet name='C' sheetId='2' r:id='r4'/></sheets></workbook>"},
       {"xl/strings.xml",
        "<sst><si><t>하나</t></si><si><r><t>tw</t></r><r><rPr/><t>o</t></r><rPh><t>x</t></rPh>"
        "</si><si><t>a_x000D_\nb_x0041__x</t></si></sst>"},
       {"xl/styles.xml",
        "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='yyyy&quot;년&quot;'/>"
        "<numFmt numFmtId='165' formatCode='0&quot;day&quot;'/></numFmts><cellXfs>"
        "<xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='165'/></cellXfs>"
        "</styleSheet>"},
       {"xl/s.xml", "<worksheet><sheetData>" + data + "</sheetData></worksheet>"}});
}

std::string Ods(const std::string& rows) {
  return MakeZip({{"content.xml",
                   "<d><body><spreadsheet><table>" + rows + "</table></spreadsheet></body></d>"}});
}

}  // namespace

TEST_CASE("sheets: XLSX and ODS of LibreOffice give the cells that went in") {
  const Soffice soffice;
  for (const std::string format : {"ods", "xlsx"}) {
    CAPTURE(format);
    const std::string bytes = soffice.Convert("sheet.fods", kFlat, format);
    const Workbook workbook = format == "ods" ? ReadOds(bytes) : ReadXlsx(bytes);
    CHECK(TextOfWorkbook(workbook).text == kText + "\n");
    CHECK(Fields(TextOfWorkbook(workbook)) == "title=명단 List 名單\ndate=2020-02-03\n");
    const Sheet* manifest = FindManifest(workbook);
    REQUIRE(manifest);
    CHECK(manifest->name == "文件");
    MemoryBatch read;
    ReadSheetManifest(*manifest, read.batch);
    CHECK(read.sink.log == kRecords);
    CHECK(read.batch.complete());
  }
}

TEST_CASE("XLSX: cells") {
  struct Row {
    std::string data, text;
  };
  const Row rows[] = {
      {"<row r='2'><c r='B2' t='s'><v>0</v></c><c r='D2' t='s'><v>1</v></c></row>",
       "\t하나\t\ttwo"},
      {"<row><c t='s'><v>2</v></c><c t='inlineStr'><is><t>在</t></is></c></row>", "a bA_x\t在"},
      {"<row><c><v>0.10000000000000001</v></c><c><v>1E3</v></c><c><v>-0</v></c></row>",
       "0.1\t1000\t-0"},
      {"<row><c t='b'><v>1</v></c><c t='e'><v>#N/A</v></c><c t='str'><f>A1</f><v>f</v></c></row>",
       "TRUE\t#N/A\tf"},
      {"<row><c s='1'><v>40606</v></c><c s='2'><v>40606.979166666664</v></c>"
       "<c s='3'><v>40606</v></c><c t='d'><v>2011-03-04</v></c></row>",
       "2011-03-04\t2011-03-04T23:30:00\t40606\t2011-03-04"},
      {"<row r='1'/><row r='5'><c r='A5'><v>1</v></c><c r='B5'/></row>", "1"},
      {"<row><c t='s'><v>3</v></c></row>", "rejected: expected one of 3 shared strings, found 3"},
      {"<row><c r='B1'><v>1</v></c><c r='A1'><v>2</v></c></row>",
       "rejected: expected the cells of a row in order"},
      {"<row><c r='ZZZZZ1'><v>1</v></c></row>", "rejected: expected a cell within the sheet"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.data);
    CHECK(TextOf(XlsxText, Xlsx(row.data)) == row.text);
  }
  CHECK(TextOf(XlsxText, Xlsx("<row><c s='1'><v>39144</v></c></row>",
                              "<workbookPr date1904='1'/>")) == "2011-03-04");
}

TEST_CASE("XLSX: dates") {
  struct Row {
    std::string serial, date;
  };
  const Row rows[] = {{"1", "1900-01-01"},
                      {"59", "1900-02-28"},
                      {"61", "1900-03-01"},
                      {"0.75", "18:00:00"},
                      {"-1", ""},
                      {"2958465", "9999-12-31"},
                      {"2958466", ""},
                      {"1e300", ""},
                      {"nan", ""},
                      {"x", ""},
                      {"", ""}};
  for (const Row& row : rows) CHECK(DateOfSerial(row.serial, false) == row.date);
  for (const char* code : {"yyyy-mm-dd", "[$-412]yyyy\"년\"", "h:mm", "\\d d", "m/d;@"})
    CHECK(IsDateFormat(code));
  for (const char* code :
       {"General", "0.00", "#,##0\"day\"", "[Red]0", "\\d0", "0;yyyy", "\"d", ""})
    CHECK(!IsDateFormat(code));
}

TEST_CASE("sheets: bounds") {
  const std::string many =
      "rejected: expected at most 4000000 cells and 134217728 bytes in a workbook, found more; "
      "divide it or save it as CSV";
  const std::string cell = "<table-cell value-type='string'><p>x</p></table-cell>";
  CHECK(TextOf(OdsText, Ods("<table-row number-rows-repeated='2147483648'>" + cell +
                            "</table-row>")) == many);
  CHECK(TextOf(OdsText,
               Ods("<table-row><table-cell number-columns-repeated='99999999999999999999'/>" +
                   cell + "</table-row>")) == "\tx");
  CHECK(TextOf(OdsText, Ods("<table-row number-rows-repeated='99'><table-cell "
                            "number-columns-repeated='100000'/>" +
                            cell + "</table-row>")) == many);
  CHECK(TextOf(OdsText, Ods("<table-row number-rows-repeated='1048570'><table-cell/></table-row>"
                            "<table-row>" +
                            cell + "</table-row>")) == "x");
  std::string wide;
  for (size_t i = 0; i < 300; ++i) wide += "<row><c r='ZZZ1'><v>1</v></c></row>";
  CHECK(TextOf(XlsxText, Xlsx(wide)) == many);
}

TEST_CASE("sheets: damaged") {
  const std::string data = "<row r='2'><c r='B2' t='s'><v>1</v></c><c s='1'><v>40606</v></c></row>";
  CHECK(TryDamaged(XlsxText, Xlsx(data), 20, 3000) > 1000);
  const Reader packed = [](std::string_view xml) { return XlsxText(Xlsx(std::string(xml))); };
  CHECK(TryDamaged(packed, data, 20, 1000) > 50);
  const Reader ods = [](std::string_view xml) { return OdsText(Ods(std::string(xml))); };
  CHECK(TryDamaged(ods, "<table-row><table-cell value-type='float' value='1'/></table-row>", 20,
                   1000) > 50);
}

}  // namespace attest
