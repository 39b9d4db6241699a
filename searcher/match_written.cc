// =word of a Korean noun: the term is also that of Hanja which are read so, and only the text
// tells.
#include <xapian.h>

#include "schema/analysis/korean.h"
#include "schema/analysis/utf8.h"
#include "searcher/match.h"

namespace attest {
namespace {

using XQuery = Xapian::Query;

std::string InField(const std::string& term, bool title) { return title ? TitleTerm(term) : term; }

// The terms of the shard that begin with Hanja which may be read as the stem begins.
std::vector<std::string> HanjaTerms(const Xapian::Database& db, const TextTest& test, bool title) {
  const std::u32string stem = ToUtf32(test.rows[0][0]);
  const std::u32string second = stem.size() > 1 ? HanjaReadAs(stem[1]) : U"";
  std::vector<std::string> terms;
  for (const std::string& first : test.hanja) {
    for (const std::string& beginning : {InField(first, title), InField("C" + first, title)}) {
      const auto end = db.allterms_end(beginning);
      for (auto term = db.allterms_begin(beginning); term != end; ++term) {
        const std::u32string rest = ToUtf32((*term).substr(beginning.size()));
        const bool reads = rest.empty() || stem.size() == 1 ||
                           (rest.size() == 1 && second.find(rest[0]) != second.npos);
        if (reads) terms.push_back(*term);
      }
    }
  }
  return terms;
}

}  // namespace

// Few texts are in doubt, so that a common word is no slower than its term.
XQuery Matcher::Written(const TextTest& test, bool title) {
  const XQuery stem(InField(test.rows[0][0], title));
  const std::vector<std::string> terms = HanjaTerms(*shard_.db, test, title);
  if (terms.empty()) return stem;
  const XQuery hanja(XQuery::OP_OR, terms.begin(), terms.end());
  const XQuery sure(XQuery::OP_AND_NOT, stem, hanja), doubtful(XQuery::OP_AND, stem, hanja);
  const XQuery read = Reading((title ? "S=" : "=") + test.rows[0][0], doubtful, title,
                              [&](const std::string& text) { return Passes(test, text); });
  return XQuery(XQuery::OP_OR, title ? sure : InOneText(sure), read);
}

}  // namespace attest
