#include "searcher/search_run.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <ostream>

#include "schema/error.h"
#include "searcher/search_topics.h"
#include "searcher/searcher.h"

namespace attest {
namespace {

using Action = SearchCommand::Action;
using Format = SearchCommand::Format;

std::string ReadFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes;
  char block[1 << 14];
  while (file.read(block, sizeof block) || file.gcount() > 0) {
    bytes.append(block, static_cast<size_t>(file.gcount()));
  }
  if (!file.is_open() || file.bad()) {  // a folder opens, and fails when it is read
    throw InputError(path + ": expected a file of topics, found " + std::strerror(errno));
  }
  return bytes;
}

std::string RunOf(const ResultPage& page) {
  std::vector<RunEntry> run;
  for (const Hit& hit : page.hits) run.push_back({hit.stored.document.id, hit.score});
  return ToTrec("1", run);
}

std::string Written(const ResultPage& page, Format format, const TextStyle& style) {
  switch (format) {
    case Format::kText:
      return ToText(page, style);
    case Format::kJson:
      return ToJson(page) + "\n";
    case Format::kCsv:
      return ToCsv(page);
    case Format::kTrec:
      return RunOf(page);
  }
  return "";
}

int RunTopics(const SearchCommand& command, Searcher& searcher, std::ostream& out,
              std::ostream* progress) {
  const std::vector<Topic> topics = ReadTopics(command.operand, ReadFile(command.operand));
  bool found = false;
  for (size_t i = 0; i < topics.size(); ++i) {
    if (progress) *progress << "\rtopic " << i + 1 << " of " << topics.size() << std::flush;
    const std::vector<RunEntry> run = searcher.Rank(
        topics[i].query, command.request.limit, command.request.prefer, command.request.literal);
    found = found || !run.empty();
    out << ToTrec(topics[i].qid, run);
  }
  if (progress && !topics.empty()) *progress << "\n";
  return found ? 0 : 1;
}

int Run(const SearchCommand& command, const TextStyle& style, std::ostream& out,
        std::ostream* progress) {
  if (command.action == Action::kHelp) return out << SearchHelp(), 0;
  if (command.action == Action::kVersion) return out << SearchVersion(command.operand), 0;
  Searcher searcher(command.indexes, command.request.restricted);
  if (command.action == Action::kTopics) return RunTopics(command, searcher, out, progress);
  if (command.action == Action::kShow) {
    const ShownDocument shown = searcher.Show(command.operand);
    out << (command.format == Format::kJson ? ToJson(shown) + "\n" : ToText(shown, style));
    return 0;
  }
  const ResultPage page = searcher.Search(command.request);
  out << Written(page, command.format, style);
  return page.total == 0 ? 1 : 0;
}

}  // namespace

int RunSearchCommand(const SearchCommand& command, const TextStyle& style, std::ostream& out,
                     std::ostream* progress) {
  const int code = Run(command, style, out, progress);
  if (!out.flush())
    throw Error("the answer could not be written: " + std::string(std::strerror(errno)));
  return code;
}

}  // namespace attest
