// Long documents made of the passages of a collection, for measuring whether a word finds the right
// report and not only the right page.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "tools/measures.h"

namespace attest {

inline constexpr size_t kMostJoined = 30;

struct Joined {
  std::string documents;  // JSON Lines: id, language, text
  std::string qrels;      // of the same topics, by file
  size_t passages = 0, files = 0;
};

// Joins the documents of `jsonl` (the file `name`, for messages), 1 to kMostJoined at a time, with
// an empty line between them; a title goes before its text. In the order of the file, where
// neighbours are often of one article, or `shuffled`. A file is named after its first passage and
// has the languages of all of them; its grade is the best of theirs. The same on every machine.
// Throws InputError for a line that is no such document and for a judged one that is missing.
Joined JoinPassages(std::string_view jsonl, const std::string& name, const Qrels& qrels,
                    uint64_t seed, bool shuffled);

}  // namespace attest
