// One run over what a person named: a folder with its manifests, batches and bare files, or a
// single file.
#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "corpus/batch.h"
#include "corpus/door.h"
#include "corpus/file_reader.h"
#include "corpus/walk.h"

namespace attest {

// A single batch file. `canonical` is its absolute path, `shown` that of messages.
void ReadBatchPath(const std::string& canonical, const std::string& shown,
                   const DoorOptions& options, RecordSink& sink);
// A single bare file; its root is its folder.
void ReadBarePath(const std::string& canonical, const std::string& shown,
                  const DoorOptions& options, RecordSink& sink);

// A folder: first its manifests, then other batches, then bare files, each by the bytes of the
// path.
class FolderRun {
 public:
  FolderRun(std::string root, std::string shown, const DoorOptions& options, RecordSink& sink);
  void Read(const WalkResult& walked);

 private:
  void ReportWalk(const std::vector<WalkProblem>& problems);
  void ReadManifests(const std::vector<WalkedFile>& files);
  void ReadOthers(const std::vector<WalkedFile>& files);
  void ReadFile(const WalkedFile& file);
  bool LooksLikeBatch(const WalkedFile& file);
  bool ReadBatch(const std::string& path);  // is every file that it names known?
  // The manifest that rules `path` where what it names is not known; empty where there is none.
  std::string BrokenRuler(const std::string& path) const;
  void SetAsideSidecars(const std::vector<WalkedFile>& files);

  const std::string root_, shown_;
  const DoorOptions& options_;
  RecordSink& sink_;
  Claims claims_;
  std::map<std::string, std::string>
      rulers_;                  // folder with a manifest ("" or "a/b/") -> "", or the broken one
  std::set<std::string> ids_;   // of everything that was accepted
  std::set<std::string> read_;  // paths of manifests, batches and sidecars
  bool complete_ = true;
  FileReader reader_;
};

}  // namespace attest
