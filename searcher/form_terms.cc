#include "searcher/form_terms.h"

#include <xapian.h>

#include <algorithm>

#include "schema/analysis/analysis.h"
#include "searcher/units.h"

namespace attest {
namespace {

using XQuery = Xapian::Query;

bool IsHan(const NormalForm& normal) {
  return std::all_of(normal.pieces().begin(), normal.pieces().end(),
                     [&](const auto& piece) { return normal.kind(piece) == RunKind::kHan; });
}

// Of a name in Han all its characters matter, whatever words ICU sees in it.
std::vector<QueryWord> WordsOfForm(std::string_view text) {
  const NormalForm normal(text);
  if (!IsHan(normal)) return QueryWords(text);
  std::vector<QueryWord> words;
  for (const auto& piece : normal.pieces()) {
    QueryWord word{};
    word.kind = WordKind::kHan;
    word.folded = word.stem = normal.Text(piece);
    words.push_back(std::move(word));
  }
  return words;
}

class Adder {
 public:
  Adder(const StemList& stems, const Xapian::Database& db, FormTerms& terms)
      : stems_(stems), db_(db), terms_(terms) {}

  bool Add(std::string_view text) {
    const std::vector<QueryWord> words = WordsOfForm(text);
    return words.size() == 1 ? AddWord(words[0]) : AddWords(words);
  }

 private:
  bool AddWord(const QueryWord& word) {
    Units units = UnitsOf(word, stems_);
    KeepIndexed(units.terms);
    bool there = !units.terms.empty() || !units.compounds.empty();
    terms_.terms.insert(terms_.terms.end(), units.terms.begin(), units.terms.end());
    terms_.terms.insert(terms_.terms.end(), units.compounds.begin(), units.compounds.end());
    for (TermRow& row : units.conjunctions) there |= AddRow(std::move(row), terms_.rows);
    for (const TextTest& test : units.tests) {
      for (const auto& stems : test.rows) {
        TermRow row;
        for (const auto& stem : stems) row.push_back({stem});
        there |= AddRow(std::move(row), terms_.verified);
      }
    }
    return there;
  }

  bool AddWords(const std::vector<QueryWord>& words) {
    TermRow row;
    for (const QueryWord& word : words) {
      const Units units = UnitsOf(word, StemList());
      for (const TermRow& bigrams : units.conjunctions)
        row.insert(row.end(), bigrams.begin(), bigrams.end());
      if (units.conjunctions.empty()) row.push_back(units.terms);
    }
    return AddRow(std::move(row), terms_.verified);
  }

  bool AddRow(TermRow row, std::vector<TermRow>& rows) const {
    for (auto& any : row) KeepIndexed(any);
    const auto missing = [](const auto& any) { return any.empty(); };
    if (row.empty() || std::any_of(row.begin(), row.end(), missing)) return false;
    rows.push_back(std::move(row));
    return true;
  }

  void KeepIndexed(std::vector<std::string>& terms) const {
    std::erase_if(terms, [&](const std::string& term) { return !db_.term_exists(term); });
  }

  const StemList& stems_;
  const Xapian::Database& db_;
  FormTerms& terms_;
};

XQuery AnyOf(const std::vector<std::string>& terms) {
  return XQuery(XQuery::OP_OR, terms.begin(), terms.end());
}

}  // namespace

bool AddForm(std::string_view text, const StemList& stems, const Xapian::Database& db,
             FormTerms& terms) {
  return Adder(stems, db, terms).Add(text);
}

XQuery RowsQuery(const std::vector<TermRow>& rows) {
  std::vector<XQuery> any;
  for (const TermRow& row : rows) {
    std::vector<XQuery> all;
    for (const auto& terms : row) all.push_back(AnyOf(terms));
    any.emplace_back(XQuery::OP_AND, all.begin(), all.end());
  }
  return XQuery(XQuery::OP_OR, any.begin(), any.end());
}

}  // namespace attest
