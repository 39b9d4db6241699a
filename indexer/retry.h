// --retry REPORT: what a run rejected, to take only that again.
#pragma once
#include <set>
#include <string>
#include <string_view>

namespace attest {

class RetryList {
 public:
  // Reads a report of `add` or `sync` (report.h). Throws UsageError with file and line where it is
  // none.
  explicit RetryList(const std::string& path);

  // Whether a record or file was rejected, or anything that lies in it. `path` and `id` as the
  // report has them; `id` may be empty.
  bool Has(std::string_view path, std::string_view id) const;
  size_t size() const { return size_; }

 private:
  // Of what had an id, and paths of what had none; each with its containers: "a.zip!/b.txt" and
  // "a.zip".
  std::set<std::string, std::less<>> ids_, paths_;
  size_t size_ = 0;
};

}  // namespace attest
