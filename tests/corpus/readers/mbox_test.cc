#include "corpus/readers/mbox.h"

#include <catch2/catch.hpp>

#include "tests/corpus/readers/dump.h"

namespace attest {
namespace {

using namespace std::string_literals;

struct Row {
  std::string raw, read;
};

}  // namespace

TEST_CASE("mailboxes") {
  const std::string from = "From k@e.org Mon Nov  4 10:00:00 2019\n";
  const auto read = [](const std::string& bytes) {
    MemberLog members;
    try {
      ReadMbox(bytes, members);
      return members.log;
    } catch (const RecordError& error) {
      return "ERROR "s + error.what();
    }
  };
  const Row rows[] = {
      {from + "Subject: a\n\nx\n", "1.eml: Subject: a\n\nx\n\n"},
      {from + "Subject: a\n\nx\n\n" + from + "Subject: b\n\ny\n",
       "1.eml: Subject: a\n\nx\n\n\n2.eml: Subject: b\n\ny\n\n"},
      {from + "A: b\n\n>From x\n>>From y\n> From z\n",
       "1.eml: A: b\n\nFrom x\n>From y\n> From z\n\n"},
      // No beginnings: a sentence, and a line that follows no empty one.
      {from + "A: b\n\nFrom here we went at 10:30.\nx\n" + from,
       "1.eml: A: b\n\nFrom here we went at 10:30.\nx\n" + from + "\n"},
      {"A: b\n\nx", "ERROR expected a mailbox that begins with a line From …"},
      {"From here on, 10:30, 2019 people", "1.eml: \n"},
  };
  for (const Row& row : rows) CHECK(read(row.raw) == row.read);
  std::string many;
  for (int i = 0; i < 10001; ++i) many += from + "\n";
  CHECK(read(many) == "ERROR expected at most 10000 mails, found 10001; divide the mailbox");
}

}  // namespace attest
