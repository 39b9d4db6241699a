// CSV: a header with the names of fields, then one record a row, often beside the files that it
// names. RFC 4180 through libcsv; the separator is a comma, or the semicolon or tab under which the
// header has more known names.
#pragma once
#include <string_view>

#include "corpus/batch.h"

namespace attest {

// A row with another number of columns than the header, or with quotes that do not pair, is
// rejected with the line on which it begins and leaves the batch incomplete; reading goes on at the
// line after that one. In list fields '|' separates values; empty cells of text, file, id and
// access name nothing.
void ReadCsvManifest(std::string_view bytes, Batch& batch);

// Does the header have a column `text` or `file`? `head` may be cut anywhere.
bool LooksLikeCsvBatch(std::string_view head);

}  // namespace attest
