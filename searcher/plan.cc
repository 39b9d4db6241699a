#include "searcher/plan.h"

#include <algorithm>

#include "searcher/query_text.h"

namespace attest {
namespace {

class Planner {
 public:
  Planner(std::string_view text, const StemList& stems) : text_(text), stems_(stems) {}

  Plan Make(const Query& query) {
    Visit(query, false, false);
    CheckWords();
    DropStopWords();
    return std::move(plan_);
  }

 private:
  // `chosen`: an operator or field stands before it, so that it is meant.
  void Visit(const Query& node, bool negated, bool chosen) {
    switch (node.op) {
      case Query::Op::kWords:
        Words(node);
        break;
      case Query::Op::kLiteral:
        Literal(node);
        break;
      case Query::Op::kPrefix:
        Prefix(node);
        break;
      case Query::Op::kField:
        Field(node);
        break;
      case Query::Op::kPhrase:
      case Query::Op::kNear:
        AddPattern(node, negated);
        return;
      default:
        break;
    }
    if (const auto leaf = plan_.words.find(&node); leaf != plan_.words.end()) {
      if (chosen || node.op == Query::Op::kField) KeepOnlyStopWords(leaf->second);
      if (!negated) AddPositive(node);
    }
    chosen = node.op == Query::Op::kNot || node.op == Query::Op::kOr;
    for (const Query& child : node.children)
      Visit(child, negated != (node.op == Query::Op::kNot), chosen);
  }

  void AddPattern(const Query& node, bool negated) {
    const auto at = plan_.patterns.emplace(&node, Pattern(node, stems_)).first;
    if (at->second.Candidates().empty()) {
      FailQuery(text_, node.begin, "nothing to search for: expected a word or a number");
    }
    if (!negated) AddPositive(node);
  }

  void AddPositive(const Query& node) {
    plan_.positive.push_back(&node);
    AddRankingText(node);
  }

  void AddRankingText(const Query& node) {
    if (!node.text.empty())
      (plan_.ranking_text += plan_.ranking_text.empty() ? "" : " ") += node.text;
    for (const Query& child : node.children) AddRankingText(child);
  }

  void Words(const Query& node) {
    auto& words = plan_.words[&node];
    for (QueryWord& word : QueryWords(node.text)) {
      Units units = UnitsOf(word, stems_);
      words.push_back({std::move(word), std::move(units)});
    }
  }

  void Literal(const Query& node) {
    auto& words = plan_.words[&node];
    for (QueryWord& word : QueryWords(node.text)) {
      Units units = LiteralUnitsOf(word);
      word.stop = false;
      words.push_back({std::move(word), std::move(units)});
    }
  }

  // The words before the last as they are; a Han word matches inside longer ones anyhow, with and
  // without a star.
  void Prefix(const Query& node) {
    Words(node);
    auto& words = plan_.words[&node];
    if (words.empty()) FailQuery(text_, node.begin, "expected a letter or digit before *");
    for (PlannedWord& planned : words) planned.word.stop = false;
    if (words.back().word.kind == WordKind::kHan) return;
    plan_.beginnings[&node] = words.back().word.folded;
    words.pop_back();
  }

  void Field(const Query& node) {
    if (node.field == "title") return Words(node);
    if (node.field == "concept") {
      FailQuery(text_, node.begin,
                "concept: cannot be searched by this version yet: search one of its words");
    }
  }

  // Letters that are folded away (a lone mark, ㆍ) leave nothing to search for.
  void CheckWords() const {
    if (plan_.words.empty() || !plan_.beginnings.empty() || !plan_.patterns.empty()) return;
    const auto empty = [](const auto& leaf) { return leaf.second.empty(); };
    if (std::all_of(plan_.words.begin(), plan_.words.end(), empty)) {
      FailQuery(text_, 0, "nothing to search for: expected a word or a number");
    }
  }

  static bool IsStop(const PlannedWord& planned) { return planned.word.stop; }

  static void KeepOnlyStopWords(std::vector<PlannedWord>& words) {
    if (!std::all_of(words.begin(), words.end(), IsStop)) return;
    for (PlannedWord& planned : words) planned.word.stop = false;
  }

  void DropStopWords() {
    const auto says = [&](const Query* node) {
      const auto words = plan_.words.find(node);
      return words == plan_.words.end() || plan_.beginnings.contains(node) ||
             !std::all_of(words->second.begin(), words->second.end(), IsStop);
    };
    if (std::none_of(plan_.positive.begin(), plan_.positive.end(), says)) return;
    for (auto& [node, words] : plan_.words) {
      for (const PlannedWord& planned : words) {
        const QueryWord& word = planned.word;
        if (word.stop && word.counted.empty())
          plan_.ignored.push_back(node->text.substr(word.begin, word.end - word.begin));
      }
      std::erase_if(words, IsStop);
    }
  }

  std::string_view text_;
  const StemList& stems_;
  Plan plan_;
};

}  // namespace

Plan MakePlan(const Query& query, std::string_view text, const StemList& stems) {
  return Planner(text, stems).Make(query);
}

}  // namespace attest
