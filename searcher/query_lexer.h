// The query language's tokens: words, quotations and fields whole, operators and brackets.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searcher/query.h"

namespace attest {

inline Query QueryNode(Query::Op op, size_t begin, size_t end, std::string text = {}) {
  Query node;
  node.op = op;
  node.begin = begin;
  node.end = end;
  node.text = std::move(text);
  return node;
}

struct QueryToken {
  enum class Type { kWord, kLeaf, kOpen, kClose, kAnd, kOr, kNot, kNear, kEnd } type;
  // kWord and kLeaf: the node as it goes into the tree (a kWord is kWords of one chunk). Others:
  // begin, end, distance.
  Query node;
};

// Ends with a kEnd. Throws QueryError for bad UTF-8, an open quotation, a bad field, date, star or
// distance.
//
// A chunk is what stands between white space, separators, brackets and quotes. At its beginning `-`
// (one, with something behind) is NOT and `=` asks for the literal form; at its end * asks for
// words that begin so. NAME: is a field where NAME is one of the known ones with a value right
// behind it; other ASCII names before a letter or a quote are an error. 10:30, http://…, 제목:고문,
// "HRW：…" and a colon that ends a chunk, but not the query, stay plain words. Chunks without a
// letter or a number (&, lone -) separate words and mean nothing.
std::vector<QueryToken> LexQuery(std::string_view text);

}  // namespace attest
