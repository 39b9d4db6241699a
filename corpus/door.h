// The doors: a path that a person names becomes records. Start here; xml_batch.h, jsonl_batch.h, csv_manifest.h and
// plain_text.h read one format each, walk.h lists a folder, fields.h is what all of them share.
#pragma once
#include <cstdint>
#include <string>

#include "corpus/record.h"

namespace attest {

struct DoorOptions {
  std::string batch;   // name of the batch; empty: that of the batch file or folder
  std::string prefix;  // before ids made from paths
};

// Reads one PATH of the command line: a batch file (.xml, .jsonl, .csv), a folder or a bare file (DESIGN section 2).
// A record or file that is bad becomes a Problem and the rest goes on. Throws InputError where the path itself is
// missing or cannot be read. Order is stable: that of the batch; folders by bytes of the path.
void ReadPath(const std::string& path, const DoorOptions& options, RecordSink& sink);

// Bytes that ReadPath will read, for progress: the sizes of the files.
uint64_t SizeOfPath(const std::string& path);

}  // namespace attest
