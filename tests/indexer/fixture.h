// What the tests of the indexer share: a folder that goes away, records from a few words, an index
// opened for reading.
#pragma once
#include <xapian.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "corpus/record.h"
#include "indexer/index_folder.h"
#include "schema/stored.h"
#include "schema/text.h"

namespace attest {

class TempDir {
 public:
  TempDir() {
    std::string name = (std::filesystem::temp_directory_path() / "attest-indexer-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~TempDir() { std::filesystem::remove_all(path_); }
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;

  std::string operator/(const std::string& name) const { return path_ + "/" + name; }
  const std::string& path() const { return path_; }
  // With the folders on the way. Returns its path.
  std::string Write(const std::string& name, const std::string& bytes) const {
    const std::filesystem::path path = path_ + "/" + name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
  }

 private:
  std::string path_;
};

inline std::string ReadBytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// A record of a batch, with a given id.
inline Record MakeRecord(const std::string& id, const std::string& text) {
  Record record;
  record.document.id = id;
  record.document.text = text;
  record.named = {Field::kId, Field::kText};
  record.provenance = {
      "batch.jsonl", Hex(Sha256(id + text)), "batch", "/r/batch.jsonl", false, true, {}};
  record.place = {"batch.jsonl", 1};
  return record;
}

// A file that no manifest named.
inline Record MakeBare(const std::string& path, const std::string& text,
                       const std::string& root = "/r") {
  Record record = MakeRecord(path, text);
  record.named = {Field::kText};
  record.provenance = {path, Hex(Sha256(text)), "r", root, true, false, {}};
  record.place = {root + "/" + path, 0};
  return record;
}

inline StoredDocument MakeStored(const std::string& id, const std::string& text,
                                 Access access = Access::kPublic) {
  Record record = MakeRecord(id, text);
  record.document.access = access;
  return {record.document, record.provenance};
}

inline Xapian::Database OpenDatabase(const std::string& dir, Access access = Access::kPublic) {
  return Xapian::Database(DatabasePath(dir, access));
}

// Whether Xapian finds the structure of a database whole.
inline bool IsSound(const std::string& path) { return Xapian::Database::check(path) == 0; }

// A text of about `bytes` bytes in sentences; `seed` makes it differ.
inline std::string LongText(size_t bytes, unsigned seed = 1) {
  static const char* const words[] = {"수용소에서", "torture", "酷刑", "witness",
                                      "강제북송된", "camp",    "북한", "人权"};
  std::string text;
  for (unsigned n = seed; text.size() < bytes; n = n * 1103515245u + 12345u) {
    text += words[n >> 16 & 7];
    text += (n >> 20 & 15) == 0 ? ". " : " ";
  }
  return text + ".";
}

}  // namespace attest
