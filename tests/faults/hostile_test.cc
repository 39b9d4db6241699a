// Hostile input through the real program: each row is rejected with its reason, everything beside
// it goes in, and memory stays within what the row allows.
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <iostream>

#include "tests/faults/hostile_files.h"
#include "tests/faults/program.h"
#include "tests/faults/settings.h"
#include "tests/faults/state.h"
#include "tests/indexer/fixture.h"

namespace attest {
namespace {

namespace fs = std::filesystem;

constexpr uid_t kNobody = 65534;

void Own(const std::string& path) {
  for (const auto& entry : fs::recursive_directory_iterator(path))
    CHECK(lchown(entry.path().c_str(), kNobody, kNobody) == 0);
  CHECK(lchown(path.c_str(), kNobody, kNobody) == 0);
}

std::string LastLine(const HostileRow& row) {
  return "added " + std::to_string(row.added) +
         ", updated 0, unchanged 0, removed 0, duplicate 0, rejected " +
         std::to_string(row.rejected) + "\n";
}

void CheckMemory(const HostileRow& row, const Ended& ended) {
  const size_t peak_mb = static_cast<size_t>(ended.peak_kb) / 1024;
  std::cout << "hostile: " << row.name << ": " << peak_mb << " MB, " << ended.took.count() / 1000
            << " ms" << std::endl;
#ifndef __SANITIZE_ADDRESS__  // which keeps freed memory for a while
  CHECK(peak_mb <= row.peak_mb);
#endif
}

void CheckRow(const HostileRow& row) {
  const TempDir dir;
  const std::string archive = dir / "archive", index = dir / "index";
  dir.Write("archive/good.txt", "a statement that is as it should be");
  row.make(archive);
  RunOptions options;
  if (row.as_nobody && geteuid() == 0) {
    Own(dir.path());
    options.user = kNobody;
  }
  const Ended ended = Run(IndexCommand({"add", "--index", index, archive}), options);
  INFO(row.name << ": " << ended);
  CHECK(ended.Exited(row.exit));
  CHECK(ended.out == LastLine(row));
  for (const std::string& fragment : row.err) CHECK_THAT(ended.err, Catch::Contains(fragment));
  CheckMemory(row, ended);
  const IndexState state = ReadState(index);
  CHECK(state.documents.size() == row.added);
  CHECK(state.documents.contains("good.txt"));
  if (row.as_nobody) fs::permissions(archive + "/closed", fs::perms::owner_all);
}

}  // namespace

TEST_CASE("hostile input is rejected, all else goes in") {
  for (const HostileRow& row : HostileRows(Setting("ATTEST_HUGE_MB", 140, 140),
                                           Setting("ATTEST_MANY_FILES", 10'000, 1'000)))
    CheckRow(row);
  for (const HostileRow& row : HostileReaderRows()) CheckRow(row);
}

}  // namespace attest
