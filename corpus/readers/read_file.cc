#include "corpus/readers/read_file.h"

#include <functional>
#include <map>
#include <new>
#include <utility>
#include <vector>

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

namespace attest {
namespace {

constexpr char kTooDeep[] =
    "expected at most 2 archives or mails in each other, found one more: unpack it first";
static_assert(kMaxDepth == 2);

using Reader = std::function<Reading(std::string_view bytes, const ReadOptions& options)>;

Reader Plain(Reading (*read)(std::string_view)) {
  return [read](std::string_view bytes, const ReadOptions&) { return read(bytes); };
}

// Files that are one document. The others hold members: archives, mailboxes and mails.
const std::map<Format, Reader>& Readers() {
  static const std::map<Format, Reader> readers = {
      {Format::kText,
       [](std::string_view bytes, const ReadOptions& options) {
         return ReadPlainText(bytes, options.encoding);
       }},
      {Format::kHtml,
       [](std::string_view bytes, const ReadOptions& options) {
         return ReadHtml(bytes, {.encoding = options.encoding});
       }},
      {Format::kXlsx,
       [](std::string_view bytes, const ReadOptions&) { return TextOfWorkbook(ReadXlsx(bytes)); }},
      {Format::kOds,
       [](std::string_view bytes, const ReadOptions&) { return TextOfWorkbook(ReadOds(bytes)); }},
      {Format::kPdf, Plain(ReadPdf)},
      {Format::kDocx, Plain(ReadDocx)},
      {Format::kOdt, Plain(ReadOdt)},
      {Format::kFodt, Plain(ReadFodt)},
      {Format::kHwpx, Plain(ReadHwpx)},
      {Format::kHwp, Plain(ReadHwp)},
      {Format::kEpub, Plain(ReadEpub)},
      {Format::kSavedPage, Plain(ReadSavedPage)},
  };
  return readers;
}

// Over all members together: what is left of the archive is not read.
struct LimitError : Error {
  using Error::Error;
};

// The members of a mail, until its own text is known.
struct Attachments : MemberSink {
  void OnMember(const std::string& name, std::string bytes) override {
    members.emplace_back(name, std::move(bytes));
  }
  void OnMemberProblem(const std::string& name, const std::string& reason) override {
    problems.emplace_back(name, reason);
  }
  std::vector<std::pair<std::string, std::string>> members, problems;
};

class FileReader {
 public:
  FileReader(const ReadOptions& options, DocumentSink& sink) : options_(options), sink_(sink) {}

  // `path` is that of a member, empty for the file; `depth` the containers around it.
  void Read(std::string_view bytes, const std::string& path, int depth) {
    const Format format = FormatOf(bytes);
    const size_t number = begun_;
    if (const auto found = Readers().find(format); found != Readers().end()) {
      if (IsNew(number)) sink_.OnDocument(path, bytes, found->second(bytes, options_));
      return;
    }
    Members members(*this, path, depth);
    if (format == Format::kMail) return ReadMailFile(bytes, path, number, members);
    if (depth >= kMaxDepth) throw RecordError(kTooDeep);
    if (format == Format::kMbox) return ReadMbox(bytes, members);
    const size_t before = begun_ + problems_;
    ReadArchive(bytes, format, members, &budget_);
    if (begun_ + problems_ == before)
      throw RecordError("expected files in the archive, found none");
  }

 private:
  class Members : public MemberSink {
   public:
    Members(FileReader& reader, const std::string& path, int depth)
        : reader_(reader), before_(path.empty() ? "" : path + "!/"), depth_(depth) {}
    void OnMember(const std::string& name, std::string bytes) override {
      if (depth_ >= kMaxDepth) return OnMemberProblem(name, kTooDeep);
      reader_.ReadMember(before_ + name, bytes, depth_ + 1);
    }
    void OnMemberProblem(const std::string& name, const std::string& reason) override {
      reader_.Tell(before_ + name, reason);
    }

   private:
    FileReader& reader_;
    const std::string before_;
    const int depth_;
  };

  // The mail before what is attached to it.
  void ReadMailFile(std::string_view bytes, const std::string& path, size_t number,
                    Members& members) {
    Attachments attached;
    Reading reading = ReadMail(bytes, attached, options_.encoding);
    const bool empty = reading.text.find_first_not_of(" \n\t") == std::string::npos;
    if (IsNew(number) && !empty) sink_.OnDocument(path, bytes, std::move(reading));
    for (const auto& [name, reason] : attached.problems) members.OnMemberProblem(name, reason);
    for (auto& [name, content] : attached.members) members.OnMember(name, std::move(content));
  }

  static void Count(size_t* members) {
    if (++*members > kMaxMembers)
      throw LimitError("expected at most " + std::to_string(kMaxMembers) + " members, found more");
  }
  // The file itself is number 0; what a child before this one has begun is not told again.
  bool IsNew(size_t number) const { return options_.skip == 0 || number > options_.skip; }

  // A member that was not begun, or is rejected: once, as far as the child before this one got.
  void Tell(const std::string& path, const std::string& reason) {
    Count(&problems_);
    if (begun_ >= options_.skip) sink_.OnMemberProblem(path, reason);
  }

  void ReadMember(const std::string& path, std::string_view bytes, int depth) {
    Count(&begun_);
    const size_t number = begun_;
    if (number == options_.skip) return;  // which ended that child
    if (IsNew(number)) sink_.OnBegin(path);
    try {
      Read(bytes, path, depth);
    } catch (const RecordError& error) {
      if (IsNew(number)) Tell(path, error.what());
    } catch (const std::bad_alloc&) {
      if (IsNew(number)) Tell(path, kTooMuchMemory);
    }
  }

  const ReadOptions& options_;
  DocumentSink& sink_;
  uint64_t budget_ = kMaxUnpacked;
  size_t begun_ = 0, problems_ = 0;  // members
};

}  // namespace

void ReadFile(std::string_view bytes, const ReadOptions& options, DocumentSink& sink) try {
  FileReader(options, sink).Read(bytes, "", 0);
} catch (const LimitError& error) {
  throw RecordError(error.what());
}

bool NeedsChild(std::string_view head) {
  const Format format = FormatByHead(head);
  return format != Format::kText && format != Format::kNotRead;
}

}  // namespace attest
