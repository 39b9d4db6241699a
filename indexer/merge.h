// How a record meets the document that is indexed already. Values in, values out.
#pragma once
#include "corpus/record.h"
#include "schema/stored.h"

namespace attest {

// The document of a record that has its text.
StoredDocument FromRecord(Record record);

// A record without text changes the fields that it names, empty values included, and nothing else:
// where the bytes came from stays. `stored.document.text` is passed through.
StoredDocument MergePartial(StoredDocument stored, const Record& record);

// Whether a manifest assigned any field, or the id.
bool HasAssigned(const StoredDocument& stored);
// A bare file that a manifest had described keeps what the manifest assigned (the id, and fields of
// origin manifest), with the batch (unless `batch_given`) and root. Where nothing was assigned
// `fresh` comes back as it is.
StoredDocument KeepAssigned(const StoredDocument& stored, StoredDocument fresh, bool batch_given);

// What a document's copies become when it goes or has other bytes: the first of them is the
// document now, and has the others. `stored` has its text and at least one copy.
StoredDocument Successor(StoredDocument stored);

}  // namespace attest
