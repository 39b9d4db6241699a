// What lies in a mail or archive has its access: nothing of a restricted file stays public.
#pragma once
#include <string>
#include <vector>

#include "indexer/archive.h"

namespace attest {

// Whether the document lies in a file ("mail.eml" of "mail.eml!/report.pdf") that is restricted.
bool LiesInRestricted(Archive& archive, const Provenance& provenance);

// Ids of the public documents that lie in the file of `container`.
std::vector<std::string> PublicMembers(Archive& archive, const StoredDocument& container);

}  // namespace attest
