// A word that names a concept finds the texts that name it otherwise.
#include <catch2/catch.hpp>

#include "schema/error.h"
#include "searcher/highlight.h"
#include "searcher/output.h"
#include "searcher/plan.h"
#include "tests/searcher/explained.h"
#include "tests/searcher/named.h"

namespace attest {
namespace {

// "forced[push] repatriation[push] boat": the words of a query, each with what it names.
std::string Planned(const TestIndex& index, const std::string& text, const Expansions& how = {}) {
  const Vocabulary vocabulary = Vocabulary::Parse(kNamesXml);
  const StemList stems({"강제", "북송", "강제북송"});
  Shards shards({index.path}, false);
  shards.Refresh();
  Expander expander(vocabulary);
  expander.Reset(shards, [&]() -> const StemList& { return stems; });
  Expansions expansions = how;
  expansions.expander = [&] { return &expander; };
  const Query query = ParseQuery(text);
  const Plan plan = MakePlan(query, text, stems, expansions);
  std::string out;
  for (const auto& [node, words] : plan.words) {
    for (const PlannedWord& planned : words) {
      const QueryWord& word = planned.word;
      out += (out.empty() ? "" : " ") + node->text.substr(word.begin, word.end - word.begin);
      for (const size_t named : planned.concepts)
        out += "[" + plan.ranking.concepts[named].expanded->concepts[0]->id + "]";
    }
  }
  return out;
}

std::string Report(const std::string& first, const std::string& last) {
  std::string filler;
  for (int i = 0; i < 80; ++i)
    filler += "Entry " + std::to_string(3000 + i) + " lists tides and weather off the cape.\n\n";
  return first + "\n\n" + filler + last;
}

std::string MarkedSnippet(Searcher& searcher, const std::string& query, const std::string& id) {
  SearchRequest request;
  request.query = query;
  for (const Hit& hit : searcher.Search(request).hits) {
    if (hit.stored.document.id != id) continue;
    std::string marked;
    for (const Snippet& snippet : hit.snippets) {
      for (const Fragment& part : snippet.fragments)
        marked += part.hit ? "[" + part.text + "]" : part.text;
    }
    return marked;
  }
  return "not listed";
}

}  // namespace

TEST_CASE("a plan says which words name which concept") {
  TestIndex index;
  index.Add(NamingTexts());
  const struct {
    const char *query, *planned;
  } rows[] = {
      {"강제북송", "강제북송[push]"},
      {"강제북송을", "강제북송을[push]"},
      {"강제 북송", "강제[push] 북송[push]"},
      {"forced repatriation of boats", "forced[push] repatriation[push] boats"},
      {"forced boats repatriation", "forced[push] boats repatriation[push]"},  // in any order
      {"forced boats", "forced boats"},
      {"强制遣返", "强制[push] 遣返[push]"},
      {"북송", "북송"},  // broad
      {"return", "return"},
      {"강제북송금지", "강제북송금지[rule]"},
      {"회령 labour camps", "회령[hoe] labour[camp] camps[camp]"},
      {"=강제북송", "강제북송"},
      {"title:강제북송", "강제북송"},
      {"\"forced repatriation\"", ""},
      {"-강제북송", "강제북송"},
      {"강제북송*", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.query);
    CHECK(Planned(index, row.query) == row.planned);
  }
  CHECK(Planned(index, "회령 강제북송", {.without = {"push"}}) == "회령[hoe] 강제북송");
  CHECK(Planned(index, "회령 강제북송", {.words = false, .without = {}}) == "회령 강제북송");
}

TEST_CASE("a name finds the texts that have another name of the concept") {
  TestIndex whole, first, second;
  const std::vector<StoredDocument>& texts = NamingTexts();
  // Texts that were written with the vocabulary have terms of its names; others are read.
  const bool with_names = GENERATE(false, true);
  const auto set_vocabulary = [&] {
    for (const TestIndex* index : {&whole, &first, &second}) SetVocabulary(*index);
  };
  if (with_names) set_vocabulary();
  whole.Add(texts);
  first.Add({texts.begin(), texts.begin() + 4});
  second.Add({texts.begin() + 4, texts.end()});
  if (!with_names) set_vocabulary();
  const bool two = GENERATE(false, true);
  Searcher searcher(two ? std::vector<std::string>{first.path, second.path}
                        : std::vector<std::string>{whole.path});
  const struct {
    const char *query, *found;
  } rows[] = {
      {"강제북송", "en ko ko-apart ko-rule zh"},  // 강제북송금지 begins with the word
      {"强制遣返", "en ko ko-apart ko-rule zh"},
      // By its words it also finds what has both apart.
      {"forced repatriation", "en en-apart ko ko-apart ko-rule zh"},
      {"repatriation forced", "en en-apart ko ko-apart ko-rule zh"},
      {"强制遣返 -repatriation", "ko ko-apart ko-rule zh"},
      {"북송", "broad ko ko-apart ko-rule"},  // broad: by the word alone
      {"return", "broad"},
      {"강제북송금지", "ko-rule rule"},
      {"不推回", "ko-rule rule"},
      {"추방", ""},  // a part of a name
      {"아동추방", "child"},
      {"concept:push", "child en ko ko-apart ko-rule zh"},  // with what is below it
      {"concept:push.child", "child"},
      {"concept:강제북송", "child en ko ko-apart ko-rule zh"},  // by a label
      {"-concept:push", "broad camp en-apart hoe rule"},
      {"road OR 강제북송", "en hoe ko ko-apart ko-rule zh"},
      {"boats -강제북송", "broad"},
      {"person -회령", ""},
      {"* -회령", "broad camp child en en-apart hoe ko-apart ko-rule rule zh"},
      {"강제북송 단련대", "en zh"},  // both concepts
      {"labour camp 회령", "any:camp en hoe ko zh"},
      {"Hoeryong 强制遣返", "ko"},
      {"=강제북송", "ko"},
      {"=회령", "ko"},
      {"title:회령", ""},
      {"\"forced repatriation\"", "en"},
      {"회령*", "ko"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.query, two);
    CHECK(Ids(searcher, std::string(row.query)) == row.found);
  }
  SearchRequest request;
  request.query = "회령";
  CHECK(Ids(searcher, request) == "hoe ko");
  request.without = {"hoe"};
  CHECK(Ids(searcher, request) == "ko");
  request.without = {};
  request.literal = true;
  CHECK(Ids(searcher, request) == "ko");
  request.query = "concept:hoe";
  CHECK(Ids(searcher, request) == "hoe ko");
}

TEST_CASE("two indexes rank and score names as one does") {
  TestIndex whole, first, second;
  const std::vector<StoredDocument>& texts = NamingTexts();
  whole.Add(texts);
  first.Add({texts.begin(), texts.begin() + 4});
  second.Add({texts.begin() + 4, texts.end()});
  for (const TestIndex* index : {&whole, &first, &second}) SetVocabulary(*index);
  Searcher one({whole.path}), two({first.path, second.path});
  for (const char* query : {"강제북송", "forced repatriation", "concept:push", "회령 劳动营"}) {
    CAPTURE(query);
    std::map<std::string, double> scores;
    for (const Hit& hit : Explained(one, query, true).hits)
      scores[hit.stored.document.id] = hit.score;
    const ResultPage page = Explained(two, query, true);
    REQUIRE(page.hits.size() == scores.size());
    for (const Hit& hit : page.hits)
      CHECK(hit.score == Approx(scores.at(hit.stored.document.id)).epsilon(1e-9));
    REQUIRE(page.expansions.size() == Explained(one, query, true).expansions.size());
  }
}

TEST_CASE("a concept that there is none of is refused at its place") {
  TestIndex index;
  index.Add(NamingTexts());
  SetVocabulary(index);
  Searcher searcher({index.path});
  std::string message;
  try {
    Ids(searcher, std::string("road concept:pull"));
  } catch (const QueryError& error) {
    message = error.what();
  }
  CHECK(message ==
        "expected the id or a label of a concept of the vocabulary (attest-index vocabulary lists "
        "them), found pull\nroad concept:pull\n     ^");
}

TEST_CASE("in a long document a name stands in one passage") {
  TestIndex index;
  const bool with_names = GENERATE(false, true);
  if (with_names) SetVocabulary(index);
  index.Add({MakeStored("first", Report("A forced repatriation was seen.", "The end.")),
             MakeStored("last", Report("The page.", "그는 강제북송을 당했다.")),
             MakeStored("apart", Report("They were forced to leave.", "It was repatriation.")),
             MakeStored("han", Report("The page.", "他被強制遣返。")),
             MakeStored("apart-han", Report("強制。", "遣返。"))});
  if (!with_names) SetVocabulary(index);
  Searcher searcher({index.path});
  CHECK(Ids(searcher, std::string("강제북송")) == "first han last");
  CHECK(Ids(searcher, std::string("concept:push")) == "first han last");
  CHECK(Ids(searcher, std::string("page 강제북송")) == "han last");
  CHECK(Ids(searcher, std::string("page -강제북송")) == "han");  // no other names
  CHECK(MarkedSnippet(searcher, "強制遣返", "first").find("[forced repatriation]") !=
        std::string::npos);
}

TEST_CASE("names are found in texts of every vocabulary that the index has had") {
  const std::string without =
      R"(<vocabulary version="2"><concept scheme="violation" id="push"><pref lang="en">pushback</pref>)"
      R"(<pref lang="ko">강제추방</pref><pref lang="zh-Hans">驱逐出境</pref></concept></vocabulary>)";
  TestIndex index;
  SetVocabulary(index);
  index.Add({MakeStored("1", "After a forced repatriation.")});
  SetVocabulary(index, without);
  index.Add({MakeStored("2", "Before a forced repatriation.")});  // not searched for the name
  SetVocabulary(index);
  index.Add({MakeStored("3", "At the forced repatriation."), MakeStored("4", "Forced to work.")});
  Searcher searcher({index.path});
  CHECK(Ids(searcher, std::string("concept:push")) == "1 2 3");
}

TEST_CASE("an answer says what else was searched") {
  TestIndex index;
  index.Add(NamingTexts());
  SetVocabulary(index);
  Searcher searcher({index.path});
  const auto expansions = [&](const std::string& query) {
    SearchRequest request;
    request.query = query;
    std::string out;
    for (const Expansion& expansion : searcher.Search(request).expansions) {
      out += expansion.for_words + "=" + expansion.concept_id + ":";
      for (const std::string& form : expansion.forms) out += " " + form;
      out += ";";
    }
    return out;
  };
  CHECK(expansions("the 강제북송을") == "강제북송=push: 强制遣返 forced repatriation;");
  CHECK(expansions("labor camps in 회령") ==
        "labor camps=camp: 단련대 劳动营;회령=hoe: Hoeryong;");  // not 会宁, which no text has
  CHECK(expansions("驱逐儿童") == "");                           // nothing else is there
  CHECK(expansions("concept:hoe") == "=hoe: 회령 Hoeryong;");
  CHECK(expansions("=강제북송 \"회령\" -단련대") == "");
  CHECK(expansions("강제북송 强制遣返")
            .ends_with("push: 强制遣返 forced repatriation;"));  // once, by the first
  SearchRequest request;
  request.query = "강제북송";
  const ResultPage page = searcher.Search(request);
  CHECK(ToJson(page).find("\"expansions\":[{\"for\":\"강제북송\",\"concept\":\"push\",\"forms\":["
                          "\"强制遣返\",\"forced repatriation\"]}]") != std::string::npos);
  CHECK(ToText(page, {}).find("강제북송 was also searched as 强制遣返, forced repatriation "
                              "(--without push") != std::string::npos);
  request.query = "concept:hoe";
  CHECK(ToText(searcher.Search(request), {}).find("concept:hoe was searched as 회령, Hoeryong\n") !=
        std::string::npos);
}

TEST_CASE("what names a concept is marked, in any language") {
  TestIndex index;
  index.Add(NamingTexts());
  SetVocabulary(index);
  Searcher searcher({index.path});
  const struct {
    const char *query, *id, *marked;
  } rows[] = {
      {"강제북송", "en", "After a [forced repatriation] she came to a labour camp."},
      {"강제북송", "zh", "他被[強制遣返]，后来在劳动营。"},
      {"강제북송", "ko-apart", "[강제 북송]된 사람이 왔다."},
      {"强制遣返", "ko", "그는 회령에서 [강제북송]을 당했다."},
      {"Hoeryong 强制遣返", "ko", "그는 [회령]에서 [강제북송]을 당했다."},
      {"concept:push", "en", "After a [forced repatriation] she came to a labour camp."},
      {"concept:push", "child", "[驱逐儿童]的人。"},
      {"不推回", "rule", "The rule of [non-refoulement]."},
      {"단련대", "zh", "他被強制遣返，后来在[劳动营]。"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.query, row.id);
    CHECK(MarkedSnippet(searcher, row.query, row.id) == row.marked);
  }
}

TEST_CASE("an explanation names what names the concept") {
  TestIndex index;
  index.Add(NamingTexts());
  SetVocabulary(index);
  Searcher searcher({index.path});
  const struct {
    const char *query, *id, *matched;
  } rows[] = {
      {"강제북송", "en", "강제북송: name of push forced repatriation;"},
      {"강제북송", "ko", "강제북송: stem 강제북송; name of push 강제북송;"},
      {"concept:push", "child", "concept:push: name of push 驱逐儿童;"},
      {"회령 road", "hoe", "회령: name of hoe Hoeryong; | road: stem road;"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.query, row.id);
    std::string matched = "not listed";
    for (const Hit& hit : Explained(searcher, row.query).hits) {
      if (hit.stored.document.id == row.id) matched = Matched(*hit.explanation);
    }
    CHECK(matched == row.matched);
  }
}

}  // namespace attest
