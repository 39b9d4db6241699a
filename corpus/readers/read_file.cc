#include "corpus/readers/read_file.h"

#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

#include "corpus/files.h"
#include "corpus/readers/archive.h"
#include "corpus/readers/docx.h"
#include "corpus/readers/epub.h"
#include "corpus/readers/html.h"
#include "corpus/readers/hwp.h"
#include "corpus/readers/hwpx.h"
#include "corpus/readers/kind.h"
#include "corpus/readers/mail.h"
#include "corpus/readers/mbox.h"
#include "corpus/readers/ods.h"
#include "corpus/readers/odt.h"
#include "corpus/readers/pdf.h"
#include "corpus/readers/plain_text.h"
#include "corpus/readers/xlsx.h"
#include "schema/text.h"

namespace attest {
namespace {

bool IsContainer(Format format) {
  return format == Format::kMbox || format == Format::kZip || format == Format::kTar ||
         format == Format::kGzip;
}

// A file that is one document.
Reading ReadDocument(Format format, std::string_view bytes, const std::string& encoding) {
  switch (format) {
    case Format::kText:
      return ReadPlainText(bytes, encoding);
    case Format::kPdf:
      return ReadPdf(bytes);
    case Format::kDocx:
      return ReadDocx(bytes);
    case Format::kOdt:
      return ReadOdt(bytes);
    case Format::kFodt:
      return ReadFodt(bytes);
    case Format::kXlsx:
      return TextOfWorkbook(ReadXlsx(bytes));
    case Format::kOds:
      return TextOfWorkbook(ReadOds(bytes));
    case Format::kHwpx:
      return ReadHwpx(bytes);
    case Format::kHwp:
      return ReadHwp(bytes);
    case Format::kEpub:
      return ReadEpub(bytes);
    case Format::kHtml:
      return ReadHtml(bytes, {.encoding = encoding});
    case Format::kSavedPage:
      return ReadSavedPage(bytes);
    case Format::kMail:
    case Format::kMbox:
    case Format::kZip:
    case Format::kTar:
    case Format::kGzip:
    case Format::kNotRead:
      break;
  }
  throw std::logic_error("not a format of documents");
}

// Keeps what a mail holds until the mail itself is a document.
class Waiting : public MemberSink {
 public:
  void OnMember(const std::string& name, std::string bytes) override {
    members_.emplace_back(name, std::move(bytes));
  }
  void OnMemberProblem(const std::string& name, const std::string& reason) override {
    problems_.emplace_back(name, reason);
  }
  bool empty() const { return members_.empty() && problems_.empty(); }
  void HandTo(MemberSink& sink) {
    for (auto& [name, bytes] : members_) sink.OnMember(name, std::move(bytes));
    for (const auto& [name, reason] : problems_) sink.OnMemberProblem(name, reason);
  }

 private:
  std::vector<std::pair<std::string, std::string>> members_, problems_;
};

// What all files in a file share.
struct Whole {
  const ReadOptions& options;
  DocumentSink& sink;
  Budget budget;
};

// A file at its place: `depth` containers lie around it.
struct Place {
  std::string path;
  int depth = 0;
};

[[noreturn]] void ThrowTooDeep() {
  throw RecordError("lies too deep: expected archives and mails at most " +
                    std::to_string(kMaxDepth) +
                    " deep in another one, found more; unpack them first");
}

void ReadOne(Whole& whole, const Place& place, Format format, std::string_view bytes);

// The members of the container at a place, each read as a file.
class Members : public MemberSink {
 public:
  Members(Whole& whole, const Place& container, Format format)
      : whole_(whole), container_(container), format_(format) {}

  void OnMember(const std::string& name, std::string bytes) override {
    whole_.budget.Take(bytes.size());
    const Place place = PlaceOf(name);
    try {
      if (place.depth > kMaxDepth + 1) ThrowTooDeep();  // in a mail, which is read at any depth
      // What lies in a mailbox is a mail, whatever it looks like.
      ReadOne(whole_, place, format_ == Format::kMbox ? Format::kMail : FormatOf(bytes), bytes);
    } catch (const RecordError& error) {
      whole_.sink.OnMemberProblem(place.path, error.what());
    }
  }
  void OnMemberProblem(const std::string& name, const std::string& reason) override {
    whole_.budget.Take(0);
    whole_.sink.OnMemberProblem(PlaceOf(name).path, reason);
  }

 private:
  Place PlaceOf(const std::string& name) const {
    return {container_.path.empty() ? name : container_.path + "!/" + name, container_.depth + 1};
  }

  Whole& whole_;
  const Place& container_;
  Format format_;
};

// What lies in a mail is read even where the mail itself is rejected.
void ReadMailFile(Whole& whole, const Place& place, std::string_view bytes, MemberSink& members) {
  Waiting waiting;
  std::optional<RecordError> rejection;
  try {
    Reading mail = ReadMail(bytes, waiting, whole.options.encoding);
    if (!Trim(mail.text).empty() || waiting.empty())
      whole.sink.OnDocument(place.path, bytes, std::move(mail));
  } catch (const RecordError& error) {
    rejection = error;
  }
  waiting.HandTo(members);
  if (rejection) throw *rejection;
}

// Recursion ends where ThrowTooDeep is called.
void ReadOne(Whole& whole, const Place& place, Format format, std::string_view bytes) {
  if (place.depth > kMaxDepth && IsContainer(format)) ThrowTooDeep();
  Members members(whole, place, format);
  switch (format) {
    case Format::kMail:
      return ReadMailFile(whole, place, bytes, members);
    case Format::kMbox:
      return ReadMbox(bytes, members);
    case Format::kZip:
      return ReadZip(bytes, whole.budget, members);
    case Format::kGzip:
      return ReadGzip(bytes, whole.budget, members);
    case Format::kTar: {
      MemorySource source(bytes);
      return ReadTar(source, whole.budget, members);
    }
    default:
      whole.sink.OnDocument(place.path, bytes, ReadDocument(format, bytes, whole.options.encoding));
  }
}

}  // namespace

void ReadFile(std::string_view bytes, const ReadOptions& options, DocumentSink& sink) {
  Whole whole{options, sink, Budget()};
  try {
    ReadOne(whole, {}, FormatOf(bytes), bytes);
  } catch (const BudgetSpent& error) {
    throw RecordError(error.what());
  }
}

bool NeedsChild(std::string_view head) { return FormatByHead(head) != Format::kText; }

}  // namespace attest
