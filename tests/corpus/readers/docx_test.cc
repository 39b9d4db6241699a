#include "corpus/readers/docx.h"

#include <catch2/catch.hpp>

#include "corpus/readers/xml_walk.h"
#include "dump.h"
#include "zip_writer.h"

namespace attest {
namespace {

const std::string kNames =
    R"( xmlns:w="urn:w" xmlns:wp="urn:wp" xmlns:mc="urn:mc" xmlns:v="urn:v")";

std::string Rels(const std::string& entries) {
  return "<Relationships>" + entries + "</Relationships>";
}

std::string Rel(const std::string& id, const std::string& type, const std::string& target) {
  return "<Relationship Id='" + id + "' Type='http://x/relationships/" + type + "' Target='" +
         target + "'/>";
}

std::string Package(const std::string& body, const std::string& core = "",
                    const std::string& notes = "") {
  return MakeZip(
      {{"_rels/.rels", Rels(Rel("r1", "officeDocument", "/w/./x/../main.xml") +
                            Rel("r2", "metadata/core-properties", "core.xml"))},
       {"w/_rels/main.xml.rels",
        Rels(Rel("r1", "footnotes", "notes.xml") + Rel("r2", "footnotes", "none.xml"))},
       {"w/notes.xml", "<w:footnotes" + kNames + ">" + notes + "</w:footnotes>"},
       {"core.xml", "<cp:coreProperties xmlns:cp='c' xmlns:dc='d' xmlns:dcterms='t'>" + core +
                        "</cp:coreProperties>"},
       {"w/main.xml", "<w:document" + kNames + "><w:body>" + body + "</w:body></w:document>"}});
}

std::string P(const std::string& runs) { return "<w:p>" + runs + "</w:p>"; }
std::string T(const std::string& text) { return "<w:r><w:t>" + text + "</w:t></w:r>"; }

}  // namespace

TEST_CASE("DOCX: what belongs to the text") {
  struct Row {
    std::string body, text;
  };
  const std::string box = "<w:txbxContent>" + P(T("상자")) + "</w:txbxContent>";
  const Row rows[] = {
      {P(T("증언 ") + T("證言")) + P(T("a")), "증언 證言\na"},
      {P("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/></w:r>"),
       "a\tb\nc‑"},
      {P(T("a") + "<w:r><w:br w:type='page'/></w:r>" + T("b")), "a\nb"},  // no page
      {P("<w:r><w:lastRenderedPageBreak/></w:r>" + T("b")), "b"},
      {P("<w:r><w:sym w:font='F' w:char='2713'/><w:sym w:font='Wingdings' w:char='F0A7'/></w:r>" +
         T("b")),
       "✓ b"},
      {P("<w:pPr><w:tabs><w:tab/></w:tabs><w:t>x</w:t></w:pPr>" + T("a")), "a"},
      {P("<w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:ins>" + T("a") + "</w:ins>"), "a"},
      {P("<w:moveFrom>" + T("x") + "</w:moveFrom><w:moveTo>" + T("a") + "</w:moveTo>"), "a"},
      {P("<w:r><w:instrText>PAGE</w:instrText></w:r>" + T("a")), "a"},
      {P("<w:fldSimple w:instr='DATE'>" + T("2019") + "</w:fldSimple>"), "2019"},
      {P("<w:hyperlink r:id='r9'>" + T("link") + "</w:hyperlink>"), "link"},
      {"<w:sdt><w:sdtPr><w:t>x</w:t></w:sdtPr><w:sdtContent>" + P(T("a")) +
           "</w:sdtContent></w:sdt>",
       "a"},
      {"<w:tbl><w:tr><w:tc>" + P(T("1")) + "</w:tc><w:tc>" + P(T("2")) +
           "</w:tc></w:tr><w:tr><w:trPr><w:del/></w:trPr><w:tc>" + P(T("x")) +
           "</w:tc></w:tr></w:tbl>",
       "1\n2"},
      // The same box for new and old programs, in the middle of a sentence.
      {P(T("one ") + "<w:r><mc:AlternateContent><mc:Choice>" + box + "</mc:Choice><mc:Fallback>" +
         box + "</mc:Fallback></mc:AlternateContent></w:r>" + T("two")),
       "one two\n상자"},
      {P("<mc:AlternateContent><mc:Fallback>" + T("a") +
         "</mc:Fallback></mc:AlternateContent>"
         "<mc:AlternateContent><mc:Choice><mc:AlternateContent><mc:Choice/><mc:Fallback>" +
         T("x") + "</mc:Fallback></mc:AlternateContent></mc:Choice><mc:Choice>" + T("y") +
         "</mc:Choice><mc:Fallback>" + T("z") + "</mc:Fallback></mc:AlternateContent>"),
       "a"},
      {P("<w:r><w:pict><v:shape alt='사진'><v:textbox>" + box +
         "</v:textbox></v:shape></w:pict></w:r>"),
       "\n사진\n상자"},
      {P("<w:r><w:drawing><wp:docPr title='T' descr='照片'/></w:drawing></w:r>" + T("a")),
       "a\nT\n照片"},
      {P(T("a") + "<w:r><w:footnoteReference w:id='2'/></w:r>" + T("b")), "ab\n각주"},
      {P("<w:r><w:footnoteReference w:id='2'/><w:footnoteReference w:id='2'/>"
         "<w:footnoteReference w:id='0'/><w:footnoteReference w:id='7'/></w:r>"),
       "\n각주"},
      {P("<w:r><w:footnoteReference w:id='3'/></w:r>"), "\n순환"},  // refers to itself
      {P("<w:r><w:ruby><w:rt>" + T("はら") + "</w:rt><w:rubyBase>" + T("原") +
         "</w:rubyBase></w:ruby></w:r>" + T("文")),
       "原文\nはら"},
      {"", ""},
  };
  const std::string notes =
      "<w:footnote w:id='0' w:type='separator'>" + P(T("----")) +
      "</w:footnote><w:footnote w:id='2'>" + P("<w:r><w:footnoteRef/><w:tab/></w:r>" + T("각주")) +
      "</w:footnote><w:footnote w:id='3'>" +
      P(T("순환") + "<w:r><w:footnoteReference w:id='3'/></w:r>") + "</w:footnote>";
  for (const Row& row : rows) {
    CAPTURE(row.body);
    CHECK(TextOf(ReadDocx, Package(row.body, "", notes)) == row.text);
  }
}

TEST_CASE("DOCX: fields and notes") {
  struct Row {
    std::string core, fields;
  };
  const Row rows[] = {
      {"<dc:title> 증언 </dc:title><dc:creator>A</dc:creator><dc:subject>x</dc:subject>"
       "<dc:language>ko-KR</dc:language><dc:identifier>i</dc:identifier>"
       "<dcterms:created>2019-03-04T23:30:00Z</dcterms:created>"
       "<dcterms:modified>2020-01-01T00:00:00Z</dcterms:modified>",
       "title=증언\ncreator=A\nlanguage=ko-KR\nidentifier=i\ndate=2019-03-04\n"},
      {"<dc:title> </dc:title><dcterms:created>1601-01-01T00:00:00Z</dcterms:created>", ""},
  };
  for (const Row& row : rows) CHECK(Fields(ReadDocx(Package("", row.core))) == row.fields);
  const auto language = [](const std::string& text, const std::string& tag) {
    return Fields(ReadDocx(Package(P(T(text)), "<dc:language>" + tag + "</dc:language>")));
  };
  CHECK(language("그는 밤에 체포되었다.", "ko-KP") == "language=ko-KP\n");
  CHECK(language("그는 밤에 체포되었다.", "en-US") == "");  // of the program's menus
  CHECK(language("그는 밤에 체포되었다. They were taken away in the night.", "ko") == "");
  CHECK(Fields(ReadDocx(Package("<w:altChunk r:id='r1'/>"))) ==
        "note: a file that is embedded as a part of the text is not read\n");
}

TEST_CASE("DOCX: rejected") {
  struct Row {
    std::string bytes, text;
  };
  const std::string main = Rels(Rel("r1", "officeDocument", "../../../main.xml"));
  const Row rows[] = {
      {MakeZip({{"a", "x"}}),
       "_rels/.rels: expected a part of the type officeDocument, found none"},
      {MakeZip({{"_rels/.rels", main}}), "expected the member main.xml, found none"},
      {MakeZip({{"_rels/.rels", main}, {"main.xml", "<a><b></a>"}}),
       "main.xml: expected well-formed XML, found at byte 8: Start-end tags mismatch"},
      {MakeZip({{"_rels/.rels", main}, {"main.xml", "<a/>"}}),
       "main.xml: expected the element body, found none"},
      {MakeZip(
           {{"_rels/.rels", main}, {"main.xml", "<a>" + std::string(kMaxXmlNodes, '<') + "</a>"}}),
       "main.xml: expected at most 4000000 elements and attributes, found more"},
  };
  for (const Row& row : rows) CHECK(TextOf(ReadDocx, row.bytes) == "rejected: " + row.text);
}

TEST_CASE("DOCX: hostile XML") {
  const auto repeat = [](const std::string& part, size_t count) {
    std::string out;
    for (size_t i = 0; i < count; ++i) out += part;
    return out;
  };
  const std::string deep = repeat("<w:p>", 100'000) + T("deep") + repeat("</w:p>", 100'000);
  CHECK(Trim(TextOf(ReadDocx, Package(deep))) == "deep");
  const std::string laughs =
      "<!DOCTYPE d [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
      "<w:document><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>";
  const std::string main = Rels(Rel("r1", "officeDocument", "main.xml"));
  CHECK(TextOf(ReadDocx, MakeZip({{"_rels/.rels", main}, {"main.xml", laughs}})) == "&b;");
}

TEST_CASE("DOCX: damaged") {
  const std::string bytes = Package(P(T("증언 證言 testimony")), "<dc:title>T</dc:title>");
  CHECK(TryDamaged(ReadDocx, bytes, 20, 3000) > 1000);
  const std::string body = P(T("증언") + "<w:r><w:tab/><w:footnoteReference w:id='2'/></w:r>");
  const Reader packed = [](std::string_view xml) { return ReadDocx(Package(std::string(xml))); };
  CHECK(TryDamaged(packed, body, 20, 1000) > 50);
}

}  // namespace attest
