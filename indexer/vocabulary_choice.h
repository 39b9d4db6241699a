// --vocabulary FILE: what becomes the vocabulary of an index, read and reviewed before anything is
// touched, and what it changes. Nothing that is stored with a document depends on the vocabulary
// but the ids and labels as given: what lies below an id, aliases and labels are looked up when a
// question is asked, so that no document needs to be written again. What it suggests for a document
// stays until that is written again or the index is rebuilt.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "schema/vocabulary.h"

namespace attest {

class IndexWriter;

inline constexpr std::string_view kBuiltInVocabulary = "built-in";  // in place of FILE

struct VocabularyChoice {
  std::string xml;  // empty: the built-in one
  std::shared_ptr<const Vocabulary> vocabulary;
  std::string stamp;               // schema/stored_vocabulary.h
  std::vector<std::string> notes;  // for the person: languages in which labels are missing
};

// Throws UsageError "vocabulary:LINE: …", or with the file's name where it cannot be read.
VocabularyChoice ChooseVocabulary(const std::string& file);

struct VocabularyChange {
  size_t added = 0;    // concepts
  size_t renamed = 0;  // ids that became an alias
  size_t moved = 0;    // concepts with another parent
  size_t labels = 0;   // added, removed or changed, of concepts that both have
  std::vector<std::pair<Scheme, std::string>> retired;  // ids that mean nothing any more
};
VocabularyChange Compare(const Vocabulary& before, const Vocabulary& after);

// Makes it the vocabulary of the index, in a commit of its own, and returns what was done:
// "vocabulary 3 stored: 4 concepts added, 1 retired, 12 labels changed; no document was analysed
// again". Throws IndexError.
std::string Exchange(IndexWriter& writer, const VocabularyChoice& choice);

}  // namespace attest
