#include "searcher/explain_match.h"

#include <xapian.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <set>

#include "schema/analysis/normal_form.h"
#include "schema/layout.h"
#include "schema/stored.h"
#include "searcher/explain_units.h"
#include "searcher/filters.h"
#include "searcher/rank.h"

namespace attest {
namespace {

using XQuery = Xapian::Query;
using Op = Query::Op;

// The explanations of one shard's hits, word by word in the order of the query.
class MatchExplainer {
 public:
  MatchExplainer(const Shard& shard, const CountInput& input,
                 std::vector<Explanation*> explanations)
      : shard_(shard),
        input_(input),
        matcher_(shard, input.plan, input.request.query, input.vocabulary, input.cache,
                 input.deadline),
        explanations_(std::move(explanations)) {
    std::vector<uint32_t> docids;
    for (const Explanation* e : explanations_) {
      docids.push_back(e->place.document);
      docids.push_back(e->place.text);
    }
    std::sort(docids.begin(), docids.end());
    auto ranges = std::make_shared<std::map<std::string, DocidRanges>>();
    (*ranges)[shard.uuid] = RangesOf(docids);
    among_ = DocidQuery(std::move(ranges));
  }

  void Visit(const Query& node, bool negated) {
    if (node.op == Op::kPhrase || node.op == Op::kNear) return AddPattern(node, negated);
    if (const auto asked = input_.plan.asked.find(&node); asked != input_.plan.asked.end()) {
      Begin(AsWritten(node), negated);
      return AddConcept(*asked->second);
    }
    if (node.op == Op::kField && node.field != "title") return AddFilter(node, negated);
    const auto words = input_.plan.words.find(&node);
    if (words != input_.plan.words.end()) {
      for (const PlannedWord& planned : words->second) AddWord(node, planned, negated);
    }
    const auto beginning = input_.plan.beginnings.find(&node);
    if (beginning != input_.plan.beginnings.end()) {
      Begin(beginning->second + "*", negated);
      AddBeginning(beginning->second, "", false);
    }
    for (const Query& child : node.children) Visit(child, negated != (node.op == Op::kNot));
  }

 private:
  using Check = std::function<bool(const Explanation&)>;

  void Begin(const std::string& word, bool negated) {
    for (Explanation* e : explanations_) e->matched.push_back({word, negated, {}});
  }

  void AddWord(const Query& node, const PlannedWord& planned, bool negated) {
    const bool title = node.op == Op::kField, literal = node.op == Op::kLiteral;
    const QueryWord& word = planned.word;
    Begin((title     ? "title:"
           : literal ? "="
                     : "") +
              node.text.substr(word.begin, word.end - word.begin),
          negated);
    for (const NamedUnit& unit : NamedUnits(planned, literal)) AddUnit(unit, title);
    for (const auto& beginning : planned.units.beginnings)
      AddBeginning(beginning, beginning, title);
    for (const size_t named : planned.concepts)
      AddConcept(*input_.plan.ranking.concepts[named].expanded);
  }

  // The names of the concept that the ranked text has, or else that another text of it has one.
  void AddConcept(const ExpandedConcept& expanded) {
    const std::set<uint32_t> there = Among(matcher_.Named(expanded));
    for (Explanation* e : explanations_) {
      if (!there.contains(e->place.document)) continue;
      const std::string names = NamesIn(expanded, RankedText(*e));
      e->matched.back().units.push_back({"name of " + expanded.name, names, false, !names.empty()});
    }
  }

  static std::string NamesIn(const ExpandedConcept& expanded, const std::string& text) {
    std::set<std::string> names;
    const NormalForm normal(text);
    for (const auto& place : expanded.index.FindLongest(normal, [](uint32_t) { return true; })) {
      const ByteRange source = normal.Source(place.begin, place.end);
      names.insert(text.substr(source.begin, source.end - source.begin));
    }
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
    return list;
  }

