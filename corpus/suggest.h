// What a machine reads in a document by the vocabulary: suggested metadata (violations, places and
// a date from the document's own title and text, for an archivist to review), and the names by
// which concept search finds it.
#pragma once
#include <memory>

#include "schema/concept_forms.h"
#include "schema/document.h"
#include "schema/stored_names.h"

namespace attest {

// Not thread-safe.
class Suggester {
 public:
  explicit Suggester(std::shared_ptr<const Vocabulary> vocabulary)
      : vocabulary_(std::move(vocabulary)),
        digest_(DigestOfLabels(*vocabulary_)),
        forms_(*vocabulary_) {}

  // For the fields that `document` lacks. Concepts of which full forms stand in the title, early in
  // the text or again and again, the most specific ones only; the date of a dateline.
  Suggestions Suggest(const Document& document);

  // The normal forms of the names that stand in `text` and have a term of their own in an index.
  std::vector<std::string> NamesIn(std::string_view text) {
    return forms_.NamesIn(NormalForm(text));
  }
  // All that NamesIn may find, and what the vocabulary is known by there.
  StoredNames AllNames() { return {digest_, forms_.AllNames()}; }
  const std::string& NamesDigest() const { return digest_; }

 private:
  std::shared_ptr<const Vocabulary> vocabulary_;
  std::string digest_;
  ConceptForms forms_;
};

}  // namespace attest
