#include "corpus/file_records.h"

#include <utility>
#include <vector>

#include "corpus/batch.h"
#include "corpus/clean.h"
#include "corpus/files.h"
#include "corpus/ids.h"
#include "corpus/own_fields.h"
#include "corpus/sidecar.h"

namespace attest {
namespace {

class FileRecords {
 public:
  FileRecords(const FileTask& task, const Vocabulary& vocabulary, RecordSink& sink)
      : task_(task), vocabulary_(vocabulary), sink_(sink), base_(task.base) {
    std::vector<std::string> notes;
    AddSidecars(task.absolute, vocabulary, &base_, &notes);
    for (const std::string& note : notes) Tell("", note);
  }

  void Read(FileReader& reader) {
    reader.Read(
        task_.absolute, [&](FileDocument document) { TakeDocument(std::move(document)); },
        [&](const std::string& member, const std::string& reason) { Reject(member, reason); });
    if (documents_ == 0) throw RecordError("expected documents in it, found none");
    sink_.OnBytes(StatusOf(task_.absolute, true).size);
  }

 private:
  void TakeDocument(FileDocument document) {
    ++documents_;
    try {
      std::vector<std::string> notes;
      Record record = MakeRecord(document, &notes);
      notes.insert(notes.end(), document.reading.notes.begin(), document.reading.notes.end());
      task_.take_id(record.document.id);
      sink_.OnRecord(std::move(record));
      for (const std::string& note : notes) Tell(document.member, note);
    } catch (const RecordError& error) {
      Reject(document.member, error.what());
    }
  }

  Record MakeRecord(FileDocument& document, std::vector<std::string>* notes) {
    Record record = document.member.empty() ? base_ : MemberRecord(document.member);
    record.document.text = CheckedText("text", document.reading.text);
    record.named.insert(Field::kText);
    record.provenance.sha256 = std::move(document.sha256);
    record.provenance.origins[Field::kText] = Origin::kFile;
    AddFileFields(document.reading.fields, vocabulary_, &record, notes);
    DetectMissingLanguage(&record);
    return record;
  }

  // What lies in a restricted file is restricted.
  Record MemberRecord(const std::string& member) {
    Record record;
    record.document.id = task_.id_of(member);
    record.document.access = base_.document.access;
    record.place = task_.place_of(member);
    record.provenance = base_.provenance;
    record.provenance.path = PathText(MemberPath(task_.path, member));
    const auto& origins = base_.provenance.origins;
    record.provenance.origins = {{Field::kId, origins.at(Field::kId)}};
    if (const auto access = origins.find(Field::kAccess); access != origins.end()) {
      record.provenance.origins.insert(*access);
      record.named.insert(Field::kAccess);
    }
    return record;
  }

  Problem MakeProblem(const std::string& member, const std::string& reason) const {
    const std::string id = member.empty() ? base_.document.id : task_.id_of(member);
    return {task_.place_of(member), PathText(MemberPath(task_.path, member)), id,
            task_.reason_of(member, reason)};
  }

  void Reject(const std::string& member, const std::string& reason) {
    ++documents_;
    Problem problem = MakeProblem(member, reason);
    problem.hides = true;
    problem.restricts = base_.document.access != Access::kPublic;
    sink_.OnProblem(std::move(problem));
  }

  void Tell(const std::string& member, const std::string& note) {
    Problem problem = MakeProblem(member, note);
    problem.rejected = false;
    sink_.OnProblem(std::move(problem));
  }

  const FileTask& task_;
  const Vocabulary& vocabulary_;
  RecordSink& sink_;
  Record base_;
  size_t documents_ = 0;
};

}  // namespace

void ReadFileRecords(const FileTask& task, FileReader& reader, const Vocabulary& vocabulary,
                     RecordSink& sink) {
  reader.SetOnWait([&sink] { sink.OnWait(); });
  FileRecords(task, vocabulary, sink).Read(reader);
}

}  // namespace attest
