#include <unistd.h>

#include <cstdlib>
#include <exception>
#include <iostream>

#include "indexer/add.h"
#include "indexer/check.h"
#include "indexer/child.h"
#include "indexer/index_folder.h"
#include "indexer/options.h"
#include "indexer/rebuild.h"
#include "indexer/remove.h"
#include "indexer/signals.h"
#include "indexer/stats.h"
#include "indexer/suggest.h"
#include "indexer/vocabulary_choice.h"
#include "indexer/vocabulary_output.h"
#include "indexer/writer.h"
#include "schema/error.h"
#include "schema/layout.h"

namespace attest {
namespace {

int Finish(const Counts& counts) {
  std::cout << counts.ToString() << std::endl;
  return counts.LeftOut() ? 1 : 0;
}

int RunCheck(const CheckOptions& options) {
  const CheckResult result = CheckIndex(options, std::cerr);
  if (options.sources) {
    std::cout << "sources: same " << result.same << ", changed " << result.changed << ", missing "
              << result.missing << '\n';
  }
  std::cout << "checked " << result.documents << " documents, "
            << (result.problems ? "problems " + std::to_string(result.problems) : "all sound")
            << std::endl;
  if (result.problems > 0) return 3;
  return result.changed + result.missing > 0 ? 1 : 0;
}

int Check(const CheckOptions& options) {
  return InChild([&] { return RunCheck(options); },
                 options.index + ": damaged: the check was stopped inside the database library");
}

void Compact(const std::string& dir) {
  RequireIndex(dir);
  IndexWriter writer(dir, "attest-index compact");
  for (const std::string& warning : writer.warnings())
    std::cerr << "attest-index: " << warning << '\n';
  writer.Compact();
  const IndexStats stats = CollectStats(dir);
  std::cout << stats.documents << " documents in " << (stats.TotalBytes() + 500'000) / 1'000'000
            << " MB" << std::endl;
}

int RunVocabulary(const Options& options) {
  const std::string& dir = options.add.index;
  if (options.add.vocabulary.empty()) {
    std::cout << DescribeVocabulary(ReadVocabularyOf(dir), options.format) << std::flush;
    return 0;
  }
  const VocabularyChoice choice = ChooseVocabulary(options.add.vocabulary);
  for (const std::string& note : choice.notes) std::cerr << "attest-index: " << note << '\n';
  RequireIndex(dir);
  IndexWriter writer(dir, "attest-index vocabulary");
  for (const std::string& warning : writer.warnings())
    std::cerr << "attest-index: " << warning << '\n';
  std::cout << Exchange(writer, choice) << std::endl;
  return 0;
}

int Run(Options options) {
  if (options.version) {
    std::cout << "attest-index " ATTEST_VERSION ", " << StampText() << std::endl;
  } else if (options.help) {
    std::cout << HelpText(options.command) << std::flush;
  } else if (options.command == "add" || options.command == "sync") {
    options.add.progress = isatty(STDERR_FILENO);
    CatchSignals();
    return Finish(AddPaths(options.arguments, options.add, std::cerr));
  } else if (options.command == "remove") {
    CatchSignals();
    return Finish(
        RemoveDocuments(options.arguments, options.add.index, options.compact, std::cerr));
  } else if (options.command == "check") {
    return Check({options.add.index, options.sources, isatty(STDERR_FILENO) == 1});
  } else if (options.command == "compact") {
    Compact(options.add.index);
  } else if (options.command == "vocabulary") {
    return RunVocabulary(options);
  } else if (options.command == "suggest") {
    const SuggestOptions suggest{options.add.index, options.format == "json", options.fields};
    return PrintSuggestions(suggest, std::cout, std::cerr) > 0 ? 1 : 0;
  } else if (options.command == "rebuild") {
    CatchSignals();
    return Finish(RebuildIndex(options.add.index, isatty(STDERR_FILENO), std::cerr));
  } else {
    const IndexStats stats = CollectStats(options.add.index);
    std::cout << (options.format == "json" ? ToJson(stats) : ToText(stats)) << std::flush;
  }
  return 0;
}

int Fail(const std::exception& error, int code) {
  std::cerr << "attest-index: " << error.what() << '\n';
  return code;
}

}  // namespace
}  // namespace attest

int main(int argc, char** argv) try {
  attest::EndOnAbort();
  return attest::Run(attest::ParseOptions({argv + 1, argv + argc}, std::getenv("ATTEST_INDEX")));
} catch (const attest::UsageError& error) {
  return attest::Fail(error, 2);
} catch (const attest::InputError& error) {
  return attest::Fail(error, 1);
} catch (const std::exception& error) {
  return attest::Fail(error, 3);
}
