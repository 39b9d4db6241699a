// The texts that have a row of terms, straight from the postings: a query of Xapian's looks up
// statistics of each term first, which costs more than the postings of rare names.
#pragma once
#include <cstdint>
#include <functional>

#include "searcher/expansion.h"

namespace Xapian {
class Database;
}

namespace attest {

// Short documents and passages of `db` that have, of each part of `row`, one of the terms: their
// ids, ascending, and how often they have the part that they have least often.
void EachTextWith(const Xapian::Database& db, const TermRow& row,
                  const std::function<void(uint32_t docid, uint32_t frequency)>& visit);

}  // namespace attest
