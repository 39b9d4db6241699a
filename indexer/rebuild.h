// attest-index rebuild: an index of this program's layout and analysis from the stored texts of one
// of an older layout, or of another version of ICU; the sources are not needed.
#pragma once
#include <ostream>
#include <string>

#include "indexer/counts.h"

namespace attest {

// Each database is written anew beside the old one, then its link is switched. Counts every
// document as updated. Where a stored text is not the one that was indexed nothing is changed: the
// first such documents are told on `err`. After a signal the old generations stay as they are.
// Throws IndexError.
Counts RebuildIndex(const std::string& dir, bool progress, std::ostream& err);

}  // namespace attest
