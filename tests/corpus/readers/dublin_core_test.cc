#include "corpus/readers/dublin_core.h"

#include <catch2/catch.hpp>

#include "tests/corpus/readers/dump.h"
#include "tests/corpus/readers/iconv.h"

namespace attest {
namespace {

using namespace std::string_literals;

// The fields, behind each in brackets what is wrong with it.
template <typename Reader>
std::string Read(Reader reader, const std::string& bytes) {
  std::string out;
  try {
    for (const RawField& field : reader(bytes)) {
      Reading one;
      one.fields = {field};
      const std::string dump = Dump(one);
      out += dump.substr(0, dump.size() - 2);
      if (!field.wrong_type.empty()) out += "[" + field.wrong_type + "] ";
    }
    return out;
  } catch (const RecordError& error) {
    return "ERROR "s + error.what();
  }
}

struct Row {
  std::string bytes, read;
};
const std::string kDc = "xmlns:dc='http://purl.org/dc/elements/1.1/'";

}  // namespace

TEST_CASE("sidecars in JSON") {
  const Row rows[] = {
      {"{\"title\":\"증언\",\"language\":[\"ko\",\"en\"],\"dc:date\":\"2019\"}",
       "title=증언 language=ko,en dc:date=2019 "},
      {"\xEF\xBB\xBF{\"access\":\"restricted\"}", "access=restricted "},
      {"{\"title\":1}", "title= [a number] "},
      {"{\"text\":\"x\"}",
       "ERROR expected a sidecar, which describes the file beside it, found the field text"},
      {"{\"File\":\"x\"}",
       "ERROR expected a sidecar, which describes the file beside it, found the field File"},
      {"[]", "ERROR expected a JSON object, found a list"},
      {std::string(1100000, ' '), "ERROR expected a sidecar of at most 1 MB, found 1100000 bytes"},
  };
  for (const Row& row : rows) CHECK(Read(ReadJsonSidecar, row.bytes) == row.read);
}

TEST_CASE("sidecars in XML") {
  const Row rows[] = {
      {"<oai_dc:dc xmlns:oai_dc='http://www.openarchives.org/OAI/2.0/oai_dc/' " + kDc +
           "><dc:title>증언</dc:title><dc:creator>김</dc:creator><dc:creator>이</dc:creator>"
           "<dc:date>2019-11-04</dc:date><dc:date>2020</dc:date><dc:language>ko</dc:language>"
           "<dc:language>en</dc:language><dc:publisher>기록관</dc:publisher><dc:type>testimony</"
           "dc:type>"
           "<dc:subject>고문</dc:subject><dc:subject>구금</dc:subject><dc:description>x</"
           "dc:description>"
           "<dc:identifier>https://example.org/1</dc:identifier><dc:identifier>KU-7</"
           "dc:identifier></oai_dc:dc>",
       "title=증언 creator=김; 이 date=2019-11-04 language=ko,en source=기록관 dc:type=testimony "
       "dc:subject=고문,구금 url=https://example.org/1 identifier=KU-7 "},
      // Any prefix, none, and none that is declared.
      {"<metadata "
       "xmlns:x='http://purl.org/dc/terms/'><x:issued>2019</x:issued><x:rights>CC0</x:rights></"
       "metadata>",
       "date=2019 rights=CC0 "},
      {"<dc xmlns='http://purl.org/dc/elements/1.1/'><title>證言</title></dc>", "title=證言 "},
      {"<metadata><dc:title>t</dc:title></metadata>", "title=t "},
      {"<record><header>x</header><metadata><o:dc xmlns:o='o' " + kDc +
           "><dc:title>t</dc:title></o:dc></metadata></record>",
       "title=t "},
      {"<record><title>t</title><event_date>1999</event_date><places>a</places><places>b</places></"
       "record>",
       "title=t event_date=1999 places=a places=b "},
      {"<record><title>a<b/></title></record>", "title=a [the element <b>] "},
      {"<record><text>x</text></record>",
       "ERROR expected a sidecar, which describes the file beside it, found the field text"},
      {"<?xml version='1.0' encoding='EUC-KR'?><record><title>" + Encoded("고문", "EUC-KR") +
           "</title></record>",
       "title=고문 "},
      {"<html/>", "ERROR expected the root element <dc>, <metadata> or <record>, found <html>"},
      {"<record>", "ERROR expected XML, found at byte 7: Start-end tags mismatch"},
      {"", "ERROR expected XML, found at byte 0: No document element found"},
      // Entities of a DTD, of files too, are none.
      {"<!DOCTYPE record [<!ENTITY a SYSTEM "
       "'file:///etc/passwd'>]><record><title>&a;</title></record>",
       "title=&a; "},
  };
  for (const Row& row : rows) CHECK(Read(ReadXmlSidecar, row.bytes) == row.read);
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "<metadata>";
  CHECK(Read(ReadXmlSidecar, deep).substr(0, 5) == "ERROR");
  std::string closed = deep;
  for (int i = 0; i < 100000; ++i) closed += "</metadata>";
  CHECK(Read(ReadXmlSidecar, closed).substr(0, 26) == "ERROR expected a sidecar o");
}

}  // namespace attest
