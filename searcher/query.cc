#include "searcher/query.h"

#include <algorithm>
#include <utility>

#include "schema/text.h"
#include "searcher/query_lexer.h"
#include "searcher/query_text.h"

namespace attest {
namespace {

using Op = Query::Op;
using Type = QueryToken::Type;

// or := join (OR join)*    join := and and*    and := not (AND not)*    not := (NOT | -) not | near
// near := atom (NEAR/n atom)?    atom := leaf | ( or )
// Recursion is bounded by kMaxNesting: brackets and NOT count.
class Parser {
 public:
  Parser(std::string_view text, std::vector<QueryToken> tokens)
      : text_(text), tokens_(std::move(tokens)) {}

  Query Run() {
    Query query = ParseOr();
    if (Next() == Type::kClose) Fail(At(), "nothing opens this bracket");
    return query;
  }

 private:
  Type Next(size_t ahead = 0) const {
    return tokens_[std::min(at_ + ahead, tokens_.size() - 1)].type;
  }
  const Query& At() const { return tokens_[at_].node; }
  bool Accept(Type type) { return Next() == type && (++at_, true); }
  bool AtOperand() const {
    return Next() == Type::kWord || Next() == Type::kLeaf || Next() == Type::kOpen ||
           Next() == Type::kNot;
  }
  [[noreturn]] void Fail(const Query& place, const std::string& message) const {
    FailQuery(text_, place.begin, message);
  }

  // Why there is no operand at at_: a dangling operator on either side, or brackets around nothing.
  [[noreturn]] void FailMissing() const {
    if (at_ > 0 && tokens_[at_ - 1].type != Type::kOpen) {
      const Query& before = tokens_[at_ - 1].node;
      Fail(before, Written(before) + " needs something to search for after it");
    }
    if (Next() == Type::kClose) {
      if (at_ == 0) Fail(At(), "nothing opens this bracket");
      Fail(tokens_[at_ - 1].node, "nothing to search for in these brackets");
    }
    if (Next() == Type::kEnd) Fail(tokens_[at_ - 1].node, "nothing closes this bracket");
    Fail(At(), Written(At()) + " needs something to search for before it");
  }
  std::string Written(const Query& node) const {
    return std::string(text_.substr(node.begin, node.end - node.begin));
  }

  void Enter(const Query& place) {
    if (++depth_ > kMaxNesting) {
      Fail(place, "brackets and NOT may stand at most " + std::to_string(kMaxNesting) + " deep");
    }
  }

  static Query Group(Op op, std::vector<Query> children) {
    if (children.size() == 1) return std::move(children.front());
    Query node = QueryNode(op, children.front().begin, children.back().end);
    node.children = std::move(children);
    return node;
  }

  Query ParseOr() {
    std::vector<Query> children;
    do {
      children.push_back(ParseJoin());
    } while (Accept(Type::kOr));
    return Group(Op::kOr, std::move(children));
  }

  Query ParseJoin() {
    std::vector<Query> children;
    do {
      const size_t words = CountPlainWords();
      children.push_back(words > 0 ? GatherWords(words) : ParseAnd());
    } while (AtOperand());
    return Group(Op::kJoin, std::move(children));
  }

  // Words side by side, without one that the AND or NEAR behind it takes.
  size_t CountPlainWords() const {
    size_t n = 0;
    while (Next(n) == Type::kWord) ++n;
    const bool taken = Next(n) == Type::kAnd || Next(n) == Type::kNear;
    return n > 0 && taken ? n - 1 : n;
  }

  Query GatherWords(size_t count) {
    const size_t begin = At().begin, end = tokens_[at_ + count - 1].node.end;
    at_ += count;
    return QueryNode(Op::kWords, begin, end, std::string(text_.substr(begin, end - begin)));
  }

  Query ParseAnd() {
    std::vector<Query> children;
    do {
      children.push_back(ParseNot());
    } while (Accept(Type::kAnd));
    return Group(Op::kAnd, std::move(children));
  }

  Query ParseNot() {
    if (Next() != Type::kNot) return ParseNear();
    const size_t begin = At().begin;
    Enter(At());
    ++at_;
    Query child = ParseNot();
    --depth_;
    Query node = QueryNode(Op::kNot, begin, child.end);
    node.children.push_back(std::move(child));
    return node;
  }

  Query ParseNear() {
    Query left = ParseAtom();
    if (Next() != Type::kNear) return left;
    const Query near = At();
    ++at_;
    Query right = ParseAtom();
    for (const Query* side : {&left, &right}) {
      const bool text = side->op == Op::kWords || side->op == Op::kLiteral ||
                        side->op == Op::kPrefix || side->op == Op::kPhrase;
      if (!text || !side->field.empty()) {
        Fail(near, "NEAR stands between two words or phrases");
      }
    }
    if (Next() == Type::kNear) Fail(At(), "NEAR joins two words or phrases, not three");
    Query node = QueryNode(Op::kNear, left.begin, right.end);
    node.distance = near.distance;
    node.children.push_back(std::move(left));
    node.children.push_back(std::move(right));
    return node;
  }

  Query ParseAtom() {
    if (Next() == Type::kWord || Next() == Type::kLeaf) return std::move(tokens_[at_++].node);
    if (Next() != Type::kOpen) FailMissing();
    const Query open = At();
    Enter(open);
    ++at_;
    Query inner = ParseOr();
    if (!Accept(Type::kClose)) Fail(open, "nothing closes this bracket");
    --depth_;
    return inner;
  }

  std::string_view text_;
  std::vector<QueryToken> tokens_;
  size_t at_ = 0;
  int depth_ = 0;
};

// Brackets show where a text of several words ends.
std::string Bracketed(const std::string& text) {
  return text.find(' ') == text.npos ? text : "[" + text + "]";
}

std::string Nested(std::string_view name, const Query& query) {
  std::string out = "(" + std::string(name);
  for (const Query& child : query.children) out += " " + ToString(child);
  return out + ")";
}

}  // namespace

Query ParseQuery(std::string_view text) {
  if (text.size() > kMaxQueryBytes) {
    FailQuery(text, PrefixLength(text, kMaxQueryBytes),
              "the query is too long: expected at most " + std::to_string(kMaxQueryBytes) +
                  " bytes, found " + std::to_string(text.size()));
  }
  std::vector<QueryToken> tokens = LexQuery(text);
  if (tokens.size() > 1) return Parser(text, std::move(tokens)).Run();
  if (Trim(text).empty()) return {};
  FailQuery(text, static_cast<size_t>(Trim(text).data() - text.data()),
            "nothing to search for: no letter or digit");
}

std::string ToString(const Query& query) {
  switch (query.op) {
    case Op::kAll:
      return "all";
    case Op::kWords:
      return "word:" + Bracketed(query.text);
    case Op::kLiteral:
      return "literal:" + Bracketed(query.text);
    case Op::kPrefix:
      return "prefix:" + Bracketed(query.text);
    case Op::kPhrase:
      return (query.field.empty() ? "" : "field:" + query.field + ":") +
             (query.literal ? "exact:" : "phrase:") + Bracketed(query.text);
    case Op::kField:
      return "field:" + query.field + ":" + Bracketed(query.text);
    case Op::kNear:
      return Nested("NEAR/" + std::to_string(query.distance), query);
    case Op::kAnd:
      return Nested("AND", query);
    case Op::kOr:
      return Nested("OR", query);
    case Op::kNot:
      return Nested("NOT", query);
    case Op::kJoin:
      return Nested("JOIN", query);
  }
  return "";
}

}  // namespace attest
