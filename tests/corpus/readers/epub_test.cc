#include "corpus/readers/epub.h"

#include <catch2/catch.hpp>

#include "tests/corpus/readers/dump.h"
#include "tests/corpus/readers/zip_writer.h"

namespace attest {
namespace {

using namespace std::string_literals;

std::string Read(const std::string& bytes) {
  try {
    return Dump(ReadEpub(bytes));
  } catch (const RecordError& error) {
    return "ERROR "s + error.what();
  }
}

const std::string kContainer =
    "<?xml version='1.0'?><container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'>"
    "<rootfiles><rootfile full-path='OPS/book.opf' media-type='application/oebps-package+xml'/>"
    "</rootfiles></container>";
const std::string kItem = "' media-type='application/xhtml+xml'/>";

std::string Package(const std::string& metadata, const std::string& manifest,
                    const std::string& spine) {
  return "<?xml version='1.0'?><package xmlns='http://www.idpf.org/2007/opf' unique-identifier='u'>"
         "<metadata xmlns:dc='http://purl.org/dc/elements/1.1/'>" +
         metadata + "</metadata><manifest>" + manifest + "</manifest><spine>" + spine +
         "</spine></package>";
}

std::string Chapter(const std::string& body) {
  return "<?xml version='1.0' encoding='utf-8'?><html xmlns='http://www.w3.org/1999/xhtml' "
         "xmlns:epub='http://www.idpf.org/2007/ops'><head><title>t</title></head><body>" +
         body + "</body></html>";
}

std::string Book(const std::string& package, std::vector<ZipMember> more) {
  std::vector<ZipMember> members = {{"mimetype", "application/epub+zip", true},
                                    {"META-INF/container.xml", kContainer},
                                    {"OPS/book.opf", package}};
  members.insert(members.end(), more.begin(), more.end());
  return MakeZip(members);
}

// Two chapters whose order in the archive and the manifest is another one than that of the spine.
std::string Two(const std::string& one, const std::string& two, const std::string& metadata = "",
                std::vector<ZipMember> more = {}) {
  more.push_back({"OPS/two.html", Chapter(two)});
  more.push_back({"OPS/text/one a.xhtml", Chapter(one)});
  return Book(
      Package(metadata,
              "<item id='b' href='two.html" + kItem + "<item id='a' href='text/one%20a.xhtml" +
                  kItem + "<item id='c' href='cover.png' media-type='image/png'/>",
              "<itemref idref='c'/><itemref idref='a'/><itemref idref='b'/><itemref idref='a'/>"),
      more);
}

std::string Encryption(const std::string& algorithm) {
  return "<encryption xmlns='urn:oasis:names:tc:opendocument:xmlns:container' "
         "xmlns:enc='http://www.w3.org/2001/04/xmlenc#'><enc:EncryptedData><enc:EncryptionMethod "
         "Algorithm='" +
         algorithm + "'/></enc:EncryptedData></encryption>";
}

}  // namespace

TEST_CASE("books") {
  struct Row {
    std::string bytes, read;
  };
  const std::string one = "<p>하나&nbsp;장</p>", two = "<nav>二章</nav><p>three</p>";
  const std::string drm =
      "ERROR protected book (DRM): get it without protection from its publisher";
  const Row rows[] = {
      {Two(one, two), "| 하나\u00A0장/二章/three/"},
      {Two(one, two,
           "<dc:title>증언집</dc:title><dc:title>부제</dc:title><dc:creator>김</dc:creator>"
           "<dc:creator>이</dc:creator><dc:date>2019-11-04T00:00:00Z</dc:date><dc:language>ko</"
           "dc:language>"
           "<dc:language>zh-Hant</dc:language><dc:identifier>x</dc:identifier>"
           "<dc:identifier id='u'>isbn:1</dc:identifier><dc:publisher>기록관</dc:publisher>"
           "<dc:rights>CC0</dc:rights><meta property='dcterms:modified'>2020</meta>"),
       "title=증언집 creator=김; 이 date=2019-11-04 language=ko,zh-Hant source=기록관 rights=CC0 "
       "identifier=isbn:1 | 하나\u00A0장/二章/three/"},
      {Two(one, two, "<dc:date>0101-01-01T00:00:00+00:00</dc:date>"), "| 하나\u00A0장/二章/three/"},
      // Pages of the printed edition, the first one before all words, one before a chapter.
      {Two("<span epub:type='pagebreak' id='p1'/><p>one</p><span epub:type='pagebreak'/>",
           "<p>two</p><div role='doc-pagebreak'/><p>three</p>"),
       "| one/^two/^three/"},
      {Two(one, two, "",
           {{"META-INF/encryption.xml", Encryption("http://www.idpf.org/2008/embedding")}}),
       "| 하나\u00A0장/二章/three/"},
      {Two(one, two, "",
           {{"META-INF/encryption.xml",
             Encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc")}}),
       drm},
      {Two("", ""), "ERROR expected chapters with text, found none"},
      {Book(
           Package("", "<item id='a' href='a.html" + kItem + "<item id='b' href='../b.html" + kItem,
                   "<itemref idref='a'/><itemref idref='b'/>"),
           {{"b.html", Chapter("b")}}),
       "| b/{the chapter OPS/a.html is missing}"},
      {Book(Package("", "<item id='a' href='../../../b.html" + kItem, "<itemref idref='a'/>"),
            {{"b.html", Chapter("b")}}),
       "| b/"},
      {MakeZip({{"a.txt", "a"}}), "ERROR expected the member META-INF/container.xml, found none"},
      {MakeZip({{"META-INF/container.xml", "<container/>"}}),
       "ERROR META-INF/container.xml: expected a rootfile, found none"},
      {Book("<package", {}),
       "ERROR OPS/book.opf: expected XML, found at byte 7: Error parsing start element tag"},
      // Entities of a DTD are none here, and depth costs nothing.
      {Book("<!DOCTYPE package [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>" +
                Package("<dc:title>&b;</dc:title>", "<item id='a' href='a.html" + kItem,
                        "<itemref idref='a'/>"),
            {{"OPS/a.html", Chapter("a")}}),
       "title=&b; | a/"},
      {"PK",
       "ERROR expected a zip archive, found none or one that is cut off: its directory is missing "
       "at the end"},
  };
  for (const Row& row : rows) CHECK(Read(row.bytes) == row.read);
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<div>";
  CHECK(Read(Two(deep + "x", "y")) == "| x/y/");
  CHECK(Read(Book(Package(deep, "", ""), {})).substr(0, 5) == "ERROR");
}

}  // namespace attest
