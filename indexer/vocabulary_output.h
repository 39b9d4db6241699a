// attest-index vocabulary: the vocabulary of an index, or the built-in one, for people and for
// other programs.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "schema/vocabulary.h"

namespace attest {

struct NamedVocabulary {
  std::string stamp;  // schema/stored_vocabulary.h
  std::shared_ptr<const Vocabulary> vocabulary;
  std::string xml;  // the file, byte for byte
};
// Of the index at `dir`; the built-in one where that is empty. Throws IndexError.
NamedVocabulary ReadVocabularyOf(const std::string& dir);

// "text": what it holds. "xml": the file, for an archive to begin its own with. "skos" and "tsv":
// below.
std::string DescribeVocabulary(const NamedVocabulary& named, const std::string& format);

// SKOS in Turtle. A concept's address is urn:x-attest:vocabulary/SCHEME/ID, its scheme's without
// the ID. Preferred labels are prefLabel, other forms altLabel, broad ones hiddenLabel (found by,
// not shown); id and codes are notations, a code's type the classification that has it. An alias is
// a deprecated concept that dct:isReplacedBy names the successor of.
std::string ToSkos(const Vocabulary& vocabulary);

// One row a concept under a head, tabs between columns: scheme, id, parent, aliases, kind, en, ko,
// zh-Hans, zh-Hant (preferred labels), forms (all others, LANGUAGE=FORM; broad ones LANGUAGE~FORM),
// codes (CLASSIFICATION=CODE), note. Several values of a cell are joined by '|'; a tab, line end or
// '|' in a text becomes a space.
std::string ToTsv(const Vocabulary& vocabulary);

// The codes of Concept::codes' value.
std::vector<std::string> SplitCodes(std::string_view joined);

}  // namespace attest
