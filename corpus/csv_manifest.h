// CSV: a header with the names of fields, then one record a row, often beside the files that it
// names. RFC 4180 through libcsv; the separator is a comma, or the semicolon or tab under which the
// header has more known names.
#pragma once
#include <string_view>

#include "corpus/batch.h"

namespace attest {

// As ReadTable does. A row with quotes that do not pair is one that cannot be read; reading goes on
// at the line after the one on which it began.
void ReadCsvManifest(std::string_view bytes, Batch& batch);

// Does the header have a column `text` or `file`? `head` may be cut anywhere.
bool LooksLikeCsvBatch(std::string_view head);

}  // namespace attest
