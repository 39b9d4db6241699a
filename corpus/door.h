// The doors: a path that a person names becomes records. Start here; xml_batch.h, jsonl_batch.h and
// csv_manifest.h read a kind of batch each, file_records.h files of any kind, walk.h lists a
// folder, fields.h is what all of them share.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "corpus/record.h"
#include "schema/vocabulary.h"

namespace attest {

struct DoorOptions {
  std::string batch;   // name of the batch; empty: that of the batch file or folder
  std::string prefix;  // before ids made from paths
  std::shared_ptr<const Vocabulary> vocabulary = nullptr;  // of the index; null: the built-in one
  // What is to be taken, by path and id as records have them; null: all. Nothing may be taken to be
  // gone then.
  std::function<bool(const std::string& path, const std::string& id)> wanted = nullptr;
  std::string encoding{};  // of text that does not say its own (readers/encoding.h); empty: told
};

// Reads one PATH of the command line: a batch file (.xml, .jsonl, .csv), a folder or a bare file
// (DESIGN section 2). A record or file that is bad becomes a Problem and the rest goes on. Throws
// InputError where the path itself is missing or cannot be read. Order is stable: that of the
// batch; in a folder first the manifests, then other batches, then bare files, each by the bytes of
// the path. Provenance: the root is the folder, the batch file, or the folder of a single bare
// file; a path is relative to the root or, where that is a batch file, to its folder, and PathBytes
// (ids.h) gives its bytes back. A batch is named after its file, a manifest after its folder.
void ReadPath(const std::string& path, const DoorOptions& options, RecordSink& sink);

// Bytes that ReadPath will read, for progress: the sizes of the files. Of a single batch file
// without those of the files that it names. Throws InputError as ReadPath does.
uint64_t SizeOfPath(const std::string& path);

}  // namespace attest
