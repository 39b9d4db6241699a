// The concepts that a query names, and what else names them in the index (ANALYSIS section 6).
#pragma once
#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "schema/concept_forms.h"
#include "searcher/result.h"
#include "searcher/shards.h"
#include "searcher/stems.h"
#include "searcher/text_group.h"

namespace attest {

class IndexTerms;

// A text has the row that has, of each, one of the terms.
using TermRow = std::vector<std::vector<std::string>>;

// What a name has in the index where only the text says whether its words stand side by side; or
// the index does, by the name's own term (schema/stored_names.h).
struct JoinedRow {
  TermRow row;
  std::string normal;
  friend auto operator<=>(const JoinedRow&, const JoinedRow&) = default;
};

// What the forms of one language are in the index, as far as it has them.
struct FormTerms {
  std::vector<std::string> terms;            // any of these
  std::vector<TermRow> rows;                 // or one of these, in one text: a longer Han word
  std::vector<JoinedRow> joined;             // likewise
  std::vector<ConceptForms::Writing> forms;  // one of each name
};

// One concept, or several that a form names: they count as one.
struct ExpandedConcept {
  std::string name;  // their schemes and ids
  std::vector<const Concept*> concepts;
  std::array<FormTerms, kFormLanguages> full, broad;                      // by FormLanguage
  std::array<TextGroup, kFormLanguages> full_texts, broad_texts, titles;  // of full forms
  FormIndex index;  // full forms in their normal form
};

struct NamedConcept {
  std::shared_ptr<const ExpandedConcept> expanded;
  const ConceptForm* form;  // by which it is named; null: by its id
  size_t begin, end;        // bytes of the words that name it; of a scattered form all of them
  bool scattered = false;   // the words of the form stand in any order
};

// What a ranking scores with.
struct RankingText {
  std::string text;                    // words without operators
  std::vector<NamedConcept> concepts;  // that they name; their places are in `text`
};

class Expander {
 public:
  explicit Expander(const Vocabulary& vocabulary);
  ~Expander();

  // A new revision of the index, with its stems where they are needed. All must outlive this one.
  using StemSource = std::function<const StemList&()>;
  void Reset(const Shards& shards, StemSource stems);

  // In `text`, words without operators; each concept once. `without`: ids of concepts that are left
  // out.
  std::vector<NamedConcept> Find(std::string_view text, const std::vector<std::string>& without);
  // The concepts of this id in any scheme, or else of this label, with all that is below them.
  // Null where there is none.
  std::shared_ptr<const ExpandedConcept> ById(std::string_view id);

 private:
  using Expanded = std::shared_ptr<const ExpandedConcept>;
  using AddFunction = std::function<void(const ConceptForms::Writing&, bool full)>;
  Expanded Expand(std::vector<const Concept*> concepts);
  void AddForms(const Concept& item, bool full, const AddFunction& add);
  std::vector<const Concept*> PlacesUnder(const std::vector<const Concept*>& concepts) const;

  const Vocabulary& vocabulary_;
  ConceptForms forms_;
  const Shards* shards_ = nullptr;
  std::unique_ptr<IndexTerms> index_;
  StemSource stems_;
  std::map<std::string, Expanded> expanded_;  // of this revision
};

// For people: each concept once, with the forms that the index has, the languages in turn, without
// the words that named it.
std::vector<Expansion> ExpansionsOf(const RankingText& text);

}  // namespace attest
