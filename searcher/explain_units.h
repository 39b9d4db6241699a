// The units of a word one by one and in words: what --explain can say that a document has.
#pragma once
#include <string>
#include <vector>

#include "searcher/plan.h"

namespace attest {

// A term of the index as people read it. Folded text has no ASCII capital: one at the beginning is
// a namespace (schema/layout.h).
std::string WithoutPrefix(const std::string& term);

struct NamedUnit {
  std::string kind;  // "stem", "compound"
  std::string text;  // without the index's prefixes
  Units unit;        // this one alone
};

// In the order of units.h; `literal` for =word. Without the words that begin with a lone Han
// character: those depend on the index.
std::vector<NamedUnit> NamedUnits(const PlannedWord& planned, bool literal);
// A word that begins as wor* asks.
NamedUnit BeginningUnit(const std::string& term);

}  // namespace attest
