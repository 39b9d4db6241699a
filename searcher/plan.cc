#include "searcher/plan.h"

#include <algorithm>

#include "schema/concept_labels.h"
#include "schema/text.h"
#include "searcher/query_text.h"

namespace attest {
namespace {

class Planner {
 public:
  Planner(std::string_view text, const StemList& stems, const Expansions& expansions)
      : text_(text), stems_(stems), expansions_(expansions) {}

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
        Field(node, negated);
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
      if (!negated && node.op == Query::Op::kWords) NameConcepts(node, leaf->second);
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
    std::string& text = plan_.ranking.text;
    if (!node.text.empty()) (text += text.empty() ? "" : " ") += node.text;
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

  void Field(const Query& node, bool negated) {
    if (node.field == "title") return Words(node);
    if (node.field != "concept" || !expansions_.expander) return;
    auto expanded = expansions_.expander()->ById(node.text);
    if (expanded == nullptr) {
      FailQuery(
          text_, node.begin,
          "expected the id or a label of a concept of the vocabulary (attest-index vocabulary "
          "lists them), found " +
              Printable(node.text));
    }
    if (!negated) plan_.ranking.concepts.push_back({expanded, nullptr, 0, 0});
    plan_.asked[&node] = std::move(expanded);
  }

  // The words of a leaf that was just added to the text of the ranking.
  void NameConcepts(const Query& node, std::vector<PlannedWord>& words) {
    if (!expansions_.expander || !expansions_.words) return;
    const size_t offset = plan_.ranking.text.size() - node.text.size();
    for (NamedConcept& named : expansions_.expander()->Find(node.text, expansions_.without)) {
      for (PlannedWord& planned : words) {
        if (Covers(named, planned.word, node.text))
          planned.concepts.push_back(plan_.ranking.concepts.size());
      }
      named.begin += offset;
      named.end += offset;
      plan_.ranking.concepts.push_back(std::move(named));
    }
  }

  static bool Covers(const NamedConcept& named, const QueryWord& word, std::string_view text) {
    if (!named.scattered) return named.begin <= word.begin && StemEnd(word, text) <= named.end;
    const std::vector<std::string> parts =
        WordsOf(NormalForm(text.substr(word.begin, word.end - word.begin)));
    const auto& all = named.form->words;
    return std::all_of(parts.begin(), parts.end(), [&](const std::string& part) {
      return std::find(all.begin(), all.end(), part) != all.end();
    });
  }

  // Where the mention of a name that ends with the word does.
  static size_t StemEnd(const QueryWord& word, std::string_view text) {
    if (word.kind != WordKind::kKorean) return word.end;
    const NormalForm normal(text.substr(word.begin, word.end - word.begin));
    if (normal.pieces().empty()) return word.end;
    return word.begin + normal.Source(0, normal.chars().size()).end;
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
  const Expansions& expansions_;
  Plan plan_;
};

}  // namespace

Plan MakePlan(const Query& query, std::string_view text, const StemList& stems,
              const Expansions& expansions) {
  return Planner(text, stems, expansions).Make(query);
}

}  // namespace attest
