#include "corpus/file_reader.h"

#include <algorithm>
#include <utility>

#include "corpus/files.h"
#include "corpus/readers/kind.h"
#include "schema/text.h"

namespace attest {
namespace {

// Plain text has no members.
class TextSink : public DocumentSink {
 public:
  explicit TextSink(const ReadingChild::OnDocument& on_document) : on_document_(on_document) {}
  void OnDocument(const std::string& member, std::string_view bytes, Reading reading) override {
    on_document_({member, Hex(Sha256(bytes)), std::move(reading)});
  }
  void OnMemberProblem(const std::string& /*member*/, const std::string& reason) override {
    throw RecordError(reason);
  }

 private:
  const ReadingChild::OnDocument& on_document_;
};

void CheckSize(uint64_t size, uint64_t most) {
  if (size > most) {
    throw RecordError("expected at most " + std::to_string(most) + " bytes, found " +
                      std::to_string(size));
  }
}

}  // namespace

void FileReader::Read(const std::string& path, const ReadingChild::OnDocument& on_document,
                      const ReadingChild::OnProblem& on_problem) {
  File file(path);
  if (file.size() == 0) throw RecordError("the file is empty");
  CheckSize(file.size(), kMaxFile);
  std::string bytes = ReadUpTo(file, std::min<uint64_t>(file.size(), kFormatHead));
  if (NeedsChild(bytes)) return child_.Read(file.descriptor(), options_, on_document, on_problem);
  CheckSize(file.size(), kMaxText);
  bytes += ReadUpTo(file, file.size() - bytes.size(), file.size() - bytes.size());
  TextSink sink(on_document);
  ReadFile(bytes, options_, sink);
}

}  // namespace attest
