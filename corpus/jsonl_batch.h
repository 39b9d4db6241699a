// JSON Lines: one object a line, read as a stream, so that the file may be of any size.
#pragma once
#include <string_view>

#include "corpus/batch.h"
#include "corpus/files.h"

namespace attest {

// Lines end in LF or CRLF; a BOM and blank lines are skipped. A line that is no whole JSON object,
// repeats a key, nests deeper than 64 or is longer than kMaxRecordBytes is rejected with its line
// and column (in bytes, from 1) and leaves the batch incomplete; the next line goes on. Throws
// InputError where the source cannot be read on.
void ReadJsonlBatch(ByteSource& source, Batch& batch);

// Does the first object in the first bytes of a file (cut anywhere) have a key `text` or `file`?
bool LooksLikeJsonlBatch(std::string_view head);

}  // namespace attest
