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

bool SideBySide(const std::vector<Token>& tokens, const std::string& left,
                const std::string& right) {
  for (const Token& a : tokens) {
    if (a.cls != TermClass::kKoreanStem || a.term != left) continue;
    const bool found = std::any_of(tokens.begin(), tokens.end(), [&](const Token& b) {
      return b.cls == TermClass::kKoreanStem && b.position == a.position + a.length &&
             b.term == right;
    });
    if (found) return true;
  }
  return false;
}

bool Passes(const TextTest& test, const std::string& text) {
  if (test.literal.empty())
    return SideBySide(Analyze(text, Purpose::kIndex), test.stems[0], test.stems[1]);
  const std::vector<Token> words = Analyze(text, Purpose::kLiteral);
  return std::any_of(words.begin(), words.end(),
                     [&](const Token& word) { return word.term == test.literal; });
}

bool Passes(const TextTest& test, bool title, const Xapian::Document& document) {
  const std::string data = document.get_data();
  if (!document.get_value(slot::kDigest).empty()) {
    const Document stored = DecodeDocument(data).document;
    return Passes(test, stored.title) || (!title && Passes(test, stored.text));
  }
  return !title && Passes(test, DecodePassage(data).text);
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
    case Query::Op::kField:
      if (IsFilter(node)) {
        out = FieldQuery(node.field, node.text);
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
  for (const PlannedWord& planned : plan_.words.at(&node))
    out.push_back(Word(planned.units, title));
  const auto beginning = plan_.beginnings.find(&node);
  if (beginning != plan_.beginnings.end()) out.push_back(Beginning(beginning->second, node));
}

XQuery Matcher::Word(const Units& units, bool title) {
  std::vector<XQuery> any;
  for (const auto& term : units.terms) any.emplace_back(InField(term, title));
  for (const auto& term : units.compounds) any.emplace_back(InField(term, title));
  for (const auto& beginning : units.beginnings) {
    const std::string prefix = InField(beginning, title);
    for (auto term = shard_.db->allterms_begin(prefix); term != shard_.db->allterms_end(prefix);
         ++term) {
      any.emplace_back(*term);
    }
  }
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
  std::string name = shard_.uuid + (title ? "S" : "");
  for (const auto& stem : test.stems) name += ' ' + stem;
  name += '=' + test.literal;
  const auto known = cache_.find(name);
  if (known != cache_.end()) return Documents(known->second);
  std::vector<uint32_t> docids = RunTest(test, title);
  if (exact_) cache_[name] = docids;
  return Documents(std::move(docids));
}

std::vector<uint32_t> Matcher::RunTest(const TextTest& test, bool title) {
  std::vector<XQuery> stems;
  for (const auto& stem : test.stems) stems.emplace_back(InField(stem, title));
  Xapian::Enquire enquire(*shard_.db);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_query(AllOf(stems));
  const Xapian::MSet candidates = enquire.get_mset(0, shard_.db->get_doccount());
  std::vector<uint32_t> found;
  for (auto candidate = candidates.begin(); candidate != candidates.end(); ++candidate) {
    if (Clock::now() > deadline_) {
      exact_ = false;
      break;
    }
    const Xapian::Document document = candidate.get_document();
    if (!Passes(test, title, document)) continue;
    const std::string number = document.get_value(slot::kPassages);
    const bool passage = document.get_value(slot::kDigest).empty();
    found.push_back(passage ? *candidate - DecodeCount(number) : *candidate);
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
