// The check of one database of an index, open for reading.
#pragma once
#include <cstdint>
#include <functional>
#include <string>

#include "schema/document.h"

namespace Xapian {
class Database;
}

namespace attest {

// Takes one finding: what is wrong, with the document's name where there is one.
using Finding = std::function<void(const std::string& what)>;

// Xapian's own check of the files at `path`: blocks, trees, lists.
void CheckStructure(const std::string& path, const Finding& finding);
// Every entry: its terms, values and data against its checksum, once as its own lists have them and
// once as the postings have them; frequencies and lengths.
void CheckEntries(const Xapian::Database& db, const Finding& finding);
// Every document: its record, its passages, its digest, its level; the counts of the metadata.
// `step` is called after each. Returns how many there are.
uint64_t CheckDocuments(const Xapian::Database& db, Access access, const Finding& finding,
                        const std::function<void()>& step);

}  // namespace attest
