#include "corpus/batch.h"

#include <algorithm>

#include "corpus/ascii.h"
#include "corpus/file_records.h"
#include "corpus/ids.h"
#include "corpus/language.h"
#include "schema/text.h"

namespace attest {
namespace {

constexpr size_t kMaxNotes = 1000;  // different ones a batch

// The value of `file` before anything is checked, so that the file is claimed even if its record is
// bad.
std::string NamedFile(const std::vector<RawField>& fields) {
  for (const RawField& field : fields) {
    const auto key = FindField(field.name);
    if (key && key->field == Field::kFile && !field.values.empty()) {
      return std::string(Trim(field.values[0]));
    }
  }
  return "";
}

// Whether the record says anything of its access but "public".
bool MayRestrict(const std::vector<RawField>& fields) {
  return std::any_of(fields.begin(), fields.end(), [](const RawField& field) {
    const auto key = FindField(field.name);
    if (!key || key->field != Field::kAccess) return false;
    return !field.wrong_type.empty() ||
           std::any_of(field.values.begin(), field.values.end(),
                       [](const std::string& value) { return Trim(value) != "public"; });
  });
}

}  // namespace

BatchKind BatchKindOf(std::string_view path) {
  const std::string lower = AsciiLower(path);
  if (lower.ends_with(".xml")) return BatchKind::kXml;
  if (lower.ends_with(".jsonl")) return BatchKind::kJsonl;
  return lower.ends_with(".csv") ? BatchKind::kCsv : BatchKind::kNone;
}

bool IsManifest(std::string_view path) {
  const std::string name = AsciiLower(path.substr(path.rfind('/') + 1));
  return name == "manifest.xml" || name == "manifest.jsonl" || name == "manifest.csv";
}

void Batch::Take(size_t line, const std::vector<RawField>& fields, std::string_view bytes,
                 std::string_view noun) {
  Record record;
  record.place = {info_.file, line};
  record.provenance = {info_.path, "", info_.name, info_.root, false, true, {}, info_.path};
  std::vector<std::string> notes;
  try {
    std::string file;
    BatchFolder::Found found;
    std::string file_error;
    if (const std::string named = NamedFile(fields); folder_ && !named.empty()) {
      try {
        found = folder_->Find(named);
      } catch (const RecordError& error) {
        file_error = error.what();  // thrown below, after what is said first
      }
    }
    SetFields(fields, noun, OrBuiltIn(info_.vocabulary), &record, &file, &notes);
    CheckNew(record.document.id);
    if (info_.wanted && !info_.wanted(info_.path, record.document.id)) {
      ids_.emplace(record.document.id, line);
      return;
    }
    if (!file_error.empty()) throw RecordError(file_error);
    if (!file.empty() && !folder_) throw RecordError("file: " + Printable(file) + " is missing");
    if (file.empty()) record.provenance.sha256 = Hex(Sha256(bytes));
    for (const std::string& note : notes) Note(line, note);
    record.provenance.origins[Field::kId] = Origin::kManifest;
    if (!file.empty()) return ReadFile(found, record);
  } catch (const RecordError& error) {
    Problem problem = MakeProblem(line, error.what());
    problem.id = record.document.id;
    problem.hides = problem.id.empty();
    problem.restricts = MayRestrict(fields);
    return sink_.OnProblem(std::move(problem));
  }
  ids_.emplace(record.document.id, line);
  DetectMissingLanguage(&record);
  sink_.OnRecord(std::move(record));
}

// Members are named after the record: what lies in the mail "case-7" is "case-7!/report.pdf".
void Batch::ReadFile(const BatchFolder::Found& found, const Record& record) {
  FileTask task;
  task.absolute = found.absolute;
  task.path = PathBytes(found.path);
  task.base = record;
  task.base.provenance.path = found.path;
  const std::string& id = record.document.id;
  task.id_of = [&](const std::string& member) { return IdFromPath("", MemberPath(id, member)); };
  task.place_of = [&](const std::string&) { return record.place; };
  task.reason_of = [&](const std::string& member, const std::string& reason) {
    return "file: " + Printable(MemberPath(found.path, member)) + ": " + reason;
  };
  task.take_id = [&](const std::string& taken) {
    CheckNew(taken);
    ids_.emplace(taken, record.place.line);
  };
  // What lay in the file before may lie in it still.
  const auto reject = [&](const std::string& reason) {
    const bool restricts = record.document.access != Access::kPublic;
    sink_.OnProblem(
        {record.place, found.path, id, task.reason_of("", reason), true, true, restricts});
  };
  try {
    ReadFileRecords(task, *info_.reader, OrBuiltIn(info_.vocabulary), sink_);
  } catch (const InputError& error) {
    reject(error.what());
  } catch (const RecordError& error) {
    reject(error.what());
  }
}

void Batch::CheckNew(const std::string& id) const {
  const auto taken = ids_.find(id);
  if (taken == ids_.end()) return;
  throw RecordError("id: \"" + Printable(id) + "\" is already taken by line " +
                    std::to_string(taken->second) + " of this batch, which stays");
}

Problem Batch::MakeProblem(size_t line, const std::string& reason) const {
  return {{info_.file, line}, info_.path, "", reason, true};
}

void Batch::Unreadable(size_t line, const std::string& reason, bool files_known) {
  complete_ = false;
  files_known_ &= files_known;
  Problem problem = MakeProblem(line, reason);
  problem.hides = true;
  sink_.OnProblem(std::move(problem));
}

bool Batch::Claim(const std::string& file) {
  if (!folder_ || file.empty() || FindInvalidUtf8(file) != std::string::npos) return false;
  try {
    folder_->Find(file);
    return true;
  } catch (const RecordError&) {
    return false;  // the caller tells what is broken
  }
}

void Batch::Note(size_t line, const std::string& reason) {
  if (notes_.size() >= kMaxNotes || !notes_.insert(reason).second) return;
  Problem note = MakeProblem(line, reason);
  note.rejected = false;
  if (notes_.size() == kMaxNotes) note.reason += "; further notes on this batch are not shown";
  sink_.OnProblem(std::move(note));
}

void DetectMissingLanguage(Record* record) {
  if (record->IsPartial() || !record->document.languages.empty()) return;
  record->document.languages = DetectLanguages(record->document.text);
  if (!record->document.languages.empty()) {
    record->provenance.origins[Field::kLanguage] = Origin::kSuggested;
  }
}

}  // namespace attest
