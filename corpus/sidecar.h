// Sidecars: NAME.meta.json or NAME.meta.xml beside the file NAME describes it
// (readers/dublin_core.h reads them).
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "corpus/record.h"
#include "schema/vocabulary.h"

namespace attest {

// The file that a sidecar of this name describes; empty for other names.
std::string_view SidecarOwner(std::string_view path);

// Gives `record` what the sidecars of the file at `path` say (own_fields.h), that in JSON first.
// Throws RecordError with the sidecar's name where one cannot be read: it might say who may read
// the document.
void AddSidecars(const std::string& path, const Vocabulary& vocabulary, Record* record,
                 std::vector<std::string>* notes);

}  // namespace attest
