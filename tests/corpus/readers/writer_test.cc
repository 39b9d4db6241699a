// What LibreOffice Writer saves, read back: the same text through every form.
#include <catch2/catch.hpp>

#include "corpus/readers/docx.h"
#include "corpus/readers/odt.h"
#include "dump.h"
#include "soffice.h"

namespace attest {
namespace {

const std::string kFlat = R"(<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
 <office:meta>
  <dc:title>증언 기록 Testimony 證言</dc:title>
  <meta:initial-creator>조사관 A</meta:initial-creator>
  <meta:creation-date>2019-03-04T23:30:00</meta:creation-date>
  <dc:language>ko</dc:language>
 </office:meta>
 <office:styles/>
 <office:automatic-styles>
  <style:page-layout style:name="pm1"><style:page-layout-properties/>
   <style:header-style/><style:footer-style/></style:page-layout>
  <style:style style:name="P1" style:family="paragraph">
   <style:paragraph-properties fo:break-before="page"/></style:style>
  <style:style style:name="B" style:family="text">
   <style:text-properties fo:font-weight="bold"/></style:style>
 </office:automatic-styles>
 <office:master-styles>
  <style:master-page style:name="Standard" style:page-layout-name="pm1">
   <style:header><text:p>머리말 header</text:p></style:header>
   <style:footer><text:p>꼬리말 footer</text:p></style:footer>
  </style:master-page>
 </office:master-styles>
 <office:body><office:text>
  <text:tracked-changes>
   <text:changed-region xml:id="ct1" text:id="ct1"><text:deletion>
    <office:change-info><dc:creator>B</dc:creator><dc:date>2020-01-01T00:00:00</dc:date>
    </office:change-info><text:p>지워진 deleted</text:p></text:deletion></text:changed-region>
  </text:tracked-changes>
  <text:h text:outline-level="1">1. 체포 경위</text:h>
  <text:p>나는 2011년 <text:span text:style-name="B">3월</text:span>에 체포되었다.<text:note
   text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>
   <text:p>각주: 날짜는 증인의 기억이다.</text:p></text:note-body></text:note> 그들은 밤에 왔다.</text:p>
  <text:p>They came at night<text:change text:change-id="ct1"/>; <text:a
   xlink:href="https://example.org/hidden">nobody</text:a> slept<office:annotation><dc:creator>C</dc:creator>
   <text:p>비밀 comment</text:p></office:annotation> again.</text:p>
  <text:p>他們在夜裡來。<text:line-break/>沒有人能再睡着。</text:p>
  <text:p>two<text:s text:c="2"/>spaces<text:tab/>tab cease‑fire</text:p>
  <text:p/>
  <table:table table:name="T"><table:table-column table:number-columns-repeated="2"/>
   <table:table-row><table:table-cell><text:p>이름</text:p></table:table-cell>
    <table:table-cell><text:p>Name</text:p></table:table-cell></table:table-row>
   <table:table-row><table:table-cell><text:p>김 아무개</text:p></table:table-cell>
    <table:table-cell><text:p>金某</text:p></table:table-cell></table:table-row>
  </table:table>
  <text:list><text:list-item><text:p>first item</text:p></text:list-item>
   <text:list-item><text:p>둘째 항목</text:p></text:list-item></text:list>
  <text:p text:style-name="P1">그림 앞<draw:frame draw:name="F" text:anchor-type="as-char"
   svg:width="5cm" svg:height="2cm"><draw:text-box><text:p>글상자 text box 文字框</text:p></draw:text-box></draw:frame>
   그림 뒤.</text:p>
  <text:p>사진<draw:frame draw:name="I" text:anchor-type="as-char" svg:width="1cm" svg:height="1cm"><draw:image><office:binary-data>
iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNg
AAAAAgABSK+kcQAAAABJRU5ErkJggg==
   </office:binary-data></draw:image><svg:desc>창살이 있는 방의 사진</svg:desc></draw:frame></text:p>
  <text:p>The end.<text:note text:note-class="endnote"><text:note-citation>i</text:note-citation>
   <text:note-body><text:p>尾注: 原件存于档案馆。</text:p></text:note-body></text:note></text:p>
 </office:text></office:body>
</office:document>)";

const std::vector<std::string> kLines = {"1. 체포 경위",
                                         "나는 2011년 3월에 체포되었다. 그들은 밤에 왔다.",
                                         "각주: 날짜는 증인의 기억이다.",
                                         "They came at night; nobody slept again.",
                                         "他們在夜裡來。",
                                         "沒有人能再睡着。",
                                         "two  spaces\ttab cease‑fire",
                                         "이름",
                                         "Name",
                                         "김 아무개",
                                         "金某",
                                         "first item",
                                         "둘째 항목",
                                         "그림 앞 그림 뒤.",
                                         "글상자 text box 文字框",
                                         "사진",
                                         "창살이 있는 방의 사진",
                                         "The end.",
                                         "尾注: 原件存于档案馆。"};

// Without blank lines, trimmed.
std::string Body(const std::string& text) {
  std::vector<std::string> lines;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    const std::string line(Trim(std::string_view(text).substr(at, end - at)));
    if (!line.empty()) lines.push_back(line);
    at = end + 1;
  }
  std::string out;
  for (const std::string& line : lines) out += line + "\n";
  return out;
}

}  // namespace

TEST_CASE("Writer: DOCX, ODT and the flat form give the text that went in") {
  const Soffice soffice;
  std::string wanted;
  for (const std::string& line : kLines) wanted += line + "\n";
  const std::string fields = "title=증언 기록 Testimony 證言\ncreator=조사관 A\ndate=2019-03-04\n";

  const Reading flat = ReadFodt(kFlat);
  CHECK(Body(flat.text) == wanted);
  CHECK(Fields(flat) == fields);
  const Reading odt = ReadOdt(soffice.Convert("text.fodt", kFlat, "odt"));
  CHECK(Body(odt.text) == wanted);
  CHECK(Fields(odt) == fields);
  const Reading docx = ReadDocx(soffice.Convert("text.fodt", kFlat, "docx"));
  CHECK(Body(docx.text) == wanted);
  CHECK(Fields(docx) == "title=증언 기록 Testimony 證言\ncreator=조사관 A\ndate=2019-03-04\n");
}

}  // namespace attest
