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

void KeepIndexed(std::vector<std::string>& terms, IndexTerms& index) {
  std::erase_if(terms, [&](const std::string& term) { return !index.Has(term); });
}

// False where one of its words is missing.
bool KeepIndexed(TermRow& row, IndexTerms& index) {
  for (auto& any : row) {
    KeepIndexed(any, index);
    if (any.empty()) return false;
  }
  return !row.empty();
}

class Adder {
 public:
  Adder(const std::string& normal, const StemList& stems, IndexTerms& index, FormTerms& terms)
      : normal_(normal), stems_(stems), index_(index), terms_(terms) {}

  bool Add(std::string_view text) {
    const std::vector<QueryWord> words = WordsOfForm(text);
    return words.size() == 1 ? AddWord(words[0]) : AddWords(words);
  }

 private:
  bool AddWord(const QueryWord& word) {
    Units units = UnitsOf(word, stems_);
    KeepIndexed(units.terms, index_);
    bool there = !units.terms.empty() || !units.compounds.empty();
    terms_.terms.insert(terms_.terms.end(), units.terms.begin(), units.terms.end());
    terms_.terms.insert(terms_.terms.end(), units.compounds.begin(), units.compounds.end());
    for (TermRow& row : units.conjunctions) there |= AddRow(std::move(row), terms_.rows);
    for (const TextTest& test : units.tests) {
      for (const auto& stems : test.rows) {
        TermRow row;
        for (const auto& stem : stems) row.push_back({stem});
        there |= AddJoined(std::move(row));
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
    return AddJoined(std::move(row));
  }

  bool AddRow(TermRow row, std::vector<TermRow>& rows) const {
    if (!KeepIndexed(row, index_)) return false;
    rows.push_back(std::move(row));
    return true;
  }

  bool AddJoined(TermRow row) const {
    if (!KeepIndexed(row, index_)) return false;
    terms_.joined.push_back({std::move(row), normal_});
    return true;
  }

  const std::string& normal_;
  const StemList& stems_;
  IndexTerms& index_;
  FormTerms& terms_;
};

XQuery AnyOf(const std::vector<std::string>& terms) {
  return XQuery(XQuery::OP_OR, terms.begin(), terms.end());
}

}  // namespace

bool IndexTerms::Has(const std::string& term) {
  const auto [known, is_new] = known_.emplace(term, false);
  if (is_new) known->second = db_.term_exists(term);
  return known->second;
}

bool AddForm(const ConceptForms::Writing& writing, const StemList& stems, IndexTerms& index,
             FormTerms& terms) {
  return Adder(writing.form->normal, stems, index, terms).Add(writing.text);
}

FormTerms InTitles(const FormTerms& terms, IndexTerms& index) {
  FormTerms titles;
  for (const std::string& term : terms.terms) titles.terms.push_back(TitleTerm(term));
  KeepIndexed(titles.terms, index);
  const auto add = [&](TermRow row) {
    for (auto& any : row) {
      for (auto& term : any) term = TitleTerm(term);
    }
    if (KeepIndexed(row, index)) titles.rows.push_back(std::move(row));
  };
  for (const TermRow& row : terms.rows) add(row);
  const TermRow* last = nullptr;
  for (const JoinedRow& joined : terms.joined) {
    if (last == nullptr || *last != joined.row) add(joined.row);
    last = &joined.row;
  }
  return titles;
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
