// What the readers of batches share: ids of the batch, files that its records name, what becomes of
// a record.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/fields.h"
#include "corpus/files.h"
#include "corpus/record.h"
#include "schema/vocabulary.h"

namespace attest {

class FileReader;

enum class BatchKind : uint8_t { kNone, kXml, kJsonl, kCsv };
// By the end of the name: .xml, .jsonl, .csv, in any case.
BatchKind BatchKindOf(std::string_view path);
// manifest.xml, manifest.jsonl, manifest.csv.
bool IsManifest(std::string_view path);

inline constexpr uint64_t kMaxBatchFile = 2ull
                                          << 30;  // bytes of an XML or CSV batch; held in memory
inline constexpr size_t kMaxRecordBytes =
    2 * kMaxText + (1u << 20);  // of a JSON line or CSV row: text in \u escapes

// Which files the batches of one run have named, under whatever path: they enter through those
// records only. Value: path of the manifest as shown, empty for other batches.
using Claims = std::map<FileId, std::string>;

// The folder in which a batch's `file`s lie.
class BatchFolder {
 public:
  // `folder` is canonical; `below` is its path below the root, "" or with '/' at its end;
  // `manifest` is the batch's own path, relative to the root, where it is a manifest, else empty.
  BatchFolder(std::string folder, std::string below, std::string manifest, Claims* claims);

  struct Found {
    std::string absolute;
    std::string path;  // relative to the root, as PathText gives it
  };
  // Claims the file. Throws RecordError: missing, outside, no regular file, ruled by another
  // manifest.
  Found Find(const std::string& file);

 private:
  std::string Locate(const std::string& relative) const;
  void CheckRuler(const std::string& relative);

  const std::string folder_, below_, manifest_;
  Claims* const claims_;
  std::map<std::string, std::string> manifests_;  // folder below folder_ -> its manifest or ""
};

struct BatchInfo {
  std::string file;  // the batch's file as shown in messages
  std::string path;  // the same relative to the root, as PathText gives it
  std::string name;  // for Provenance::batch
  std::string root;  // absolute
  std::shared_ptr<const Vocabulary> vocabulary = nullptr;  // of the index; null: the built-in one
  std::function<bool(const std::string& path, const std::string& id)> wanted = nullptr;  // door.h
  FileReader* reader = nullptr;  // of the files that it names; may be null where `folder` is
};

class Batch {
 public:
  // `folder` may be null: then every `file` is missing. Both must outlive the batch.
  Batch(BatchInfo info, BatchFolder* folder, RecordSink& sink)
      : info_(std::move(info)), folder_(folder), sink_(sink) {}

  // A record that was read: to the sink as a record or a problem. `bytes` is what it is in the
  // batch; `noun` is what a field is called there.
  void Take(size_t line, const std::vector<RawField>& fields, std::string_view bytes,
            std::string_view noun);
  // A record, or all from here on, whose fields cannot be told: the batch is not read whole.
  // `files_known`: the files that it may name are claimed nevertheless, or there are none.
  void Unreadable(size_t line, const std::string& reason, bool files_known = false);
  // Claims what a broken record may name; false where there is no such file.
  bool Claim(const std::string& file);
  // Nothing is left out. Each reason once a batch.
  void Note(size_t line, const std::string& reason);

  bool complete() const { return complete_; }
  // Are all files that the batch names claimed, though it may not have been read whole?
  bool files_known() const { return files_known_; }
  RecordSink& sink() { return sink_; }
  // Ids of the records that were accepted, with their lines.
  const std::unordered_map<std::string, size_t>& ids() const { return ids_; }

 private:
  void ReadFile(const BatchFolder::Found& found, const Record& record);
  void CheckNew(const std::string& id) const;
  Problem MakeProblem(size_t line, const std::string& reason) const;

  BatchInfo info_;
  BatchFolder* folder_;
  RecordSink& sink_;
  bool complete_ = true;
  bool files_known_ = true;
  std::unordered_map<std::string, size_t> ids_;
  std::set<std::string> notes_;
};

// Sets `languages` from the text where the record names none (origin kFile). Partial records stay
// as they are.
void DetectMissingLanguage(Record* record);

}  // namespace attest
