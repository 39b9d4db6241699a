// The same text through every reader of this kind, in every encoding that can write it.
#include <catch2/catch.hpp>

#include "corpus/readers/epub.h"
#include "corpus/readers/html.h"
#include "corpus/readers/mail.h"
#include "corpus/readers/plain_text.h"
#include "schema/text.h"
#include "tests/corpus/readers/dump.h"
#include "tests/corpus/readers/iconv.h"
#include "tests/corpus/readers/zip_writer.h"

namespace attest {
namespace {

using namespace std::string_literals;

const char* const kText =
    "회령 관리소의 증언\n진술인은 네 해를 보냈고, 그동안 본 것을 적었다.\n"
    "會寧的證言\n證人說，看守每天夜裡點名三次。\n"
    "Testimony from Hoeryong\nThe witness wrote down what she had seen.\n";

std::string AsHtml() {
  std::string html = "<p>";
  for (const char* c = kText; *c; ++c) html += *c == '\n' ? "</p>\n<p>"s : std::string(1, *c);
  return html + "</p>";
}

std::string Shown(const Reading& reading) { return std::string(Trim(reading.text)); }

}  // namespace

TEST_CASE("the same text through every reader") {
  const std::string expected(Trim(kText));
  MemberLog members;
  for (const char* encoding : {"UTF-8", "CP949", "EUC-KR", "GB18030", "UTF-16LE", "UTF-16BE"}) {
    INFO(encoding);
    const std::string plain = Encoded(kText, encoding), html = Encoded(AsHtml(), encoding);
    CHECK(Shown(ReadPlainText(plain)) == expected);
    CHECK(Shown(ReadHtml(html, {})) == expected);
    if ("UTF-16"s == std::string(encoding).substr(0, 6)) continue;  // no mail carries it bare
    const std::string charset = "; charset="s + encoding + "\n\n";
    CHECK(Shown(ReadMail("Content-Type: text/plain\n\n" + plain, members)) == expected);
    CHECK(Shown(ReadMail("Content-Type: text/plain" + charset + plain, members)) == expected);
    CHECK(Shown(ReadMail("Content-Type: text/html" + charset + html, members)) == expected);
    CHECK(Shown(ReadSavedPage(
              "Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n" +
              html + "\n--b--\n")) == expected);
  }
  const std::string package =
      "<package><manifest><item id='a' href='a.html' "
      "media-type='application/xhtml+xml'/></manifest>"
      "<spine><itemref idref='a'/></spine></package>";
  CHECK(Shown(ReadEpub(
            MakeZip({{"META-INF/container.xml",
                      "<container><rootfiles><rootfile full-path='p'/></rootfiles></container>"},
                     {"p", package},
                     {"a.html", AsHtml()}}))) == expected);
  CHECK(members.log.empty());
}

}  // namespace attest
