// A small archive in three languages, and questions to it whose answers are explained.
#pragma once
#include <string>
#include <vector>

#include "searcher/searcher.h"
#include "tests/searcher/served_index.h"

namespace attest {

inline StoredDocument Titled(const std::string& id, const std::string& title,
                             const std::string& text) {
  StoredDocument stored = MakeStored(id, text);
  stored.document.title = title;
  return stored;
}

inline std::string Report() {
  std::string text;
  for (int i = 0; i < 60; ++i) {
    text +=
        "Entry " + std::to_string(3000 + i) + " lists boats, tides and weather off the cape.\n\n";
  }
  text += "A heron was drawn beside the quillwort.\n\f";
  for (int i = 0; i < 60; ++i) {
    text += "Entry " + std::to_string(4000 + i) + " lists the harbour master's letters.\n\n";
  }
  return text + "호숫가에서 노동자들이 배를 기다렸다. 在湖邊等船。 The last page is the colophon.";
}

inline const std::vector<StoredDocument>& Texts() {
  static const std::vector<StoredDocument> texts = {
      Titled("ko-1", "호수의 배", "노동자들이 배를 기다렸다. 로동자의 노래가 들렸다."),
      MakeStored("ko-2", "정치범수용소에서 강제 북송된 사람을 만났다. 수용소는 추웠다."),
      MakeStored("ko-3", "강제북송에 반대하는 노래를 불렀다. 그를 때렸다고 한다."),
      MakeStored("ko-4", "脫北者들의 노래. 쌀이 없었다."),
      Titled("zh-1", "湖上的船", "工人在湖邊等船，他們被強制遣返。强制遣返之后没有消息。"),
      MakeStored("zh-2", "个人权利不因信仰而减损。人权组织在湖边。"),
      Titled("en-1", "The boats", "Workers waited for the boats in the labour camp by the lake."),
      MakeStored("en-2", "Re-education in a camp. 12 boats were counted, and 12 again."),
      Titled("report", "A report on herons", Report()),
  };
  return texts;
}

inline ResultPage Explained(Searcher& searcher, const std::string& query, bool any = false,
                            const std::string& prefer = "") {
  SearchRequest request;
  request.query = query;
  request.prefer = prefer;
  request.explain = true;
  if (any) request.match = SearchRequest::Match::kAny;
  return searcher.Search(request);
}

// "stem 고문; compound 물고문 elsewhere" for each word of a hit.
inline std::string Matched(const Explanation& e) {
  std::string out;
  for (const MatchedWord& word : e.matched) {
    out += (out.empty() ? "" : " | ") + std::string(word.negated ? "NOT " : "") + word.word + ":";
    for (const MatchedUnit& unit : word.units) {
      out += " " + unit.kind + (unit.text.empty() ? "" : " ") + unit.text;
      out += std::string(unit.title ? " (title)" : "") + (unit.here ? "" : " (elsewhere)") + ";";
    }
  }
  return out;
}

}  // namespace attest
