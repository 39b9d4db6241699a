#include "corpus/door.h"

#include "corpus/batch.h"
#include "corpus/files.h"
#include "corpus/folder_run.h"
#include "corpus/walk.h"
#include "schema/text.h"

namespace attest {
namespace {

// The path for messages: without slashes at its end.
std::string Shown(const std::string& path) {
  const size_t last = path.find_last_not_of('/');
  return last == std::string::npos ? "/" : path.substr(0, last + 1);
}

// Both throw InputError with the path.
FileStatus Inspect(const std::string& path) {
  try {
    const FileStatus status = StatusOf(path, true);
    if (status.kind == FileKind::kMissing) throw InputError("no such file or folder");
    if (status.kind == FileKind::kOther)
      throw InputError("expected a file or folder, found a FIFO, socket or device");
    if (status.kind == FileKind::kRegular) File can_be_opened(path);
    return status;
  } catch (const InputError& error) {
    throw InputError(Printable(path, 4096) + ": " + error.what());
  }
}

std::string Canonical(const std::string& path) {
  try {
    return CanonicalPath(path);
  } catch (const InputError& error) {
    throw InputError(Printable(path, 4096) + ": " + error.what());
  }
}

WalkResult WalkNamed(const std::string& path, const std::string& root) {
  try {
    return Walk(root);
  } catch (const InputError& error) {
    throw InputError(Printable(path, 4096) + ": " + error.what());
  }
}

}  // namespace

void ReadPath(const std::string& path, const DoorOptions& options, RecordSink& sink) {
  const FileStatus status = Inspect(path);
  const std::string canonical = Canonical(path);
  const std::string shown = Shown(path);
  if (status.kind == FileKind::kFolder) {
    FolderRun(canonical, shown, options, sink).Read(WalkNamed(path, canonical));
  } else if (BatchKindOf(path) != BatchKind::kNone) {
    ReadBatchPath(canonical, shown, options, sink);
  } else {
    ReadBarePath(canonical, shown, options, sink);
  }
}

uint64_t SizeOfPath(const std::string& path) {
  const FileStatus status = Inspect(path);
  if (status.kind == FileKind::kRegular) return status.size;
  uint64_t total = 0;
  for (const WalkedFile& file : WalkNamed(path, Canonical(path)).files) total += file.size;
  return total;
}

}  // namespace attest
