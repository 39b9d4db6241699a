// A file of topics: one a line, "qid TAB query".
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace attest {

struct Topic {
  std::string qid, query;
};

// `bytes` of the file `name`; empty lines, a byte order mark and carriage returns at ends of lines
// are left out. A query may be empty: collections have such topics, and nothing is found for them.
// Throws UsageError "FILE:LINE: expected …" for a line of another form, bad UTF-8 or
// a qid that was there before.
std::vector<Topic> ReadTopics(std::string_view name, std::string_view bytes);

}  // namespace attest
