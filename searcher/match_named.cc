// Documents that name a concept (ANALYSIS section 6).
#include <xapian.h>

#include <algorithm>

#include "schema/analysis/normal_form.h"
#include "schema/layout.h"
#include "searcher/form_terms.h"
#include "searcher/match.h"

namespace attest {
namespace {

using XQuery = Xapian::Query;

template <typename T>
XQuery AnyOf(const std::vector<T>& parts) {
  return XQuery(XQuery::OP_OR, parts.begin(), parts.end());
}

}  // namespace

XQuery Matcher::Named(const ExpandedConcept& expanded) {
  const std::string key = shard_.uuid + "concept " + expanded.name;
  if (const auto known = cache_.find(key); known != cache_.end()) return Documents(known->second);
  std::vector<XQuery> terms, rows;
  std::vector<TermRow> unknown;
  const StoredNames& names = NamesOf(shard_);
  for (const FormTerms& forms : expanded.full) {
    terms.push_back(AnyOf(forms.terms));
    rows.push_back(RowsQuery(forms.rows));
    for (const JoinedRow& joined : forms.joined) {
      if (names.Has(joined.normal)) {
        terms.emplace_back(NameTerm(joined.normal));
      } else {
        unknown.push_back(joined.row);
      }
    }
  }
  // What is known to match is not read.
  const XQuery sure = AnyOf(terms) | AnyOf(rows);
  XQuery unsure = RowsQuery(unknown);
  if (!sure.empty() && !unsure.empty()) unsure = XQuery(XQuery::OP_AND_NOT, unsure, sure);
  std::vector<uint32_t> docids = ReadTexts(unsure, false, [&](const std::string& text) {
    return !expanded.index.FindAll(NormalForm(text)).empty();
  });
  const XQuery row = AnyOf(rows);
  const std::vector<uint32_t> others = DocidsOf(
      *shard_.db, DocumentsOnly(shard_, AnyOf(terms) | (row.empty() ? row : InOneText(row))));
  docids.insert(docids.end(), others.begin(), others.end());
  std::sort(docids.begin(), docids.end());
  docids.erase(std::unique(docids.begin(), docids.end()), docids.end());
  if (cache_.size() >= kMaxCachedTests) cache_.clear();
  if (exact_) cache_[key] = docids;
  return Documents(std::move(docids));
}

}  // namespace attest
