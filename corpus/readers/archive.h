// Archives: zip, tar, and what gzip packed, a tar or one file. Nothing is written to the disk.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "corpus/readers/kind.h"
#include "corpus/readers/reading.h"

namespace attest {

// Members go to the sink in the order of the archive; one that is encrypted, damaged, no file or
// over the limits of reading.h is a problem of its own. Folders and what the systems of Apple and
// Microsoft leave are passed over. `*budget` is how many bytes may still come out, and what is left
// then. `format` is kZip, kTar or kGzip; the one file of a gzip has the name that stands there, or
// "content". Throws RecordError: damaged, over kMaxMembers or `*budget`; and before any member, for
// an archive that holds a manifest or sidecar, which may say of a member that it is restricted.
void ReadArchive(std::string_view bytes, Format format, MemberSink& members, uint64_t* budget);

// Whether the name stays below the archive: relative, no part of it empty, "." or "..", and no
// backslash, in which some programs write a path.
bool IsSafeMember(std::string_view name);

}  // namespace attest
