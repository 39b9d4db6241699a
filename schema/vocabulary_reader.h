// The vocabulary's XML form, read and checked: what vocabulary.h is built from.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "schema/vocabulary.h"

namespace attest {

struct VocabularyFile {
  std::string version;
  std::vector<Concept> concepts;  // in the order of the file; preferred labels first in each
};

// Checks all that vocabulary.rng and its head ask for. Throws InputError "vocabulary:LINE: …".
VocabularyFile ReadVocabulary(std::string_view xml);

}  // namespace attest
