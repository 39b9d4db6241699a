#include "corpus/folder_run.h"

#include <utility>

#include "corpus/csv_manifest.h"
#include "corpus/file_records.h"
#include "corpus/ids.h"
#include "corpus/jsonl_batch.h"
#include "corpus/sidecar.h"
#include "corpus/xml_batch.h"
#include "schema/text.h"

namespace attest {
namespace {

constexpr size_t kHead = 1u << 20;     // bytes that tell what a file is
constexpr size_t kMessagePath = 4096;  // characters

std::string NameOf(const std::string& path) { return path.substr(path.rfind('/') + 1); }

// With its slash: "a/b.txt" -> "a/", "b.txt" -> "".
std::string FolderOf(const std::string& path) { return path.substr(0, path.rfind('/') + 1); }

void TakeId(const std::string& id, std::set<std::string>& ids) {
  if (ids.insert(id).second) return;
  throw RecordError("id: \"" + Printable(id) +
                    "\" is already taken in this folder by another file, which stays");
}

// The name of a folder or batch as UTF-8; a manifest's own name would say nothing, so its folder's
// stands for it.
std::string BatchName(const DoorOptions& options, const std::string& canonical) {
  if (!options.batch.empty()) return options.batch;
  if (!IsManifest(canonical)) return IdFromPath("", NameOf(canonical));
  const std::string folder = canonical.substr(0, canonical.rfind('/'));
  return IdFromPath("", NameOf(folder).empty() ? "/" : NameOf(folder));
}

std::string FolderBatchName(const DoorOptions& options, const std::string& root) {
  if (!options.batch.empty()) return options.batch;
  return IdFromPath("", NameOf(root).empty() ? "/" : NameOf(root));
}

void ReadBatchBytes(const std::string& canonical, Batch& batch) {
  try {
    const BatchKind kind = BatchKindOf(canonical);
    if (kind == BatchKind::kJsonl) {
      File file(canonical);
      return ReadJsonlBatch(file, batch);
    }
    const std::string bytes = ReadAll(canonical, kMaxBatchFile);
    if (kind == BatchKind::kXml) {
      ReadXmlBatch(bytes, batch);
    } else {
      ReadCsvManifest(bytes, batch);
    }
  } catch (const InputError& error) {
    batch.Unreadable(0, error.what());
  }
}

// A manifest may say that the file is restricted; given by its own path, nobody has read it.
void RefuseBesideManifest(const std::string& root) {
  for (const char* name : {"manifest.csv", "manifest.jsonl", "manifest.xml"}) {
    if (StatusOf((root == "/" ? "" : root) + "/" + name, true).kind == FileKind::kMissing) continue;
    throw RecordError(std::string("not read, because ") + name +
                      " beside it may say what it is and who may read it; add the folder");
  }
}

// A bare file whose `path` is relative to `root`, `shown` being the root in messages.
FileTask BareTask(const std::string& root, const std::string& path, const Place& place,
                  const std::string& batch, const DoorOptions& options) {
  FileTask task;
  task.absolute = (root == "/" ? "" : root) + "/" + path;
  task.path = path;
  task.id_of = [path, &options](const std::string& member) {
    return IdFromPath(options.prefix, MemberPath(path, member));
  };
  task.place_of = [place](const std::string& member) {
    return Place{MemberPath(place.file, Printable(member, kMessagePath)), place.line};
  };
  task.reason_of = [](const std::string& /*member*/, const std::string& reason) { return reason; };
  task.base.place = place;
  task.base.document.id = task.id_of("");
  task.base.provenance = {
      PathText(path), "", batch, PathText(root), true, false, {{Field::kId, Origin::kFile}}};
  return task;
}

}  // namespace

void ReadBatchPath(const std::string& canonical, const std::string& shown,
                   const DoorOptions& options, RecordSink& sink) {
  const std::string name = BatchName(options, canonical);
  const std::string path = NameOf(canonical);
  Claims claims;
  std::string folder = canonical.substr(0, canonical.rfind('/'));
  if (folder.empty()) folder = "/";
  BatchFolder files(folder, "", IsManifest(path) ? path : "", &claims);
  FileReader reader({options.encoding});
  Batch batch({Printable(shown, kMessagePath), PathText(path), name, PathText(canonical),
               options.vocabulary, options.wanted, &reader},
              &files, sink);
  sink.OnBatch({name, PathText(canonical), PathText(path), !options.wanted});
  ReadBatchBytes(canonical, batch);
  sink.OnBatchEnd(batch.complete());
}

void ReadBarePath(const std::string& canonical, const std::string& shown,
                  const DoorOptions& options, RecordSink& sink) {
  const std::string path = NameOf(canonical);
  std::string root = canonical.substr(0, canonical.rfind('/'));
  if (root.empty()) root = "/";
  const std::string batch = FolderBatchName(options, root);
  const std::string id = IdFromPath(options.prefix, path);
  const Place place{Printable(shown, kMessagePath), 0};
  sink.OnBatch({batch, PathText(root), "", false});
  try {
    RefuseBesideManifest(root);
    FileTask task = BareTask(root, path, place, batch, options);
    std::set<std::string> ids;
    task.take_id = [&](const std::string& taken) { TakeId(taken, ids); };
    FileReader reader({options.encoding});
    ReadFileRecords(task, reader, OrBuiltIn(options.vocabulary), sink);
  } catch (const InputError& error) {
    sink.OnProblem({place, PathText(path), id, error.what()});
  } catch (const RecordError& error) {
    sink.OnProblem({place, PathText(path), id, error.what()});
  }
  sink.OnBatchEnd(true);
}

FolderRun::FolderRun(std::string root, std::string shown, const DoorOptions& options,
                     RecordSink& sink)
    : root_(std::move(root)),
      shown_(std::move(shown)),
      options_(options),
      sink_(sink),
      reader_({options.encoding}) {}

void FolderRun::Read(const WalkResult& walked) {
  sink_.OnBatch({FolderBatchName(options_, root_), PathText(root_), "", !options_.wanted});
  ReportWalk(walked.problems);
  SetAsideSidecars(walked.files);
  ReadManifests(walked.files);
  ReadOthers(walked.files);
  for (const WalkedFile& file : walked.files) {
    if (!read_.contains(file.path) && !claims_.contains(file.id)) ReadFile(file);
  }
  sink_.OnBatchEnd(complete_);
}

void FolderRun::ReportWalk(const std::vector<WalkProblem>& problems) {
  for (const WalkProblem& problem : problems) {
    complete_ &= !problem.unreadable;
    sink_.OnProblem({{Printable(shown_ + "/" + problem.path, kMessagePath), 0},
                     PathText(problem.path),
                     problem.rejected ? IdFromPath(options_.prefix, problem.path) : "",
                     problem.reason,
                     problem.rejected,
                     problem.rejected});
  }
}

// They describe a file that lies beside them, and are no documents.
void FolderRun::SetAsideSidecars(const std::vector<WalkedFile>& files) {
  std::set<std::string_view> paths;
  for (const WalkedFile& file : files) paths.insert(file.path);
  for (const WalkedFile& file : files) {
    if (paths.contains(SidecarOwner(file.path))) read_.insert(file.path);
  }
}

void FolderRun::ReadManifests(const std::vector<WalkedFile>& files) {
  for (const WalkedFile& file : files) {
    if (!IsManifest(file.path)) continue;
    const bool known = ReadBatch(file.path);
    std::string& broken = rulers_[FolderOf(file.path)];
    if (!known) broken = file.path;
  }
}

void FolderRun::ReadOthers(const std::vector<WalkedFile>& files) {
  for (const WalkedFile& file : files) {
    const bool open = !read_.contains(file.path) && !claims_.contains(file.id);
    if (open && BrokenRuler(file.path).empty() && LooksLikeBatch(file)) ReadBatch(file.path);
  }
}

bool FolderRun::LooksLikeBatch(const WalkedFile& file) {
  const BatchKind kind = BatchKindOf(file.path);
  if (kind == BatchKind::kNone) return false;
  std::string head;
  try {
    head = ReadHead(root_ + "/" + file.path, kHead);
  } catch (const InputError&) {
    return false;  // ReadFile reports it
  }
  if (kind == BatchKind::kXml) return LooksLikeXmlBatch(head);
  return kind == BatchKind::kJsonl ? LooksLikeJsonlBatch(head) : LooksLikeCsvBatch(head);
}

bool FolderRun::ReadBatch(const std::string& path) {
  read_.insert(path);
  const std::string canonical = (root_ == "/" ? "" : root_) + "/" + path;
  const std::string below = FolderOf(path);
  const std::string folder = canonical.substr(0, canonical.rfind('/'));
  const std::string name = BatchName(options_, canonical);
  BatchFolder files(folder, below, IsManifest(path) ? path : "", &claims_);
  Batch batch({Printable(shown_ + "/" + path, kMessagePath), PathText(path), name, PathText(root_),
               options_.vocabulary, options_.wanted, &reader_},
              &files, sink_);
  sink_.OnBatch({name, PathText(root_), PathText(path)});
  ReadBatchBytes(canonical, batch);
  sink_.OnBatchEnd(batch.complete());
  for (const auto& [id, line] : batch.ids()) ids_.insert(id);
  complete_ &= batch.complete();
  return batch.files_known();
}

std::string FolderRun::BrokenRuler(const std::string& path) const {
  for (std::string folder = FolderOf(path);;) {
    const auto ruler = rulers_.find(folder);
    if (ruler != rulers_.end()) return ruler->second;
    if (folder.empty()) return "";
    folder = FolderOf(folder.substr(0, folder.size() - 1));
  }
}

void FolderRun::ReadFile(const WalkedFile& file) {
  const Place place{Printable(shown_ + "/" + file.path, kMessagePath), 0};
  const std::string id = IdFromPath(options_.prefix, file.path);
  if (options_.wanted && !options_.wanted(PathText(file.path), id)) return;
  try {
    // Without its manifest nobody knows whether the file is public.
    if (const std::string broken = BrokenRuler(file.path); !broken.empty()) {
      throw RecordError("not read, because its manifest " + Printable(broken) +
                        " could not be read whole");
    }
    const BatchKind kind = BatchKindOf(file.path);
    if (kind == BatchKind::kXml)
      throw RecordError("expected the root element <records>, found another kind of XML");
    if (kind == BatchKind::kJsonl) {
      throw RecordError(
          "expected text or file in the first object, found neither; a batch that only changes "
          "fields must be named itself");
    }
    FileTask task = BareTask(root_, file.path, place, FolderBatchName(options_, root_), options_);
    task.take_id = [&](const std::string& taken) { TakeId(taken, ids_); };
    ReadFileRecords(task, reader_, OrBuiltIn(options_.vocabulary), sink_);
  } catch (const InputError& error) {
    sink_.OnProblem({place, PathText(file.path), id, error.what(), true, true});
  } catch (const RecordError& error) {
    sink_.OnProblem({place, PathText(file.path), id, error.what(), true, true});
  }
}

}  // namespace attest
