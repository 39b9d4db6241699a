#include "corpus/readers/hwp.h"

#include <catch2/catch.hpp>

#include "corpus/readers/hwp_records.h"
#include "dump.h"
#include "hwp_writer.h"
#include "schema/analysis/utf8.h"

namespace attest {
namespace {

std::string Read(const std::string& section) { return TextOf(ReadHwp, MakeHwp({section})); }

std::string ToUtf8(const std::u16string& text) {
  return attest::ToUtf8(std::u32string(text.begin(), text.end()));
}

std::u16string Many(size_t count) { return std::u16string(count, u'가'); }

}  // namespace

TEST_CASE("HWP: what belongs to the text") {
  struct Row {
    std::string section, text;
  };
  const std::u16string object = Control(11), note = Control(17);
  const Row rows[] = {
      {HwpParagraph(0, u"증언 證言 testimony") + HwpParagraph(0, u""), "증언 證言 testimony\n"},
      {HwpParagraph(0, u"𠀀 \xD800 x"), "𠀀 \uFFFD x"},
      {HwpParagraph(0, u"a" + Control(9) +
                           u"b\nc\x18"
                           u"d\x1E"
                           u"e\x1F"
                           u"f"),
       "a\tb\nc-d\u00A0e f"},
      {HwpParagraph(0, Control(2) + u"a" + Control(3) + u"b" + Control(4) + u"c" + Control(18) +
                           u"d" + Control(21) + u"e" + Control(23) + u"f"),
       "abcdef"},
      {HwpParagraph(0, u"a" + note + u"b" + note,
                    HwpControl(1, "fn  ", Little(1, 4), HwpList(2, u"각주")) +
                        HwpControl(1, "en  ", Little(1, 4), HwpList(2, u"尾注"))) +
           HwpParagraph(0, u"c"),
       "ab\n각주\n尾注\nc"},
      {HwpParagraph(0, u"앞 " + object + u"뒤",
                    HwpControl(1, "tbl ", HwpObject(u"표입니다."),
                               HwpRecordBytes(kTable, 2, std::string(22, '\0')) +
                                   HwpList(2, u"하나") + HwpList(2, u"둘"))),
       "앞 뒤\n하나\n둘"},
      {HwpParagraph(0, object,
                    HwpControl(1, "gso ", HwpObject(u"창살의 사진"), HwpList(3, u"글상자"))),
       "\n창살의 사진\n글상자"},
      // A table in a cell, with a note in it.
      {HwpParagraph(
           0, object,
           HwpControl(1, "tbl ", HwpObject(u""),
                      HwpRecordBytes(kListHeader, 2, "") +
                          HwpParagraph(2, object,
                                       HwpControl(3, "tbl ", HwpObject(u""), HwpList(4, u"안"))))),
       "\n\n안"},
      {HwpParagraph(0, Control(2) + Control(16) + Control(15) + u"a",
                    HwpControl(1, "secd", "", HwpList(2, u"바탕쪽")) +
                        HwpControl(1, "head", "", HwpList(2, u"머리말")) +
                        HwpControl(1, "foot", "", HwpList(2, u"꼬리말")) +
                        HwpControl(1, "tcmt", "",
                                   HwpRecordBytes(kListHeader, 2, "") +
                                       HwpParagraph(2, object,
                                                    HwpControl(3, "tbl ", HwpObject(u"x"),
                                                               HwpList(4, u"x")))) +
                        HwpControl(1, "fn  ", "", HwpList(2, u"각주"))) +
           HwpParagraph(0, u"b"),
       "a\n각주\nb"},
      {HwpParagraph(0, u"a") + HwpRecordBytes(kMemoListTag, 1, "") + HwpParagraph(0, u"메모"), "a"},
      {HwpParagraph(0, u"a") + HwpList(0, u"마지막 쪽의 바탕쪽"), "a"},
      {HwpParagraph(0, u"a") + HwpRecordBytes(kMemoListTag, 1, Little(1, 4)) + HwpList(1, u"메모"),
       "a"},
      {HwpParagraph(
           0, Control(23) + u"은",
           HwpControl(1, "tdut", Little(2, 2) + Utf16(u"人權") + Little(2, 2) + Utf16(u"인권"))),
       "은\n人權\n인권"},
      {HwpParagraph(0, Many(3000)), std::string(Read(HwpParagraph(0, Many(3000))))},
      {HwpParagraph(0, u"a") + std::string(3, '\0'), "a"},
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(Read(row.section) == row.text);
    CHECK(TextOf(ReadHwp, MakeHwp({row.section}, 0)) == row.text);  // not compressed
  }
  CHECK(Read(HwpParagraph(0, Many(3000))).size() == 9000);  // of a record with an extended size
  std::vector<std::string> sections;
  std::string text;
  for (int i = 0; i < 12; ++i) {
    sections.push_back(HwpParagraph(0, std::u16string(1, static_cast<char16_t>(u'a' + i))));
    text += static_cast<char>('a' + i) + std::string("\n");
  }
  CHECK(ReadHwp(MakeHwp(sections)).text == text);  // Section10 comes behind Section9
}

TEST_CASE("HWP: fields") {
  // 2019-03-04 23:30 UTC as a FILETIME.
  const std::string created =
      Little(0x40, 4) + Little((1551742200ull + 11644473600ull) * 10'000'000, 8);
  const std::string summary = PropertySet({{2, Utf16Property(u"증언 기록")},
                                           {4, Utf16Property(u"조사관")},
                                           {8, Utf16Property(u"x")},
                                           {12, created}});
  const std::string section = HwpParagraph(0, u"a");
  const std::string name = "\005HwpSummaryInformation";
  CHECK(Fields(ReadHwp(MakeHwp({section}, 1, {{name, summary}}))) ==
        "title=증언 기록\ncreator=조사관\ndate=2019-03-04\n");
  CHECK(Fields(ReadHwp(MakeHwp({section}, 1 | 1u << 14))) ==
        "note: the document tracks changes: deleted text may be in the text\n");
  const Reader reader = [&](std::string_view damaged) {
    return ReadHwp(MakeHwp({section}, 1, {{name, std::string(damaged)}}));
  };
  CHECK(TryDamaged(reader, summary, 20, 1000) == 0);  // a damaged summary costs no text
}

TEST_CASE("HWP: rejected") {
  struct Row {
    std::string bytes, text;
  };
  const std::string good = HwpParagraph(0, u"가"), bomb(kFreeMember + 1, '\0');
  const std::string password = "encrypted document: save it without a password in Hancom Office";
  const std::string drm =
      "document under DRM: save it without protection in Hancom Office, or print it to PDF";
  const Row rows[] = {
      {MakeHwp({good}, 1 | 1u << 1), password},
      {MakeHwp({good}, 1 | 1u << 8), password},
      {MakeHwp({good}, 1 | 1u << 4), drm},
      {MakeHwp({good}, 1 | 1u << 10), drm},
      {MakeHwp({good}, 1 | 1u << 2),
       "document for distribution (배포용 문서), whose text is encrypted: ask for the editable "
       "file, or print it to PDF in Hancom Office"},
      {MakeOle({{"FileHeader", HwpFileHeader(1, 0x06010000)}}),
       "expected HWP of version 5, found 6.1"},
      {MakeOle({{"FileHeader", "x"}}),
       "FileHeader: expected \"HWP Document File\", found something else"},
      {MakeOle({{"x", "x"}}), "FileHeader: expected a stream, found none"},
      {MakeHwp({}), "BodyText/Section0: expected a stream, found none"},
      {MakeHwp({Little(kParaText | 100u << 20, 4) + "x"}, 0),
       "BodyText/Section0: expected a record of 100 bytes at byte 4, found 1"},
      {MakeHwp({Little(kParaText | 0xFFFu << 20, 4) + Little(0xFFFFFFFF, 4)}, 0),
       "BodyText/Section0: expected a record of 4294967295 bytes at byte 8, found 0"},
      {MakeOle({{"FileHeader", HwpFileHeader(1)},
                {"BodyText/Section0", RawDeflate(good).substr(0, 8)}}),
       "BodyText/Section0: compressed data is cut off"},
      {MakeOle({{"FileHeader", HwpFileHeader(1)}, {"BodyText/Section0", "\xFF\xFF\xFF"}}),
       "BodyText/Section0: compressed data is damaged"},
      {MakeHwp({bomb}), "BodyText/Section0: expected at most 67108864 bytes unpacked from " +
                            std::to_string(RawDeflate(bomb).size()) + ", found more"},
      {"", "expected an OLE2 compound file, found none or one that is damaged"},
  };
  for (const Row& row : rows) CHECK(TextOf(ReadHwp, row.bytes) == "rejected: " + row.text);
}

TEST_CASE("HWP: cut off anywhere, it is rejected or whole") {
  std::u16string noise;  // that deflate cannot make small
  std::mt19937 random(7);
  for (size_t i = 0; i < 20'000; ++i) noise += static_cast<char16_t>(0xAC00 + random() % 11172);
  const std::string bytes = MakeHwp({HwpParagraph(0, noise), HwpParagraph(0, noise)});
  const std::string whole = TextOf(ReadHwp, bytes);
  CHECK(whole == ToUtf8(noise) + "\n" + ToUtf8(noise));
  for (size_t i = 0; i < 100; ++i) {
    const std::string text = TextOf(ReadHwp, bytes.substr(0, bytes.size() * i / 100));
    CHECK((text == whole || text.starts_with("rejected: ")));
  }
}

TEST_CASE("HWP: damaged") {
  const std::string section = HwpParagraph(0, u"증언" + Control(17) + u"끝",
                                           HwpControl(1, "fn  ", "", HwpList(2, u"각주")));
  CHECK(TryDamaged(ReadHwp, MakeHwp({section}), 20, 3000) > 100);
  CHECK(TryDamaged(ReadHwp, MakeHwp({section + HwpParagraph(0, Many(5000))}), 20, 1000) > 100);
  const Reader records = [](std::string_view bytes) {
    Lines lines;
    ReadHwpSection(bytes, &lines);
    return Reading{lines.Text(), {}, {}};
  };
  CHECK(TryDamaged(records, section, 20, 5000) > 100);
}

}  // namespace attest
