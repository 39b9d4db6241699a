// The query language (DESIGN section 4): text to tree. Knows nothing of any index; analysis of
// words comes later.
#pragma once
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace attest {

inline constexpr size_t kMaxQueryBytes = 10000;
inline constexpr int kMaxNesting = 50;

struct Query {
  enum class Op {
    kAll,      // matches everything: an empty query or *
    kWords,    // `text`: plain words side by side without operators between them, joined as `match`
               // says
    kLiteral,  // =word: `text`
    kPrefix,   // wor*: `text` without the star
    kPhrase,   // "…": `text`; `literal` for ="…"; `field` for title:"…"
    kNear,     // children[0] NEAR/distance children[1]
    kField,    // field:value: `field`, `text` (kWords semantics for title:word; for date: EDTF that
               // ParseDate takes, so that date:2009..2011 has 2009/2011)
    kAnd,      // explicit AND
    kOr,       // explicit OR
    kNot,      // NOT or -: one child
    kJoin,     // items side by side, joined as `match` says; kNot children subtract from the rest
  };
  Op op = Op::kAll;
  std::string text, field;
  bool literal = false;
  unsigned distance = 0;
  size_t begin = 0, end = 0;  // bytes in the query
  std::vector<Query> children;
};

// Throws QueryError with a caret drawing in what(): the message, then the query line and a caret
// line under the place.
Query ParseQuery(std::string_view text);
// For tests and --explain: (AND word:고문 (NOT field:source:HRW)).
std::string ToString(const Query& query);

}  // namespace attest
