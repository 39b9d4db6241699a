// Sets of Xapian documents as parts of a query: found once, then intersected like a posting list.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace Xapian {
class Database;
class Query;
}  // namespace Xapian

namespace attest {

// Inclusive ranges of the document ids of one database, sorted, disjoint.
using DocidRanges = std::vector<std::pair<uint32_t, uint32_t>>;

// Sorted ids, doubles allowed.
DocidRanges RangesOf(const std::vector<uint32_t>& docids);
bool Contains(const DocidRanges& ranges, uint32_t docid);

// Matches the documents of the ranges, with weight 0. `by_uuid`: the ranges of each database that
// is searched together.
Xapian::Query DocidQuery(std::shared_ptr<const std::map<std::string, DocidRanges>> by_uuid);

// All that `query` matches in one database, sorted.
std::vector<uint32_t> DocidsOf(const Xapian::Database& db, const Xapian::Query& query);

}  // namespace attest
