// Reads the files of archives, of any kind: plain text here, all else in a child process.
#pragma once
#include <functional>
#include <string>
#include <utility>

#include "corpus/readers/reading_child.h"

namespace attest {

class FileReader {
 public:
  explicit FileReader(ReadOptions options = {}) : options_(std::move(options)) {}

  // As ReadingChild has it.
  void SetOnWait(std::function<void()> on_wait) { child_.SetOnWait(std::move(on_wait)); }

  // The documents of the file at `path`, in its order. Throws InputError where it cannot be opened
  // or no reader can be started, RecordError where it is rejected, after what was read until then.
  void Read(const std::string& path, const ReadingChild::OnDocument& on_document,
            const ReadingChild::OnProblem& on_problem);

 private:
  const ReadOptions options_;
  ReadingChild child_;
};

}  // namespace attest
