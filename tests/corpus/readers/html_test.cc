#include "corpus/readers/html.h"

#include <catch2/catch.hpp>

#include "tests/corpus/readers/dump.h"
#include "tests/corpus/readers/iconv.h"

namespace attest {
namespace {

using namespace std::string_literals;

std::string Read(const std::string& bytes, const HtmlOptions& options = {}) {
  try {
    return Dump(ReadHtml(bytes, options));
  } catch (const RecordError& error) {
    return "ERROR "s + error.what();
  }
}

std::string Repeated(const std::string& what, size_t times) {
  std::string out;
  out.reserve(what.size() * times);
  for (size_t i = 0; i < times; ++i) out += what;
  return out;
}

struct Row {
  std::string bytes, read;
};

// Long enough for a paragraph.
const std::string kLong =
    "진술인은 회령의 관리소에서 네 해를 보냈으며 그동안 본 것과 들은 것을 빠짐없이 적었다고 "
    "말하였다.";
const std::string kMain = "<p>" + kLong + "</p><p>" + kLong + "</p><p>" + kLong + "</p>";
const std::string kMainText = kLong + "/" + kLong + "/" + kLong + "/";

}  // namespace

TEST_CASE("the text of a page") {
  const Row rows[] = {
      {"", "| "},
      {"plain words", "| plain words/"},
      {"<p>one<p>two<div>three</div>four", "| one/two/three/four/"},
      {"a<br>b<br/>c", "| a/b/c/"},
      {"<ul><li>하나<li>둘</ul>", "| 하나/둘/"},
      {"<table><tr><td>年<td>人<tr><th>1999<td>12</table>", "| 年/人/1999/12/"},
      {"<b>고</b>문<i>을</i> 당했다", "| 고문을 당했다/"},
      {"<p> a \t\n b  <b> c </b> d</p>", "| a b c d/"},
      {"x <p>\n</p> y", "| x/y/"},
      {"<pre>\n a\n  b\n</pre>c", "| a/  b/c/"},
      // A line end is a space in Korean and English, and nothing in Chinese.
      {"<p>他在\n  会宁，\n被关押。\nUN 说</p>", "| 他在会宁，被关押。 UN 说/"},
      {"<p>회령에서\n네 해</p>", "| 회령에서 네 해/"},
      {"<p>他 在</p>", "| 他 在/"},
      {"&lt;p&gt; &amp;&nbsp;&#xD55C;&#44397; &eacute; &bogus; a&b",
       "| <p> &\u00A0한국 é &bogus; a&b/"},
      {"<img src=a alt='수용소의 담'><p>x<img alt=y>z", "| 수용소의 담/x y z/"},
      {"a<script>document.write('<p>b</p>')</script><style>p{}</style><noscript>c</noscript>d",
       "| ad/"},
      {"a<template><p>b</template><svg><title>c</title><text>d</text></svg><iframe>e</iframe>f",
       "| af/"},
      {"<form><input value=a><button>b</button><select><option>c</select><textarea>d</textarea>e",
       "| e/"},
      {"<p hidden>a<p style='Display : None'>b<p aria-hidden=true>c<p style=color:red>d", "| d/"},
      {"<div hidden><div><p>a</div>b</div>c", "| c/"},
      {"<!-- a --><?pi b?>c", "| c/"},
      {"x\0y"s, "| x y/"},
      {"<hr role=doc-pagebreak><p>i<hr epub:type=pagebreak><hr epub:type=pagebreak><p>iii",
       "| i/^^iii/"},
      {"<p>page one<span role=doc-pagebreak></span>page two", "| page one/^page two/"},
  };
  for (const Row& row : rows) {
    CHECK(Read(row.bytes) == row.read);
  }
}

TEST_CASE("what pages have around their text") {
  const std::string links =
      "<ul><li><a href=1>하나의 글</a><li><a href=2>둘의 글</a><li><a href=3>셋의 글</a></ul>";
  const Row rows[] = {
      {"<header>머리</header><nav>차림</nav>" + kMain + "<aside>곁</aside><footer>꼬리</footer>",
       kMainText},
      {"<div role=banner>머리</div><div role=navigation>차림</div>" + kMain, kMainText},
      {kMain + "<div class='cookie-note'>" + kLong + "</div>", kMainText},
      {kMain + "<div class=shareBar>공유하기</div><div id=sns>트위터</div>", kMainText},
      {kMain + "<div class='related list'>" + links + "</div>", kMainText},
      {kMain + "<h3>더 읽기</h3>" + links, kMainText},
      {"<div id=gnb>차림표</div>" + kMain, kMainText},
      // Words alone take away no paragraph, and none of the wrapper of a page.
      {"<body class='has-sidebar nav'>" + kMain, kMainText},
      {"<div class='page with-sidebar'>" + kMain + "</div>", kMainText},
      {kMain + "<div class=social-rights>" + kMain + kMain + "</div>",
       kMainText + kMainText + kMainText},
      {"<p><b class=header>표제</b> 뒤의 말</p>" + kMain, "표제 뒤의 말/" + kMainText},
      // <main>, else <article>, where they hold most.
      {"<p>곁의 글</p><main>" + kMain + "</main><p>밑의 글</p>", kMainText},
      {"<p>곁의 글</p><article><header>제목</header>" + kMain +
           "<footer>적은 이</footer></article>",
       "제목/" + kMainText + "적은 이/"},
      {kMain + "<article>짧은 소개</article>", kMainText + "짧은 소개/"},
      // What would leave next to nothing leaves all.
      {"<nav>" + kMain + "</nav>", kMainText},
      {"<p>목록</p>" + links, "목록/하나의 글/둘의 글/셋의 글/"},
      {"<footer>짧다</footer>", "짧다/"},
      {"<aside role=doc-footnote>각주</aside>" + kMain, "각주/" + kMainText},
  };
  for (const Row& row : rows) CHECK(Read(row.bytes) == "| " + row.read);
  CHECK(Read("<nav>차림</nav><header>머리</header>" + kMain, {.whole = true}) ==
        "| 차림/머리/" + kMainText);
}

TEST_CASE("what a page says of itself") {
  const Row rows[] = {
      {"<html lang=ko><title>증언 | 기록관</title><h1>증언</h1>", "title=증언 language=ko | 증언/"},
      {"<title>기록관 - 증언</title><h1>오늘의 글</h1>", "title=기록관 - 증언 | 오늘의 글/"},
      {"<h1>제<b>목</b></h1>", "title=제목 | 제목/"},
      {"<meta property=og:title content='證言'><title>x</title>", "title=證言 | "},
      {"<svg><title>a</title></svg><title>b</title>", "title=b | "},
      {"<meta name=Author content='김 아무개'><meta name=DC.rights content='CC0'>"
       "<meta property=og:site_name content='기록관'><meta name=dcterms.identifier content='KU-7'>"
       "<link rel=canonical href='https://example.org/a'>",
       "creator=김 아무개 source=기록관 rights=CC0 url=https://example.org/a identifier=KU-7 | "},
      {"<meta name=citation_author content=A><meta name=citation_author content=B>",
       "creator=A; B | "},
      {"<meta property=article:author content='https://example.org/me'>", "| "},
      {"<link rel=canonical href='javascript:x'>", "| "},
      // The day as it is written there, not in another time zone.
      {"<meta property=article:published_time content='2019-11-04T23:30:00-05:00'>",
       "date=2019-11-04 | "},
      {"<meta name=date content='2019/11/04'>", "date=2019-11-04 | "},
      {"<meta name=pubdate content='4 November 2019'>", "date=2019-11-04 | "},
      {"<meta name=date content='yesterday'><meta name=pubdate content='2019'>", "date=2019 | "},
      {"<time itemprop=datePublished datetime=2019-11>", "date=2019-11 | "},
      {"<script "
       "type='application/ld+json'>{\"@graph\":[{\"a\":1},{\"datePublished\":\"2018-01-02\"}]}</"
       "script>",
       "date=2018-01-02 | "},
      {"<script type='application/ld+json'>{\"datePublished\":{\"a\":\"2018\"}, oops</script>x",
       "| x/"},
      {"<script type='application/ld+json'>" + Repeated("[", 100000) + "</script>x", "| x/"},
  };
  for (const Row& row : rows) {
    INFO(row.bytes.substr(0, 200));
    CHECK(Read(row.bytes) == row.read);
  }
}

TEST_CASE("the charset of a page") {
  const std::string text = "증언 기록, 똠방각하";
  const std::string meta = "<meta charset=euc-kr><p>", body = Encoded(text, "CP949");
  const std::string read = "| " + text + "/";
  CHECK(Read(meta + body) == read);
  CHECK(Read("<meta http-equiv=Content-Type content='text/html; charset=ks_c_5601-1987'><p>" +
             body) == read);
  CHECK(Read("<?xml version='1.0' encoding='EUC-KR'?><p>" + body) == read);
  CHECK(Read("<META CharSet = \"EUC-KR\" >" + body) == read);
  CHECK(Read("<meta charset=gbk>" + body, {.charset = "euc-kr"}) == read);
  CHECK(Read("<meta charset=gbk>" + body, {.charset = "gbk", .encoding = "cp949"}) == read);
  CHECK(Read("<meta charset=utf-8><p>" + body).find("| " + text) == 0);  // it lies
  CHECK(Read("<p>" + body).find("| " + text) == 0);
  CHECK(Read("<meta charset=euc-kr><p>" + text) == "| " + text + "/");  // is UTF-8
  CHECK(Read("\xFF\xFE" + Encoded("<meta charset=euc-kr><p>" + text, "UTF-16LE")) ==
        "| " + text + "/");
  const std::string chinese = "<p>他在会宁被关押了四年。</p>";
  CHECK(Read("<meta charset=gb2312>" + Encoded(chinese, "GBK")) == "| 他在会宁被关押了四年。/");
}

TEST_CASE("hostile pages end soon and keep what they say") {
  CHECK(Read(Repeated("<div>", 100000) + "text") == "| text/");
  CHECK(Read(Repeated("<div>", 100000) + "text" + Repeated("</div>", 100000)) == "| text/");
  CHECK(Read(Repeated("<p class='share nav'><b>", 100000) + "text") == "| text/");
  CHECK(Read("<a" + Repeated(" b=1", 1001) + ">x") ==
        "ERROR expected at most 1,000 attributes in a tag, found more at byte 0");
  std::string attributes;
  for (int i = 0; i < 1000; ++i) attributes += " a" + std::to_string(i) + "=1";
  CHECK(Read("<a" + attributes + ">x") == "| x/");
  // No tags: in a script, in a comment, behind a '<' that begins none.
  CHECK(Read("<script>if (a<b " + Repeated("c ", 2000) + ")</script>x") == "| x/");
  CHECK(Read("<!-- <a " + Repeated("b ", 2000) + " -->x") == "| x/");
  CHECK(Read(Repeated("<", 100000)).size() > 100000);
  CHECK(Read("<p>" + Repeated("word ", 2000000)).size() == 10000002);
  CHECK(Read("a<img src='data:" + Repeated("A", 20000000) + "'>b") == "| a b/");
  CHECK(Read("<p>" + Repeated("word ", 14000000)).substr(0, 60) ==
        "ERROR expected at most 67108864 bytes of text");
  CHECK(Read("<title>" + Repeated("t", 100000) + "</title>x") ==
        "title=" + Repeated("t", 1000) + " | x/");
}

}  // namespace attest
