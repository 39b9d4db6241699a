// Regular expressions of ICU, tried side by side on one line. Thread-safe.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace attest {

class RegexList {
 public:
  explicit RegexList(const std::vector<std::string>& patterns);
  ~RegexList();

  struct Match {
    std::string before, after;                  // of the line
    std::map<std::string, std::string> groups;  // those that have a part in it
  };
  // The match that begins first, of several there the longest, with the groups of these names.
  std::optional<Match> Find(std::string_view line, const std::vector<std::string>& names) const;
  // The number of the first pattern that the whole line matches.
  std::optional<size_t> MatchWhole(std::string_view line) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace attest
