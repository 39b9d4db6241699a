// Suggested metadata: violations, places and a date from a document's own title and text, for an
// archivist to review.
#pragma once
#include "schema/concept_forms.h"
#include "schema/document.h"

namespace attest {

// Not thread-safe.
class Suggester {
 public:
  // `vocabulary` must outlive it.
  explicit Suggester(const Vocabulary& vocabulary) : vocabulary_(vocabulary), forms_(vocabulary) {}

  // For the fields that `document` lacks. Concepts of which full forms stand in the title, early in
  // the text or again and again, the most specific ones only; the date of a dateline.
  Suggestions Suggest(const Document& document);

 private:
  const Vocabulary& vocabulary_;
  ConceptForms forms_;
};

}  // namespace attest
