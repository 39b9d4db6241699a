// What the index keeps of a document in Xapian's document data. JSON, so that an index can be read
// without us. On short documents the record with its text, on long ones without, on passages the
// passage (text, page, overlap).
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "schema/document.h"

namespace attest {

// Another bare file with the bytes of a document: not indexed again, but known, so that it can take
// the document's place when that one's file changes or vanishes.
struct Copy {
  std::string id, path, batch, root;  // as Document and Provenance have them
  friend bool operator==(const Copy&, const Copy&) = default;
};

struct StoredDocument {
  Document document;  // `text` is empty for long documents: it lies in the passages
  Provenance provenance;
  std::vector<Copy> copies{};
  Suggestions suggested{};  // for fields that `document` lacks
};

// All paths of the document's bytes, its own first.
std::vector<std::string> AllPaths(const StoredDocument& stored);

struct StoredPassage {
  std::string text;      // with its U+000C
  uint32_t page = 0;     // page on which it begins, from 1; 0 where the document has no pages
  uint32_t overlap = 0;  // bytes at its beginning that the passage before it ends with
};

std::string EncodeDocument(const StoredDocument& stored);
StoredDocument DecodeDocument(
    std::string_view data);  // throws IndexError where it is not such a record
std::string EncodePassage(const StoredPassage& passage);
StoredPassage DecodePassage(std::string_view data);

// SHA-256 (raw, 32 bytes) over everything that indexing depends on: fields, text hash, provenance,
// layout. Suggestions follow from these. Equal digests mean: nothing to do. `stored` has its whole
// text; `stamp` is that of the index (StampText() of schema/layout.h).
std::string Digest(const StoredDocument& stored, std::string_view stamp);
std::string Digest(const StoredDocument& stored);  // of this program's layout

}  // namespace attest
