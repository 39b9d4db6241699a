#include "corpus/readers/mail.h"

#include <stdio.h>

#include <catch2/catch.hpp>

#include "tests/corpus/readers/dump.h"
#include "tests/corpus/readers/iconv.h"
#include "tests/corpus/recorder.h"

namespace attest {
namespace {

using namespace std::string_literals;

// The mail and, behind it, its members.
std::string Read(const std::string& bytes, const char* encoding = "") {
  MemberLog members;
  try {
    std::string out = Dump(ReadMail(bytes, members, encoding));
    for (const auto& [name, content] : members.members) out += " [" + name + ": " + content + "]";
    return out;
  } catch (const RecordError& error) {
    return "ERROR "s + error.what();
  }
}

std::string Multipart(const std::string& kind, const std::vector<std::string>& parts) {
  static int count = 0;
  const std::string boundary = "b" + std::to_string(++count);
  std::string out = "Content-Type: multipart/" + kind + "; boundary=" + boundary + "\n\n";
  for (const std::string& part : parts) out += "--" + boundary + "\n" + part + "\n";
  return out + "--" + boundary + "--\n";
}

std::string Part(const std::string& type, const std::string& content,
                 const std::string& more = "") {
  return "Content-Type: " + type + "\n" + more + "\n" + content;
}

const std::string kPdf =
    Part("application/pdf; name=a.pdf", "%PDF", "Content-Disposition: attachment\n");

// What python3 prints for a script.
std::string Python(const std::string& script) {
  const TemporaryFolder folder;
  const std::string command = "python3 " + folder.Write("script.py", script);
  FILE* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe);
  std::string out;
  char buffer[4096];
  for (size_t size; (size = fread(buffer, 1, sizeof buffer, pipe)) > 0;) out.append(buffer, size);
  REQUIRE(pclose(pipe) == 0);
  return out;
}

struct Row {
  std::string raw, read;
};

}  // namespace

TEST_CASE("mails") {
  const Row rows[] = {
      {"Subject: s\nFrom: Kim <k@e.org>\nTo: secret@e.org\nDate: Mon, 4 Nov 2019 23:30:00 -0800\n"
       "Message-ID: <1@e.org>\n\nbody\n",
       "title=s creator=Kim date=2019-11-04 identifier=1@e.org | body/"},
      {"Subject: s\nDate: 2019. 11. 4.\n\nbody", "title=s date=2019-11-04 | body/"},
      {"Subject: s\nDate: soon\n\nbody", "title=s | body/"},
      {Part("text/plain; charset=UTF-8", "=EA=B3=A0=EB=AC=B8",
            "Content-Transfer-Encoding: quoted-printable\n"),
       "| 고문/"},
      {Part("text/plain; charset=ks_c_5601-1987", "jGM=", "Content-Transfer-Encoding: base64\n"),
       "| 똠/"},
      {Part("text/html", "<p>하나<p>둘"), "| 하나/둘/"},
      {Multipart("alternative", {Part("text/plain", "plain"), Part("text/html", "<p>rich")}),
       "| plain/"},
      {Multipart("alternative", {Part("text/plain", " "), Part("text/html", "<p>rich")}),
       "| rich/"},
      {Multipart("alternative", {Part("text/plain", "see it as HTML"),
                                 Part("text/html", "<p>" + std::string(100, 'x'))}),
       "| " + std::string(100, 'x') + "/"},
      {Multipart("alternative", {Part("text/plain", "plain"),
                                 Multipart("related", {Part("text/html", "<p>rich"),
                                                       Part("image/png; name=logo.png", "PNG")})}),
       "| plain/"},
      {Multipart("mixed", {Part("text/plain", "one"), kPdf, Part("text/plain", "two")}),
       "| one/two/ [a.pdf: %PDF]"},
      {Multipart("mixed", {Part("text/plain", "one"), kPdf, kPdf}),
       "| one/ [a.pdf: %PDF] [a-2.pdf: %PDF]"},
      {Multipart("mixed", {Part("text/plain", "one"), Part("text/plain; name=n.txt", "note")}),
       "| one/ [n.txt: note]"},
      {Multipart("mixed", {kPdf}), "|  [a.pdf: %PDF]"},
      {Multipart("mixed",
                 {Part("text/plain", "one"), Part("message/rfc822", "Subject: in\n\ninner")}),
       "| one/ [mail-1.eml: Subject: in\n\ninner]"},
      {Multipart("signed", {Part("text/plain", "one"), Part("application/pgp-signature", "x")}),
       "| one/"},
      {Multipart("encrypted", {Part("application/pgp-encrypted", "Version: 1"),
                               Part("application/octet-stream", "x")}),
       "ERROR encrypted mail: decrypt it in the mail program and save it again"},
      {Part("application/pkcs7-mime; smime-type=enveloped-data", "x"),
       "ERROR encrypted mail: decrypt it in the mail program and save it again"},
      {"Subject: s\n\n", "ERROR expected a text or an attachment in the mail, found neither"},
      // The names of attachments: RFC 2231, encoded words, raw bytes, paths.
      {Part("application/x", "x",
            "Content-Disposition: attachment; filename*=EUC-KR''%B0%ED%B9%AE.txt\n"),
       "|  [고문.txt: x]"},
      {Part("application/x", "x",
            "Content-Disposition: attachment; filename=\"=?EUC-KR?B?sO25rg==?=.txt\"\n"),
       "|  [고문.txt: x]"},
      {Part("application/x", "x", "Content-Disposition: attachment; filename=\"../../a.txt\"\n"),
       "|  [a.txt: x]"},
      {Part("application/x", "x"), "|  [part-1: x]"},
  };
  for (const Row& row : rows) {
    INFO(row.raw);
    CHECK(Read(row.raw) == row.read);
  }
  CHECK(Read(Part("text/plain", "\xB0\xED\xB9\xAE"), "euc-kr") == "| 고문/");
}

