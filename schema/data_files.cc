#include "schema/data_files.h"

#include <algorithm>
#include <cassert>

namespace attest {
namespace {
struct DataEntry {
  std::string_view name;
  const char *begin, *end;
};
#include "data_table.inc"
}  // namespace

std::string_view DataFile(std::string_view name) {
  for (const auto& file : kDataFiles) {
    if (file.name == name) return {file.begin, static_cast<size_t>(file.end - file.begin)};
  }
  assert(!"no such data file");
  return {};
}

std::vector<std::string_view> DataLines(std::string_view name) {
  std::vector<std::string_view> lines;
  for (std::string_view rest = DataFile(name); !rest.empty();) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    if (end > 0 && rest[0] != '#') lines.push_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return lines;
}

}  // namespace attest
