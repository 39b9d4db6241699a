#include <catch2/catch.hpp>
#include <random>

#include "corpus/xml_batch.h"
#include "recorder.h"

namespace attest {
namespace {

MemoryBatch Read(std::string_view bytes) {
  MemoryBatch result;
  ReadXmlBatch(bytes, result.batch);
  return result;
}

std::string Records(const std::string& inner) { return "<records>" + inner + "</records>"; }

}  // namespace

TEST_CASE("XML: records") {
  struct Row {
    std::string xml, log;
  };
  const Row rows[] = {
      {"<records/>", ""},
      {"\xEF\xBB\xBF<?xml version='1.0' encoding='UTF-8'?>\n<!-- c -->\n<records>\n <record "
       "id=\"a\">\n"
       "  <title>A\n  B</title><text> x &lt;&#x4E2D;<![CDATA[<y>]]> </text>\n </record>\n"
       " <record id='b'><text>z</text></record>\n</records>\n",
       "4 a: title=A B text= x <中<y>  language=zh(suggested)\n8 b: text=z\n"},
      {Records("<record><id>a</id><text>x</text></record>"), "1 a: text=x\n"},
      {Records("<record id='a' access='restricted'><text>x</text></record>"),
       "1 a: text=x access=restricted\n"},
      {Records("<record id='a'><text><page>p 1</page>\n<page>p 2</page><page/></text></record>"),
       "1 a: text=p 1\\x0cp 2\\x0c\n"},
      {Records("<record id='a'><text>x</text><violations>liberty.torture</violations>"
               "<violations>liberty.detention</violations><language>ko</language></record>"),
       "1 a: text=x language=ko violations=liberty.torture,liberty.detention\n"},
      {Records("<record id='a'><text>x</text><dc:title xmlns:dc='u'>T</dc:title><dc:publisher>P"
               "</dc:publisher><dc:type>news</dc:type><dc:subject>Torture</dc:subject></record>"),
       "1 a: title=T text=x source=P source_type=news violations=liberty.torture\n"},
      {Records("<record id='a'><title>T</title></record>"), "1 a: title=T\n"},  // partial
      // Entities of a document type are not followed.
      {"<!DOCTYPE records [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>\n" +
           Records("<record id='a'><text>&e; x</text></record>"),
       "2 a: text=&e; x\n"},
      {Records("<record id='a'><text>x</text><foo><bar>y</bar></foo></record><note/>"
               "<record id='b'><text>y</text><foo/></record>"),
       "note f:1: the element \"foo\" is unknown and is kept out\n1 a: text=x\n"
       "note f:1: the element \"note\" is unknown and is kept out\n1 b: text=y\n"},
      {Records("<record id='a'><text n='1'>x</text>loose</record>"),
       "note f:1: the attribute \"n\" of <text> is unknown and is kept out\n"
       "note f:1: characters between fields are kept out\n1 a: text=x\n"},
      // Rejected.
      {Records("<record><text>x</text></record>"),
       "rejected f:1: id: expected 1 to 200 bytes, found none\n"},
      {Records("<record id='a'><id>b</id><text>x</text></record>"),
       "rejected f:1: id: expected one value, found 2\n"},
      {Records("<record id='a'><text/></record>"),
       "rejected f:1 [a]: text: expected characters, found none\n"},
      {Records("<record id='a'><text>x<p>y</p></text></record>"),
       "rejected f:1 [a]: text: expected text, found the element <p>\n"},
      {Records("<record id='a'><text><page>x</page> y</text></record>"),
       "rejected f:1 [a]: text: expected text, found characters beside pages\n"},
      {Records("<record id='a'><text>x</text><title><b>y</b></title></record>"),
       "rejected f:1 [a]: title: expected text, found the element <b>\n"},
      {Records("<record id='a'><text>x</text><title>S</title><title>T</title></record>"),
       "rejected f:1 [a]: title: expected one value, found 2\n"},
      {Records("<record id='a'><text>\xFF</text></record>\n<record id='b'><text>y</text></record>"),
       "rejected f:1 [a]: text: expected UTF-8, found \\xff at byte 0 (line 1)\n2 b: text=y\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.xml);
    const auto read = Read(row.xml);
    CHECK(read.sink.log == row.log);
    CHECK(read.batch.complete());
  }
}

TEST_CASE("XML: what is not well formed is named with its place; records before it are read") {
  struct Row {
    std::string xml, log;
  };
  const std::string end = "; nothing from here on is read\n";
  const std::string good = "<record id='a'><text>x</text></record>\n";
  const Row rows[] = {
      {"", "rejected f:1: the file is empty\n"},
      {"<r/>", "rejected f:1: expected the root element <records>, found <r>\n"},
      {"x",
       "rejected f:1: column 2: expected well-formed XML, found: No document element found" + end},
      {Records(good + "<record id='b'>\n<text>y</txet></record>"),
       "1 a: text=x\nrejected f:3: column 10: expected well-formed XML, found: Start-end tags "
       "mismatch" +
           end},
      {"<records>" + good + "<record id='b'><text>cut o",
       "1 a: text=x\nrejected f:2: column 26: expected well-formed XML, found: Start-end tags "
       "mismatch" +
           end},
      {"<records>" + good + "<record id='b' <text/></record></records>",
       "1 a: text=x\nrejected f:2: column 16: expected well-formed XML, found: Error parsing start "
       "element tag" +
           end},
      {Records(good) + "<records/>",
       "1 a: text=x\nrejected f:2: column 11: expected well-formed XML, found: A second root "
       "element" +
           end},
      {"<?xml version='1.0' encoding='EUC-KR'?><records/>",
       "rejected f:1: expected XML in UTF-8, found the encoding euc-kr\n"},
      {std::string("\xFF\xFE<\0r\0", 6),
       "rejected f:1: expected XML in UTF-8, found UTF-16 or UTF-32\n"},
      {Records(good + std::string("<record id='b'><text>y\0z</text></record>", 40)),
       "rejected f:2: column 23: expected XML without NUL, found one\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.xml);
    const auto read = Read(row.xml);
    CHECK(read.sink.log == row.log);
    CHECK(!read.batch.complete());
  }
}

TEST_CASE("XML: the hash is that of the element as it stands") {
  const std::string element =
      "<record  id='a' ><!-- </record> --><text>x <![CDATA[</record>]]></text></record>";
  const auto read = Read("\xEF\xBB\xBF<records>\n" + element + "\n<!-- after --></records>");
  REQUIRE(read.sink.records.size() == 1);
  CHECK(read.sink.records[0].provenance.sha256 == Hex(Sha256(element)));
}

TEST_CASE("XML: ends of elements") {
  struct Row {
    std::string xml;
    size_t end;
  };
  const Row rows[] = {
      {"<a/>b", 4},
      {"<a></a>b", 7},
      {"<a b='/>'></a>c", 14},
      {"<a><a/></a>c", 11},
      {"<a><!-- </a> --></a>c", 20},
      {"<a><?x </a>?></a>c", 17},
      {"<a><![CDATA[</a>]]></a>c", 23},
      {"<a", std::string::npos},
      {"<a><b></a>", std::string::npos},
      {"</a>", std::string::npos},
      {"<a b='", std::string::npos},
      {"<a><!--", std::string::npos},
  };
  for (const Row& row : rows) {
    CAPTURE(row.xml);
    CHECK(FindElementEnd(row.xml, 0) == row.end);
  }
}

TEST_CASE("XML: random elements end where they were written to end") {
  std::mt19937 random(4);
  const std::string_view inner[] = {
      "x", "<!-- <a> -->", "<![CDATA[</a>]]>", "<b/>", "<b c='>'/>", "<?p <?>", "한"};
  for (int round = 0; round < 2000; ++round) {
    std::string xml = "<a d=\"'>\">";
    int open = 1;
    for (size_t n = random() % 20; n > 0; --n) {
      if (random() % 3 == 0) {
        xml += "<a>";
        ++open;
      } else if (random() % 3 == 0 && open > 1) {
        xml += "</a >";
        --open;
      }
      xml += inner[random() % std::size(inner)];
    }
    while (open-- > 0) xml += "</a>";
    CAPTURE(xml);
    REQUIRE(FindElementEnd(xml + "<a></a>", 0) == xml.size());
  }
}

TEST_CASE("XML: any bytes come to an end, deep nesting too") {
  std::mt19937 random(5);
  const std::string_view pieces[] = {
      "<record id='a'>", "</record>", "<text>", "</text>", "<",         ">",    "'", "<!--", "-->",
      "<![CDATA[",       "]]>",       "x",      "&amp;",   "<records>", "\xFF", "<?"};
  for (int round = 0; round < 2000; ++round) {
    std::string xml = "<records>";
    for (size_t n = random() % 30; n > 0; --n) xml += pieces[random() % std::size(pieces)];
    const auto read = Read(xml);
    for (const Record& record : read.sink.records) REQUIRE(record.document.id == "a");
  }
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<x>";
  for (int i = 0; i < 100000; ++i) deep += "</x>";
  const auto read =
      Read(Records("<record id='a'><text>x</text>" + deep + "</record><record id='b'><text>" +
                   deep + "</text></record><record id='c'><text>z</text></record>"));
  CHECK(read.sink.log ==
        "note f:1: the element \"x\" is unknown and is kept out\n1 a: text=x\n"
        "rejected f:1 [b]: text: expected text, found the element <x>\n1 c: text=z\n");
}

TEST_CASE("XML: looks like a batch") {
  CHECK(
      LooksLikeXmlBatch("\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- <x> --><!DOCTYPE records "
                        "[<!ENTITY a '>'>]><records"));
  CHECK(LooksLikeXmlBatch("<records/>"));
  CHECK(!LooksLikeXmlBatch("<recordsets>"));
  CHECK(!LooksLikeXmlBatch("<html><records>"));
  CHECK(!LooksLikeXmlBatch("<!-- <records>"));
  CHECK(!LooksLikeXmlBatch("records"));
}

}  // namespace attest
