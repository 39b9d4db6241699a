// Suggested metadata: violations, places and a date from a document's own title and text, for an
// archivist to review.
#pragma once
#include <memory>

#include "schema/concept_forms.h"
#include "schema/document.h"

namespace attest {

// Not thread-safe.
class Suggester {
 public:
  explicit Suggester(std::shared_ptr<const Vocabulary> vocabulary)
      : vocabulary_(std::move(vocabulary)), forms_(*vocabulary_) {}

  // For the fields that `document` lacks. Concepts of which full forms stand in the title, early in
  // the text or again and again, the most specific ones only; the date of a dateline.
  Suggestions Suggest(const Document& document);

 private:
  std::shared_ptr<const Vocabulary> vocabulary_;
  ConceptForms forms_;
};

}  // namespace attest
