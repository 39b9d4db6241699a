// Names of members of archives: written by anybody, so no path is believed.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>

namespace attest {

inline constexpr size_t kMaxMemberPath = 4096;  // bytes

class MemberPaths {
 public:
  // The name without "." and empty parts, which are no way out. Throws RecordError where it is
  // empty, absolute, climbs with "..", holds a backslash or NUL, is too long, or was there before.
  std::string Add(std::string_view name);

 private:
  std::unordered_set<std::string> seen_;
};

// Throws RecordError where a member of this name describes others: a manifest or a sidecar, which
// may say that they are restricted, and which are not read inside a container.
void CheckDescribesNone(std::string_view name);

// What systems leave in archives and nobody put there: left out without a word.
bool IsClutter(std::string_view name);

}  // namespace attest