TEST_CASE("a mail in raw EUC-KR without a charset") {
  const std::string mail =
      "Subject: 회령에서 온 편지\nFrom: 김 아무개 <k@e.org>\n" +
      Multipart("mixed", {Part("text/plain", "증인은 네 해를 보냈다고 말하였다."),
                          Part("application/x; name=\"보고서.pdf\"", "x",
                               "Content-Disposition: attachment; filename=\"증언 보고서.pdf\"\n")});
  CHECK(Read(Encoded(mail, "EUC-KR")) ==
        "title=회령에서 온 편지 creator=김 아무개 | 증인은 네 해를 보냈다고 말하였다./"
        " [증언 보고서.pdf: x]");
}

TEST_CASE("a mail that python writes") {
  const std::string mail = Python(R"(
import sys
from email.message import EmailMessage
m = EmailMessage()
m['Subject'] = '회령 관리소의 증언과 기록을 담은 아주 긴 제목의 편지, 證言 testimony'
m['From'] = '"김, 아무개" <kim@example.org>'
m['To'] = 'hidden@example.org'
m['Date'] = 'Mon, 04 Nov 2019 00:30:00 +0900'
m['Message-ID'] = '<a1@example.org>'
m.set_content('증인은 네 해를 보냈다.\n证人说了三次。\nHe said so.\n', charset='utf-8')
m.add_alternative('<p>HTML</p>', subtype='html')
m.add_attachment(b'%PDF', maintype='application', subtype='pdf', filename='보고서 하나.pdf')
sys.stdout.buffer.write(bytes(m))
)");
  CHECK(Read(mail) ==
        "title=회령 관리소의 증언과 기록을 담은 아주 긴 제목의 편지, 證言 testimony creator=김, "
        "아무개 "
        "date=2019-11-04 identifier=a1@example.org | "
        "증인은 네 해를 보냈다./证人说了三次。/He said so./ [보고서 하나.pdf: %PDF]");
}

TEST_CASE("a page saved as a mail") {
  const std::string page =
      Multipart("related; type=\"text/html\"",
                {Part("text/html; charset=euc-kr",
                      Encoded("<title>증언</title><nav>차림</nav><p>네 해를 보냈다.", "EUC-KR")),
                 Part("text/css", "p{}"), Part("text/html", "<p>frame")});
  CHECK(Dump(ReadSavedPage("Snapshot-Content-Location: https://e.org/1\n" + page)) ==
        "title=증언 url=https://e.org/1 | 네 해를 보냈다./");
  CHECK_THROWS_AS(ReadSavedPage("Subject: s\n\nx"), RecordError);
}

TEST_CASE("hostile mails end soon") {
  std::string nested;
  for (int i = 0; i < 20000; ++i)
    nested += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\n\n--b" +
              std::to_string(i) + "\n";
  CHECK(Read(nested + "Content-Type: text/plain\n\nx") ==
        "ERROR expected multiparts in at most 50 others, found more");
  std::string mails = "Subject: s\n";
  for (int i = 0; i < 2000; ++i) mails += "Content-Type: message/rfc822\n\n";
  CHECK(Read(mails + "x").substr(0, 22) == "title=s |  [mail-1.eml");
  std::vector<std::string> parts(10001, Part("text/plain", "x"));
  CHECK(Read(Multipart("mixed", parts)) == "ERROR expected at most 10000 parts");
  CHECK(Read("Subject: " + std::string(1000000, '=') + "\n\nx").size() < 70000);
  std::string headers;
  for (int i = 0; i < 300000; ++i) headers += "X: y\n";
  CHECK(Read(headers + "\nx") == "ERROR expected a mail whose header has at most 1 MB");
  CHECK(Read("Subject: " + std::string(100000, 'a') + "\0\n\nx"s).size() > 10);
  CHECK(Read("no header at all, only words").substr(0, 5) == "ERROR");
}

}  // namespace attest
