// The command line of attest-index: what was asked for, and the help that teaches it.
#pragma once
#include <string>
#include <vector>

#include "indexer/add.h"

namespace attest {

struct Options {
  std::string command;  // add, sync, remove, …; empty with --help or --version of the program
  bool help = false, version = false;
  AddOptions add;                      // `index` is that of every command
  bool compact = false;                // remove
  bool sources = false;                // check
  std::string format = "text";         // of stats, vocabulary and suggest
  std::vector<std::string> fields;     // suggest: all where none is named
  std::vector<std::string> arguments;  // paths or ids
};

// `arguments` without the program's name; `environment_index` is ATTEST_INDEX or null. Throws
// UsageError.
Options ParseOptions(const std::vector<std::string>& arguments, const char* environment_index);

// Of the program for an empty command.
std::string HelpText(const std::string& command);

}  // namespace attest
