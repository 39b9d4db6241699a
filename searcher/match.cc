#include "searcher/match.h"

#include <xapian.h>

#include <algorithm>
#include <cassert>

#include "schema/layout.h"
#include "schema/stored.h"
#include "searcher/filters.h"
#include "searcher/query_text.h"

namespace attest {
namespace {

using XQuery = Xapian::Query;

XQuery AnyOf(const std::vector<XQuery>& queries) {
  return XQuery(XQuery::OP_OR, queries.begin(), queries.end());
}
XQuery AllOf(const std::vector<XQuery>& queries) {
  return XQuery(XQuery::OP_AND, queries.begin(), queries.end());
}

// Not Query::MatchAll, whose reference count all threads would share unguarded.
XQuery Everything() { return XQuery(std::string()); }

bool IsFilter(const Query& node) { return node.op == Query::Op::kField && node.field != "title"; }

std::string InField(const std::string& term, bool title) { return title ? TitleTerm(term) : term; }

// The long documents whose passages were seen.
class ParentCollector : public Xapian::MatchSpy {
 public:
  void operator()(const Xapian::Document& passage, double /*weight*/) override {
    parents.push_back(passage.get_docid() - DecodeCount(passage.get_value(slot::kPassages)));
  }
  std::vector<uint32_t> parents;
};

// A short document is its title and its text, each for itself; a long one here only its title.
bool PassesIn(const Xapian::Document& document, bool title,
              const std::function<bool(const std::string&)>& check) {
  const std::string data = document.get_data();
  if (document.get_value(slot::kDigest).empty()) return !title && check(DecodePassage(data).text);
  const Document stored = DecodeDocument(data).document;
  return check(stored.title) || (!title && check(stored.text));
}

}  // namespace

XQuery Matcher::Compile(const Query& query, SearchRequest::Match match) {
  match_ = match;
  XQuery compiled;
  return Node(query, compiled) ? compiled : Everything();
}

// False where the node says nothing (stop words only).
bool Matcher::Node(const Query& node, XQuery& out) {
  switch (node.op) {
    case Query::Op::kAll:
      out = Everything();
      return true;
    case Query::Op::kAnd:
      return Join(node, true, out);
    case Query::Op::kOr:
      return Join(node, false, out);
    case Query::Op::kJoin:
      return Join(node, match_ == SearchRequest::Match::kAll, out);
    case Query::Op::kNot: {
      XQuery without;
      if (!Node(node.children[0], without)) return false;
      out = XQuery(XQuery::OP_AND_NOT, Everything(), without);
      return true;
    }
    case Query::Op::kPhrase:
    case Query::Op::kNear:
      out = Verified(plan_.patterns.at(&node), node);
      return true;
    case Query::Op::kField:
      if (const auto asked = plan_.asked.find(&node); asked != plan_.asked.end()) {
        out = Named(*asked->second);
        return true;
      }
      if (IsFilter(node)) {
        out = FieldQuery(node.field, node.text, vocabulary_);
        return true;
      }
      [[fallthrough]];
    default: {
      std::vector<XQuery> words;
      Leaf(node, node.op == Query::Op::kField, words);
      const bool any = node.op == Query::Op::kWords && match_ == SearchRequest::Match::kAny;
      out = any ? AnyOf(words) : AllOf(words);
      return !words.empty();
    }
  }
}

// Items side by side or between operators. What is negated is taken from the rest, but for OR,
// where it stands alone. A field side by side with words is a filter, however the words are joined.
bool Matcher::Join(const Query& node, bool all, XQuery& out) {
  std::vector<XQuery> with, without, fields;
  for (const Query& child : node.children) {
    XQuery part;
    const bool negated = node.op != Query::Op::kOr && child.op == Query::Op::kNot;
    const bool field = node.op == Query::Op::kJoin && IsFilter(child);
    if (!Node(negated ? child.children[0] : child, part)) continue;
    (negated ? without : field ? fields : with).push_back(part);
  }
  if (with.empty() && without.empty() && fields.empty()) return false;
  if (!with.empty()) fields.push_back(all ? AllOf(with) : AnyOf(with));
  out = fields.empty() ? Everything() : AllOf(fields);
  if (!without.empty()) out = XQuery(XQuery::OP_AND_NOT, out, AnyOf(without));
  return true;
}

void Matcher::Leaf(const Query& node, bool title, std::vector<XQuery>& out) {
  for (const PlannedWord& planned : plan_.words.at(&node)) {
    std::vector<XQuery> any = {Word(planned.units, title)};
    for (const size_t named : planned.concepts)
      any.push_back(Named(*plan_.ranking.concepts[named].expanded));
    out.push_back(AnyOf(any));
  }
  const auto beginning = plan_.beginnings.find(&node);
  if (beginning != plan_.beginnings.end()) out.push_back(Beginning(beginning->second, node));
}

void Matcher::AddBeginning(const std::string& beginning, std::vector<XQuery>& any) const {
  const auto end = shard_.db->allterms_end(beginning);
  for (auto term = shard_.db->allterms_begin(beginning); term != end; ++term)
    any.emplace_back(*term);
}

XQuery Matcher::Word(const Units& units, bool title) {
  std::vector<XQuery> any;
  for (const auto& term : units.terms) any.emplace_back(InField(term, title));
  for (const auto& term : units.compounds) any.emplace_back(InField(term, title));
  for (const auto& beginning : units.beginnings) AddBeginning(InField(beginning, title), any);
  for (const auto& conjunction : units.conjunctions) {
    std::vector<XQuery> all;
    for (const auto& forms : conjunction) {
      std::vector<XQuery> form;
      for (const auto& term : forms) form.emplace_back(InField(term, title));
      all.push_back(AnyOf(form));
    }
    any.push_back(title ? AllOf(all) : InOneText(AllOf(all)));
  }
  for (const auto& test : units.tests) any.push_back(Test(test, title));
  return AnyOf(any);
}

// Documents of which one text matches: scattered over a report, a conjunction means nothing.
XQuery Matcher::InOneText(const XQuery& texts) {
  if (!shard_.has_long) return texts;
  const auto of_kind = [&](Kind kind) {
    return XQuery(XQuery::OP_FILTER, texts, XQuery(KindTerm(kind)));
  };
  Xapian::Enquire enquire(*shard_.db);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(of_kind(Kind::kLong));
  if (enquire.get_mset(0, 1).empty()) return of_kind(Kind::kShort);
  ParentCollector collector;
  enquire.set_query(of_kind(Kind::kPassage));
  enquire.add_matchspy(&collector);
  enquire.get_mset(0, 0, shard_.db->get_doccount());
  return XQuery(XQuery::OP_OR, of_kind(Kind::kShort), Documents(std::move(collector.parents)));
}

XQuery Matcher::Documents(std::vector<uint32_t> docids) {
  std::sort(docids.begin(), docids.end());
  if (docids.empty()) return XQuery::MatchNothing;
  auto sets = std::make_shared<std::map<std::string, DocidRanges>>();
  (*sets)[shard_.uuid] = RangesOf(docids);
  return DocidQuery(std::move(sets));
}

XQuery Matcher::Test(const TextTest& test, bool title) {
  if (!test.hanja.empty()) return Written(test, title);
  std::vector<XQuery> rows;
  std::string name = title ? "S" : "";
  for (const auto& row : test.rows) {
    std::vector<XQuery> stems;
    for (const auto& stem : row) {
      stems.emplace_back(InField(stem, title));
      name += ' ' + stem;
    }
    rows.push_back(AllOf(stems));
    name += '|';
  }
  return Reading(name + '=' + test.literal, AnyOf(rows), title,
                 [&](const std::string& text) { return Passes(test, text); });
}

XQuery Matcher::Verified(const Pattern& pattern, const Query& node) {
  const bool title = node.field == "title";
  std::vector<XQuery> groups;
  for (const auto& group : pattern.Candidates()) {
    std::vector<XQuery> any;
    for (const auto& term : group.terms) any.emplace_back(InField(term, title));
    for (const auto& beginning : group.beginnings) AddBeginning(InField(beginning, title), any);
    groups.push_back(AnyOf(any));
  }
  return Reading(ToString(node), AllOf(groups), title,
                 [&](const std::string& text) { return !pattern.Find(text).empty(); });
}

// The documents of the candidate texts that pass when they are read again.
XQuery Matcher::Reading(const std::string& name, const XQuery& candidates, bool title,
                        const TextCheck& check) {
  const std::string key = shard_.uuid + name;
  const auto known = cache_.find(key);
  if (known != cache_.end()) return Documents(known->second);
  std::vector<uint32_t> docids = ReadTexts(candidates, title, check);
  if (cache_.size() >= kMaxCachedTests) cache_.clear();
  if (exact_) cache_[key] = docids;
  return Documents(std::move(docids));
}

std::vector<uint32_t> Matcher::ReadTexts(const XQuery& candidates, bool title,
                                         const TextCheck& check) {
  Xapian::Enquire enquire(*shard_.db);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(candidates);
  const Xapian::MSet texts = enquire.get_mset(0, shard_.db->get_doccount());
  std::vector<uint32_t> found;
  for (auto text = texts.begin(); text != texts.end(); ++text) {
    if (Clock::now() > deadline_) {
      exact_ = false;
      break;
    }
    const Xapian::Document document = text.get_document();
    if (!PassesIn(document, title, check)) continue;
    const bool passage = document.get_value(slot::kDigest).empty();
    found.push_back(passage ? *text - DecodeCount(document.get_value(slot::kPassages)) : *text);
  }
  return found;
}

XQuery Matcher::Beginning(const std::string& beginning, const Query& node) {
  const bool title = node.op == Query::Op::kField;
  const std::string prefix = InField(beginning, title);
  std::vector<XQuery> terms;
  for (auto term = shard_.db->allterms_begin(prefix); term != shard_.db->allterms_end(prefix);
       ++term) {
    terms.emplace_back(*term);
    if (terms.size() > kMaxWildcardTerms) {
      FailQuery(text_, node.begin,
                "more than 1,000 words begin with " + beginning + ": add one more letter before *");
    }
  }
  return AnyOf(terms);
}

}  // namespace attest
