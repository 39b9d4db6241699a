#include "indexer/run_memory.h"

namespace attest {

const std::string* RunMemory::Above(std::string_view root, std::string_view path) const {
  for (std::string part(path);;) {
    const auto found = hidden_.find({std::string(root), part});
    if (found != hidden_.end()) return &found->second;
    if (part.ends_with('!')) {  // "a.zip!/b.txt" lies in a.zip
      const auto container = hidden_.find({std::string(root), part.substr(0, part.size() - 1)});
      if (container != hidden_.end()) return &container->second;
    }
    if (part.empty()) return nullptr;
    const size_t slash = part.rfind('/');
    part.resize(slash == std::string::npos ? 0 : slash);
  }
}

std::string RunMemory::WhyHidden(std::string_view root, std::string_view path,
                                 std::string_view via) const {
  if (hidden_.empty() && plain_.empty()) return "";
  for (const std::string_view place : {path, via}) {
    if (place.empty()) continue;
    if (const std::string* above = Above(root, place)) return *above + " could not be read whole";
  }
  if (!via.empty() && plain_.contains({std::string(root), std::string(via)}))
    return std::string(via) + " was a batch before and was read as a plain text now";
  return "";
}

}  // namespace attest
