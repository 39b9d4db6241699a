#include "corpus/readers/hwpx.h"

#include <catch2/catch.hpp>

#include "dump.h"
#include "zip_writer.h"

namespace attest {
namespace {

std::string Section(const std::string& body) {
  return "<?xml version='1.0' encoding='UTF-8'?><hs:sec xmlns:hs='s' xmlns:hp='p'>" + body +
         "</hs:sec>";
}

std::string Package(const std::vector<std::string>& sections, const std::string& metadata = "",
                    const std::string& manifest = "<odf:manifest/>") {
  std::vector<ZipMember> members = {{"mimetype", "application/hwp+zip", true},
                                    {"META-INF/manifest.xml", manifest},
                                    {"Contents/header.xml", "<hh:head><hp:t>x</hp:t></hh:head>"}};
  std::string items = "<opf:item id='h' href='Contents/header.xml'/>";
  std::string spine = "<opf:itemref idref='h'/>";
  // Named against their order, so that names alone would give another one.
  for (size_t i = 0; i < sections.size(); ++i) {
    const std::string name = "Contents/section" + std::to_string(9 - i) + ".xml";
    const std::string id = "s" + std::to_string(i);
    members.push_back({name, sections[i]});
    items += "<opf:item id='" + id + "' href='" + name + "'/>";
    spine += "<opf:itemref idref='" + id + "'/>";
  }
  members.push_back({"Contents/content.hpf", "<opf:package xmlns:opf='o'><opf:metadata>" +
                                                 metadata + "</opf:metadata><opf:manifest>" +
                                                 items + "</opf:manifest><opf:spine>" + spine +
                                                 "</opf:spine></opf:package>"});
  return MakeZip(members);
}

std::string P(const std::string& runs) { return "<hp:p id='0'>" + runs + "</hp:p>"; }
std::string T(const std::string& text) {
  return "<hp:run charPrIDRef='0'><hp:t>" + text + "</hp:t></hp:run>";
}
std::string List(const std::string& text) {
  return "<hp:subList id=''>" + P(T(text)) + "</hp:subList>";
}
std::string Control(const std::string& inside) {
  return "<hp:run><hp:ctrl>" + inside + "</hp:ctrl></hp:run>";
}

}  // namespace

TEST_CASE("HWPX: what belongs to the text") {
  struct Row {
    std::string body, text;
  };
  const Row rows[] = {
      {P(T("증언 ") + T("證言")) + P(T("a")), "증언 證言\na"},
      {P(T("a<hp:tab width='1'/>b<hp:lineBreak/>c<hp:hyphen/>d<hp:nbSpace/>e<hp:fwSpace/>f")),
       "a\tb\nc-d\u00A0e f"},
      {P(T("a<hp:markpenBegin/>b<hp:markpenEnd/>c")), "abc"},
      {P(T("a<hp:deleteBegin Id='1'/>x<hp:deleteEnd Id='1'/>b<hp:insertBegin/>c<hp:insertEnd/>")),
       "abc"},
      {P(T("a<hp:deleteBegin/>x") + T("y<hp:deleteEnd/>b")), "ab"},
      {P(T("a<hp:deleteBegin/>x")) + P(T("b")), "a\nb"},  // never ends: costs one paragraph
      {P(T("가") + Control("<hp:footNote>" + List("각주") + "</hp:footNote>") + T("나") +
         Control("<hp:endNote>" + List("미주") + "</hp:endNote>")),
       "가나\n각주\n미주"},
      {P(T("a") + Control("<hp:header>" + List("x") + "</hp:header><hp:footer>" + List("x") +
                          "</hp:footer><hp:hiddenComment>" + List("x") + "</hp:hiddenComment>")),
       "a"},
      {P(Control("<hp:fieldBegin type='MEMO'><hp:parameters><hp:stringParam>x</hp:stringParam>"
                 "</hp:parameters>" +
                 List("x") + "</hp:fieldBegin>") +
         T("link") + Control("<hp:fieldEnd/>")),
       "link"},
      {P("<hp:run><hp:secPr><hp:masterPage>" + List("x") + "</hp:masterPage></hp:secPr></hp:run>" +
         T("a")),
       "a"},
      {P("<hp:run><hp:tbl><hp:caption>" + List("표 1") + "</hp:caption><hp:tr><hp:tc>" +
         List("하나") + "</hp:tc><hp:tc>" + List("둘") +
         "</hp:tc></hp:tr><hp:shapeComment>표입니다.</hp:shapeComment></hp:tbl></hp:run>"),
       "\n표 1\n하나\n둘"},
      {P(T("앞 ") + "<hp:run><hp:rect><hp:drawText>" + List("상자") +
         "</hp:drawText></hp:rect></hp:run>" + T("뒤")),
       "앞 뒤\n상자"},
      {P(T("a") + "<hp:run><hp:pic><hp:shapeComment>창살의 사진</hp:shapeComment></hp:pic><hp:pic>"
                  "<hp:shapeComment>그림입니다.\n원본 그림의 이름: C:\\kim\\a.bmp</hp:shapeComment>"
                  "</hp:pic></hp:run>"),
       "a\n창살의 사진"},
      {P("<hp:run><hp:dutmal><hp:mainText>人權</hp:mainText><hp:subText>인권</hp:subText>"
         "</hp:dutmal></hp:run>" +
         T("은")),
       "人權은\n인권"},
      {P("<hp:run><hp:compose composeText='甲'/></hp:run>" + T("乙")), "甲乙"},
      {P(T("a") + "<hp:run><hp:equation><hp:script>x over y</hp:script></hp:equation></hp:run>"),
       "a"},
      {P("<hp:run><hp:switch><hp:case>" + P(T("a")) + "</hp:case><hp:default>" + P(T("b")) +
         "</hp:default></hp:switch></hp:run>"),
       "\na"},
      {"\n  <hp:p>\n    <hp:run>\n <hp:t>a</hp:t>\n</hp:run></hp:p>", "a"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.body);
    CHECK(TextOf(ReadHwpx, Package({Section(row.body)})) == row.text);
  }
  CHECK(TextOf(ReadHwpx, Package({Section(P(T("1"))), Section(P(T("2")))})) == "1\n2");
}

TEST_CASE("HWPX: fields") {
  CHECK(Fields(ReadHwpx(Package(
            {Section(P(T("그는 밤에 체포되었다.")))},
            "<opf:title>증언</opf:title><opf:language>ko</opf:language>"
            "<opf:meta name='creator' content='text'>조사관</opf:meta>"
            "<opf:meta name='lastsaveby' content='text'>x</opf:meta>"
            "<opf:meta name='CreatedDate' content='text'>2019-03-04T23:30:00Z</opf:meta>"))) ==
        "title=증언\nlanguage=ko\ncreator=조사관\ndate=2019-03-04\n");
}

TEST_CASE("HWPX: rejected and hostile") {
  CHECK(TextOf(ReadHwpx, Package({}, "",
                                 "<odf:manifest><odf:file-entry><odf:encryption-data/>"
                                 "</odf:file-entry></odf:manifest>")) ==
        "rejected: encrypted document: save it without a password");
  CHECK(TextOf(ReadHwpx, Package({})) ==
        "rejected: Contents/content.hpf: expected a section, found none");
  CHECK(TextOf(ReadHwpx, MakeZip({})) ==
        "rejected: expected the member Contents/content.hpf, found none");
  std::string deep;
  for (size_t i = 0; i < 100'000; ++i) deep += "<hp:p>";
  deep += T("x");
  for (size_t i = 0; i < 100'000; ++i) deep += "</hp:p>";
  CHECK(Trim(TextOf(ReadHwpx, Package({Section(deep)}))) == "x");
  const std::string good = Section(P(T("가<hp:tab/>나")) + P(T("다")));
  CHECK(TryDamaged(ReadHwpx, Package({good}), 20, 3000) > 1000);
  const Reader packed = [](std::string_view xml) { return ReadHwpx(Package({std::string(xml)})); };
  CHECK(TryDamaged(packed, good, 20, 1000) > 50);
}

}  // namespace attest
