// Reads files in a child process that is locked in (confine.h): a file that makes its reader crash,
// loop or fill the memory costs that one document. The child is a program of its own
// (attest-reader, beside this one), so that it inherits neither the lock of an index nor an open
// file; it is used for one file after another and replaced when it ended.
#pragma once
#include <optional>
#include <string>

#include "corpus/readers/frames.h"
#include "corpus/readers/read_file.h"

namespace attest {

// A document of a file, as it came from the child: nothing in it is checked.
struct FileDocument {
  std::string member;  // as in DocumentSink
  std::string sha256;  // 64 hex digits
  Reading reading;
};

// Takes them.
class FileSink {
 public:
  virtual ~FileSink() = default;
  virtual void OnDocument(FileDocument document) = 0;
  virtual void OnMemberProblem(const std::string& member, const std::string& reason) = 0;
  // A few times a second while the child works, and after each signal: throws to end the reading.
  virtual void OnWait() {}
};

class ReadingChild {
 public:
  ReadingChild() = default;
  ~ReadingChild();
  ReadingChild(const ReadingChild&) = delete;
  ReadingChild& operator=(const ReadingChild&) = delete;

  // The file open for reading at `descriptor`, which stays the caller's. A member that ends its
  // child is a problem of its own, and another child reads on behind it, up to kMaxEndings times.
  // Throws RecordError where the file is rejected or its reader ended, after what came until then;
  // InputError where no child can be made. What the sink throws goes through.
  void Read(int descriptor, const ReadOptions& options, FileSink& sink);

 private:
  struct Progress;
  void Start();
  // Why the file was not read to its end; nothing where it was.
  std::optional<std::string> ReadOn(int descriptor, const ReadOptions& options, FileSink& sink,
                                    Progress* progress);
  // False where the file ends.
  bool Take(Frame frame, FileSink& sink, Progress* progress);
  // Ends the child, kills it where it does not end by itself, and says how it ended.
  std::string End(bool kill_it);

  int process_ = -1, socket_ = -1;
};

inline constexpr int kMaxEndings = 10;  // of children by members of one file

}  // namespace attest
