// The command line of attest-search (DESIGN section 1): words to values. Reads no file, no
// environment, no index.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "searcher/request.h"

namespace attest {

struct SearchCommand {
  enum class Action { kSearch, kTopics, kShow, kHelp, kVersion } action = Action::kSearch;
  enum class Format { kText, kJson, kCsv, kTrec } format = Format::kText;
  std::vector<std::string> indexes;
  SearchRequest request;
  std::string operand;  // kTopics: the file; kShow: the id; kVersion: the version
};

struct SearchDefaults {
  std::string index;  // ATTEST_INDEX, or empty
  std::string label = "en";
  std::string version;  // of the program
};

// `arguments` without the program's name. Throws UsageError that names the option, what it takes
// and what was given.
SearchCommand ReadSearchCommand(const std::vector<std::string>& arguments,
                                const SearchDefaults& defaults);

// The language of a POSIX locale: ko_KR.UTF-8 is ko, zh_TW zh-Hant, other zh zh-Hans, C and the
// empty one en.
std::string LocaleLanguage(std::string_view locale);

std::string SearchHelp();
std::string SearchVersion(std::string_view version);

}  // namespace attest
