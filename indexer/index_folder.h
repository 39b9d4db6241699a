// The folder of an index (schema/layout.h): which databases it has, and under which generation. No
// Xapian here.
#pragma once
#include <string>

#include "schema/document.h"

namespace attest {

// Whether there is an index at `dir`; false where the folder is missing or empty. Throws IndexError
// where `dir` is a file, or holds anything that an index has not.
bool CheckFolder(const std::string& dir);
// The same, and makes the folder (0700) where it is missing.
void PrepareFolder(const std::string& dir);

// Throws IndexError, with what to do, where there is no index at `dir` to read.
void RequireIndex(const std::string& dir);

bool HasDatabase(const std::string& dir, Access access);
// DIR/public.N, the target of the link. Throws IndexError where there is none.
std::string DatabasePath(const std::string& dir, Access access);
// The path of a generation that does not exist yet: one above the highest there.
std::string NextGeneration(const std::string& dir, Access access);
// Removes generations that no link leads to and links that are not finished: what an interrupted
// command left. The index is locked by the caller; readers that have a generation open go on.
void RemoveLeftovers(const std::string& dir);
// Points the link to `generation` (a path of NextGeneration), in one step: readers see the old one
// or the new one.
void SwitchTo(const std::string& dir, Access access, const std::string& generation);

}  // namespace attest
