// Where a document's file lies, by its provenance. Pure text: nothing is looked up on the disk.
// Paths are in the form of Provenance; PathBytes (corpus/ids.h) gives the names that the disk has.
#pragma once
#include <string>

#include "schema/stored.h"

namespace attest {

// The folder that `path` and `via` are relative to: the root, or where that is a batch file the
// folder that it lies in.
std::string SourceFolder(const Provenance& provenance);
// The absolute path of the file that the text came from; of a record whose batch holds its text,
// that of the batch.
std::string SourceFile(const Provenance& provenance);
std::string SourceFile(const Copy& copy);
// Whether the text came from a file of its own: a bare file, or one that a manifest names.
bool HasOwnFile(const StoredDocument& stored);

// Whether ids made from paths below the two roots mean the same files: the same root, or a batch
// file and the folder that it lies in.
bool SameRoot(const std::string& a, const std::string& b);

}  // namespace attest
