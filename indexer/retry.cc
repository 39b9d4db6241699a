#include "indexer/retry.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "corpus/files.h"
#include "corpus/ids.h"
#include "schema/error.h"
#include "schema/text.h"

namespace attest {
namespace {

constexpr uint64_t kMaxReport = 1ull << 30;  // bytes

void AddWithContainers(const std::string& name, std::set<std::string, std::less<>>& names) {
  if (name.empty()) return;
  names.insert(name);
  for (std::string& container : ContainersOf(name)) names.insert(std::move(container));
}

std::string ReadReport(const std::string& path) try {
  return ReadAll(path, kMaxReport);
} catch (const InputError& error) {
  throw UsageError("--retry " + Printable(path, 4096) + ": " + error.what());
}

}  // namespace

RetryList::RetryList(const std::string& path) {
  const std::string report = ReadReport(path);
  size_t line = 0;
  for (size_t begin = 0; begin < report.size();) {
    const size_t end = std::min(report.find('\n', begin), report.size());
    const auto json =
        nlohmann::json::parse(report.begin() + static_cast<ptrdiff_t>(begin),
                              report.begin() + static_cast<ptrdiff_t>(end), nullptr, false);
    begin = end + 1;
    ++line;
    const auto text = [&](const char* key) {
      const auto found = json.is_object() ? json.find(key) : json.end();
      if (!json.is_object() || found == json.end() || !found->is_string()) {
        throw UsageError("--retry " + Printable(path, 4096) + ":" + std::to_string(line) +
                         ": expected a line of a report, with path, id and outcome");
      }
      return found->get<std::string>();
    };
    if (text("outcome") != "rejected") continue;
    AddWithContainers(text("id").empty() ? text("path") : text("id"),
                      text("id").empty() ? paths_ : ids_);
    ++size_;
  }
}

bool RetryList::Has(std::string_view path, std::string_view id) const {
  return ids_.contains(id) || paths_.contains(path);
}

}  // namespace attest
