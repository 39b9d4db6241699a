// The "explain" of a hit. Scripts depend on names and order of its keys: add, never rename.
#include <cmath>
#include <nlohmann/json.hpp>

#include "searcher/output_explain.h"

namespace attest {
namespace {

using Json = nlohmann::ordered_json;

double Rounded(double value) { return std::round(value * 1e9) / 1e9; }

Json MatchedJson(const std::vector<MatchedWord>& words) {
  Json list = Json::array();
  for (const MatchedWord& word : words) {
    Json& json = list.emplace_back(Json{{"word", word.word}, {"negated", word.negated}});
    Json& units = json["units"] = Json::array();
    for (const MatchedUnit& unit : word.units) {
      units.push_back(
          {{"kind", unit.kind}, {"text", unit.text}, {"title", unit.title}, {"here", unit.here}});
    }
  }
  return list;
}

Json TextJson(const Explanation& e) {
  const auto number = [](uint32_t n) { return n == 0 ? Json(nullptr) : Json(n); };
  return {{"passage", number(e.passage)},
          {"passages", number(e.passages)},
          {"page", number(e.page)},
          {"length", e.length},
          {"average_length", Rounded(e.average_length)}};
}

Json TermsJson(const std::vector<TermScore>& terms) {
  Json list = Json::array();
  for (const TermScore& term : terms) {
    list.push_back({{"term", term.term},
                    {"spellings", term.spellings},
                    {"class", ClassInWords(term.cls)},
                    {"title", term.title},
                    {"weight", Rounded(term.weight)},
                    {"idf", Rounded(term.idf)},
                    {"wdf", term.wdf},
                    {"tf", Rounded(term.tf)},
                    {"contribution", Rounded(term.contribution)}});
  }
  return list;
}

Json ConceptsJson(const std::vector<ConceptScore>& concepts) {
  Json list = Json::array();
  for (const ConceptScore& score : concepts) {
    list.push_back({{"concept", score.concept_name},
                    {"language", score.language},
                    {"broad", score.broad},
                    {"title", score.title},
                    {"weight", Rounded(score.weight)},
                    {"idf", Rounded(score.idf)},
                    {"tf", Rounded(score.tf)},
                    {"contribution", Rounded(score.contribution)}});
  }
  return list;
}

Json WindowJson(const std::optional<WindowDetails>& window, double contribution) {
  if (!window) return nullptr;
  Json words = Json::array();
  for (const WindowWord& word : window->words) {
    words.push_back({{"term", word.term},
                     {"value", Rounded(word.value)},
                     {"position", word.position},
                     {"begin", word.begin},
                     {"end", word.end}});
  }
  return {{"sum", Rounded(window->sum)},
          {"contribution", Rounded(contribution)},
          {"words", std::move(words)}};
}

Json SlotsJson(const Explanation& e) {
  if (!e.details.slots) return nullptr;
  Json words = Json::array();
  for (const SlotWord& word : e.details.slots->words) {
    words.push_back({{"word", word.word}, {"value", Rounded(word.value)}, {"there", word.there}});
  }
  return {{"share", Rounded(e.details.slots->share)},
          {"factor", Rounded(e.parts.slot_factor)},
          {"words", std::move(words)}};
}

Json LanguageJson(const ScoreDetails& details) {
  if (details.language.empty()) return nullptr;
  return {{"tag", details.language},
          {"from", details.preferred ? "prefer" : "script"},
          {"own", details.own_language},
          {"share_of_best", Rounded(details.share_of_best)}};
}

}  // namespace

Json ExplanationJson(const Hit& hit) {
  const Explanation& e = *hit.explanation;
  Json json{{"matched", MatchedJson(e.matched)}};
  if (!e.not_scored.empty()) {
    json["score"] = nullptr;
    json["not_scored"] = e.not_scored;
    return json;
  }
  json["text"] = TextJson(e);
  json["terms"] = TermsJson(e.terms);
  json["concepts"] = ConceptsJson(e.concepts);
  json["bm25"] = Rounded(e.parts.bm25);
  json["window"] = WindowJson(e.details.window, e.parts.window);
  json["lead"] = WindowJson(e.details.lead, e.parts.lead);
  json["characters"] = WindowJson(e.details.characters, e.parts.characters);
  json["slots"] = SlotsJson(e);
  json["language"] = LanguageJson(e.details);
  json["language_factor"] = Rounded(e.parts.language_factor);
  json["rank_before"] = e.details.rank_before;
  json["score"] = Rounded(hit.score);
  return json;
}

}  // namespace attest
