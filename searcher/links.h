// The links of an index folder, as they stand now (schema/layout.h). Compaction and rebuild switch
// them to a new generation and delete the old one; `restricted` is made for its first document.
#pragma once
#include <string>
#include <vector>

namespace attest {

struct Link {
  std::string path;    // DIR/public, for people
  std::string target;  // the database it leads to; it may be deleted by now
  bool restricted = false;

  bool operator==(const Link&) const = default;
};

// Of each folder `public` and, where asked for and there, `restricted` behind it. Throws IndexError
// where there is no index.
std::vector<Link> ReadLinks(const std::vector<std::string>& indexes, bool restricted);

}  // namespace attest
