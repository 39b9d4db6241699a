// An archive that lives: between two runs of the indexer files come, change, vanish and repeat each
// other, and records change their text and who may read them.
#pragma once
#include <cstddef>
#include <map>
#include <string>

#include "tests/faults/settings.h"
#include "tests/faults/state.h"

namespace attest {

// About `bytes` bytes of sentences in three languages, different each time; now and then in pages.
std::string MakeText(Random& random, size_t bytes);

class TestArchive {
 public:
  // Makes `folder`. At 100 `percent` some 250 short files, 24 long ones of up to 100 KB, copies of
  // files, and a batch of 160 records, one in five restricted.
  TestArchive(std::string folder, Random& random, size_t percent);

  void Change();
  const std::string& folder() const { return folder_; }
  // Every file and record, those too that an index leaves out as duplicates.
  State Documents() const;

 private:
  std::string NewPath(const char* kind);
  std::string SomeFile(const char* kind);
  size_t Some(size_t at_hundred_percent) const;
  void Put(const std::string& path, const std::string& text);
  void Remove(const std::string& path);
  void PutRecord(const std::string& id);
  void ChangeRecords();
  void WriteBatch() const;

  std::string folder_;
  Random& random_;
  size_t percent_;
  size_t made_ = 0;
  std::map<std::string, std::string> files_;  // path: text
  std::map<std::string, Version> records_;
};

}  // namespace attest
