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

// A bare file that a manifest had described keeps what the manifest assigned (fields of origin
// manifest), with the batch (unless `batch_given`) and root. Without such fields `fresh` comes back
// as it is.
StoredDocument KeepAssigned(const StoredDocument& stored, StoredDocument fresh, bool batch_given);

// Whether ids made from paths below the two roots mean the same files: the same root, or a batch
// file and the folder that it lies in.
bool SameRoot(const std::string& a, const std::string& b);

}  // namespace attest
