#include "indexer/options.h"

#include <algorithm>
#include <boost/program_options.hpp>

#include "schema/error.h"
#include "schema/text.h"

namespace attest {
namespace {

namespace po = boost::program_options;

struct Command {
  const char* name;
  const char* argument;  // what its arguments are, with an article; null where it takes none
  size_t most;           // arguments
};
constexpr size_t kMany = static_cast<size_t>(-1);
constexpr Command kCommands[] = {
    {"add", "a PATH", kMany}, {"sync", "a FOLDER", 1},    {"remove", "an ID", kMany},
    {"check", nullptr, 0},    {"compact", nullptr, 0},    {"rebuild", nullptr, 0},
    {"stats", nullptr, 0},    {"vocabulary", nullptr, 0}, {"suggest", nullptr, 0}};

const Command* FindCommand(const std::string& name) {
  const auto found = std::find_if(std::begin(kCommands), std::end(kCommands),
                                  [&](const Command& command) { return command.name == name; });
  return found == std::end(kCommands) ? nullptr : found;
}

std::string CommandNames() {
  std::string names;
  for (const Command& command : kCommands)
    names += (names.empty() ? "" : ", ") + std::string(command.name);
  return names;
}

po::options_description Declare(const std::string& command, Options& options) {
  po::options_description all;
  all.add_options()("help,h", po::bool_switch(&options.help))("index",
                                                              po::value(&options.add.index));
  if (command.empty()) all.add_options()("version", po::bool_switch(&options.version));
  if (command == "add" || command == "sync") {
    all.add_options()("dry-run", po::bool_switch(&options.add.dry_run))(
        "report", po::value(&options.add.report))("batch", po::value(&options.add.batch))(
        "prefix", po::value(&options.add.prefix))("encoding", po::value(&options.add.encoding));
  }
  if (command == "add") all.add_options()("retry", po::value(&options.add.retry));
  if (command == "add" || command == "sync" || command == "vocabulary")
    all.add_options()("vocabulary", po::value(&options.add.vocabulary));
  if (command == "remove") all.add_options()("compact", po::bool_switch(&options.compact));
  if (command == "check") all.add_options()("sources", po::bool_switch(&options.sources));
  if (command == "suggest") all.add_options()("field", po::value(&options.fields)->composing());
  if (command == "stats" || command == "vocabulary" || command == "suggest")
    all.add_options()("format", po::value(&options.format));
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

using Words = std::vector<std::string>;

Words FormatsOf(const std::string& command) {
  if (command == "vocabulary") return {"text", "skos", "tsv", "xml"};
  if (command == "suggest") return {"csv", "json"};
  return {"text", "json"};
}

// "text, skos or tsv"
std::string Alternatives(const Words& words) {
  std::string all;
  for (const std::string& word : words)
    all += (all.empty() ? "" : word == words.back() ? " or " : ", ") + word;
  return all;
}

void CheckWord(const std::string& option, const std::string& word, const Words& known,
               const std::string& see) {
  if (std::find(known.begin(), known.end(), word) != known.end()) return;
  throw UsageError(option + ": expected " + Alternatives(known) + ", found " + Printable(word) +
                   see);
}

void CheckFormat(const Options& options, const std::string& see) {
  CheckWord("--format", options.format, FormatsOf(options.command), see);
  for (const std::string& field : options.fields)
    CheckWord("--field", field, {"violations", "places", "date"}, see);
  if (options.command == "vocabulary" && options.format != "text" &&
      !options.add.vocabulary.empty()) {
    throw UsageError("vocabulary: expected --vocabulary or --format, found both" + see);
  }
}

void Require(const Options& options) {
  const std::string see = "; see attest-index " + options.command + " --help";
  const bool exports = options.command == "vocabulary" && options.add.vocabulary.empty();
  if (options.add.index.empty() && !exports) {
    throw UsageError(options.command + ": expected --index DIR or ATTEST_INDEX, found neither" +
                     see);
  }
  const Command& command = *FindCommand(options.command);
  if (command.argument && options.arguments.empty()) {
    throw UsageError(options.command + ": expected " + command.argument + ", found none" + see);
  }
  if (options.arguments.size() > command.most) {
    throw UsageError(options.command + ": expected no more words, found " +
                     Printable(options.arguments[command.most]) + see);
  }
  CheckFormat(options, see);
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
    throw UsageError("expected a command (" + CommandNames() +
                     "), found none; see attest-index --help");
  }
  options.command = arguments[0];
  if (options.command == "suggest") options.format = "csv";
  if (!FindCommand(options.command)) {
    throw UsageError("unknown command " + Printable(options.command) + ": expected one of " +
                     CommandNames() + "; see attest-index --help");
  }
  Parse(options.command, {arguments.begin() + 1, arguments.end()}, options);
  if (options.help) return options;
  options.add.mirror = options.command == "sync";
  if (options.add.index.empty() && environment_index) options.add.index = environment_index;
  Require(options);
  RequireText("--batch", options.add.batch);
  RequireText("--prefix", options.add.prefix);
  return options;
}

}  // namespace attest
