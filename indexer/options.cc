#include "indexer/options.h"

#include <algorithm>
#include <boost/program_options.hpp>

#include "schema/error.h"
#include "schema/text.h"

namespace attest {
namespace {

namespace po = boost::program_options;

po::options_description Declare(const std::string& command, Options& options) {
  po::options_description all;
  all.add_options()("help,h", po::bool_switch(&options.help))("index",
                                                              po::value(&options.add.index));
  if (command.empty()) all.add_options()("version", po::bool_switch(&options.version));
  if (command == "add") {
    all.add_options()("dry-run", po::bool_switch(&options.add.dry_run))(
        "report", po::value(&options.add.report))("batch", po::value(&options.add.batch))(
        "prefix", po::value(&options.add.prefix));
  }
  if (command == "stats") all.add_options()("format", po::value(&options.format));
  all.add_options()("argument", po::value(&options.arguments));
  return all;
}

void Parse(const std::string& command, const std::vector<std::string>& arguments,
           Options& options) try {
  po::positional_options_description positional;
  positional.add("argument", -1);
  const auto description = Declare(command, options);
  po::variables_map map;
  // No guessing of shortened names: a script must not change its meaning with a later option.
  namespace style = po::command_line_style;
  po::store(po::command_line_parser(arguments)
                .options(description)
                .positional(positional)
                .style(style::default_style & ~style::allow_guessing)
                .run(),
            map);
  po::notify(map);
} catch (const po::error& error) {
  throw UsageError(std::string(error.what()) + "; see attest-index " +
                   (command.empty() ? "" : command + " ") + "--help");
}

void Require(const Options& options) {
  const std::string see = "; see attest-index " + options.command + " --help";
  if (options.add.index.empty()) {
    throw UsageError(options.command + ": expected --index DIR or ATTEST_INDEX, found neither" +
                     see);
  }
  const bool takes_arguments = options.command != "stats";
  if (takes_arguments && options.arguments.empty()) {
    throw UsageError(options.command + ": expected " +
                     (options.command == "add" ? "a PATH" : "an ID") + ", found none" + see);
  }
  if (!takes_arguments && !options.arguments.empty()) {
    throw UsageError(options.command + ": expected no more words, found " +
                     Printable(options.arguments[0]) + see);
  }
  if (options.format != "text" && options.format != "json") {
    throw UsageError("--format: expected text or json, found " + Printable(options.format) + see);
  }
}

void RequireText(const std::string& name, const std::string& value) {
  const bool control = std::any_of(value.begin(), value.end(),
                                   [](unsigned char c) { return c < 0x20 || c == 0x7f; });
  if (!control && FindInvalidUtf8(value) == std::string::npos) return;
  throw UsageError(name + ": expected UTF-8 without control characters, found " + Printable(value));
}

}  // namespace

Options ParseOptions(const std::vector<std::string>& arguments, const char* environment_index) {
  Options options;
  if (arguments.empty() || arguments[0].starts_with('-')) {
    Parse("", arguments, options);
    if (options.help || options.version) return options;
    throw UsageError(
        "expected a command (add, remove, stats), found none; see attest-index --help");
  }
  options.command = arguments[0];
  if (options.command != "add" && options.command != "remove" && options.command != "stats") {
    throw UsageError("unknown command " + Printable(options.command) +
                     ": expected add, remove or stats; see attest-index --help");
  }
  Parse(options.command, {arguments.begin() + 1, arguments.end()}, options);
  if (options.help) return options;
  if (options.add.index.empty() && environment_index) options.add.index = environment_index;
  Require(options);
  RequireText("--batch", options.add.batch);
  RequireText("--prefix", options.add.prefix);
  return options;
}

}  // namespace attest
