#include "searcher/search_options.h"

#include <algorithm>

#include "schema/error.h"
#include "schema/text.h"

namespace attest {
namespace {

using Action = SearchCommand::Action;
using Format = SearchCommand::Format;

// Options with a value that is a parameter of the same name; - for _.
constexpr std::string_view kParameters[] = {
    "from",      "to",       "event-from", "event-to", "source", "source-type",
    "violation", "language", "place",      "batch",    "match",  "limit",
    "offset",    "sort",     "prefer",     "label",    "without"};

struct Switch {
  std::string_view option, parameter, value;
};
constexpr Switch kSwitches[] = {{"undated", "undated", "1"},
                                {"literal", "literal", "1"},
                                {"include-suggested", "suggested", "1"},
                                {"no-facets", "facets", "0"},
                                {"no-snippets", "snippets", "0"}};

class Reader {
 public:
  Reader(const std::vector<std::string>& arguments, const SearchDefaults& defaults)
      : arguments_(arguments), defaults_(defaults) {
    command_.request.label = defaults.label;
  }

  SearchCommand Read() {
    bool options = true;  // until --
    while (next_ < arguments_.size()) {
      const std::string& argument = arguments_[next_++];
      if (!options || argument.size() < 2 || argument[0] != '-') {
        AddWord(argument);
      } else if (argument == "--") {
        options = false;
      } else {
        ReadOption(argument);
      }
    }
    if (command_.action == Action::kVersion) command_.operand = defaults_.version;
    if (command_.action != Action::kHelp && command_.action != Action::kVersion) Check();
    return std::move(command_);
  }

 private:
  void AddWord(const std::string& word) {
    std::string& query = command_.request.query;
    query += (words_++ == 0 ? "" : " ") + word;
  }

  void ReadOption(const std::string& argument) {
    if (argument == "-h") return SetAction(Action::kHelp);
    if (!argument.starts_with("--")) {
      throw UsageError("unknown option " + Printable(argument, 40) +
                       "; a query that begins with - stands behind --");
    }
    const size_t equals = argument.find('=');
    has_value_ = equals != argument.npos;
    value_ = has_value_ ? argument.substr(equals + 1) : "";
    option_ = argument.substr(0, equals);
    const std::string name = option_.substr(2);
    if (!ReadParameter(name) && !ReadSwitch(name) && !ReadSpecial(name)) {
      throw UsageError("unknown option " + Printable(option_, 40) + "; --help lists them");
    }
    used_.push_back(name);
  }

  // The value behind = or the next argument, whatever that looks like: --sort -date.
  std::string Value() {
    if (has_value_) return value_;
    if (next_ == arguments_.size()) throw UsageError(option_ + ": expected a value behind it");
    return arguments_[next_++];
  }

  // SetParameter's message begins with the parameter's name: here it is the option's.
  void Set(const std::string& parameter, const std::string& value) {
    try {
      SetParameter(command_.request, parameter, value);
    } catch (const UsageError& error) {
      throw UsageError(option_ + (error.what() + parameter.size()));
    }
  }

  bool ReadParameter(const std::string& name) {
    if (std::find(std::begin(kParameters), std::end(kParameters), name) == std::end(kParameters))
      return false;
    std::string parameter = name;
    std::replace(parameter.begin(), parameter.end(), '-', '_');
    Set(parameter, Value());
    return true;
  }

  bool ReadSwitch(const std::string& name) {
    for (const Switch& entry : kSwitches) {
      if (entry.option != name) continue;
      RefuseValue();
      Set(std::string(entry.parameter), std::string(entry.value));
      return true;
    }
    return false;
  }

  bool ReadSpecial(const std::string& name) {
    if (name == "index") {
      command_.indexes.push_back(NonEmpty("a folder or tcp://HOST:PORT"));
    } else if (name == "format") {
      ReadFormat(Value());
    } else if (name == "topics") {
      SetAction(Action::kTopics);
      command_.operand = NonEmpty("a file");
    } else if (name == "show") {
      SetAction(Action::kShow);
      command_.operand = NonEmpty("the id of a document");
    } else if (name == "restricted" || name == "explain") {
      RefuseValue();
      (name == "explain" ? command_.request.explain : command_.request.restricted) = true;
    } else if (name == "help" || name == "version") {
      RefuseValue();
      SetAction(name == "help" ? Action::kHelp : Action::kVersion);
    } else {
      return false;
    }
    return true;
  }

  std::string NonEmpty(const std::string& expected) {
    std::string value = Value();
    if (value.empty()) throw UsageError(option_ + ": expected " + expected + ", found \"\"");
    return value;
  }

