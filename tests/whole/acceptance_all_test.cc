// What is the same in all languages: mixed scripts, dots, invisible characters, widths, addresses.
#include "tests/whole/acceptance.h"

namespace attest {
namespace {

TEST_CASE("scripts mixed inside a word") {
  CheckAcceptance({
      {"MBN방송이 알렸다.", "MBN", true},
      {"MBN방송이 알렸다.", "방송", true},
      {"MBN방송이 알렸다.", "MBN 방송", true},
      {"1998년부터 그곳에 있었다.", "1998", true},
      {"1998년부터 그곳에 있었다.", "1998 년", true},
      {"1998년부터 그곳에 있었다.", "98년", false},
      {"F-16전투기가 지나갔다.", "전투기", true},
      {"F-16전투기가 지나갔다.", "F-16", true},
      {"F-16전투기가 지나갔다.", "F-16 전투기", true},
      {"33인용텐트를 나누어 주었다.", "텐트", true},  // a number before a compound
      {"조사 5b 구역에 있었다.", "5b", true},         // the script before it does not matter
      {"sector 5b was closed", "5b", true},
      {"구역 번호는 지워졌다.", "구역7", false},  // the number is not in the text
      {"유엔COI의 2014年 보고", "2014年", true},
      {"유엔COI의 2014年 보고", "유엔", true},
      {"K팝을 들었다.", "K팝", true},
      {"Kim某가 서명하였다.", "kim", true},
      {"Wоnsan trial", "nsan", false},  // a Cyrillic о divides no word
      {"ソウルの春", "ソウル", true},
      {"ｿｳﾙの春", "ソウル", true},  // half-width katakana
      {"ソウルの春", "ｿｳﾙ", true},
  });
}

TEST_CASE("particles behind words of other scripts") {
  CheckAcceptance({
      {"UN이 조사를 시작하였다.", "UN 조사", true},
      {"UN이 조사를 시작하였다.", "\"UN 조사\"", true},
      {"UN의 조사를 기다렸다.", "UN이 조사", true},  // its particles are no word
      {"UN의 조사를 기다렸다.", "\"UN이 조사\"", true},
      {"UN의 조사를 기다렸다.", "=\"UN이 조사\"", false},
      {"NGO들에게서 소식을 들었다.", "\"NGO 소식\"", true},
      {"UN군이 조사하였다.", "\"UN 조사\"", false},  // 군 is no particle
      {"人權을 조사하였다.", "\"人權 조사\"", true},
      {"人權을 조사하였다.", "\"인권 조사\"", true},
      {"인권을 조사하였다.", "\"人權의 조사\"", true},
      {"COVID-19로 격리되었다.", "COVID-19", true},
      {"COVID-19로 격리되었다.", "\"COVID-19 격리\"", true},
      {"1998에서 2001까지", "\"1998 2001\"", true},
      {"5만 명", "5만", true},
      {"5명", "5만", false},  // behind a number 만 is one
      {"3·1운동 기념일", "3·1운동", true},
      {"3·1운동 기념일", "3.1 운동", true},
      {"3·1운동 기념일", "31운동", false},
  });
}

TEST_CASE("the dots of lists") {
  CheckAcceptance({
      {"구타ㆍ수면박탈ㆍ물고문ㆍ협박", "수면박탈", true},  // U+318D
      {"구타ㆍ수면박탈ㆍ물고문ㆍ협박", "협박", true},
      {"구타ㆍ수면박탈ㆍ물고문ㆍ협박", "박탈", true},
      {"구타ㆍ수면박탈ㆍ물고문ㆍ협박", "구타·수면박탈·물고문·협박", true},
      {"구타·수면박탈·물고문·협박", "물고문", true},  // U+00B7
      {"구타·수면박탈·물고문·협박", "구타ㆍ수면박탈ㆍ물고문ㆍ협박", true},
      {"신앙・결사・여행의 자유", "결사", true},  // U+30FB
      {"신앙･결사･여행의 자유", "결사", true},    // U+FF65
      {"신앙ᆞ결사ᆞ여행의 자유", "결사", true},  // U+119E, an old vowel
      {"신앙‧결사‧여행의 자유", "여행", true},    // U+2027
      {"신앙•결사•여행의 자유", "신앙", true},    // U+2022
      {"신앙·결사·여행의 자유", "앙결", false},
      {"북·중 국경에서 잡혔다.", "북중", false},  // two words
      {"6·25전쟁 때였다.", "6.25전쟁", true},
      {"6·25전쟁 때였다.", "전쟁", true},
      {"法院・監獄・軍隊", "监狱", true},
      {"prison·camp·mine", "camp", true},
      {"심문이 끝났습니다.이어 재판이 있었다.", "이어", true},  // a sentence end without a space
      {"심문이 끝났습니다.이어 재판이 있었다.", "재판", true},
  });
}

TEST_CASE("characters that are not seen") {
  CheckAcceptance({
      {"im\u00ADpri\u00ADson\u00ADment", "imprisonment", true},  // soft hyphens
      {"im\u00ADpri\u00ADson\u00ADment", "son", false},
      {"정치\u200C범 명부", "정치범", true},  // a non-joiner
      {"수\uFEFF용소 명부", "수용소", true},  // a byte order mark
      {"보\u200B위부 명부", "보위부", true},  // a zero-width space
      {"보위부 명부", "보\u200B위부", true},
      {"酷\u200B刑逼供", "酷刑", true},
      {"refu\u2060gee lists", "refugee", true},  // a word joiner
      {"می\u200Cدانم", "میدانم", true},          // Persian with and without the non-joiner
      {"میدانم", "می\u200Cدانم", true},
      {"葛\U000E0100藤很深", "葛藤", true},  // a variation selector
      {"\uFEFF관리소의 첫 줄", "관리소", true},
      {"a\u00A0guard\u202Fpost", "guard", true},  // spaces that do not break
  });
}

TEST_CASE("width, composition and marks") {
  CheckAcceptance({
      {"１９９７年の記録", "1997", true},
      {"１９９７년의 기록", "1997년", true},
      {"ＵＮ이 물었다.", "UN", true},
      {"UN이 물었다.", "ＵＮ", true},
      {"ｔｏｒｔｕｒｅ", "tortured", true},
      {"\u110B\u1175\u11AB\u1100\u116F\u11AB\u110B\u1173\u11AF 말했다.", "인권", true},  // NFD
      {"인권을 말했다.", "\u110B\u1175\u11AB\u1100\u116F\u11AB", true},
      {"\u1106\u116E\u11AF\u1100\u1169\u1106\u116E\u11AB과 인권", "고문", true},  // NFD beside NFC
      {"ﾡ 아닌 글자와 ㈜회사", "회사", true},  // parenthesised letters
      {"ὁ λόγος", "λόγος", true},
      {"ὁ λόγος", "λογος", true},        // accents do not count
      {"ὁ ἄνθρωπος", "ανθρωπος", true},  // Greek Extended holds letters
      {"Во̀лга", "Волга", true},
      {"Во̀лга", "Во", false},  // a mark divides no word
      {"n̠a̠t͡ɕʰi", "na", false},
      {"ハ\u309Aン", "パン", true},  // a combining mark to its letter
      {"ﾊﾟﾝ", "パン", true},
      {"⽼人的證詞", "老人", true},    // a radical in place of its character
      {"銀\uFA08的信", "银行", true},  // a compatibility form
      {"㎏ 단위로 적었다.", "kg", true},
      {"① 구타 ② 협박", "협박", true},
      {"고문😢을 당했다.", "고문", true},
      {"ПЫТКИ В ЛАГЕРЕ", "пытки", true},
      {"Ⅲ장을 보라.", "III장", true},
      {"اَلْعَرَبِيَّة", "العربية", true},  // vowel signs do not count
      {"İzmir'den geldi", "izmir'den", true},
      {"𝐭𝐨𝐫𝐭𝐮𝐫𝐞", "torture", true},           // letters of mathematics
      {"수\u200E용소의 봄", "수용소", true},  // a mark of direction
      {"그날.", "title:인권", true, "\u110B\u1175\u11AB\u1100\u116F\u11AB 보고서"},
  });
}

TEST_CASE("Han beyond the BMP") {
  CheckAcceptance({
      {"化学家发现𨭎元素。", "𨭎", true},
      {"化学家发现𨭎元素。", "𨭆", false},  // the same first half in UTF-16
      {"𠮷田住在东京。", "𠮷田", true},
      {"住在东京的𠮷田", "𠮷田", true},
      {"他叫李𠮷", "李𠮷", true},
      {"他叫李𠮷", "𠮷", true},
      {"𠀋夫의 증언", "𠀋夫", true},
      {"鎭南浦와 𨭎", "𨭎", true},
  });
}

TEST_CASE("ordinals, URLs and e-mail addresses") {
  const std::string url = "See https://www.example.org/reports/2014/camp-list.html for more.";
  const std::string mail = "Write to witness.desk@example.net today.";
  CheckAcceptance({
      {"the 38th parallel", "38th", true},
      {"the 38th parallel", "8th", false},
      {"3월1일에 모였다.", "3월 1일", true},
      {"call 555-0101 now", "555-0101", true},
      {"99% of them", "99", true},
      {"the 38ᵗʰ parallel", "38th", true},  // raised letters
      {"제1차 회담", "1차", true},
      {"第1次会谈", "第1次", true},
      {url, "example.org", true},
      {url, "www.example.org", true},
      {url, "reports", true},
      {url, "example.com", false},
      {url, "\"https://www.example.org/reports/2014/camp-list.html\"", true},
      {url, "camp", true},
      {mail, "witness.desk@example.net", true},
      {mail, "example.net", true},
      {mail, "witness", true},
      {mail, "desk@example.org", false},
      {"주소는 desk@example.net이다.", "desk@example.net", true},  // a particle behind it
      {"누리집 www.example.org에서 읽었다.", "www.example.org", true},
      {"网址是www.example.org，请看。", "example.org", true},
      {"file camp_list_22.txt", "camp", true},
      {"on 2014-02-17 in Geneva", "2014-02-17", true},
      {"on 2014-02-17 in Geneva", "2014", true},
      {"see A/HRC/30/99, para. 7", "A/HRC/30/99", true},
      {"see A/HRC/30/99, para. 7", "HRC", true},
      {"a fine of US$500", "500", true},
      {"at the 14:30 roll call", "14:30", true},
      {"a rate of 3.5 percent", "3.5", true},
  });
}

TEST_CASE("dates, ranges, fractions and other numbers") {
  CheckAcceptance({
      {"2018.11.04.에 적었다.", "2018.11.04.", true},
      {"2018.11.04.에 적었다.", "2018-11-04", true},
      {"noted 2018-11-04 at noon", "2018.11.04.", true},
      {"noted 2018/11/04 at noon", "2018\u201311\u201304", true},
      {"2018년 11월 4일", "2018-11-04", false},  // 4 is not 04
      {"during 2009\u20132011 he", "2009\u20132011", true},
      {"during 2009\u20132011 he", "2009", true},
      {"during 2009\u20132011 he", "2009-2011", true},
      {"2009~2011년 사이", "2011년", true},
      {"½ cup of corn", "1/2", true},
      {"1/2 cup of corn", "½", true},
      {"Part Ⅳ of it", "IV", true},
      {"Part IV of it", "Ⅳ", true},
      {"Part VI of it", "Ⅳ", false},
      {"① 이름 ② 나이", "1", true},
      {"㉠ 이름", "이름", true},
      {"38㎞를 걸었다.", "38km", true},
      {"38㎞를 걸었다.", "38 km", false},  // letters and digits without a gap are one word
      {"45㎏의 짐", "45kg", true},
      {"paid ₩5,000 for it", "5000", true},
      {"paid €20 for it", "€20", true},
      {"벌금 $300를 냈다.", "$300", true},
      {"the ﬁles and the ﬂag", "files flag", true},
      {"the 1st and the 22nd", "1st", true},
      {"제2차 조사", "제2차", true},
      {"제2차 조사", "2차", true},
      {"25\u309CC였다.", "25", true},  // a voiced mark as the sign of degrees
  });
}

TEST_CASE("what is pasted from the net and from files") {
  const std::string url = "읽은 곳: https://archive.example.org/en/a_b-c.html?id=17#top 끝";
  CheckAcceptance({
      {url, "https://archive.example.org/en/a_b-c.html?id=17#top", true},
      {url, "archive", true},
      {url, "example.org", true},
      {url, "https://other.example.net/", false},
      {"a post with #FreeThemAll in it", "#FreeThemAll", true},
      {"a post with #FreeThemAll in it", "FreeThemAll", true},
      {"글에 #정치범석방 이라고", "#정치범석방", true},
      {"asked by @desk_two there", "@desk_two", true},
      {"asked by @desk_two there", "desk", true},
      {"saved as scan_0417-b.TIFF here", "scan_0417-b.tiff", true},
      {"saved as scan_0417-b.TIFF here", "0417", true},
      {"증언_3차.hwp 파일", "증언_3차.hwp", true},
      {"증언_3차.hwp 파일", "증언", true},
      {"고문😢굶주림", "굶주림", true},  // an emoji divides words as any sign
      {"torture😢", "torture", true},
      {"👩‍👧 딸과 함께", "딸", true},
      {"\u202Btorture\u202C and hunger", "torture", true},  // marks of direction
      {"the \u200Fcamp\u200E gate", "\"camp gate\"", true},
      {"𡈽地를 빼앗겼다.", "𡈽地", true},
      {"他姓𡈽，住在山里。", "𡈽", true},
      {"ヘ\u309Cンと紙", "ペン", true},  // a mark in a space of its own
      {"ｶ\u309Bス", "ガス", true},
      {"ハ\uFF9Fン", "パン", true},
      {"カナ\n文字", "カナ文字", true},  // kana are written without spaces too
  });
}

}  // namespace
}  // namespace attest
