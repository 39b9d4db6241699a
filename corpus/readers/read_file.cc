#include "corpus/readers/read_file.h"

#include <new>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

#include "corpus/files.h"
#include "corpus/ids.h"
#include "corpus/readers/archive.h"
#include "corpus/readers/docx.h"
#include "corpus/readers/epub.h"
#include "corpus/readers/html.h"
#include "corpus/readers/hwp.h"
#include "corpus/readers/hwpx.h"
#include "corpus/readers/kind.h"
#include "corpus/readers/mail.h"
#include "corpus/readers/mbox.h"
#include "corpus/readers/member_path.h"
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

// What all files in a file share. Members are numbered in their order; the file itself is 0.
struct Whole {
  // What a child before this one has begun is not told again.
  bool IsNew(size_t number) const { return options.skip == 0 || number > options.skip; }
  void Tell(const std::string& path, const std::string& reason) {
    if (begun >= options.skip) sink.OnMemberProblem(path, reason);
  }

  const ReadOptions& options;
  DocumentSink& sink;
  Budget budget{};
  size_t begun = 0;
};

// A file at its place: `depth` containers lie around it.
struct Place {
  std::string path;
  int depth = 0;
};

// Looks at the names in a stream before any of it is handed over.
class NameCheck : public MemberSink {
 public:
  void OnMember(const std::string& name, std::string /*bytes*/) override { Look(name); }
  void OnMemberProblem(const std::string& name, const std::string& /*reason*/) override {
    Look(name);
  }
  const std::string& found() const { return found_; }

 private:
  void Look(const std::string& name) try {
    if (found_.empty()) CheckDescribesNone(name);
  } catch (const RecordError& error) {
    found_ = error.what();
  }

  std::string found_;
};

void ReadStream(Format format, std::string_view bytes, const Budget& budget, MemberSink& members) {
  if (format == Format::kGzip) return ReadGzip(bytes, budget, members);
  MemorySource source(bytes);
  ReadTar(source, budget, members);
}

void ReadCheckedStream(Format format, std::string_view bytes, const Budget& budget,
                       MemberSink& members) {
  NameCheck names;
  try {
    ReadStream(format, bytes, budget, names);
  } catch (const Error&) {
    // Said below, behind the members in front of it.
  }
  if (!names.found().empty()) throw RecordError(names.found());
  ReadStream(format, bytes, budget, members);
}

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
    const size_t number = ++whole_.begun;
    if (number == whole_.options.skip) return;  // the one that ended its child
    if (whole_.IsNew(number)) whole_.sink.OnBegin(place.path);
    try {
      if (place.depth > kMaxDepth + 1) ThrowTooDeep();  // in a mail, which is read at any depth
      // What lies in a mailbox is a mail, whatever it looks like.
      ReadOne(whole_, place, format_ == Format::kMbox ? Format::kMail : FormatOf(bytes), bytes);
    } catch (const RecordError& error) {
      whole_.Tell(place.path, error.what());
    } catch (const std::bad_alloc&) {
      whole_.Tell(place.path, kTooMuchMemory);
    }
  }
  void OnMemberProblem(const std::string& name, const std::string& reason) override {
    whole_.budget.Take(0);
    whole_.Tell(PlaceOf(name).path, reason);
  }

 private:
  Place PlaceOf(const std::string& name) const {
    const std::string& outside = container_.path;
    return {outside.empty() ? name : outside + std::string(kMemberSeparator) + name,
            container_.depth + 1};
  }

  Whole& whole_;
  const Place& container_;
  Format format_;
};

// What lies in a mail is read even where the mail itself is rejected.
void ReadMailFile(Whole& whole, const Place& place, std::string_view bytes, MemberSink& members) {
  const bool is_new = whole.IsNew(whole.begun);
  Waiting waiting;
  std::optional<RecordError> rejection;
  try {
    Reading mail = ReadMail(bytes, waiting, whole.options.encoding);
    if (is_new && (!Trim(mail.text).empty() || waiting.empty()))
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
    case Format::kTar:
      return ReadCheckedStream(format, bytes, whole.budget, members);
    default:
      if (!whole.IsNew(whole.begun)) return;
      whole.sink.OnDocument(place.path, bytes, ReadDocument(format, bytes, whole.options.encoding));
  }
}

}  // namespace

void ReadFile(std::string_view bytes, const ReadOptions& options, DocumentSink& sink) {
  Whole whole{options, sink};
  try {
    ReadOne(whole, {}, FormatOf(bytes), bytes);
  } catch (const BudgetSpent& error) {
    throw RecordError(error.what());
  }
}

bool NeedsChild(std::string_view head) { return FormatByHead(head) != Format::kText; }

}  // namespace attest
