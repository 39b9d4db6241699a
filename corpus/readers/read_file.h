// One file of any kind: what it is by its content, and the documents that it holds. Runs in a child
// process (reading_child.h), since it meets whatever archives hold.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "corpus/readers/reading.h"

namespace attest {

inline constexpr char kTooMuchMemory[] = "reading it needed more than 1 GB of memory";

struct ReadOptions {
  std::string encoding{};  // of text that does not say its own; empty: told by the bytes
  size_t skip = 0;  // members that other children have begun; the last of them ended its child
};

// Takes the documents that a file holds, in the order of the file.
class DocumentSink {
 public:
  virtual ~DocumentSink() = default;
  // Reading a member begins: should the child end now, that is why. Not for the file itself.
  virtual void OnBegin(const std::string& /*member*/) {}
  // `member` is the path of what lies inside the file ("x/y.txt", "mail.eml!/report.pdf"; bytes as
  // they stand there), empty for the file itself. `bytes` are those of the member, or of the file.
  virtual void OnDocument(const std::string& member, std::string_view bytes, Reading reading) = 0;
  // That member alone is rejected.
  virtual void OnMemberProblem(const std::string& member, const std::string& reason) = 0;
};

// Throws RecordError where the file itself is rejected. A container without text of its own calls
// for its members only.
void ReadFile(std::string_view bytes, const ReadOptions& options, DocumentSink& sink);

// Whether a file that begins with `head` wants a child: all but plain text.
bool NeedsChild(std::string_view head);

}  // namespace attest
