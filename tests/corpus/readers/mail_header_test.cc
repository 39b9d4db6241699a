#include "corpus/readers/mail_header.h"

#include <catch2/catch.hpp>

#include "tests/corpus/readers/iconv.h"

namespace attest {
namespace {

struct Row {
  std::string raw, read;
};

}  // namespace

TEST_CASE("headers of mails") {
  const Row rows[] = {
      {"plain", "plain"},
      {"=?UTF-8?B?6rOg66y4?=", "고문"},
      {"=?utf-8?q?caf=C3=A9_noir?= x", "café noir x"},
      {"=?ks_c_5601-1987?B?sO25rg==?=", "고문"},
      {"=?euc-kr?B?jGM=?=", "똠"},        // not in EUC-KR proper, and usual
      {"=?GB2312?B?8EKV/g==?=", "養會"},  // 養 is not in GB2312 proper
      {"=?UTF-8*ko?B?6rOg?= =?UTF-8*ko?B?66y4?=", "고문"},
      {"=?UTF-8?B?6rM=?=\r\n =?UTF-8?B?oOusuA==?=", "고문"},  // a character divided
      {"=?UTF-8?Q?a?= b =?UTF-8?Q?c?=", "a b c"},
      {"=?UTF-8?Q?a?= =?EUC-KR?B?sO25rg==?=", "a고문"},
      {"a\r\n b\tc", "a b c"},
      {"=?UTF-8?X?a?= =?UTF-8?Q?a", "=?UTF-8?X?a?= =?UTF-8?Q?a"},
      {"=?no-such?Q?a=FF=FF?=", "a\\xff\\xff"},
      {Encoded("회령에서 온 편지", "EUC-KR"), "회령에서 온 편지"},
      {"회령에서 온 편지", "회령에서 온 편지"},
  };
  for (const Row& row : rows) CHECK(HeaderText(row.raw) == row.read);
  const Row names[] = {
      {"Kim <k@example.org>", "Kim"},
      {"\"Kim, A. \\\"B\\\"\" <k@example.org>", "Kim, A. \"B\""},
      {"=?UTF-8?B?6rmA?= <k@example.org>", "김"},
      {"<k@example.org>", "k@example.org"},
      {"k@example.org", "k@example.org"},
      {"", ""},
  };
  for (const Row& row : names) CHECK(DisplayName(row.raw) == row.read);
  const Row files[] = {
      {"보고서.pdf", "보고서.pdf"},
      {"../../etc/passwd", "passwd"},
      {"C:\\docs\\a.doc", "a.doc"},
      {"..", ""},
      {"a/", ""},
      {"a\nb\x1B.txt", "a b .txt"},
      {std::string(300, 'x') + ".pdf", std::string(146, 'x') + ".pdf"},
  };
  for (const Row& row : files) CHECK(SafeName(row.raw) == row.read);
}

}  // namespace attest