  // With the title, where it is short.
  std::string RankedText(const Explanation& e) const {
    if (e.passage != 0) return PassageText(e);
    const Document stored =
        DecodeDocument(shard_.db->get_document(e.place.text).get_data()).document;
    return stored.title + "\n\n" + stored.text;
  }

  void AddUnit(const NamedUnit& unit, bool title) {
    const std::set<uint32_t> there = Among(matcher_.Word(unit.unit, title));
    if (there.empty()) return;
    const std::set<uint32_t> in_title = title ? there : Among(matcher_.Word(unit.unit, true));
    const std::set<uint32_t> in_text = Among(WordQuery(unit.unit));
    for (Explanation* e : explanations_) {
      if (!there.contains(e->place.document)) continue;
      bool here = title || e->passage == 0 || in_text.contains(e->place.text);
      for (const TextTest& test : unit.unit.tests) {
        here = here && (title || e->passage == 0 || Passes(test, PassageText(*e)));
      }
      e->matched.back().units.push_back(
          {unit.kind, unit.text, in_title.contains(e->place.document), here});
    }
  }

  // `known` was looked for already.
  void AddBeginning(const std::string& beginning, const std::string& known, bool title) {
    const std::string prefix = title ? TitleTerm(beginning) : beginning;
    const auto end = shard_.db->allterms_end(prefix);
    for (auto it = shard_.db->allterms_begin(prefix); it != end; ++it) {
      const std::string term = title ? (*it).substr(prefix::kTitle.size()) : *it;
      if (term != known) AddUnit(BeginningUnit(term), title);
    }
  }

  void AddPattern(const Query& node, bool negated) {
    Begin(AsWritten(node), negated);
    const Pattern& pattern = input_.plan.patterns.at(&node);
    const std::string kind = node.op == Op::kNear ? "near, verified" : "phrase, verified";
    const std::set<uint32_t> there = Among(matcher_.Verified(pattern, node));
    for (Explanation* e : explanations_) {
      if (!there.contains(e->place.document)) continue;
      const bool here = e->passage == 0 || !pattern.Find(PassageText(*e)).empty();
      e->matched.back().units.push_back({kind, "", false, here});
    }
  }

  void AddFilter(const Query& node, bool negated) {
    Begin(AsWritten(node), negated);
    const std::set<uint32_t> there = Among(FieldQuery(node.field, node.text, input_.vocabulary));
    for (Explanation* e : explanations_) {
      if (there.contains(e->place.document))
        e->matched.back().units.push_back({"field", "", false, true});
    }
  }

  std::string AsWritten(const Query& node) const {
    return input_.request.query.substr(node.begin, node.end - node.begin);
  }

  std::string PassageText(const Explanation& e) const {
    return DecodePassage(shard_.db->get_document(e.place.text).get_data()).text;
  }

  // Of the hits' documents and texts, those that match.
  std::set<uint32_t> Among(const XQuery& query) const {
    Xapian::Enquire enquire(*shard_.db);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(XQuery(XQuery::OP_FILTER, query, among_));
    const Xapian::MSet found =
        enquire.get_mset(0, static_cast<Xapian::doccount>(2 * explanations_.size()));
    std::set<uint32_t> docids;
    for (auto item = found.begin(); item != found.end(); ++item) docids.insert(*item);
    return docids;
  }

  const Shard& shard_;
  const CountInput& input_;
  Matcher matcher_;
  std::vector<Explanation*> explanations_;
  XQuery among_;
};

}  // namespace

void ExplainMatches(const std::vector<Shard>& shards, const CountInput& input,
                    const std::vector<Explanation*>& explanations) {
  for (size_t shard = 0; shard < shards.size(); ++shard) {
    std::vector<Explanation*> own;
    for (Explanation* e : explanations) {
      if (e->place.shard == shard) own.push_back(e);
    }
    if (!own.empty())
      MatchExplainer(shards[shard], input, std::move(own)).Visit(input.query, false);
  }
}

}  // namespace attest
