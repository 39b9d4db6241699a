#include "searcher/query.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "schema/error.h"
#include "schema/text.h"

namespace attest {
namespace {

struct Row {
  std::string query, tree;
};

std::string Parsed(const std::string& query) {
  try {
    return ToString(ParseQuery(query));
  } catch (const QueryError& error) {
    return error.what();
  }
}

void CheckAll(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    INFO(row.query);
    CHECK(Parsed(row.query) == row.tree);
  }
}

std::string Repeat(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

TEST_CASE("words and operators become a tree") {
  CheckAll({
      {"", "all"},
      {" \t\n ", "all"},
      {"*", "all"},
      {"（＊）", "all"},
      {"고문", "word:고문"},
      {"고문 torture 酷刑", "word:[고문 torture 酷刑]"},
      {"  a  b ", "word:[a  b]"},  // the text between stays as it is
      {"a AND b", "(AND word:a word:b)"},
      {"a AND b AND c", "(AND word:a word:b word:c)"},
      {"a b OR c d", "(OR word:[a b] word:[c d])"},
      {"a b AND c d", "(JOIN word:a (AND word:b word:c) word:d)"},
      {"a AND b c AND d", "(JOIN (AND word:a word:b) (AND word:c word:d))"},
      {"a b OR c AND d e", "(OR word:[a b] (JOIN (AND word:c word:d) word:e))"},
      {"a NOT b c", "(JOIN word:a (NOT word:b) word:c)"},
      {"a -b", "(JOIN word:a (NOT word:b))"},
      {"-b", "(NOT word:b)"},
      {"a AND NOT b", "(AND word:a (NOT word:b))"},
      {"NOT NOT a", "(NOT (NOT word:a))"},
      {"NOT a AND b", "(AND (NOT word:a) word:b)"},
      {"(a b) c", "(JOIN word:[a b] word:c)"},  // brackets stand between: not one run of words
      {"((a))", "word:a"},
      {"a (b OR c)", "(JOIN word:a (OR word:b word:c))"},
      {"고문(拷問)", "(JOIN word:고문 word:拷問)"},
      {"-(a b)", "(NOT word:[a b])"},
      {"and or not near/5", "word:[and or not near/5]"},  // operators are upper case
      {"camp NEAR Hoeryong", "word:[camp NEAR Hoeryong]"},
      {"ＡＮＤ朝鲜", "word:ＡＮＤ朝鲜"},
      {"a ＡＮＤ b", "(AND word:a word:b)"},
      {"ANDY ORAL NOTE", "word:[ANDY ORAL NOTE]"},
  });
}

TEST_CASE("a dash is NOT only before something, at the beginning of a chunk") {
  CheckAll({
      {"re-education", "word:re-education"},
      {"a - b", "word:[a - b]"},
      {"a -- b", "word:[a -- b]"},
      {"--a", "word:a"},
      {"a-", "word:a-"},
      {"－朝鲜 a", "(JOIN (NOT word:朝鲜) word:a)"},
      {"-\"a b\" c", "(JOIN (NOT phrase:[a b]) word:c)"},
      {"a -title:b", "(JOIN word:a (NOT field:title:b))"},
      {"a -=b", "(JOIN word:a (NOT literal:b))"},
      {"a -AND", "(JOIN word:a (NOT word:AND))"},
      {"a -&", "word:a"},
      {"a -)",
       "nothing opens this bracket\n"
       "a -)\n"
       "   ^"},
  });
}

TEST_CASE("phrases, literal words, prefixes and NEAR") {
  CheckAll({
      {"\"political prison\" camp", "(JOIN phrase:[political prison] word:camp)"},
      {"“정치범 수용소”", "phrase:[정치범 수용소]"},
      {"「脫北」", "phrase:脫北"},
      {"『脫北』", "phrase:脫北"},
      {"《书名》〈篇〉", "(JOIN phrase:书名 phrase:篇)"},
      {"«a» »b«", "(JOIN phrase:a phrase:b)"},
      {"＂a＂", "phrase:a"},
      {"\"a”", "phrase:a"},  // quotes of one family close each other: keyboards mix them
      {"\"读《北韩人权》后\"", "phrase:读《北韩人权》后"},
      {"《一《二》", "phrase:一《二"},
      {"=고문", "literal:고문"},
      {"＝고문", "literal:고문"},
      {"=\"고문을 당했다\"", "exact:[고문을 당했다]"},
      {"a=b", "word:a=b"},
      {"a = b", "word:[a = b]"},
      {"=title:x", "literal:title:x"},
      {"wor*", "prefix:wor"},
      {"朝鲜＊", "prefix:朝鲜"},
      {"tortur*, beat*; a", "(JOIN prefix:tortur prefix:beat word:a)"},
      {"* -a", "(JOIN all (NOT word:a))"},
      {"a NEAR/5 b", "(NEAR/5 word:a word:b)"},
      {"a ＮＥＡＲ／５ b", "(NEAR/5 word:a word:b)"},
      {"x a NEAR/100 \"b c\" y", "(JOIN word:x (NEAR/100 word:a phrase:[b c]) word:y)"},
      {"NOT a NEAR/1 b", "(NOT (NEAR/1 word:a word:b))"},
      {"a NEAR/2 b AND c", "(AND (NEAR/2 word:a word:b) word:c)"},
  });
}

TEST_CASE("fields, and what only looks like one") {
  CheckAll({
      {"title:고문", "field:title:고문"},
      {"source:\"Human Rights Watch\" a", "(JOIN field:source:[Human Rights Watch] word:a)"},
      {"place：회령", "field:place:회령"},
      {"source：「통일연구원」", "field:source:통일연구원"},
      {"language:zh-Hant id:a/b.txt!/c", "(JOIN field:language:zh-Hant field:id:a/b.txt!/c)"},
      {"concept:liberty.torture violation:liberty",
       "(JOIN field:concept:liberty.torture field:violation:liberty)"},
      {"title:-x", "field:title:-x"},
      {"id:\"a*b\"", "field:id:a*b"},
      {"date:2009..2011", "field:date:2009/2011"},
      {"date:２００９．．２０１１", "field:date:2009/2011"},
      {"date:2019-11", "field:date:2019-11"},
      {"date:..1998", "field:date:../1998"},
      {"date:2019..", "field:date:2019/.."},
      {"date:../1998", "field:date:../1998"},
      {"date:\"199X\"", "field:date:199X"},
      {"10:30", "word:10:30"},
      {"http://example.org/a", "word:http://example.org/a"},
      {"source: HRW", "word:[source: HRW]"},  // a colon that ends a chunk
      {"Re: 1984", "word:[Re: 1984]"},
      {"제목:고문", "word:제목:고문"},
      {"HRW：朝鲜", "word:HRW：朝鲜"},  // before other names a full-width colon is prose
      {"std::string", "word:std::string"},
      {"a:1", "word:a:1"},
      {":x", "word::x"},
  });
}

TEST_CASE("punctuation and control characters separate") {
  CheckAll({
      {"고문。구타、살해，강간", "word:고문。구타、살해，강간"},
      {"고문。-구타", "(JOIN word:고문 (NOT word:구타))"},
      {"朝鲜　OR　韩国", "(OR word:朝鲜 word:韩国)"},
      {"a & b", "word:[a & b]"},
      {"a, -b", "(JOIN word:a (NOT word:b))"},
      {"10,000", "word:10,000"},
      {std::string("a\0-b", 4), "(JOIN word:a (NOT word:b))"},
      {"a\x01OR\x1f"
       "b",
       "(OR word:a word:b)"},
  });
  for (int c = 0; c < 128;
       ++c) {  // every ASCII character alone gives a tree or a QueryError, nothing else
    CHECK_FALSE(Parsed(std::string(1, static_cast<char>(c))).empty());
  }
}

TEST_CASE("a query that is not well formed gets a caret") {
  CheckAll({
      {"a AND", "AND needs something to search for after it\na AND\n  ^"},
      {"AND a", "AND needs something to search for before it\nAND a\n^"},
      {"a OR OR b", "OR needs something to search for after it\na OR OR b\n  ^"},
      {"(OR a)", "OR needs something to search for before it\n(OR a)\n ^"},
      {"a AND &", "AND needs something to search for after it\na AND &\n  ^"},
      {"a NOT", "NOT needs something to search for after it\na NOT\n  ^"},
      {"a NEAR/5", "NEAR/5 needs something to search for after it\na NEAR/5\n  ^"},
      {"고문 NEAR",
       "NEAR needs a distance and a word behind it, as in a NEAR/5 b\n고문 NEAR\n     ^"},
      {"(고문 NEAR )",
       "NEAR needs a distance and a word behind it, as in a NEAR/5 b\n(고문 NEAR )\n      ^"},
      {"title:", "title: needs a value right behind it; as a word it stands in quotes\ntitle:\n^"},
      {"a title: ",
       "title: needs a value right behind it; as a word it stands in quotes\na title: \n  ^"},
      {"고문 ()", "nothing to search for in these brackets\n고문 ()\n     ^"},
      {"고문（拷问", "nothing closes this bracket\n고문（拷问\n    ^"},
      {"a (", "nothing closes this bracket\na (\n  ^"},
      {"a b)", "nothing opens this bracket\na b)\n   ^"},
      {"고문 \"구타", "nothing closes this quotation\n고문 \"구타\n     ^"},
      {"고문」", "nothing opens this quotation\n고문」\n    ^"},
      {"「a\"", "nothing closes this quotation\n「a\"\n^"},
      {"a \"\"", "nothing to search for in this quotation: no letter or digit\na \"\"\n  ^"},
      {"?!", "nothing to search for: no letter or digit\n?!\n^"},
      {" - ", "nothing to search for: no letter or digit\n - \n ^"},
      {"=", "nothing to search for: no letter or digit\n=\n^"},
      {std::string("\0", 1), "nothing to search for: no letter or digit\n\\x00\n^"},
      {"\x01\t \"", "nothing closes this quotation\n\\x01\\x09 \"\n         ^"},
      {"朝 wo*rd",
       "* stands at the end of a word that has a letter or digit, as in tortur*\n朝 wo*rd\n     ^"},
      {"*a", "* stands at the end of a word that has a letter or digit, as in tortur*\n*a\n^"},
      {"a**", "* stands at the end of a word that has a letter or digit, as in tortur*\na**\n ^"},
      {"=wor*", "=word is one literal word and takes no *\n=wor*\n    ^"},
      {"source:H*",
       "source: takes no *; a value that has one stands in quotes\nsource:H*\n        ^"},
      {"title:(a b)", "title: takes one word or a quotation, not brackets\ntitle:(a b)\n      ^"},
      {"title:-", "title: needs a value with a letter or digit\ntitle:-\n      ^"},
      {"a sourc:HRW",
       "unknown field sourc: (known are title: source: language: violation: place: id: date: "
       "concept:);"
       " words with a colon stand in quotes\na sourc:HRW\n  ^"},
      {"Date:2019", "field names are lower case: expected date:, found Date:\nDate:2019\n^"},
      {"a NEAR/0 b", "NEAR/n takes a distance from 1 to 100, as in a NEAR/5 b\na NEAR/0 b\n  ^"},
      {"a NEAR/101 b",
       "NEAR/n takes a distance from 1 to 100, as in a NEAR/5 b\na NEAR/101 b\n  ^"},
      {"a NEAR/ b", "NEAR/n takes a distance from 1 to 100, as in a NEAR/5 b\na NEAR/ b\n  ^"},
      {"a NEAR/2 b NEAR/2 c",
       "NEAR joins two words or phrases, not three\na NEAR/2 b NEAR/2 c\n           ^"},
      {"a NEAR/2 title:b", "NEAR stands between two words or phrases\na NEAR/2 title:b\n  ^"},
      {"朝\xff鲜", "the query is not UTF-8: it has a bad byte\n朝\\xff鲜\n  ^"},
      {"a \xe2\x80", "the query is not UTF-8: it has a bad byte\na \\xe2\\x80\n  ^"},
  });
}

TEST_CASE("a date is checked where it stands") {
  for (const char* date : {"date:2019-13", "date:2019-13..", "date:..2019-13", "date:x..2019"}) {
    INFO(date);
    CHECK_THROWS_AS(ParseQuery(date), QueryError);
  }
  for (const char* date : {"date:..", "date:2011..2009", "date:2019...2020", "date:1/2..3"}) {
    INFO(date);
    CHECK_THROWS_AS(ParseQuery(date), QueryError);
  }
  try {
    ParseQuery("朝 date:2019-13");
    FAIL("no error");
  } catch (const QueryError& error) {
    CHECK(error.position() == 9);
    CHECK_THAT(error.what(),
               Catch::StartsWith("date: ") && Catch::EndsWith("\n朝 date:2019-13\n        ^"));
  }
}

TEST_CASE("the line is cut around the place") {
  const std::string wide = Repeat("朝", 100);
  CHECK(Parsed(wide + " ) " + wide) == "nothing opens this bracket\n…" + Repeat("朝", 23) + " ) " +
                                           Repeat("朝", 13) + "…\n" + std::string(48, ' ') + "^");
  CHECK(Parsed("a ) " + std::string(100, 'b')) ==
        "nothing opens this bracket\na ) " + std::string(72, 'b') + "…\n  ^");
}

TEST_CASE("length and nesting are limited, and that is said at once") {
  CHECK(Parsed(std::string(kMaxQueryBytes, 'a')) == "word:" + std::string(kMaxQueryBytes, 'a'));
  CHECK(Parsed(std::string(100000, 'a')) ==
        "the query is too long: expected at most 10000 bytes, found 100000\n…" +
            std::string(48, 'a') + std::string(27, 'a') + "…\n" + std::string(49, ' ') + "^");
  CHECK(Parsed(std::string(50, '(') + "a" + std::string(50, ')')) == "word:a");
  CHECK(Parsed(std::string(51, '(') + "a" + std::string(51, ')')) ==
        "brackets and NOT may stand at most 50 deep\n…" + std::string(49, '(') + "a" +
            std::string(25, ')') + "…\n" + std::string(49, ' ') + "^");
  CHECK_THAT(Parsed(Repeat("(", 5000)),
             Catch::StartsWith("brackets and NOT may stand at most 50 deep\n"));
  CHECK_THAT(Parsed(Repeat(")", 5000)), Catch::StartsWith("nothing opens this bracket\n"));
  CHECK_THAT(Parsed(Repeat("NOT ", 60) + "a"),
             Catch::StartsWith("brackets and NOT may stand at most 50 deep\n"));
  CHECK_THAT(Parsed(Repeat("-(", 2000)),
             Catch::StartsWith("brackets and NOT may stand at most 50 deep\n"));
  // As many nodes as fit are no recursion.
  CHECK_THAT(Parsed(Repeat("-a ", 3000)), Catch::StartsWith("(JOIN (NOT word:a)"));
  CHECK_THAT(Parsed(Repeat("a OR ", 1900) + "a"), Catch::StartsWith("(OR word:a"));
}

void CheckRanges(const Query& node, size_t begin, size_t end) {
  CHECK(begin <= node.begin);
  CHECK(node.begin <= node.end);
  CHECK(node.end <= end);
  for (const Query& child : node.children) CheckRanges(child, node.begin, node.end);
}

TEST_CASE("no soup of tokens does more than fail with a place inside the text") {
  const std::vector<std::string> pieces = {"a",
                                           "고문",
                                           "朝鲜",
                                           " ",
                                           "  ",
                                           "-",
                                           "--",
                                           "=",
                                           "*",
                                           "(",
                                           ")",
                                           "\"",
                                           "「",
                                           "」",
                                           "《",
                                           "》",
                                           "“",
                                           "”",
                                           "（",
                                           "）",
                                           "：",
                                           "AND",
                                           " OR ",
                                           " NOT ",
                                           "NEAR",
                                           "/5",
                                           " NEAR/3 ",
                                           ":",
                                           "title:",
                                           "date:",
                                           "2009",
                                           "..",
                                           "source:",
                                           "concept:",
                                           "x:",
                                           "。",
                                           ",",
                                           "\t",
                                           "\n",
                                           "\xff",
                                           "\xe2\x80",
                                           "é",
                                           "\xcc\x81",
                                           "10",
                                           "＊",
                                           "＝",
                                           std::string(1, '\0')};
  std::mt19937 random(20191104);
  size_t trees = 0, errors = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string query;
    for (size_t n = random() % 14; n > 0; --n) query += pieces[random() % pieces.size()];
    try {
      const Query tree = ParseQuery(query);
      REQUIRE_FALSE(ToString(tree).empty());
      CheckRanges(tree, 0, query.size());
      ++trees;
    } catch (const QueryError& error) {
      INFO(query);
      REQUIRE(error.position() < query.size());
      REQUIRE(FindInvalidUtf8(error.what()) == std::string::npos);
      ++errors;
    }
  }
  CHECK(trees > 2000);  // both halves of the test are really run
  CHECK(errors > 2000);
}

TEST_CASE("what ToString writes of plain operators parses to the same") {
  const std::vector<std::string> words = {"a", "고문", "\"b c\"", "=d", "e*", "title:f"};
  std::mt19937 random(7);
  const auto make = [&](const auto& self, int depth) -> std::string {
    const auto child = [&] { return self(self, depth + 1); };
    switch (depth > 5 ? 9 : random() % 8) {
      case 0:
        return "(" + child() + " AND " + child() + ")";
      case 1:
        return "(" + child() + " OR " + child() + ")";
      case 2:
        return "(" + child() + " " + child() + ")";
      case 3:
        return "NOT " + child();
      default:
        return words[random() % words.size()];
    }
  };
  for (int round = 0; round < 2000; ++round) {
    const std::string query = make(make, 0);
    INFO(query);
    const std::string tree = ToString(ParseQuery(query));
    CHECK(ToString(ParseQuery("( " + query + " )")) == tree);  // brackets around change nothing
    CHECK(ToString(ParseQuery(query + " OR z")) == "(OR " + tree + " word:z)");
  }
}

}  // namespace
}  // namespace attest
