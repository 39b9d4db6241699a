// What people should know about an answer beside its hits.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "schema/vocabulary.h"
#include "searcher/plan.h"
#include "searcher/result.h"

namespace Xapian {
class Database;
}

namespace attest {

// `any`: how many documents have one of the words, where few have all; else 0.
std::vector<std::string> MakeNotes(const ResultPage& page, const Plan& plan, uint64_t any,
                                   const Xapian::Database& db, const Vocabulary& vocabulary);

}  // namespace attest
