// Small files of our own beside the databases of an index: read whole, and replaced in one step.
#pragma once
#include <optional>
#include <string>

namespace attest {

// Nothing where there is no such file. Throws IndexError.
std::optional<std::string> ReadSmallFile(const std::string& path);
// Through PATH.new, 0600: after a crash there is the old file or the new one. Throws IndexError.
void ReplaceSmallFile(const std::string& path, const std::string& bytes);
// Puts a folder's names (a link that was switched, a file that was replaced) on the disk.
void SyncFolder(const std::string& dir);

}  // namespace attest
