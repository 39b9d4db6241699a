#include "searcher/search_topics.h"

#include <map>

#include "schema/error.h"
#include "schema/text.h"

namespace attest {
namespace {

// The topic on a line; throws what was expected and found, without the place.
Topic ReadTopic(std::string_view line) {
  if (FindInvalidUtf8(line) != line.npos) {
    throw UsageError("expected UTF-8, found " + Printable(line, 40));
  }
  const size_t tab = line.find('\t');
  const std::string_view qid = line.substr(0, tab);
  const std::string_view query = tab == line.npos ? "" : Trim(line.substr(tab + 1));
  if (qid.empty() || qid.find(' ') != qid.npos || tab == line.npos) {
    throw UsageError("expected qid TAB query, found " + Printable(line, 40));
  }
  return {std::string(qid), std::string(query)};
}

}  // namespace

std::vector<Topic> ReadTopics(std::string_view name, std::string_view bytes) {
  constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  std::vector<Topic> topics;
  std::map<std::string, size_t> lines;
  for (size_t number = 1; !bytes.empty(); ++number) {
    const size_t end = bytes.find('\n');
    std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(end == bytes.npos ? bytes.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    try {
      topics.push_back(ReadTopic(line));
      const auto [first, added] = lines.emplace(topics.back().qid, number);
      if (!added) {
        throw UsageError("expected another qid, found " + Printable(first->first, 40) +
                         " of line " + std::to_string(first->second) + " again");
      }
    } catch (const UsageError& error) {
      throw UsageError(std::string(name) + ":" + std::to_string(number) + ": " + error.what());
    }
  }
  return topics;
}

}  // namespace attest
