// A sink that writes down what it gets, one line an event, and a folder that vanishes with the
// test.
#pragma once
#include <stdlib.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "corpus/batch.h"
#include "corpus/record.h"
#include "schema/text.h"

namespace attest {

inline std::string Joined(const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) out += (out.empty() ? "" : ",") + value;
  return out;
}

// "3 a: title=T text=… language=en(file)"; fields without a value are left out.
inline std::string Dump(const Record& record) {
  const Document& d = record.document;
  std::string out = std::to_string(record.place.line) + " " + d.id + ":";
  const auto add = [&](Field field, const std::string& value) {
    if (value.empty()) return;
    out += " " + std::string(FieldName(field)) + "=" + Printable(value, 60);
    const auto origin = record.provenance.origins.find(field);
    if (origin == record.provenance.origins.end()) {
      out += "(no origin)";
    } else if (origin->second != Origin::kManifest) {
      out += "(" + std::string(kOriginNames[static_cast<size_t>(origin->second)]) + ")";
    }
  };
  add(Field::kTitle, d.title);
  add(Field::kText, d.text);
  add(Field::kLanguage, Joined(d.languages));
  add(Field::kDate, d.date ? d.date->written : "");
  add(Field::kEventDate, d.event_date ? d.event_date->written : "");
  add(Field::kSource, d.source);
  add(Field::kSourceType, d.source_type);
  add(Field::kViolations, Joined(d.violations));
  add(Field::kPlaces, Joined(d.places));
  if (d.access == Access::kRestricted) add(Field::kAccess, "restricted");
  add(Field::kCreator, d.creator);
  add(Field::kRights, d.rights);
  add(Field::kUrl, d.url);
  add(Field::kIdentifier, d.identifier);
  return out;
}

class Recorder : public RecordSink {
 public:
  void OnRecord(Record record) override {
    log += Dump(record) + "\n";
    records.push_back(std::move(record));
  }
  void OnProblem(Problem problem) override {
    log += (problem.rejected ? "rejected " : "note ") + problem.place.ToString() +
           (problem.id.empty() ? "" : " [" + Printable(problem.id) + "]") + ": " + problem.reason +
           "\n";
    problems.push_back(std::move(problem));
  }
  void OnBatch(const BatchStart& start) override { batches += start.name + "("; }
  void OnBatchEnd(bool complete) override { batches += complete ? ")" : "!)"; }
  void OnBytes(size_t count) override { bytes += count; }

  std::string log;
  std::string batches;  // "a(b()c(!))": c could not be read whole, nor a
  std::vector<Record> records;
  std::vector<Problem> problems;
  size_t bytes = 0;
};

// A batch in memory, without a folder.
struct MemoryBatch {
  Recorder sink;
  Batch batch{{"f", "f", "batch", "/root"}, nullptr, sink};
};

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "attest-XXXXXX").string();
    if (!mkdtemp(name.data())) throw std::runtime_error("mkdtemp");
    path_ = std::filesystem::canonical(name).string();
  }
  ~TemporaryFolder() {
    std::error_code ignored;  // a folder that stays behind harms no test
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  std::string Write(const std::string& name, std::string_view bytes) const {
    const std::string path = path_ + "/" + name;
    std::filesystem::create_directories(std::filesystem::path(path).parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// The log with the folder's own path written as T.
inline std::string Log(const Recorder& sink, const TemporaryFolder& folder) {
  std::string log = sink.log;
  for (size_t at; (at = log.find(folder.path())) != std::string::npos;) {
    log.replace(at, folder.path().size(), "T");
  }
  return log;
}

}  // namespace attest
