// Compaction of one database: a new generation beside the old one, then the link is switched and
// the old one removed. Freed blocks keep the text of removed documents until then. Readers go on
// with the old generation until they see the new link.
#pragma once
#include <string>

#include "schema/document.h"

namespace attest {

// Nothing else has the database open for writing; the index is locked by the caller. Throws
// IndexError, also where the disk has no room for a copy: then everything is as it was.
void CompactDatabase(const std::string& dir, Access access);

}  // namespace attest
