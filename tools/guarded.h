// What the mains of the tools share: errors to stderr and exit codes, in one place.
#pragma once

namespace attest {

// Runs `work(argc, argv)` and maps what it throws: 2 wrong usage, 3 the index cannot be used, 1
// anything else.
int Guarded(const char* program, int (*work)(int, char**), int argc, char** argv);

}  // namespace attest
