#include "corpus/language.h"

#include <catch2/catch.hpp>

#include "corpus/language_tag.h"
#include "recorder.h"

namespace attest {

TEST_CASE("languages from scripts") {
  struct Row {
    const char *text, *languages;
  };
  const Row rows[] = {
      {"", ""},
      {"12345 -- !", ""},
      {"정치범수용소에서 고문을 당했다", "ko"},
      {"고문", "ko"},
      {"UN 인권이사회(Human Rights Council)는 보고서를 냈다", "ko"},  // names do not make it mixed
      {"朝鮮民主主義人民共和國은 北韓이라고도 한다", "ko"},           // Hanja in Korean
      {"他们被强制遣返到朝鲜，关押在劳改营里", "zh-Hans"},
      {"他們被強制遣返到朝鮮，關押在勞改營裡", "zh-Hant"},
      {"人口普查", "zh"},  // neither form tells
      {"彼らは北朝鮮に送り返された。", "ja"},
      {"They were sent back to the camp by the guards.", "en"},
      {"Torture", ""},  // no evidence for English
      {"Guten Tag, meine Damen und Herren, wie geht es", ""},
      {"Они были отправлены обратно", ""},
      {"고문을 당했다고 증언했다.\nShe said that they were tortured.", "ko,en"},
      {"他们被强制遣返到朝鲜关押在劳改营里长达三年之久\n정치범수용소에서 고문을 당했다고 증언했다",
       "zh-Hans,ko"},
      {"북한", "ko"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(Joined(DetectLanguages(row.text)) == row.languages);
  }
}

TEST_CASE("language tags") {
  struct Row {
    const char *tag, *canonical;
  };
  const Row rows[] = {
      {"ko", "ko"},
      {"KO-kp", "ko-KP"},
      {"zh-hant", "zh-Hant"},
      {"zh-HANT-tw", "zh-Hant-TW"},
      {"es-419", "es-419"},
      {"sl-rozaj-biske", "sl-rozaj-biske"},
      {"de-1996", "de-1996"},
      {"ko-x-Hamhung", "ko-x-hamhung"},
      {"en-u-ca-buddhist", "en-u-ca-buddhist"},
      {"zh-yue-HK", "zh-yue-HK"},
      {"kor", "ko"},
      {"chi", "zh"},
      {"eng", "en"},
      {"yue", "yue"},
      {"", ""},
      {"k", ""},
      {"Korean", ""},
      {"zh_TW", ""},
      {"zh-", ""},
      {"zh--TW", ""},
      {"zh-Hant-Hant", ""},
      {"ko-u", ""},
      {"12", ""},
      {"ko, en", ""},
      {"한국어", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.tag);
    CHECK(CanonicalLanguageTag(row.tag).value_or("") == row.canonical);
  }
}

}  // namespace attest
