#include "corpus/readers/odt.h"

#include <catch2/catch.hpp>

#include "dump.h"
#include "zip_writer.h"

namespace attest {
namespace {

std::string Content(const std::string& body) {
  return "<office:document-content><office:body><office:text>" + body +
         "</office:text></office:body></office:document-content>";
}

std::string Package(const std::string& content, const std::string& manifest = "<m/>") {
  return MakeZip({{"mimetype", "application/vnd.oasis.opendocument.text", true},
                  {"content.xml", content},
                  {"META-INF/manifest.xml", manifest}});
}

}  // namespace

TEST_CASE("ODT: what belongs to the text") {
  struct Row {
    std::string body, text;
  };
  const Row rows[] = {
      {"<text:h>제목</text:h>\n  <text:p>\n  a\n  <text:span> b</text:span>c</text:p>",
       "제목\na bc"},
      {"<text:p>a<text:s text:c='3'/><text:s/>b</text:p>", "a    b"},
      {"<text:p>a<text:s text:c='-1'/>b</text:p>", "ab"},
      {"<text:p>a<text:tab/>b<text:line-break/>c</text:p>", "a\tb\nc"},
      {"<text:p>a<text:soft-page-break/>b</text:p>", "ab"},
      {"<text:h><text:number>1.</text:number>a</text:h>", "a"},  // counted by the program
      {"<text:p>a<text:title>T</text:title></text:p>", "aT"},    // a field
      {"<text:p>a<draw:frame><svg:title>T</svg:title><svg:desc>照片</svg:desc></draw:frame>b</"
       "text:p>",
       "ab\nT\n照片"},
      {"<text:p><text:ruby><text:ruby-base>原</text:ruby-base><text:ruby-text>はら</text:ruby-text>"
       "</text:ruby>文</text:p>",
       "原文\nはら"},
      {"<table:table><table:table-row><table:table-cell><text:p>1</text:p></table:table-cell>"
       "<table:covered-table-cell><text:p>x</text:p></table:covered-table-cell>"
       "</table:table-row></table:table>",
       "1"},
      {"<text:p>a<draw:object><math><annotation>x</annotation></math></draw:object></text:p>", "a"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.body);
    CHECK(TextOf(ReadOdt, Package(Content(row.body))) == row.text);
    CHECK(TextOf(ReadFodt, Content(row.body)) == row.text);
  }
}

TEST_CASE("ODT: rejected") {
  CHECK(TextOf(ReadOdt, Package(Content(""),
                                "<m><manifest:file-entry><manifest:encryption-data/>"
                                "</manifest:file-entry></m>")) ==
        "rejected: encrypted document: save it without a password");
  CHECK(TextOf(ReadOdt, Package("<a/>")) ==
        "rejected: content.xml: expected an ODF text, found none");
  CHECK(TextOf(ReadOdt, MakeZip({})) == "rejected: expected the member content.xml, found none");
}

TEST_CASE("ODT: hostile") {
  const std::string spaces =
      "a<text:s text:c='2147483648'/><text:s text:c='99999999999999999999'/>b";
  CHECK(TextOf(ReadOdt, Package(Content("<text:p>" + spaces + "</text:p>"))) ==
        "a" + std::string(2000, ' ') + "b");
  std::string many = "<text:p>";
  for (size_t i = 0; i < 70'000; ++i) many += "<text:s text:c='1000'/>";
  CHECK(TextOf(ReadOdt, Package(Content(many + "</text:p>"))) ==
        "rejected: text: expected at most 67108864 bytes, found more; divide the document");
  std::string deep;
  for (size_t i = 0; i < 100'000; ++i) deep += "<text:p>";
  deep += "x";
  for (size_t i = 0; i < 100'000; ++i) deep += "</text:p>";
  CHECK(Trim(TextOf(ReadOdt, Package(Content(deep)))) == "x");
  const std::string good =
      Content("<text:p>증언<text:s text:c='2'/><svg:desc>x</svg:desc></text:p>");
  CHECK(TryDamaged(ReadOdt, Package(good), 20, 3000) > 1000);
  CHECK(TryDamaged(ReadFodt, good, 20, 1000) > 50);
}

}  // namespace attest
