// What an index holds, read as a searcher reads it, and what it has to hold after a run that ended
// or was killed.
#pragma once
#include <map>
#include <string>
#include <vector>

namespace attest {

struct Version {
  std::string text;
  bool restricted = false;
  bool bare = false;  // a file that no manifest named: may be left out as a duplicate
  friend bool operator==(const Version&, const Version&) = default;
};
using State = std::map<std::string, Version>;  // by id

// One line a problem; empty where all is well.
using Problems = std::vector<std::string>;

struct IndexState {
  State documents;       // of both levels
  Problems problems;     // a document that is listed twice, or one that is in public and should not
  size_t tolerated = 0;  // kToleratesDoubles: listed twice, on their way to `public`
};
// Throws IndexError.
IndexState ReadState(const std::string& index);

// --report FILE: outcome by id. The last line of a killed run may be cut off and is left out then.
std::map<std::string, std::string> ReadReport(const std::string& path);

// After a whole run: all of `wanted` and nothing else, of bare files with the same bytes one.
Problems CompareWhole(const State& found, const State& wanted);

// After a killed run from `before` to `wanted`: each document is in the one version or the other,
// in the new one where the report says so. A document on its way to the other access level may be
// hidden, with its record kept in `index`.
Problems CompareKilled(const std::string& index, const State& found, const State& before,
                       const State& wanted, const std::map<std::string, std::string>& report);

// Names in the folder of an index that belong to no whole index: link.new, generations that no link
// names.
Problems Leftovers(const std::string& index);

std::string ToString(const Problems& problems);  // the first ten, in lines

}  // namespace attest
