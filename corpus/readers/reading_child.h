// Reads files in a child process that is locked in (confine.h): a file that makes its reader crash,
// loop or fill the memory costs that one document. The child is a program of its own
// (attest-reader, beside this one), so that it inherits neither the lock of an index nor an open
// file; it is used for one file after another and replaced when it ended.
#pragma once
#include <chrono>
#include <functional>
#include <string>

#include "corpus/readers/confine.h"
#include "corpus/readers/read_file.h"

namespace attest {

struct Frame;

// A document of a file, as it came from the child: nothing in it is checked.
struct FileDocument {
  std::string member;  // as in DocumentSink
  std::string sha256;  // 64 hex digits
  Reading reading;
};

inline constexpr int kMaxEndings = 10;  // of children by members of one file

class ReadingChild {
 public:
  using OnDocument = std::function<void(FileDocument document)>;
  using OnProblem = std::function<void(const std::string& member, const std::string& reason)>;

  // `program`: another reader than attest-reader, for tests.
  explicit ReadingChild(std::string program = "",
                        std::chrono::seconds wall = std::chrono::seconds(kMaxWallSeconds))
      : program_(std::move(program)), wall_(wall) {}
  ~ReadingChild();
  ReadingChild(const ReadingChild&) = delete;
  ReadingChild& operator=(const ReadingChild&) = delete;

  // Called while the child works, a few times a second and after each signal: throws to end the
  // reading.
  void SetOnWait(std::function<void()> on_wait) { on_wait_ = std::move(on_wait); }

  // Of the file open for reading at `descriptor`, which stays the caller's. A member that
  // ends its child is a problem of its own, and another child reads on behind it, up to kMaxEndings
  // times. Throws RecordError where the file is rejected or its reader ended, after what came until
  // then; InputError where no child can be made. What the callbacks throw goes through.
  void Read(int descriptor, const ReadOptions& options, const OnDocument& on_document,
            const OnProblem& on_problem);

 private:
  struct Progress;
  void Start();
  std::string Converse(int descriptor, const ReadOptions& options, const OnDocument& on_document,
                       const OnProblem& on_problem, Progress* progress);
  std::string ReadOn(int descriptor, const ReadOptions& options, const OnDocument& on_document,
                     const OnProblem& on_problem, Progress* progress);
  // Ends the child, kills it where it does not end by itself, and says how it ended.
  std::string End(bool kill_it);
  static void Take(Frame frame, const OnDocument& on_document, const OnProblem& on_problem);

  std::function<void()> on_wait_;
  const std::string program_;
  const std::chrono::seconds wall_;
  int process_ = -1, socket_ = -1;
};

}  // namespace attest
