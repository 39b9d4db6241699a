// What is stored of one document: a pure function from the document to the entries of the database,
// each with its terms, values and data (the kinds, terms and slots are those of schema/layout.h).
// No database here.
#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/layout.h"
#include "schema/stored.h"

namespace attest {

// One Xapian document to be. Terms are distinct, 1 to kTermLimit bytes, without NUL: a longer one
// would throw inside Xapian and take the whole uncommitted batch with it.
struct IndexEntry {
  Kind kind = Kind::kShort;
  std::vector<std::pair<std::string, uint32_t>>
      terms;  // sorted; with wdf, 0 for filters and terms of a long document
  std::vector<std::pair<uint32_t, std::string>> values;  // slot, value; no empty ones
  std::string data;
};

// `index` counts from the document's own entry: 0 is the short or long document, n its n-th
// passage.
using EntrySink = std::function<void(uint32_t index, const IndexEntry& entry)>;

// The normal forms of the names in a title or text that get a term.
using NamesIn = std::function<std::vector<std::string>(std::string_view text)>;

// `stored` has its whole text. A short document is one entry; of a long one the passages come first
// and entry 0, which has the terms of them all, last: so no more than one passage and a set of
// terms is in memory. Returns the number of passages. `suggested` is stored in place of
// `stored.suggested`. `digest` goes to slot kDigest.
uint32_t BuildEntries(const StoredDocument& stored, const Suggestions& suggested,
                      const std::string& digest, const NamesIn& names, const EntrySink& sink);

// The terms by which files are found again: those of the document's own file and of its copies.
// Sorted, distinct.
std::vector<std::string> FileTerms(const StoredDocument& stored);

// For tests and messages: "short terms=… values=… data=…" in lines, one part a line.
std::string ToString(const IndexEntry& entry);

}  // namespace attest
