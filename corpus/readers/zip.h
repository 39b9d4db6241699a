// Zip containers in memory: the only place that knows libzip. Nothing is written to disk, no
// declared size is believed: what counts is the bytes that come out, against the limits of
// reading.h. Methods store, deflate and bzip2.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/readers/reading.h"

struct zip;

namespace attest {

struct ZipEntry {
  std::string name;     // bytes as they stand there: any encoding, any path
  uint64_t packed = 0;  // bytes; as the directory says, as the next is
  uint64_t size = 0;
  bool encrypted = false;
  bool directory = false;  // the name ends in '/'
  bool link = false;       // symbolic, as Unix writes them: it holds a path
  uint64_t index = 0;
};

class Zip {
 public:
  // `bytes` must outlive it. `budget` is how much may come out of all members together; for a
  // container inside another one, what is left of the outer. Throws RecordError: cut off, no zip,
  // members that overlap, a directory that contradicts the members, over kMaxMembers.
  explicit Zip(std::string_view bytes, uint64_t budget = kMaxUnpacked);
  Zip(const Zip&) = delete;
  Zip& operator=(const Zip&) = delete;

  // In the order of the directory.
  const std::vector<ZipEntry>& entries() const { return entries_; }
  // Null where there is none of that name.
  const ZipEntry* Find(std::string_view name) const;
  // What the member holds. Throws RecordError, each without the member's name: encrypted, another
  // method, damaged, another size than declared, over a limit.
  std::string Read(const ZipEntry& entry);
  // As above, the reason beginning with the name; a member that is missing is such a reason.
  std::string Read(std::string_view name);
  // What is left of the budget.
  uint64_t budget() const { return budget_; }

 private:
  void List();

  struct Closer {
    void operator()(struct zip* archive) const;
  };
  std::unique_ptr<struct zip, Closer> archive_;
  std::vector<ZipEntry> entries_;
  std::unordered_map<std::string, size_t> by_name_;
  uint64_t bytes_, budget_;
};

}  // namespace attest
