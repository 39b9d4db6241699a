// An archive with a vocabulary of its own, whose concepts its texts name in three languages.
#pragma once
#include <set>
#include <string>

#include "schema/stored_vocabulary.h"
#include "searcher/searcher.h"
#include "tests/searcher/served_index.h"

namespace attest {

inline const std::string kNamesXml = R"(<vocabulary version="1">
<concept scheme="violation" id="push">
  <pref lang="en">forced repatriation</pref><pref lang="ko">강제북송</pref>
  <pref lang="zh-Hans">强制遣返</pref><pref lang="zh-Hant">強制遣返</pref>
  <alt lang="ko" broad="yes">북송</alt><alt lang="en" broad="yes">return</alt>
</concept>
<concept scheme="violation" id="push.child" parent="push">
  <pref lang="en">expulsion of minors</pref><pref lang="ko">아동추방</pref><pref lang="zh-Hans">驱逐儿童</pref>
</concept>
<concept scheme="term" id="rule">
  <pref lang="en">non-refoulement</pref><pref lang="ko">강제북송금지</pref><pref lang="zh-Hans">不推回</pref>
</concept>
<concept scheme="term" id="camp">
  <pref lang="en">labour camp</pref><pref lang="ko">단련대</pref><pref lang="zh-Hans">劳动营</pref>
</concept>
<concept scheme="place" id="hoe">
  <pref lang="en">Hoeryong</pref><pref lang="ko">회령</pref><pref lang="zh-Hans">会宁</pref>
</concept>
</vocabulary>)";

inline void SetVocabulary(const TestIndex& index, const std::string& xml = kNamesXml) {
  IndexWriter(index.path).SetVocabulary(xml, VocabularyStamp(Vocabulary::Parse(xml), xml));
}

inline const std::vector<StoredDocument>& NamingTexts() {
  static const std::vector<StoredDocument> texts = {
      MakeStored("ko", "그는 회령에서 강제북송을 당했다."),
      MakeStored("ko-apart", "강제 북송된 사람이 왔다."),
      MakeStored("en", "After a forced repatriation she came to a labour camp."),
      MakeStored("en-apart", "They forced him to ask for repatriation."),
      MakeStored("zh", "他被強制遣返，后来在劳动营。"),
      MakeStored("broad", "북송 소식과 the return of boats."),
      MakeStored("child", "驱逐儿童的人。"),
      MakeStored("rule", "The rule of non-refoulement."),
      MakeStored("ko-rule", "강제북송금지를 말했다."),
      MakeStored("camp", "단련대의 밤은 길었다."),
      MakeStored("hoe", "The road to Hoeryong is long."),
  };
  return texts;
}

// Ids in alphabetical order; "any:" before them where nothing has all.
inline std::string Ids(Searcher& searcher, SearchRequest request) {
  request.limit = 100;
  const ResultPage page = searcher.Search(request);
  std::set<std::string> ids;
  for (const Hit& hit : page.hits) ids.insert(hit.stored.document.id);
  std::string found = page.match == request.match ? "" : "any:";
  for (const std::string& id : ids) found += (found.empty() || found == "any:" ? "" : " ") + id;
  return found;
}
inline std::string Ids(Searcher& searcher, const std::string& query) {
  SearchRequest request;
  request.query = query;
  return Ids(searcher, request);
}

}  // namespace attest
