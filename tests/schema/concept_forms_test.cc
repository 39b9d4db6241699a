#include "schema/concept_forms.h"

#include <catch2/catch.hpp>

namespace attest {
namespace {

constexpr const char* kFew = R"(<vocabulary version="1">
<concept scheme="violation" id="push">
  <pref lang="en">Forced repatriation</pref><pref lang="ko">강제송환</pref>
  <pref lang="zh-Hans">强制遣返</pref><pref lang="zh-Hant">強制遣返</pref>
  <alt lang="ko">강제 북송</alt><alt lang="ko" broad="yes">북송</alt><alt lang="zh-Hans">遣</alt>
</concept>
<concept scheme="term" id="rule"><pref lang="en">non-refoulement</pref><pref lang="ko">강제송환금지</pref></concept>
<concept scheme="violation" id="both">
  <pref lang="en">Human trafficking and sale</pref><pref lang="ko">인신매매와 성폭력</pref>
  <pref lang="zh-Hans">人口贩卖与性剥削</pref>
</concept>
<concept scheme="term" id="kept"><pref lang="en">Guards and dogs of camps</pref></concept>
<concept scheme="place" id="camp"><pref lang="en">Camp 14 (Kaechon)</pref><pref lang="ko">14호 관리소（개천）</pref></concept>
<concept scheme="term" id="twin"><pref lang="ko">강제북송</pref><pref lang="en">sending back</pref></concept>
<concept scheme="term" id="beat"><pref lang="en">beating</pref><pref lang="ko">매 맞다</pref></concept>
<concept scheme="term" id="faith"><pref lang="en">persecution of Christians</pref><pref lang="zh-Hans">迫害基督徒</pref></concept>
<concept scheme="term" id="school">
  <pref lang="en">re-education camp</pref><pref lang="ko">형사책임</pref><pref lang="zh-Hans">迈克尔·科比</pref>
</concept>
<concept scheme="place" id="hoe">
  <pref lang="en">Hoeryong</pref><pref lang="ko">회령</pref>
  <alt lang="ko-Latn-MR">Hoeryŏng</alt><alt lang="ko-Latn-KP">Phyongyang</alt><alt lang="ko-KP">량강</alt>
</concept>
</vocabulary>)";

std::string Ids(const std::vector<const Concept*>& concepts) {
  std::string ids;
  for (const Concept* item : concepts) ids += (ids.empty() ? "" : "+") + item->id;
  return ids;
}

// "강제 북송=push+twin": what the text says and the concepts it names.
std::string Found(ConceptForms& forms, const std::string& text) {
  std::string found;
  for (const auto& mention : forms.Find(NormalForm(text))) {
    found += (found.empty() ? "" : ", ") + text.substr(mention.begin, mention.end - mention.begin) +
             "=" + Ids(mention.form->full);
  }
  return found;
}

std::string Scattered(ConceptForms& forms, const std::string& text) {
  std::string found;
  for (const ConceptForm* form : forms.FindScattered(NormalForm(text)))
    found += (found.empty() ? "" : ", ") + form->text;
  return found;
}

}  // namespace

TEST_CASE("what names a concept in a text") {
  const Vocabulary vocabulary = Vocabulary::Parse(kFew);
  const struct {
    const char *text, *found;
  } rows[] = {
      {"", ""},
      {"강제송환을 당했다", "강제송환=push"},
      {"강제송환금지", "강제송환금지=rule"},
      {"강제송환 금지의 원칙", "강제송환 금지=rule"},
      {"강제 북송된 사람", "강제 북송=push+twin"},  // one form of two concepts
      {"북송", ""},                                 // broad
      {"遣", ""},                                   // one character
      {"被強制遣返的人", "強制遣返=push"},
      {"forced repatriations", "forced repatriations=push"},
      {"forced", ""},
      {"human trafficking", "human trafficking=both"},  // each of what is joined
      {"human trafficking and sale", "human trafficking and sale=both"},
      {"sale", ""},  // one word is too little to be a part
      {"성폭력", "성폭력=both"},
      {"인신매매", "인신매매=both"},
      {"性剥削", "性剥削=both"},
      {"dogs of camps", ""},  // only violations join things
      {"Camp 14", "Camp 14=camp"},
      {"14호관리소", "14호관리소=camp"},
      {"Kaechon", ""},  // a remark
      {"매를 맞았다", "매를 맞=beat"},
      {"re-education camps", "re-education camps=school"},
      {"reeducation camp", "reeducation camp=school"},
      {"re education camp", "re education camp=school"},
      {"in Hoeryŏng and HOERYONG", "Hoeryŏng=hoe, HOERYONG=hoe"},
      {"회령에서", "회령=hoe"},
      {"Phyongyang", "Phyongyang=hoe"},
      {"양강과 량강", "양강=hoe, 량강=hoe"},
      {"회령에서 강제송환", "회령=hoe, 강제송환=push"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    ConceptForms forms(vocabulary);  // each reads its labels anew
    CHECK(Found(forms, row.text) == row.found);
  }
  ConceptForms all(vocabulary);
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(Found(all, row.text) == row.found);
  }
}

TEST_CASE("the words of a form may stand in any order") {
  const Vocabulary vocabulary = Vocabulary::Parse(kFew);
  ConceptForms forms(vocabulary);
  const struct {
    const char *text, *found;
  } rows[] = {
      {"Christians under persecution", "persecution of Christians"},
      {"Christian persecution", "persecution of Christians"},
      {"persecution of Christians", ""},  // found side by side
      {"persecution", ""},
      {"基督徒被迫害", "迫害基督徒"},
      {"repatriation that was forced", "Forced repatriation"},
      {"trafficking with a human sale", "Human trafficking and sale, Human trafficking"},
      {"dogs in camps with guards", "Guards and dogs of camps"},
      {"camp school re education", "re-education camp"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.text);
    CHECK(Scattered(forms, row.text) == row.found);
  }
}

TEST_CASE("the forms of a concept, each once, and what they are to it") {
  const Vocabulary vocabulary = Vocabulary::Parse(kFew);
  ConceptForms forms(vocabulary);
  const auto of = [&](Scheme scheme, const char* id) {
    std::string list;
    for (const auto& [form, text, name] : forms.WritingsOf(*vocabulary.Find(scheme, id))) {
      list += (list.empty() ? "" : ", ") + std::string(text);
      if (name != text) list += "(" + std::string(name) + ")";
      list += ":" + Ids(form->full) + "/" + Ids(form->broad);
    }
    return list;
  };
  CHECK(of(Scheme::kViolation, "push") ==
        "Forced repatriation:push/, 강제송환:push/, 强制遣返:push/, 強制遣返:push/, 강제 "
        "북송:push/, 북송:/push, 遣:/push");
  CHECK(of(Scheme::kTerm, "twin") == "강제북송:push+twin/, sending back:twin/");
  CHECK(of(Scheme::kPlace, "hoe") ==
        "Hoeryong:hoe/, 회령:hoe/, Hoeryŏng:hoe/, Phyongyang:hoe/, 량강:hoe/");
  CHECK(of(Scheme::kPlace, "camp") == "Camp 14:camp/, 14호 관리소:camp/");
  CHECK(of(Scheme::kTerm, "school") ==
        "re-education camp:school/, reeducation camp:school/, 형사책임:school/, "
        "형사책임에(형사책임):school/, 迈克尔·科比:school/, 迈克尔科比:school/");
  CHECK(of(Scheme::kViolation, "both")
            .starts_with("Human trafficking and sale:both/, Human trafficking:both/, "));
}

}  // namespace attest
