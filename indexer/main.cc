#include <unistd.h>

#include <cstdlib>
#include <exception>
#include <iostream>

#include "indexer/add.h"
#include "indexer/options.h"
#include "indexer/remove.h"
#include "indexer/signals.h"
#include "indexer/stats.h"
#include "schema/error.h"
#include "schema/layout.h"

namespace attest {
namespace {

int Finish(const Counts& counts) {
  std::cout << counts.ToString() << std::endl;
  return counts.LeftOut() ? 1 : 0;
}

int Run(Options options) {
  if (options.version) {
    std::cout << "attest-index " ATTEST_VERSION ", " << StampText() << std::endl;
  } else if (options.help) {
    std::cout << HelpText(options.command) << std::flush;
  } else if (options.command == "add") {
    options.add.progress = isatty(STDERR_FILENO);
    CatchSignals();
    return Finish(AddPaths(options.arguments, options.add, std::cerr));
  } else if (options.command == "remove") {
    CatchSignals();
    return Finish(RemoveDocuments(options.arguments, options.add.index, std::cerr));
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
  return attest::Run(attest::ParseOptions({argv + 1, argv + argc}, std::getenv("ATTEST_INDEX")));
} catch (const attest::UsageError& error) {
  return attest::Fail(error, 2);
} catch (const attest::InputError& error) {
  return attest::Fail(error, 1);
} catch (const std::exception& error) {
  return attest::Fail(error, 3);
}