  void RefuseValue() const {
    if (has_value_)
      throw UsageError(option_ + " takes no value, found \"" + Printable(value_, 40) + "\"");
  }

  void ReadFormat(const std::string& value) {
    constexpr std::string_view kFormats[] = {"text", "json", "csv", "trec"};
    const auto* found = std::find(std::begin(kFormats), std::end(kFormats), value);
    if (found == std::end(kFormats)) {
      throw UsageError("--format: expected text, json, csv or trec, found \"" +
                       Printable(value, 40) + "\"");
    }
    command_.format = static_cast<Format>(found - kFormats);
  }

  // --help anywhere wins; --show and --topics exclude each other.
  void SetAction(Action action) {
    const Action now = command_.action;
    if (now == Action::kHelp || (now == Action::kVersion && action != Action::kHelp)) return;
    const bool both = (now == Action::kShow && action == Action::kTopics) ||
                      (now == Action::kTopics && action == Action::kShow);
    if (both) throw UsageError("--show and --topics do not go together");
    command_.action = action;
  }

  bool Used(std::string_view option) const {
    return std::find(used_.begin(), used_.end(), option) != used_.end();
  }

  void Check() {
    if (command_.indexes.empty() && !defaults_.index.empty()) command_.indexes = {defaults_.index};
    if (command_.indexes.empty()) {
      throw UsageError("no index: expected --index DIR, or ATTEST_INDEX in the environment");
    }
    if (command_.action == Action::kShow) CheckShow();
    if (command_.action == Action::kTopics) CheckTopics();
    if (command_.action == Action::kSearch) CheckSearch();
  }

  // An option that would have no effect is an error, not silence.
  void AllowOnly(const std::string& action, const std::vector<std::string_view>& allowed) const {
    for (const std::string& option : used_) {
      if (std::find(allowed.begin(), allowed.end(), option) == allowed.end()) {
        throw UsageError("--" + option + " does not go together with " + action);
      }
    }
    if (words_ > 0)
      throw UsageError(action + " takes no query, found \"" +
                       Printable(command_.request.query, 40) + "\"");
  }

  void CheckShow() const {
    AllowOnly("--show", {"show", "index", "format", "label", "restricted"});
    if (command_.format != Format::kText && command_.format != Format::kJson) {
      throw UsageError("--show: expected --format text or json");
    }
    if (FindInvalidUtf8(command_.operand) != std::string::npos) {
      throw UsageError("--show: expected UTF-8, found \"" + Printable(command_.operand, 40) + "\"");
    }
  }

  void CheckTopics() {
    AllowOnly("--topics", {"topics", "index", "format", "limit", "literal", "prefer", "restricted",
                           "no-facets", "no-snippets"});
    if (Used("format") && command_.format != Format::kTrec)
      throw UsageError("--topics: expected --format trec");
    command_.format = Format::kTrec;
  }

  void CheckSearch() {
    if (command_.request.explain && command_.format != Format::kText &&
        command_.format != Format::kJson) {
      throw UsageError("--explain: expected --format text or json");
    }
    if (command_.format == Format::kTrec && Used("offset")) {
      throw UsageError(
          "--offset does not go together with --format trec: a run begins with rank 1");
    }
    // What the form does not show need not be counted.
    if (command_.format == Format::kTrec) command_.request.snippets = false;
    if (command_.format == Format::kTrec || command_.format == Format::kCsv)
      command_.request.facets = false;
  }

  const std::vector<std::string>& arguments_;
  const SearchDefaults& defaults_;
  SearchCommand command_;
  size_t next_ = 0, words_ = 0;
  std::vector<std::string> used_;
  std::string option_, value_;  // of the option at hand, with its dashes
  bool has_value_ = false;      // --option=value
};

}  // namespace

SearchCommand ReadSearchCommand(const std::vector<std::string>& arguments,
                                const SearchDefaults& defaults) {
  return Reader(arguments, defaults).Read();
}

std::string LocaleLanguage(std::string_view locale) {
  const std::string_view language = locale.substr(0, locale.find_first_of("_.@"));
  if (language == "zh") {
    for (const std::string_view traditional : {"zh_TW", "zh_HK", "zh_MO"}) {
      if (locale.starts_with(traditional)) return "zh-Hant";
    }
    return "zh-Hans";
  }
  const bool letters =
      std::all_of(language.begin(), language.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return letters && (language.size() == 2 || language.size() == 3) ? std::string(language) : "en";
}

}  // namespace attest
