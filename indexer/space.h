// A full disk is foreseen: Xapian survives one, but only if the program stops there.
#pragma once
#include <cstdint>
#include <string>

namespace attest {

// Bytes that this user may still write to the file system of `dir`. Throws IndexError.
uint64_t FreeBytes(const std::string& dir);

// Throws IndexError where a commit of `pending` bytes of text would not fit into `free` bytes.
void CheckSpace(const std::string& dir, uint64_t free, uint64_t pending);

}  // namespace attest
